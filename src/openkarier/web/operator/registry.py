"""Data kepegawaian at the OPD operator's desk: the people of one unit and below."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web import people as shared


def people(request: HttpRequest) -> HttpResponse:
    """All who serve in the operator's unit."""
    return shared.people(request, title="Pegawai", lead="Pegawai di unit yang Anda layani.")


def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One of them."""
    return shared.person(request, nip)
