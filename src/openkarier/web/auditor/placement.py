"""Placement at the auditor's desk: every case with its gates, exceptions and steps; nothing can be changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openkarier.web import keberatan, placements
from openkarier.web.placement_files import sent


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The board."""
    return placements.board(request, "auditor", "placement/board.html", title="Penempatan")


@require_safe
def case(request: HttpRequest, nomor: int) -> HttpResponse:
    """One case."""
    return placements.shown(request, placements.find(request, nomor), "placement/case.html")


@require_safe
def objections_(request: HttpRequest) -> HttpResponse:
    """Objections with their clocks."""
    return keberatan.listed(request, "auditor")


@require_safe
def objection(request: HttpRequest, tiket: str) -> HttpResponse:
    """One objection."""
    return keberatan.shown(request, "auditor", tiket)


@require_safe
def file(request: HttpRequest, nomor: int) -> HttpResponse:
    """A letter of another party."""
    return sent(request, nomor)
