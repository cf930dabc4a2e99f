"""Where a person goes after log-in: the desk used last, else the first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from openkarier.web.frame import show


def start(request: HttpRequest) -> HttpResponse:
    """Lead to a desk; a person without any reads why and whom to ask."""
    seats: Any = request.seats  # type: ignore[attr-defined]
    desks = [seat.desk for seat in seats]
    last = request.session.get("meja_terakhir")
    if last in desks:
        return redirect(f"{last}:home-show")
    if desks:
        return redirect(f"{desks[0]}:home-show")
    return show(request, "semua/home/no_desk.html", title="Akun Anda belum punya meja kerja")
