"""Own affairs of an ASN."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from openkarier.stages.registry import queries as registry
from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home, under the person's name and post."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    person = registry.person(scope, scope.nip)
    words = (person.nama_gelar, person.jabatan.nama if person.jabatan else "") if person else ()
    return home(request, "asn", title="Beranda", lead=", ".join(word for word in words if word))
