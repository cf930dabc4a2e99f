"""The limits of a scenario: what policy asks for, the election window of the planned day, what people change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from openkarier.core.rotation.limits import BY_KEY, LIMITS, Limit, LimitRefused
from openkarier.stages.deliberation.models import Batas, Skenario
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused, hold, log, step, thaw
from openkarier.stages.standards.heads import window_on
from openkarier.stages.standards.queries import local_parameters

WINDOW = "kunci_pilkada"


def lay(made: Skenario, actor: str, at: datetime) -> None:
    """Every limit as policy has it on the day, the election window as the dates of the regional head have it."""
    day = timezone.localdate(at)
    settled = local_parameters(made.instansi.kode)
    known = {row.name: row for row in settled.rows if row.mulai <= day and (row.sampai is None or day <= row.sampai)}
    Batas.objects.bulk_create(_default(made, limit, known, actor, at) for limit in LIMITS)
    look_at_window(made, actor, at)


def _default(made: Skenario, limit: Limit, known: Mapping[str, Any], actor: str, at: datetime) -> Batas:
    policy = known.get(limit.parameter)
    return Batas(
        skenario=made, kunci=limit.key, nilai=policy.value if policy else limit.default, aktif=limit.on,
        sumber=policy.sk if policy else limit.source, oleh=actor, pada=at, dihitung=limit.key == WINDOW,
    )  # fmt: skip


def look_at_window(held: Skenario, actor: str, at: datetime, *, anew: bool = False) -> None:
    """Lock every post when the planned day lies in an election window; leave the lock as somebody set it by hand.

    The three windows, with their articles: `core.election` (UU 10/2016 articles 71 and 162, PP 49/2008 article 132A).
    With `anew` what was set by hand is computed again: it was decided about another day.
    """
    row = held.batas.select_for_update().filter(kunci=WINDOW).first()
    if row is None or not (row.dihitung or anew):
        return
    found = window_on(held.instansi.kode, held.tanggal_rencana)
    before = (row.aktif, row.sumber, row.dihitung)
    row.aktif, row.dihitung, row.alasan = found.restricted, True, found.sentence[:300]
    row.sumber = (found.citations or BY_KEY[WINDOW].source)[:200]
    row.oleh, row.pada = actor, at
    row.save(update_fields=["aktif", "dihitung", "alasan", "sumber", "oleh", "pada"])
    if before != (row.aktif, row.sumber, row.dihitung):
        day = held.tanggal_rencana.isoformat()
        change = {"batas": WINDOW, "aktif": row.aktif, "tanggal_rencana": day, "alasan": row.alasan}
        log(held, "ROTASI_BATAS", actor, at, {"perubahan": change})


@transaction.atomic
def set_limit(
    *, skenario: Skenario, kunci: str, nilai: str, aktif: bool, alasan: str, actor: str, hand: str, at: datetime
) -> Batas:
    """Change one limit before the run, with a reason; a frozen input is given up, because it no longer fits."""
    if kunci not in BY_KEY:
        raise ScenarioRefused("Batas ini tidak dikenal.")
    if not alasan.strip():
        raise ScenarioRefused("Tuliskan alasan perubahan batas; alasan tercatat di Buku Merit.")
    held = hold(skenario)
    step(held, "ubah", hand)
    row = held.batas.select_for_update().get(kunci=kunci)
    try:
        row.nilai = BY_KEY[kunci].read(nilai) if aktif else row.nilai
    except LimitRefused as refusal:
        raise ScenarioRefused(str(refusal)) from refusal
    row.aktif, row.alasan, row.oleh, row.pada, row.dihitung = aktif, alasan.strip()[:300], actor, at, False
    row.save(update_fields=["nilai", "aktif", "alasan", "oleh", "pada", "dihitung"])
    thaw(held)
    change = {"batas": kunci, "nilai": row.nilai, "aktif": aktif, "alasan": row.alasan}
    log(held, "ROTASI_BATAS", actor, at, {"perubahan": change})
    return row


@transaction.atomic
def plan_for(*, skenario: Skenario, tanggal: date, actor: str, hand: str, at: datetime) -> Skenario:
    """Plan the pelantikan for another day; the lock of the election window is computed for that day."""
    if tanggal < timezone.localdate(at):
        raise ScenarioRefused("Hari itu sudah lewat. Tuliskan hari pelantikan yang direncanakan, hari ini atau nanti.")
    held = hold(skenario)
    step(held, "ubah", hand)
    held.tanggal_rencana = tanggal
    held.save(update_fields=["tanggal_rencana"])
    thaw(held)
    log(held, "ROTASI_BATAS", actor, at, {"perubahan": {"tanggal_rencana": tanggal.isoformat()}})
    look_at_window(held, actor, at, anew=True)
    return held
