"""Own affairs of an ASN."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "asn", title="Beranda", lead="Urusan karier Anda, dalam satu halaman.")
