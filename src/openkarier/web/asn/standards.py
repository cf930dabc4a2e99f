"""Standar jabatan saya: what the person's own post asks, beside the latest result."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.stages.assessment import queries as assessment
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import queries
from openkarier.web import sheets
from openkarier.web.frame import show

LEAD = "Apa yang dituntut jabatan Anda, dan sejauh mana hasil uji terakhir memenuhinya."


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own post: each competency with what its level asks."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    today, person = timezone.localdate(), registry.person(scope, scope.nip)
    context: dict[str, Any] = {"title": "Standar jabatan saya", "lead": LEAD, "today": today}
    if person is None or person.jabatan is None:
        return show(request, "asn/standards/own.html", **context)
    post = person.jabatan
    asked = queries.standards_of([post], today)[post.pk]
    version = queries.running(queries.versions(post), today)
    result = assessment.latest_results([person.pk], today).get(person.pk)
    rows = sheets.lines(asked, result.kompetensi if result else {})
    return show(
        request,
        "asn/standards/own.html",
        **context,
        post=post,
        asked=asked,
        result=result,
        expired=bool(result and result.expired(today)),
        lines=rows,
        chart=sheets.profile(rows, f"Standar {post.nama} dan hasil uji Anda") if result else None,
        facts=sheets.facts(version, post),
        version=version,
        technical=sheets.technical(version),
        requirements=sheets.requirements(version),
    )
