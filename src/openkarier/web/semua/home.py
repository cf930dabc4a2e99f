"""Where a person goes after log-in: the desk used last, else the first desk of work, else the own affairs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from openkarier.foundation.accounts.operations import DERIVED
from openkarier.web.frame import show


def start(request: HttpRequest) -> HttpResponse:
    """Lead to a desk; a person without any reads why and whom to ask."""
    seats: Any = request.seats  # type: ignore[attr-defined]
    user: Any = request.user
    desks = [seat.desk for seat in seats]
    if not desks:
        return show(request, "semua/home/no_desk.html", title="Akun Anda belum punya meja kerja")
    work = next((desk for desk in desks if desk not in DERIVED), desks[0])
    wanted = (request.session.get("meja_terakhir"), user.meja, work)
    return redirect(f"{next(desk for desk in wanted if desk in desks)}:home-show")
