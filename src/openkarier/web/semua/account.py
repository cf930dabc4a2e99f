"""One's own account: log-out, the choice of desk, the password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from openkarier.foundation.accounts import operations
from openkarier.web.access import choose
from openkarier.web.frame import Link, show
from openkarier.web.passwords import OwnPasswordForm


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


def own(request: HttpRequest) -> HttpResponse:
    """What the account is, and which desks it opens."""
    return show(request, "semua/account/own.html", title="Akun saya")


@sensitive_post_parameters("lama", "sandi", "ulang")
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; the session stays."""
    user: Any = request.user
    form = OwnPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.set_password(user, form.cleaned_data["sandi"], actor=user.nip, at=timezone.now())
        update_session_auth_hash(request, user)
        messages.success(request, "Kata sandi diganti. Perangkat lain yang masih masuk sudah dikeluarkan.")
        return redirect("akun-saya")
    crumbs = [Link("Akun saya", reverse("akun-saya"))]
    return show(request, "semua/account/password.html", title="Ganti kata sandi", form=form, crumbs=crumbs)
