"""The OPD operator's day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "operator", title="Beranda", lead="Data dan bantuan untuk pegawai di perangkat daerah Anda.")
