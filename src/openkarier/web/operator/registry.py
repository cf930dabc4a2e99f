"""Data kepegawaian at the OPD operator's desk: the people of one unit and below."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from openkarier.web import people as shared
from openkarier.web import sanggahan
from openkarier.web.sanggahan_answers import decide


def people(request: HttpRequest) -> HttpResponse:
    """All who serve in the operator's unit."""
    return shared.people(request, title="Pegawai", lead="Pegawai di unit yang Anda layani.")


def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One of them."""
    return shared.person(request, nip)


@require_safe
def disputes_(request: HttpRequest) -> HttpResponse:
    """The inbox of disputes."""
    return sanggahan.listed(request, "operator")


@require_safe
def dispute(request: HttpRequest, nomor: str) -> HttpResponse:
    """One dispute with its papers."""
    return sanggahan.shown(request, "operator", nomor)


@require_POST
def dispute_decide(request: HttpRequest, nomor: str) -> HttpResponse:
    """An answer."""
    return decide(request, "operator", nomor)


@require_safe
def dispute_file(request: HttpRequest, nomor: str, berkas: int) -> HttpResponse:
    """One file of evidence."""
    return sanggahan.file(request, nomor, berkas)
