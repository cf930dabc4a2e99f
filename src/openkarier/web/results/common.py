"""What the pages of results share: who asks, from which agency, and the addresses of one's own desk."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from openkarier.stages.registry import queries as registry
from openkarier.web import pages


def url(request: Any, view: str, *args: object) -> str:
    """Address of another page of this room at the reader's desk; "" where the desk has none."""
    name = f"{request.desk}:assessment-{view}"
    return reverse(name, args=args) if name in pages.BY_NAME else ""


def whole_agency(request: Any) -> str:
    """The agency's code; who sees one unit only cannot act on all of it."""
    if request.scope.unit:
        raise Http404
    code: str = request.scope.instansi
    return code


def agency(request: Any) -> Any:
    """The agency acted upon."""
    found = registry.instansi(whole_agency(request))
    if found is None:
        raise Http404
    return found


def actor(request: Any) -> str:
    """Who acts."""
    nip: str = request.user.nip
    return nip
