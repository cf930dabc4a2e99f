"""Answers at BKPSDM: who still waits, what the letters will say, and the one button that announces all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.placement.answers import OUTCOMES, REASONS
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.placement import answers as writes
from openkarier.web import frame, pieces
from openkarier.web.paging import paged
from openkarier.web.placements import attempt

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Period

SAMPLE = 8  # answers shown before they are announced


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Periods, with how many declarations are answered and how many wait."""
    scope = request.scope  # type: ignore[attr-defined]
    found = aspiration.periods(scope.instansi).exclude(state="rancangan")
    rows = [(each, writes.answered(each).count(), writes.open_declarations(each).count()) for each in found[:12]]
    return frame.show(request, "bkpsdm/placement/answers.html", title="Jawaban", rows=rows)


def _find(request: HttpRequest, kode: str) -> Period:
    found = aspiration.periods(request.scope.instansi).filter(kode=kode).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@require_safe
def answer_period(request: HttpRequest, kode: str) -> HttpResponse:
    """One period: what was announced, or what will be."""
    return _shown(request, kode)


def _shown(request: HttpRequest, kode: str, status: int = 200, **context: object) -> HttpResponse:
    period = _find(request, kode)
    waiting = writes.open_declarations(period)
    keys = list(waiting.order_by("pk").values_list("pk", flat=True)[:SAMPLE])
    answered = writes.answered(period)
    counts = dict(answered.order_by().values_list("hasil").annotate(n=Count("pk")))
    stats = [pieces.Stat(label, str(counts[code])) for code, label in OUTCOMES.items() if code in counts]
    return frame.show(
        request, "bkpsdm/placement/answer_period.html", title=f"Jawaban {period.nama}", status=status, period=period,
        waiting=waiting.count(), undecided=writes.undecided(period), sample=writes.sample_of(period, keys),
        slice=paged(request, answered), stats=stats, reasons=REASONS, **context,
    )  # fmt: skip


@require_POST
def announce(request: HttpRequest, kode: str) -> HttpResponse:
    """Announce every answer of a period today."""
    period, jobs = _find(request, kode), []

    def act() -> str:
        jobs.append(writes.announce(period=period, actor=request.user.get_username(), at=timezone.now()))
        return "Jawaban sedang disusun dan diumumkan."

    refusal = attempt(request, act)
    return _shown(request, kode, 422, refusal=refusal) if refusal else redirect("semua:jobs-status", jobs[0])
