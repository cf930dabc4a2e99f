"""Opening an account for the first time, or again after a forgotten password: who, code, password."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from openkarier.foundation.accounts import activation, operations
from openkarier.foundation.accounts import queries as accounts
from openkarier.foundation.accounts.models import Pengguna
from openkarier.stages.registry import operations as registry_operations
from openkarier.stages.registry import queries as registry
from openkarier.web.frame import show
from openkarier.web.passwords import NewPasswordForm
from openkarier.web.pieces import Step

OPENING, PROVEN = "akun_dibuka", "akun_terbukti"  # session: account id, and when its code was accepted
PROOF_SECONDS = 15 * 60
log = logging.getLogger(__name__)


class IdentityForm(forms.Form):
    """NIP and date of birth: who wants in. No secret; the code is."""

    nip = forms.CharField(
        label="NIP",
        max_length=40,
        help_text="18 angka, tanpa spasi.",
        error_messages={"required": "Isi NIP Anda."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "username"}),
    )
    lahir = forms.DateField(
        label="Tanggal lahir",
        help_text="Contoh: 17-08-1985.",
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d", "%d%m%Y"],
        error_messages={
            "required": "Isi tanggal lahir Anda.",
            "invalid": "Tulis tanggal lahir sebagai hari-bulan-tahun, misalnya 17-08-1985.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )

    def clean_nip(self) -> str:
        """The NIP as it is stored."""
        return "".join(str(self.cleaned_data["nip"]).split())


class CodeForm(forms.Form):
    """The one-time code."""

    kode = forms.CharField(
        label="Kode",
        max_length=20,
        help_text="Delapan huruf dan angka, misalnya K7QM-2XRT. Huruf besar atau kecil sama saja.",
        error_messages={"required": "Isi kode yang Anda terima."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


def identity(request: HttpRequest) -> HttpResponse:
    """Who wants in; a code goes to the e-mail on record, or the operator hands one over."""
    form = IdentityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = _account(form.cleaned_data["nip"], form.cleaned_data["lahir"])
        if account is None:
            form.add_error("nip", "NIP dan tanggal lahir ini tidak ada bersama-sama di data kami. Periksa keduanya.")
        else:
            request.session[OPENING] = account.pk
            _send(request, account, timezone.now())
            return redirect("aktivasi-kode")
    return _page(request, 0, "Aktifkan akun", form)


def code(request: HttpRequest) -> HttpResponse:
    """The code that came by e-mail or from the operator."""
    account = accounts.account(request.session.get(OPENING))
    if account is None:
        return redirect("aktivasi")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            activation.redeem_code(account, form.cleaned_data["kode"], at=timezone.now())
        except activation.RefusedCode as refusal:
            form.add_error("kode", str(refusal))
        else:
            request.session[PROVEN] = timezone.now().timestamp()
            return redirect("aktivasi-sandi")
    return _page(request, 1, "Masukkan kode", form, hidden_email=_hidden(account.email))


@sensitive_post_parameters("sandi", "ulang")
@never_cache
def password(request: HttpRequest) -> HttpResponse:
    """Choose the password, and be in."""
    account = accounts.account(request.session.get(OPENING))
    proven = request.session.get(PROVEN, 0)
    if account is None or timezone.now().timestamp() - proven > PROOF_SECONDS:
        return redirect("aktivasi")
    form = NewPasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_password(account, form.cleaned_data["sandi"], actor=account.nip, at=timezone.now())
        except ValidationError as weak:
            form.add_error("sandi", weak)
        else:
            login(request, account, backend="django.contrib.auth.backends.ModelBackend")
            messages.success(request, "Kata sandi tersimpan. Selamat datang di OpenKarier.")
            return redirect("beranda")
    return _page(request, 2, "Buat kata sandi", form)


def _account(nip: str, lahir: date) -> Pengguna | None:
    person = registry.person_by_identity(nip, lahir)
    if person is None:
        return None
    account = operations.open_account(nip=person.nip, nama=person.nama, email=person.email)
    registry_operations.link_account(person, account)
    return account if account.active else None


def _send(request: HttpRequest, account: Pengguna, at: datetime) -> None:
    """Send a code where there is an address; say so where it could not be sent."""
    if not account.email:
        return
    try:
        issued = activation.ask_code(account, at=at)
        send_mail("Kode masuk OpenKarier", _letter(account, issued), None, [account.email])
    except activation.RefusedCode as refusal:
        messages.warning(request, str(refusal))
    except OSError:  # the mail server's trouble must not lock people out
        log.exception("code not sent")
        messages.warning(request, "E-mail tidak dapat dikirim saat ini. Minta kode kepada operator kepegawaian.")


def _letter(account: Pengguna, issued: activation.Issued) -> str:
    return (
        f"Yth. {account.nama},\n\nkode masuk OpenKarier Anda: {issued.spoken}\n\n"
        "Kode ini berlaku 30 menit dan hanya sekali pakai. Bila Anda tidak memintanya, abaikan surat ini: "
        "tanpa kode, tidak ada yang dapat masuk. Petugas kami tidak pernah menanyakan kode ini.\n"
    )


def _hidden(email: str) -> str:
    """ "sari.melati@kota.go.id" -> "sa…@kota.go.id"."""
    name, at_sign, host = email.partition("@")
    return f"{name[:2]}…{at_sign}{host}" if at_sign else ""


def _page(request: HttpRequest, place: int, title: str, form: forms.Form, **context: Any) -> HttpResponse:
    labels = ("Siapa Anda", "Kode", "Kata sandi")
    words = ["done"] * place + ["now"] + ["later"] * (2 - place)
    steps = [Step(label, word) for label, word in zip(labels, words, strict=True)]
    template = f"publik/activation/{('identity', 'code', 'password')[place]}.html"
    return show(request, template, title=title, form=form, steps=steps, **context)
