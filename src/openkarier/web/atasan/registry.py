"""Data kepegawaian at the superior's desk: the people below."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web import people as shared


def people(request: HttpRequest) -> HttpResponse:
    """All who serve in the units the person heads."""
    return shared.people(request, title="Pegawai yang Anda pimpin")


def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One of them."""
    return shared.person(request, nip)
