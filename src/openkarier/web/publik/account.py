"""The front door: log-in by NIP and password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, login
from django.contrib.auth.models import update_last_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from openkarier.stages.aspiration.openness import open_periods
from openkarier.web.demo import logins
from openkarier.web.frame import show

WRONG = "NIP atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."


class LogInForm(forms.Form):
    """NIP and password. Blanks in a NIP are forgiven."""

    nip = forms.CharField(
        label="NIP",
        max_length=40,
        help_text="18 angka, tanpa spasi.",
        error_messages={"required": "Isi NIP Anda."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "numeric", "autocapitalize": "off"}),
    )
    sandi = forms.CharField(
        label="Kata sandi",
        max_length=128,
        strip=False,
        error_messages={"required": "Isi kata sandi Anda."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_nip(self) -> str:
        """The NIP as it is stored."""
        return "".join(str(self.cleaned_data["nip"]).split())


@sensitive_post_parameters("sandi")
@never_cache
def log_in(request: HttpRequest) -> HttpResponse:
    """Let a person in, and lead them back to where they were going."""
    onward = _onward(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = LogInForm(request.POST or None, initial={"nip": request.GET.get("nip", "")[:40]})
    if request.method == "POST" and form.is_valid():
        found = authenticate(request, nip=form.cleaned_data["nip"], password=form.cleaned_data["sandi"])
        if found is not None:
            login(request, found)
            update_last_login(None, found)  # type: ignore[arg-type]  # our account has last_login as well
            return redirect(onward)
        form.add_error("sandi", WRONG)
    return show(request, "publik/account/log_in.html", title="Masuk", form=form, **_context(request, onward))


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


def _context(request: HttpRequest, onward: str) -> dict[str, Any]:
    periods = open_periods(timezone.now())
    return {"onward": onward, "returning": onward != "/", "demo_logins": logins(), "periods": periods}
