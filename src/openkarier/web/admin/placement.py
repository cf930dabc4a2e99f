"""Placement at the admin's desk: lifting a gate, with a reason and a paper that show for ever."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.stages.placement import papers
from openkarier.web import placements
from openkarier.web.placement_files import sent
from openkarier.web.placements import attempt, text


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The board; open a case to lift a gate."""
    return placements.board(request, "admin", "placement/board.html", title="Pengecualian gerbang SK")


@require_safe
def case(request: HttpRequest, nomor: int) -> HttpResponse:
    """One case with its gates."""
    return placements.shown(request, placements.find(request, nomor), "admin/placement/case.html")


@require_POST
def lift(request: HttpRequest, nomor: int) -> HttpResponse:
    """Lift one gate for one case."""
    found = placements.find(request, nomor)

    def act() -> str:
        made = papers.lift_gate(
            nomor=nomor, gerbang=text(request, "gerbang"), alasan=text(request, "alasan"), dasar=text(request, "dasar"),
            actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
        return f"Gerbang {made.get_gerbang_display()} dikecualikan. Pengecualian ini tampil selamanya."

    if refusal := attempt(request, act):
        return placements.shown(
            request, found, "admin/placement/case.html", status=422, refusal=refusal, typed=request.POST
        )
    return redirect("admin:placement-case", nomor)


@require_safe
def file(request: HttpRequest, nomor: int) -> HttpResponse:
    """A letter of another party."""
    return sent(request, nomor)
