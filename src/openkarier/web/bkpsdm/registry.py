"""Data kepegawaian at the BKPSDM desk: people, units, posts; the import pages are in imports.py."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from openkarier.web import people as shared
from openkarier.web import sanggahan
from openkarier.web import units as organisation
from openkarier.web.bkpsdm import imports as importing
from openkarier.web.sanggahan_answers import decide

imports, import_upload, import_mapping = importing.imports, importing.import_upload, importing.import_mapping
import_run, import_apply, import_discard = importing.import_run, importing.import_apply, importing.import_discard
import_errors = importing.import_errors


def people(request: HttpRequest) -> HttpResponse:
    """All who serve."""
    return shared.people(request, title="Data kepegawaian")


def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One of them."""
    return shared.person(request, nip)


def units(request: HttpRequest) -> HttpResponse:
    """The organisation."""
    return organisation.units(request)


def unit(request: HttpRequest, kode: str) -> HttpResponse:
    """One unit."""
    return organisation.unit(request, kode)


def posts(request: HttpRequest) -> HttpResponse:
    """All posts, with their vacancy."""
    return organisation.posts(request)


@require_safe
def disputes_(request: HttpRequest) -> HttpResponse:
    """The inbox of disputes."""
    return sanggahan.listed(request, "bkpsdm")


@require_safe
def dispute(request: HttpRequest, nomor: str) -> HttpResponse:
    """One dispute with its papers."""
    return sanggahan.shown(request, "bkpsdm", nomor)


@require_POST
def dispute_decide(request: HttpRequest, nomor: str) -> HttpResponse:
    """An answer."""
    return decide(request, "bkpsdm", nomor)


@require_safe
def dispute_file(request: HttpRequest, nomor: str, berkas: int) -> HttpResponse:
    """One file of evidence."""
    return sanggahan.file(request, nomor, berkas)
