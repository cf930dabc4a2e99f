"""One's own account: log-out and the choice of desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from openkarier.web.access import choose


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "Anda sudah keluar. Sampai jumpa.")
    return redirect("masuk")


@require_POST
def change_seat(request: HttpRequest) -> HttpResponse:
    """Go to another desk, or to the same desk over another unit."""
    desk, _, key = request.POST.get("meja", "").partition("|")
    seats: Any = request.seats  # type: ignore[attr-defined]
    seat = next((each for each in seats if (each.desk, each.key) == (desk, key)), None)
    if seat is None:
        raise Http404
    choose(request, seat)
    return redirect(f"{desk}:home-show")
