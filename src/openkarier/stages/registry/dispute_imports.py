"""After an import: disputes that were accepted but read otherwise now open again; those passed on that came, close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from openkarier.core.registry_data import BUTIR
from openkarier.core.registry_disputes import SANGGAH, same
from openkarier.foundation.journal.operations import Deed, record_all
from openkarier.stages.registry import dispute_notices as notices
from openkarier.stages.registry import dispute_values as values_of
from openkarier.stages.registry.disputes import mark, subject_of
from openkarier.stages.registry.models import Instansi, Pegawai
from openkarier.stages.registry.sanggahan import LangkahSanggahan, Sanggahan

HAND = "impor"
AFTER_CITE = "UU 27/2022 Pasal 29"  # data are kept accurate, complete and consistent


def compare(instansi: Instansi, *, actor: str, at: datetime) -> tuple[int, int]:
    """Compare settled and passed-on disputes with the registry after an import, in the caller's transaction.

    Returns (opened again, closed). At most six queries where nothing differs. The value of the import stays in force:
    the master is elsewhere; but the difference is on the desk, the datum in dispute, and the person is told.
    """
    rows = Sanggahan.objects.filter(instansi=instansi, state__in=("diterima", "diteruskan", "tertimpa"), hapus=False)
    latest = {(row.pegawai_id, row.butir, row.baris): row for row in rows.select_related("pegawai").order_by("pk")}
    held = values_of.held_many(latest.values())
    overwritten = [row for row in latest.values() if _overwritten(row, held[row.pk])]
    arrived = [row for row in latest.values() if row.state != "diterima" and same(row.seharusnya, held[row.pk])]
    for row in overwritten:
        _step(row, "timpa", f"Impor menyebut: {BUTIR[row.butir].said(held[row.pk] or {})}.", at)
    for row in arrived:
        row.dicatat, row.diputus_at, row.diputus_oleh = dict(row.seharusnya), at, actor
        row.jawaban = row.jawaban or "Data induk sudah diperbaiki; impor terakhir membawa nilainya."
        _step(row, "cocok", "Impor terakhir membawa nilai yang Anda sebut.", at)
    _finish([*overwritten, *arrived], actor, at)
    return len(overwritten), len(arrived)


def _overwritten(row: Sanggahan, held: dict[str, str] | None) -> bool:
    return row.state == "diterima" and bool(row.dicatat) and BUTIR[row.butir].written and not same(row.dicatat, held)


def _step(row: Sanggahan, verb: str, why: str, at: datetime) -> None:
    after = SANGGAH.after(verb, row.state, HAND)
    LangkahSanggahan.objects.create(
        sanggahan=row, at=at, actor="sistem", hand=HAND, before=row.state, after=after, why=why
    )
    row.state, row.kabar_at = after, at
    row.save(update_fields=["state", "kabar_at", "dicatat", "jawaban", "diputus_at", "diputus_oleh"])


def _finish(rows: Iterable[Sanggahan], actor: str, at: datetime) -> None:
    """Marks, words and leaves of all that moved."""
    moved = list(rows)
    if not moved:
        return
    for row in moved:
        mark(Pegawai.objects.select_for_update().get(pk=row.pegawai_id))
        notices.tell(row, at)
    record_all(Deed("SANGGAH_JAWAB", actor, at, subject_of(row), {"hasil": row.state}, AFTER_CITE) for row in moved)
