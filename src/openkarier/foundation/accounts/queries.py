"""Reads of accounts: roles in force on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from openkarier.foundation.accounts.models import Desk, Pengguna, Peran


def roles_on(pengguna: Pengguna, day: date) -> list[Peran]:
    """Roles in force on `day` (`mulai` inclusive, `selesai` exclusive), in the order of the desks' names."""
    running = Q(selesai__isnull=True) | Q(selesai__gt=day)
    return list(Peran.objects.filter(running, pengguna=pengguna, mulai__lte=day).order_by("desk", "unit", "id"))


def one_per_desk() -> list[tuple[str, str, str]]:
    """(desk's label, NIP, name) of the first holder of each granted desk who can log in; for the demo."""
    rows = Peran.objects.filter(selesai__isnull=True, pengguna__active=True)
    found = {role.desk: role for role in rows.select_related("pengguna").order_by("desk", "-id")}
    return [
        (Desk(desk).label, found[desk].pengguna.nip, found[desk].pengguna.nama) for desk in Desk.values if desk in found
    ]
