"""Reads of accounts: roles in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, F, Q, QuerySet

from openkarier.foundation.accounts.models import Pengguna, Peran
from openkarier.foundation.prepared import Prepared


def roles_on(pengguna: Pengguna, day: date) -> list[Peran]:
    """Roles in force on `day` (`mulai` inclusive, `selesai` exclusive), in the order of the desks' names."""
    return _roles_on(pengguna.pk, day)


def _held(pengguna: Any, day: Any) -> QuerySet[Peran]:
    running = Q(selesai__isnull=True) | Q(selesai__gt=day)
    return Peran.objects.filter(running, pengguna=pengguna, mulai__lte=day).order_by("desk", "unit", "id")


_roles_on = Prepared(_held, BigIntegerField(), DateField())  # asked with every page


def account(pk: object) -> Pengguna | None:
    """The account of an id that a session remembers; None for no id, or one that is gone or closed."""
    return Pengguna.objects.filter(pk=pk, active=True).first() if isinstance(pk, int) else None


def account_of(nip: str) -> Pengguna | None:
    """The account of a NIP, open or closed."""
    return Pengguna.objects.filter(nip=nip).first()


def roles_of(nip: str) -> list[Peran]:
    """All roles a person has or had, running ones first, newest first."""
    return list(Peran.objects.filter(pengguna__nip=nip).order_by(F("selesai").desc(nulls_first=True), "-mulai", "-id"))


def role(pk: int, instansi: str) -> Peran | None:
    """One role of an agency."""
    return Peran.objects.filter(pk=pk, instansi=instansi).select_related("pengguna").first()


def roles_in(instansi: str, day: date) -> list[Peran]:
    """Every role in force in an agency on a day, by unit, desk and name."""
    running = Q(selesai__isnull=True) | Q(selesai__gt=day)
    found = Peran.objects.filter(running, instansi=instansi, mulai__lte=day).select_related("pengguna")
    return list(found.order_by("unit", "desk", "pengguna__nama", "id"))
