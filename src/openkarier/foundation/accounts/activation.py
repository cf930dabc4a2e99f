"""First use and forgotten passwords: a one-time code, sent by e-mail or handed over by an operator."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, QuerySet

from openkarier.foundation.accounts.models import Kode, Pengguna
from openkarier.foundation.journal.operations import record

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: read out over the telephone, typed on a phone
LENGTH = 8  # 31^8 = 8.5e11 codes
BY_MAIL = timedelta(minutes=30)
BY_HAND = timedelta(days=3)
TRIES = 5  # wrong tries before a code is void
PER_HOUR = 3  # codes a person may ask for within an hour


class RefusedCode(ValueError):
    """No code, or not this one; the message is for the person and says what to do now."""


class Issued(NamedTuple):
    """A fresh code in clear: shown or sent once, never stored."""

    code: str
    berlaku_sampai: datetime

    @property
    def spoken(self) -> str:
        """In two groups of four: "K7QM-2XRT"."""
        return f"{self.code[:4]}-{self.code[4:]}"


def ask_code(pengguna: Pengguna, *, at: datetime) -> Issued:
    """A code for the person's own e-mail, valid 30 minutes. Raises RefusedCode after three within an hour."""
    recent = Kode.objects.filter(pengguna=pengguna, penerbit=pengguna.nip, dibuat__gt=at - timedelta(hours=1)).count()
    if recent >= PER_HOUR:
        raise RefusedCode(
            "Sudah tiga kode diminta dalam satu jam. Tunggu satu jam, atau minta kode kepada operator kepegawaian."
        )
    with transaction.atomic():
        _live(pengguna, at).filter(penerbit=pengguna.nip).update(berlaku_sampai=at)
        return _issue(pengguna, penerbit=pengguna.nip, at=at, valid=BY_MAIL)


def issue_code(pengguna: Pengguna, *, actor: str, at: datetime) -> Issued:
    """A code that an operator hands over, valid three days; older codes of the person become void. Leaves a leaf."""
    with transaction.atomic():
        _live(pengguna, at).update(berlaku_sampai=at)
        issued = _issue(pengguna, penerbit=actor, at=at, valid=BY_HAND)
        facts = {"perubahan": "kode masuk diterbitkan"}
        record("AKUN_UBAH", actor=actor, at=at, subject=f"akun:{pengguna.nip}", facts=facts)
    return issued


def redeem_code(pengguna: Pengguna, typed: str, *, at: datetime) -> None:
    """Accept one of the person's codes in force, once. Blanks, hyphens and case are forgiven. Raises RefusedCode."""
    with transaction.atomic():
        refusal = _redeem(pengguna, typed, at)
    if refusal:  # outside the transaction, so that the wrong try stays counted
        raise RefusedCode(refusal)


def _redeem(pengguna: Pengguna, typed: str, at: datetime) -> str:
    live = list(_live(pengguna, at).select_for_update().order_by("-dibuat"))
    if not live:
        return "Tidak ada kode yang masih berlaku. Minta kode baru."
    usable = [code for code in live if code.salah < TRIES]
    if not usable:
        return "Kode sudah lima kali salah diketik, jadi tidak berlaku lagi. Minta kode baru."
    found = next((code for code in usable if check_password(_plain(typed), code.hash)), None)
    if found is None:
        _live(pengguna, at).update(salah=F("salah") + 1)
        return "Kode tidak cocok. Periksa huruf dan angkanya, lalu ketik lagi."
    _live(pengguna, at).exclude(pk=found.pk).update(berlaku_sampai=at)
    found.dipakai = at
    found.save(update_fields=["dipakai"])
    return ""


def _live(pengguna: Pengguna, at: datetime) -> QuerySet[Kode]:
    return Kode.objects.filter(pengguna=pengguna, dipakai__isnull=True, berlaku_sampai__gt=at)


def _issue(pengguna: Pengguna, *, penerbit: str, at: datetime, valid: timedelta) -> Issued:
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    until = at + valid
    Kode.objects.create(pengguna=pengguna, hash=make_password(code), penerbit=penerbit, dibuat=at, berlaku_sampai=until)
    return Issued(code, until)


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter in ALPHABET)
