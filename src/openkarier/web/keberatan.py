"""Objections as several desks show them: the list by deadline, and one with its clocks and steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from openkarier.core.placement.objections import Clock, next_way, to_decide
from openkarier.core.placement.steps import OBJECTION
from openkarier.stages.placement import queries
from openkarier.web import frame, pieces, placements
from openkarier.web.paging import paged

if TYPE_CHECKING:
    from openkarier.stages.placement.models import Keberatan

LOOK = {
    "diajukan": "diajukan", "terlambat": "lewat", "ditelaah": "berjalan", "diputus": "selesai",
    "tidak-diterima": "ditolak", "dicabut": "ditarik",
}  # fmt: skip
RUNNING = ("diajukan", "terlambat", "ditelaah")


@dataclass(frozen=True)
class Row:
    """One objection in a list, with the clock of the PPK."""

    keberatan: Keberatan
    url: str
    clock: Clock

    @property
    def look(self) -> str:
        """The state as a word of states.STATES."""
        return "lewat" if self.overdue else LOOK[self.keberatan.state]

    @property
    def word(self) -> str:
        """The state in words; an overdue one says so."""
        return "Lewat 21 hari kerja" if self.overdue else OBJECTION.states[self.keberatan.state]

    @property
    def overdue(self) -> bool:
        """Whether the PPK should have decided by now."""
        return self.clock.passed and self.keberatan.state in RUNNING


def find(request: HttpRequest, tiket: str) -> Keberatan:
    """An objection within the scope, or 404."""
    found = queries.objection(request.scope, tiket)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _row(found: Keberatan, desk: str) -> Row:
    filed = timezone.localtime(found.diajukan_at).date()
    ended = timezone.localtime(found.diputus_at).date() if found.diputus_at else placements.today()
    return Row(found, reverse(f"{desk}:placement-objection", args=[found.tiket]), to_decide(filed, ended))


def listed(request: HttpRequest, desk: str) -> HttpResponse:
    """All objections of the agency: those that wait, by deadline, then the others."""
    slice_ = paged(request, queries.objections(request.scope))  # type: ignore[attr-defined]
    rows = [_row(each, desk) for each in slice_.rows]
    late = sum(row.overdue for row in rows)
    return frame.show(
        request, "placement/objections.html", title="Keberatan", slice=slice_, rows=rows, late=late, desk=desk
    )


def shown(request: HttpRequest, desk: str, tiket: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """One objection: what it says, its clocks, its steps, its answer."""
    found = find(request, tiket)
    row = _row(found, desk)
    steps = [
        pieces.Step(OBJECTION.states[each.after], "done", each.at, text=each.why)
        for each in found.langkah.order_by("at", "pk")
    ]
    return frame.show(
        request,
        "placement/objection.html",
        title=f"Keberatan {found.tiket}",
        status=status,
        keberatan=found,
        row=row,
        running=found.state in RUNNING,
        late=found.state == "terlambat" or timezone.localtime(found.diajukan_at).date() > found.batas_ajukan,
        way=next_way(found.state, row.clock),
        steps=steps,
        desk=desk,
        **context,
    )
