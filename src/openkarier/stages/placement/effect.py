"""On the TMT the riwayat changes, chain by chain: each chain wholly or not at all, by the clock or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from openkarier.core.placement.chains import Move, chains
from openkarier.core.placement.gates import DECIDED_BY
from openkarier.foundation.jobs.task import Task
from openkarier.stages.placement import queries
from openkarier.stages.placement.models import Penempatan
from openkarier.stages.placement.moving import held, move
from openkarier.stages.registry.models import Instansi
from openkarier.stages.registry.operations import change_posts
from openkarier.stages.registry.posts import Change, PostsBlocked


@dataclass(frozen=True)
class Outcome:
    """What became of the chains that were due: how many people moved, and a sentence for each that is blocked."""

    moved: int
    blocked: tuple[str, ...]


def take_effect(*, instansi: str, actor: str, hand: str, at: datetime) -> Outcome:
    """Let every placement begin whose TMT has come; doing it again changes nothing."""
    today = timezone.localtime(at).date()
    rows = list(queries.due(instansi, today))
    by_person = {row.pegawai_id: row for row in rows}
    moved, blocked = 0, []
    for chain in chains([Move(row.pegawai_id, row.pegawai.jabatan_id, row.ke_id, row.tunggal) for row in rows]):
        try:
            moved += _chain([by_person[step.person] for step in chain], actor, hand, at)
        except PostsBlocked as refusal:
            names = ", ".join(by_person[step.person].pegawai.nama_gelar for step in chain)
            blocked.append(f"{names}: {refusal}")
    return Outcome(moved, tuple(blocked))


def _chain(rows: Sequence[Penempatan], actor: str, hand: str, at: datetime) -> int:
    """One transaction: the riwayat of everybody in the chain, and the state of their placements."""
    with transaction.atomic():
        locked = held(row.pk for row in rows)
        if all(row.state == "berlaku" for row in locked):  # another hand was quicker: the clock, or a click
            return 0
        changes = [_change(row) for row in locked]
        moved = change_posts(changes=changes, actor=actor, at=at, citation=DECIDED_BY)
        for row in locked:
            row.berlaku_at = at
        move(locked, "berlakukan", actor=actor, hand=hand, at=at, columns=("berlaku_at",))
    return moved


def _change(row: Penempatan) -> Change:
    assert row.keputusan is not None
    return Change(row.pegawai_id, row.ke_id, row.keputusan.tmt, row.keputusan.nomor, row.keputusan.tanggal)


def overdue(instansi: str, today: date) -> list[Penempatan]:
    """Placements whose TMT has passed and that are not in effect: something is in the way."""
    return list(queries.due(instansi, today))


def by_the_clock(task: Task) -> str:
    """The routine of every morning."""
    at, moved, blocked = task.clock(), 0, 0
    for kode in Instansi.objects.values_list("kode", flat=True):
        outcome = take_effect(instansi=kode, actor="sistem", hand="sistem", at=at)
        moved, blocked = moved + outcome.moved, blocked + len(outcome.blocked)
    return f"{moved} pegawai menduduki jabatannya; {blocked} rangkaian tertahan."
