"""What may be examined."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "auditor", title="Beranda", lead="Semua dapat dibaca, tidak ada yang dapat diubah.")
