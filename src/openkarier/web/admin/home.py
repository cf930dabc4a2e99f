"""The server's accounts and roles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "admin", title="Beranda", lead="Akun, peran, dan kesehatan sistem.")
