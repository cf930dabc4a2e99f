"""Whose hand acts on an SKP: the person, the superior, or the superior's superior where the superior is silent.

Who appraises (PP 30/2019 Pasal 46): the official whom the PPK appointed; else the direct superior; else, for whoever
stands at the top of an organisation whose head is no pegawai, the PPK, who answers to nobody inside the agency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from openkarier.core.appraisal import WAITING_FOR_SUPERIOR
from openkarier.core.regulations.lokal import TUNGGU_PENILAI
from openkarier.foundation.accounts import queries as accounts
from openkarier.foundation.accounts.models import Desk, Peran
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.standards.queries import local_parameters

from .models import Appointment, Skp

BY_PPK = ("atasan", "atasan-penilai")  # nobody stands above the PPK: an objection comes back to the same desk


@dataclass(frozen=True)
class Hands:
    """Who appraises a person, and that one's superior; None at either place = the PPK."""

    penilai: Pegawai | None
    atasan_penilai: Pegawai | None


def of(pegawai: Pegawai, on: date) -> Hands:
    """The superior and the superior's superior of a person, as appointed on a day and as the organisation stands."""
    penilai = superior(pegawai, on)
    return Hands(penilai, superior(penilai, on) if penilai else None)


def superior(pegawai: Pegawai, on: date) -> Pegawai | None:
    """Who appraises a person; None = the PPK."""
    return appointed(pegawai, on) or hierarchy.atasan_of(pegawai)


def appointed(pegawai: Pegawai, on: date) -> Pegawai | None:
    """The official appointed to appraise a person, while serving."""
    running = Q(selesai__isnull=True) | Q(selesai__gt=on)
    rows = Appointment.objects.filter(running, pegawai=pegawai, mulai__lte=on, penilai__aktif=True)
    row = rows.select_related("penilai__jabatan", "penilai__unit").order_by("-mulai").first()
    return row.penilai if row else None


def of_skp(skp: Skp, on: date) -> Hands:
    """Who appraises this SKP: by the organisation as it stands; for a part before a move, as it stood then."""
    if (skp.selesai.month, skp.selesai.day) != (12, 31):
        return Hands(skp.penilai, skp.atasan_penilai)
    return of(skp.pegawai, on)


def held_by(skp: Skp, nip: str, at: datetime) -> tuple[str, ...]:
    """The hands in which this person holds the SKP now (names of core.appraisal.SKP); none for a stranger."""
    if skp.pegawai.nip == nip:
        return ("asn",)
    on = timezone.localdate(at)
    both = of_skp(skp, on)
    if both.penilai is None:
        return BY_PPK if _decides(nip, skp, on) else ()
    if both.penilai.nip == nip:
        return ("atasan",)
    judges = both.atasan_penilai.nip == nip if both.atasan_penilai else _decides(nip, skp, on)
    if not judges:
        return ()
    return ("pengganti", "atasan-penilai") if silent(skp, at) else ("atasan-penilai",)


def _decides(nip: str, skp: Skp, on: date) -> bool:
    """Whether this person sits at the PPK's desk of the agency."""
    return any(role.pengguna.nip == nip for role in ppk(skp.pegawai.instansi.kode, on))


def ppk(instansi: str, on: date) -> list[Peran]:
    """The roles at the PPK's desk over the whole agency on a day."""
    return [role for role in accounts.roles_in(instansi, on) if role.desk == Desk.PPK and not role.unit]


def silent(skp: Skp, at: datetime) -> bool:
    """Whether the superior has owed an answer for longer than the agency lets a person wait."""
    if skp.state not in WAITING_FOR_SUPERIOR:
        return False
    return at - skp.since > timedelta(days=patience(skp.pegawai.instansi.kode, at))


def patience(instansi: str, at: datetime) -> int:
    """Days of silence after which the superior's superior may step in (local policy)."""
    return int(local_parameters(instansi).value(TUNGGU_PENILAI, at.date()))
