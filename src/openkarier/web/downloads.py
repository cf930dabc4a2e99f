"""Lists as files: a workbook made by gateways/spreadsheet/export.py, sent as a download."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from django.http import FileResponse, HttpRequest
from django.utils import timezone

from openkarier.gateways.spreadsheet.export import About, Sheet, write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_MEMORY = 4 * 1024 * 1024  # bytes; a longer file is kept on disk until it is sent


def workbook(
    request: HttpRequest, name: str, sheets: Sequence[Sheet], *, title: str, facts: Sequence[tuple[str, str]] = ()
) -> FileResponse:
    """Answer with `name`.xlsx: the sheets, and one that tells who made it, when, and `facts` (filters, method)."""
    user: Any = request.user
    file = cast(BinaryIO, SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115  # the response closes it
    write(file, sheets, About(title, f"{user.nama} ({user.nip})", timezone.now(), facts))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
