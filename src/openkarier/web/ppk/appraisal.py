"""The PPK appraises those above whom nobody else stands: the Sekda, and heads whose rater is not appointed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.stages.appraisal import queries, raters
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

__all__ = [
    "calibrate", "detail", "dialog", "note", "plan_paper", "quarter", "rate", "rating_paper", "ruling", "step",
]  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The SKP that the PPK appraises or decides over, what waits first."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tahun, now = spreads.year(request), timezone.now()
    led = queries.led_by_ppk(scope, tahun)
    tops = [each.person.pk for each in raters.at_the_top(scope, timezone.localdate()) if each.appointment is None]
    return appraising_list.show(
        request,
        tahun,
        title="Kinerja pimpinan",
        rows=[row for row in led if row.penilai_id is None or row.state == "keberatan"],
        waits=set(queries.waiting_for_ppk(scope).values_list("pk", flat=True)),
        held_up=queries.stalled(led.filter(penilai__isnull=False), now, spreads.patience(scope.instansi, now)),
        missing=queries.without_skp(scope, tahun).filter(pk__in=tops),
    )
