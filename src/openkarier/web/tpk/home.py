"""The committee's agenda."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "tpk", title="Beranda", lead="Berkas yang menunggu pertimbangan Tim Penilai Kinerja.")
