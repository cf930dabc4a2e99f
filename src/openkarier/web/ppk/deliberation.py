"""The usulan that the committee handed to the PPK; nothing before it was released."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openkarier.stages.deliberation import queries
from openkarier.web import frame


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Released usulan, sidang by sidang, the newest first."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    rows = [] if scope.unit else queries.released(scope.instansi)
    groups = [(sidang, list(found)) for sidang, found in groupby(rows, key=lambda each: each.sidang)]
    return frame.show(
        request,
        "ppk/deliberation/index.html",
        title="Usulan Tim Penilai Kinerja",
        lead="Usulan yang sudah disampaikan tim, dengan peringkat dan alasannya.",
        groups=groups,
    )
