"""Data saya: what the agency has on record about the person, each datum with its source and date."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry
from openkarier.web import cards
from openkarier.web.frame import show

LEAD = (
    "Inilah yang tercatat tentang Anda, dan yang dipakai untuk menilai syarat jabatan. "
    "Periksa: data yang keliru membuat hasil yang keliru."
)


def own(request: HttpRequest) -> HttpResponse:
    """One's own card, with everything on it."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    person = registry.person(scope, scope.nip)
    if person is None:
        raise Http404
    card = cards.card(person, timezone.localdate(), discipline=True)
    context: dict[str, Any] = {"person": person, "card": card, "atasan": hierarchy.atasan_of(person)}
    return show(request, "asn/registry/own.html", title="Data saya", lead=LEAD, **context)
