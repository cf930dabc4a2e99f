"""A scenario made from another one: a what-if on its frozen data, or a copy with other limits on data of its own."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from openkarier.core.rotation.scenario import BUSY, DECISIONS, SOLVED
from openkarier.stages.deliberation import scenario_limits
from openkarier.stages.deliberation.models import Batas, Ketetapan, Skenario
from openkarier.stages.deliberation.scenario_steps import PREPARE, ScenarioRefused, hold, log, queue, subject_of
from openkarier.stages.deliberation.scenarios import Decision, decided, said_of


@transaction.atomic
def what_if(
    *, skenario: Skenario, decision: Decision | None, without: Ketetapan | None, actor: str, at: datetime
) -> Skenario:
    """A child of a solved scenario: the same frozen data, one decision more or one less, solved again by the worker."""
    held = hold(skenario)
    if held.state not in SOLVED:
        raise ScenarioRefused("Pengandaian dimulai dari skenario yang sudah selesai dihitung.")
    child = Skenario.objects.create(
        instansi=held.instansi, period=held.period, induk=held, nama=_child_name(held, decision, without),
        benih=held.benih, uji_coba=held.uji_coba, per_tanggal=held.per_tanggal, oleh=actor, pada=at,
        tanggal_rencana=held.tanggal_rencana, state="menyiapkan",
    )  # fmt: skip
    _carry_over(held, child, without)
    if decision:
        decided(child, decision, actor, at)
    if without:
        said = {**said_of(without), "dicabut": True}
        log(child, "ROTASI_KETETAPAN", actor, at, {"ketetapan": said, "alasan": "urung"})
    queue(child, PREPARE, actor, at, {"then_solve": True})
    return child


def _child_name(held: Skenario, decision: Decision | None, without: Ketetapan | None) -> str:
    kind = decision.jenis if decision else without.jenis if without else ""
    what = f"andai {DECISIONS[kind].lower()}" if decision else f"tanpa: {DECISIONS[kind].lower()}"
    root = held.nama.split(" · ")[0][:60]
    return f"{root} · {what}"[:120]


def _carry_over(held: Skenario, child: Skenario, without: Ketetapan | None) -> None:
    limits = list(held.batas.all())
    for row in limits:
        row.pk, row.skenario = None, child
    Batas.objects.bulk_create(limits)
    rows = [row for row in held.ketetapan.order_by("pk") if without is None or row.pk != without.pk]
    for each in rows:
        each.pk, each.skenario = None, child
    Ketetapan.objects.bulk_create(rows)


@transaction.atomic
def copy(*, skenario: Skenario, actor: str, at: datetime) -> Skenario:
    """A draft with the same period, limits and decisions, to be changed and solved beside the first one."""
    held = hold(skenario)
    if held.state in BUSY:
        raise ScenarioRefused("Skenario ini sedang dihitung. Tunggu selesai atau batalkan, lalu salin.")
    day = timezone.localdate(at)
    made = Skenario.objects.create(
        instansi=held.instansi, period=held.period, salinan_dari=held, nama=_copy_name(held), benih=held.benih,
        uji_coba=held.uji_coba, per_tanggal=day, tanggal_rencana=max(day, held.tanggal_rencana), oleh=actor, pada=at,
    )  # fmt: skip
    _carry_over(held, made, None)
    log(made, "ROTASI_BATAS", actor, at, {"perubahan": "skenario disalin", "dari": subject_of(held)})
    scenario_limits.look_at_window(made, actor, at)
    return made


def _copy_name(held: Skenario) -> str:
    root = held.nama.split(" · ")[0][:90]
    return f"{root} · salinan {held.salinan.count() + 1}"
