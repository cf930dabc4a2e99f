"""Writes of accounts: open one, give a role and end it, set a password. Each verb is one transaction and one leaf."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from openkarier.foundation.accounts.models import Desk, Pengguna, Peran
from openkarier.foundation.journal.operations import record

DERIVED = frozenset({Desk.ASN, Desk.ATASAN})


class RefusedRole(ValueError):
    """The role cannot be given or ended; the message is for the person who asked."""


def open_account(*, nip: str, nama: str, email: str = "") -> Pengguna:
    """Return the account of a NIP, made without a password when there is none. Makes no leaf: nobody can use it yet."""
    account, made = Pengguna.objects.get_or_create(nip=nip, defaults={"nama": nama, "email": email})
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account


def remember_desk(pengguna: Pengguna, desk: str) -> None:
    """Keep the desk used last, so that the next log-in begins there. Makes no leaf: it opens nothing."""
    if pengguna.meja != desk:
        pengguna.meja = desk
        Pengguna.objects.filter(pk=pengguna.pk).update(meja=desk)


def set_password(pengguna: Pengguna, password: str, *, actor: str, at: datetime) -> None:
    """Set a password and wake the account. Raises Django's ValidationError with sentences when it is too weak."""
    validate_password(password, pengguna)
    with transaction.atomic():
        first = pengguna.activated_at is None
        pengguna.set_password(password)
        pengguna.activated_at = pengguna.activated_at or at
        pengguna.save(update_fields=["password", "activated_at"])
        change = "akun diaktifkan" if first else "kata sandi diganti"
        record("AKUN_UBAH", actor=actor, at=at, subject=f"akun:{pengguna.nip}", facts={"perubahan": change})


def close_account(pengguna: Pengguna, *, actor: str, at: datetime) -> None:
    """Bar an account from logging in; running sessions end with the next page. Twice changes nothing."""
    _switch(pengguna, active=False, actor=actor, at=at, change="akun ditutup")


def reopen_account(pengguna: Pengguna, *, actor: str, at: datetime) -> None:
    """Let a barred account log in again. Twice changes nothing."""
    _switch(pengguna, active=True, actor=actor, at=at, change="akun dibuka kembali")


def _switch(pengguna: Pengguna, *, active: bool, actor: str, at: datetime, change: str) -> None:
    with transaction.atomic():
        held = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
        if held.active == active:
            return
        held.active = active
        held.save(update_fields=["active"])
        record("AKUN_UBAH", actor=actor, at=at, subject=f"akun:{held.nip}", facts={"perubahan": change})


def grant_role(
    pengguna: Pengguna, *, desk: Desk, instansi: str, unit: str = "", mulai: date, actor: str, at: datetime
) -> Peran:
    """Give a role from `mulai` on, over an agency or one of its units (registry codes). Raises RefusedRole."""
    if desk in DERIVED:
        raise RefusedRole("Meja ini mengikuti data kepegawaian dan tidak dapat diberikan.")
    try:
        with transaction.atomic():
            role = Peran.objects.create(pengguna=pengguna, desk=desk, instansi=instansi, unit=unit, mulai=mulai)
            change = {"diberikan": str(role), "mulai": mulai.isoformat()}
            record("PERAN_UBAH", actor=actor, at=at, subject=f"akun:{pengguna.nip}", facts={"perubahan": change})
    except IntegrityError as clash:
        raise RefusedRole(
            "Peran ini sudah dipegang. Akhiri dahulu yang sedang berjalan bila ingin menggantinya."
        ) from clash
    return role


def end_role(role: Peran, *, selesai: date, actor: str, at: datetime) -> None:
    """End a role; `selesai` is the first day without it. Ending it twice changes nothing. Raises RefusedRole."""
    with transaction.atomic():
        held = Peran.objects.select_for_update().select_related("pengguna").get(pk=role.pk)
        if held.selesai is not None:
            return
        if selesai < held.mulai:
            raise RefusedRole("Peran tidak dapat berakhir sebelum mulai.")
        held.selesai = selesai
        held.save(update_fields=["selesai"])
        change = {"diakhiri": str(held), "selesai": selesai.isoformat()}
        record("PERAN_UBAH", actor=actor, at=at, subject=f"akun:{held.pengguna.nip}", facts={"perubahan": change})
