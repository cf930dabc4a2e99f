"""The superior's people at a glance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "atasan", title="Beranda", lead="Keadaan orang-orang yang Anda pimpin.")
