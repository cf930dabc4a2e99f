"""Appraising one's own people: whose SKP waits, the unit they belong to; the acts are in web/appraising.py."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.stages.appraisal import queries
from openkarier.stages.registry import queries as registry
from openkarier.web import appraising_list, spreads
from openkarier.web.appraising import (
    calibrate,
    detail,
    dialog,
    note,
    plan_paper,
    quarter,
    rate,
    rating_paper,
    ruling,
    step,
)
from openkarier.web.spreads import reason, unit_predicate

__all__ = [
    "calibrate", "detail", "dialog", "note", "plan_paper", "quarter", "rate", "rating_paper", "reason", "ruling",
    "step", "unit_predicate",
]  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The SKP of one's people, what waits first."""
    person, tahun, now = registry.person_of_account(request.user.pk or 0), spreads.year(request), timezone.now()
    if person is None:
        raise Http404
    led = queries.led_by(person, tahun)
    above = led.filter(atasan_penilai=person)
    return appraising_list.show(
        request,
        tahun,
        title="Kinerja bawahan",
        rows=[row for row in led if row.penilai_id == person.pk or row.state == "keberatan"],
        waits=set(queries.waiting_for(person).values_list("pk", flat=True)),
        held_up=queries.stalled(above, now, spreads.patience(person.instansi.kode, now)),
        missing=queries.without_skp(request.scope, tahun)[:20],  # type: ignore[attr-defined]
    )


@require_safe
def spread(request: HttpRequest) -> HttpResponse:
    """The units one heads: their predicate, their spread, the guide."""
    return spreads.units(request, "atasan/appraisal/unit.html")
