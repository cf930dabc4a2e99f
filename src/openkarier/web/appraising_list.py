"""The list of SKP that wait for who appraises them, with those held up below and those not begun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from openkarier.web import frame, skp
from openkarier.web.pieces import Chip

if TYPE_CHECKING:
    from openkarier.stages.appraisal.models import Skp
    from openkarier.stages.registry.models import Pegawai


def show(
    request: HttpRequest, tahun: int, *, title: str, rows: Sequence[Skp], waits: set[int], held_up: Iterable[Skp],
    missing: Iterable[Pegawai],
) -> HttpResponse:  # fmt: skip
    """The page, for atasan and PPK."""
    desk: str = request.desk  # type: ignore[attr-defined]

    def url(row: Skp) -> str:
        return reverse(f"{desk}:appraisal-detail", args=[row.kode, row.pegawai.nip])

    only, mine = request.GET.get("menunggu") == "ya", waits & {row.pk for row in rows}
    shown = [(row, skp.LOOK[row.state], row.pk in waits, url(row)) for row in rows if not only or row.pk in waits]
    shown.sort(key=lambda each: not each[2])
    return frame.show(
        request,
        "appraising/index.html",
        title=title,
        rows=shown,
        held_up=[(row, url(row)) for row in held_up],
        missing=list(missing),
        tahun=tahun,
        chips=[
            Chip("Semua", f"?tahun={tahun}", on=not only, count=len(rows)),
            Chip("Menunggu Anda", f"?tahun={tahun}&menunggu=ya", on=only, count=len(mine)),
        ],
    )
