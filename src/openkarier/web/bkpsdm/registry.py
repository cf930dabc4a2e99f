"""Data kepegawaian at the BKPSDM desk: people, units, posts; the import pages are in imports.py."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web import people as shared
from openkarier.web import units as organisation
from openkarier.web.bkpsdm import imports as importing

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
