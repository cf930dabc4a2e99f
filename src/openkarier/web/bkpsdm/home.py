"""The personnel agency's day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "bkpsdm", title="Beranda", lead="Keadaan karier pegawai di seluruh instansi.")
