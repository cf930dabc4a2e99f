"""The usulan that the committee handed to the PPK; nothing before it was released."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from openkarier.stages.deliberation import queries
from openkarier.web import frame, sidang
from openkarier.web.dossier_posts import frozen
from openkarier.web.frame import Link


@require_safe
def minutes(request: HttpRequest, kode: str) -> HttpResponse:
    """The minutes of a released sidang."""
    return sidang.released_minutes(request, kode)


@require_safe
def file(request: HttpRequest, usulan: int) -> HttpResponse:
    """The dossier as the committee saw it."""
    return frozen(request, usulan, Link("Usulan TPK", reverse("ppk:deliberation-index")))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Released usulan, sidang by sidang, the newest first."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    rows = [] if scope.unit else queries.released(scope.instansi).select_related("berkas")
    groups = [(held, list(found)) for held, found in groupby(rows, key=lambda each: each.sidang)]
    return frame.show(
        request,
        "ppk/deliberation/index.html",
        title="Usulan Tim Penilai Kinerja",
        lead="Usulan yang sudah disampaikan tim, dengan peringkat dan alasannya.",
        groups=groups,
    )
