"""Handing over a one-time code, for the desks that may: the person stands at the counter, it takes a minute."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from openkarier.foundation.accounts import activation, operations
from openkarier.stages.registry import operations as registry_operations
from openkarier.stages.registry import queries as registry
from openkarier.web.frame import Link, show


@never_cache
def hand_over(request: HttpRequest, nip: str, crumbs: list[Link]) -> HttpResponse:
    """Ask first, then show the code once, to be printed or read out. Issuing a new one voids the old."""
    person = registry.person(request.scope, nip)  # type: ignore[attr-defined]
    if person is None or not person.aktif:
        raise Http404
    if request.method != "POST":
        return show(request, "codes/ask.html", title="Buat kode masuk", person=person, crumbs=crumbs)
    account = operations.open_account(nip=person.nip, nama=person.nama, email=person.email)
    registry_operations.link_account(person, account)
    actor = request.user.nip  # type: ignore[union-attr]
    issued = activation.issue_code(account, actor=actor, at=timezone.now())
    context: dict[str, Any] = {
        "person": person,
        "crumbs": crumbs,
        "issued": issued,
        "address": request.build_absolute_uri("/"),
    }
    return show(request, "codes/issued.html", title="Kode masuk sekali pakai", **context)
