"""Whose hand acts on an SKP: the person, the superior, or the superior's superior where the superior is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from openkarier.core.appraisal import WAITING_FOR_SUPERIOR
from openkarier.core.regulations.lokal import TUNGGU_PENILAI
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.standards.queries import local_parameters

from .models import Skp


@dataclass(frozen=True)
class Hands:
    """Who appraises a person now, by the registry; `since` is when the superior began to owe an answer."""

    penilai: Pegawai | None
    atasan_penilai: Pegawai | None


def of(pegawai: Pegawai) -> Hands:
    """The superior and the superior's superior of a person, as the organisation stands."""
    penilai = hierarchy.atasan_of(pegawai)
    return Hands(penilai, hierarchy.atasan_of(penilai) if penilai else None)


def of_skp(skp: Skp) -> Hands:
    """Who appraises this SKP: by the organisation as it stands; for a part before a move, as it stood then."""
    if (skp.selesai.month, skp.selesai.day) != (12, 31):
        return Hands(skp.penilai, skp.atasan_penilai)
    return of(skp.pegawai)


def held_by(skp: Skp, nip: str, at: datetime) -> tuple[str, ...]:
    """The hands in which this person holds the SKP now (names of core.appraisal.SKP); none for a stranger."""
    if skp.pegawai.nip == nip:
        return ("asn",)
    both = of_skp(skp)
    if both.penilai is not None and both.penilai.nip == nip:
        return ("atasan",)
    if both.atasan_penilai is None or both.atasan_penilai.nip != nip:
        return ()
    return ("pengganti", "atasan-penilai") if silent(skp, at) else ("atasan-penilai",)


def silent(skp: Skp, at: datetime) -> bool:
    """Whether the superior has owed an answer for longer than the agency lets a person wait."""
    if skp.state not in WAITING_FOR_SUPERIOR:
        return False
    return at - skp.since > timedelta(days=patience(skp.pegawai.instansi.kode, at))


def patience(instansi: str, at: datetime) -> int:
    """Days of silence after which the superior's superior may step in (local policy)."""
    return int(local_parameters(instansi).value(TUNGGU_PENILAI, at.date()))
