"""Open Karier of July 2025 in the demo: a handful of declarations that were answered later that year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.tables import table
from openkarier.stages.aspiration import operations, periods
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.registry import queries as registry

CITY = Scope(Reach.INSTANSI, instansi=INSTANSI)
OFFICER = next(cast.nip for cast in CAST if cast.desk == "bkpsdm")
OPENED, CLOSED = datetime(2025, 7, 2, 1, tzinfo=UTC), datetime(2025, 7, 10, 9, tzinfo=UTC)
KODE = "2025-2"
HANDFUL = 14  # declarations of 2025 beside those of the demo accounts
Report = Callable[[int, int], None]


def declared() -> bool:
    """Whether the period of 2025 exists."""
    return aspiration.periods(INSTANSI).filter(kode=KODE).exists()


def declare(report: Report) -> int:
    """Open Karier of July 2025 (2 to 10 July, as in Bengkulu), filed by a handful, closed before any other opens."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    plan = periods.Plan(
        kode=KODE, nama="Open Karier 2025 Tahap II", mulai=OPENED, batas=CLOSED, dasar="SE Wali Kota (contoh)"
    )
    planned = periods.plan_period(instansi=agency, plan=plan, actor=OFFICER, at=OPENED)
    period = periods.open_period(period=planned, actor=OFFICER, at=OPENED)
    own = {cast.nip for cast in CAST if cast.desk in ("asn", "operator", "asesor")}
    structural = registry.people(CITY).filter(jabatan__jenis="1").exclude(jabatan__jenjang="JPT_PRATAMA")
    nips = [*own, *structural.order_by("nip").values_list("nip", flat=True)[:HANDFUL]]
    posts = list(aspiration.wishable(period).filter(jenis="1").order_by("-jenjang").values_list("pk", flat=True))
    target = next(iter(table("target")))
    for place, nip in enumerate(sorted(nips)):
        person = registry.person(CITY, nip)
        if person is not None:
            _file_one(period, person, posts[place * 7 % len(posts)], target)
        report(place + 1, len(nips))
    periods.close_period(period=period, actor=OFFICER, at=CLOSED)
    return len(nips)


def _file_one(period: Any, person: Any, post: int, target: dict[str, str]) -> None:
    promise = {
        "indicator": target["capaian"], "unit": target["satuan"], "baseline": "4", "goal": "9", "due": "2026-01-31",
        "method": target["cara_ukur"],
    }  # fmt: skip
    draft = {"door": "pindah", "reason": "Ingin memperluas pengalaman memimpin.", "ready": "ya", "targets": [promise],
             "willing_pindah": "tujuan"}  # fmt: skip
    at = OPENED + timedelta(days=2)
    made = operations.begin(period=period, pegawai=person, at=at, draft={**draft, "wishes": [{"jabatan": post}]})
    operations.submit(aspiration=made, revision=1, actor=operations.Actor.of(person), hand="asn", at=at)
