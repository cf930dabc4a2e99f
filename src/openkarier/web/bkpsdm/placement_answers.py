"""Answers at BKPSDM: who still waits, what the letters will say, and the one button that announces all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.placement.answers import OUTCOMES, REASONS
from openkarier.core.placement.delivery import deliver_by
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.placement import answers as writes
from openkarier.stages.placement import deliveries, paper_queries
from openkarier.web import frame, pieces
from openkarier.web.paging import paged
from openkarier.web.placement_files import by_hand, handover
from openkarier.web.placements import attempt, chosen

if TYPE_CHECKING:
    from datetime import date

    from openkarier.stages.aspiration.models import Jawaban, Period

MOST = 200  # names offered at once
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
        slice=paged(request, answered), stats=stats, reasons=REASONS, ways=by_hand(),
        undelivered=list(paper_queries.undelivered_answers(period)[:MOST]), by=_deliver_by(answered), **context,
    )  # fmt: skip


def _deliver_by(answered: QuerySet[Jawaban]) -> tuple[date, str] | None:
    """Until when the answers must have reached their people, and by which article."""
    found = answered.aggregate(first=Min("diumumkan_at"), n=Count("pk"))
    return deliver_by(timezone.localtime(found["first"]).date(), found["n"]) if found["n"] else None


@require_POST
def deliver_answers(request: HttpRequest, kode: str) -> HttpResponse:
    """Record that answers reached their people outside the portal."""
    period = _find(request, kode)

    def act() -> str:
        done = deliveries.hand_over_answers(
            instansi=period.instansi, jawaban=chosen(request, "jawaban"), handover=handover(request),
            actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
        return f"Penerimaan {done} jawaban dicatat; jangka waktu keberatan mulai dari tanggal itu."

    if refusal := attempt(request, act):
        ticked = set(chosen(request, "jawaban"))
        return _shown(request, kode, 422, refusal=refusal, typed=request.POST, ticked=ticked)
    return redirect("bkpsdm:placement-answer_period", kode)


@require_POST
def announce(request: HttpRequest, kode: str) -> HttpResponse:
    """Announce every answer of a period today."""
    period, jobs = _find(request, kode), []

    def act() -> str:
        jobs.append(writes.announce(period=period, actor=request.user.get_username(), at=timezone.now()))
        return "Jawaban sedang disusun dan diumumkan."

    refusal = attempt(request, act)
    return _shown(request, kode, 422, refusal=refusal) if refusal else redirect("semua:jobs-status", jobs[0])
