"""How a placement changes its state: through the table of steps, with a row for each step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from openkarier.core.placement.steps import CASE
from openkarier.core.workflow import StepRefused
from openkarier.stages.placement.models import Langkah, Penempatan
from openkarier.stages.placement.refusal import Refused

COLUMNS = ("state", "sejak")


def held(usulan: Iterable[int]) -> list[Penempatan]:
    """Lock placements (keys of their usulan), in the order of their place in the SK and then of the key."""
    rows = Penempatan.objects.select_for_update(of=("self",)).filter(pk__in=list(usulan))
    return list(rows.select_related("pegawai", "ke__unit", "dari", "instansi").order_by("urutan", "pk"))


def move(
    rows: Sequence[Penempatan],
    verb: str,
    *,
    actor: str,
    hand: str,
    at: datetime,
    why: str = "",
    columns: Sequence[str] = (),
) -> None:
    """Take every row through one step, with further `columns` that the caller has set; all or nobody."""
    steps = []
    for row in rows:
        before, row.state, row.sejak = row.state, _after(row, verb, hand), at
        steps.append(
            Langkah(penempatan=row, at=at, actor=actor, hand=hand, before=before, after=row.state, why=why[:300])
        )
    Penempatan.objects.bulk_update(rows, [*COLUMNS, *columns], 500)
    Langkah.objects.bulk_create(steps, 500)


def _after(row: Penempatan, verb: str, hand: str) -> str:
    try:
        return CASE.after(verb, row.state, hand)
    except StepRefused as refusal:
        raise Refused(f"{row.pegawai.nama_gelar}: {refusal}") from refusal


def subject_of(row: Penempatan) -> str:
    """Name a placement in the ledger."""
    return f"penempatan:{row.pk}/{row.pegawai.nip}"
