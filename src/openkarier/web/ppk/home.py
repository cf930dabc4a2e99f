"""The state of the agency in one minute."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.home import home


def show(request: HttpRequest) -> HttpResponse:
    """The desk's home."""
    return home(request, "ppk", title="Beranda", lead="Keadaan instansi dalam satu menit.")
