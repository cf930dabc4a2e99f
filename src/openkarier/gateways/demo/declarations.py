"""The demo period: about half of the city has filed, through the same operations as everybody; some are drafting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.tables import table
from openkarier.stages.aspiration import operations, periods, queries
from openkarier.stages.registry import queries as registry

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Period
    from openkarier.stages.registry.models import Pegawai

KODE = "contoh-1"
OPEN_FOR, OPEN_SINCE = timedelta(days=21), timedelta(days=12)  # the demo opens in the middle of a period
FILED, DRAFTING, MOVING = 0.48, 0.07, 0.38  # of the obliged; mission.md A.6 tells of about half
WILLING = {
    "pindah": (("semua", "tujuan", "opd", "tidak"), (0.28, 0.46, 0.62, 1.0)),
    "tetap": (("semua", "opd", "tidak"), (0.07, 0.22, 1.0)),
}  # door -> answers and their running shares, invented
HANDFUL = 100  # declarations to a transaction
OPERATOR = next(cast.nip for cast in CAST if cast.desk == "bkpsdm")
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Material:
    """What declarations are made of: reasons by door, targets, and the posts that people may wish for."""

    reasons: dict[str, list[str]]
    targets: list[dict[str, str]]
    posts: list[tuple[int, str]]


def there() -> bool:
    """Whether the demo period exists."""
    return queries.periods(INSTANSI).filter(kode=KODE).exists()


def load(seed: int, report: Report) -> int:
    """Open the demo period and file for about half of the obliged; return the number of declarations."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    now = timezone.now()
    period = _open(agency, now)
    people = list(
        queries.obliged(period, registry.people(Scope(Reach.INSTANSI, instansi=INSTANSI))).select_related(
            "unit__opd", "jabatan"
        )
    )
    material = _material(period)
    own = {cast.nip for cast in CAST}  # the demo accounts declare for themselves
    filed = 0
    for start in range(0, len(people), HANDFUL):
        with transaction.atomic():
            for person in people[start : start + HANDFUL]:
                filed += person.nip not in own and _declare(seed, period, person, material, now)
        report(min(start + HANDFUL, len(people)), len(people))
    return filed


def _open(agency: Any, now: datetime) -> Period:
    begin = (now - OPEN_SINCE).replace(minute=0, second=0, microsecond=0)
    plan = periods.Plan(
        kode=KODE, nama=f"Open Karier {now.year}", dasar=f"Keputusan Wali Kota Nomor 800/{now.year} (contoh)",
        mulai=begin, batas=begin + OPEN_FOR,
    )  # fmt: skip
    planned = periods.plan_period(instansi=agency, plan=plan, actor=OPERATOR, at=begin)
    return periods.open_period(period=planned, actor=OPERATOR, at=begin)


def _material(period: Period) -> Material:
    reasons: dict[str, list[str]] = {"pindah": [], "tetap": []}
    for row in table("alasan"):
        reasons[row["pintu"]].append(row["alasan"])
    posts = queries.wishable(period).values_list("pk", "jenjang")
    return Material(reasons, list(table("target")), list(posts))


def _declare(seed: int, period: Period, person: Pegawai, material: Material, now: datetime) -> int:
    """Let one person file, draft, or stay silent; return 1 if filed. Units differ in zeal, as they do."""
    chance = Chance(seed, "pernyataan", person.nip)
    place = person.unit.opd.kode if person.unit and person.unit.opd else ""
    zeal = Chance(seed, "semangat", place).between(0.55, 1.45)
    silent = not chance.flip(min(0.97, FILED * zeal))
    if silent and not chance.flip(DRAFTING):
        return 0
    at = now - OPEN_SINCE * chance.between(0, 1) ** 1.3
    door = "pindah" if chance.flip(MOVING) else "tetap"
    draft = _draft(chance, door, material, period) | willing(seed, person.nip, door)
    if silent:
        draft.pop("ready")  # what they still have to state
    aspiration = operations.begin(period=period, pegawai=person, at=at, draft=draft)
    if silent:
        return 0
    operations.submit(aspiration=aspiration, revision=1, actor=operations.Actor.of(person), hand="asn", at=at)
    return 1


def willing(seed: int, nip: str, door: str) -> dict[str, str]:
    """Whether the person would be placed elsewhere: most who move say yes within a limit, most who stay say no."""
    return {f"willing_{door}": Chance(seed, "bersedia", nip).weighted(*WILLING[door])}


def _draft(chance: Chance, door: str, material: Material, period: Period) -> dict[str, Any]:
    """What the person typed."""
    due = period.batas + timedelta(days=30 * chance.integer(4, 7))
    draft: dict[str, Any] = {"door": door, "reason": chance.pick(material.reasons[door]), "ready": "ya"}
    draft["targets"] = [_target(chance, material, f"{due:%Y-%m-%d}") for _ in range(chance.integer(1, 3))]
    if door == "pindah":
        wishes = dict.fromkeys(chance.pick(material.posts)[0] for _ in range(chance.integer(1, 3)))
        draft["wishes"] = [{"jabatan": post} for post in wishes]
    return draft


def _target(chance: Chance, material: Material, due: str) -> dict[str, str]:
    row = chance.pick(material.targets)
    base = chance.integer(int(row["dari_min"]), int(row["dari_maks"]))
    goal = base + chance.integer(int(row["naik_min"]), int(row["naik_maks"]))
    typed = {"indicator": row["capaian"], "unit": row["satuan"], "baseline": str(base), "goal": str(goal)}
    return typed | {"due": due, "method": row["cara_ukur"]}
