"""Load awards and team assignments in batches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from django.db import transaction

from openkarier.foundation import bulk
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award of one person (by key); `tingkat` 1 own agency to 4 international."""

    pegawai_id: int
    nama: str
    tingkat: int
    tanggal: date
    nomor_sk: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """An assignment of one person (by key); `tingkat` 1 own agency to 3 national."""

    pegawai_id: int
    nama: str
    tingkat: int
    ketua: bool
    nomor_sk: str
    mulai: date
    selesai: date | None


def add_honours(awards: Iterable[AwardRow], teams: Iterable[TeamRow]) -> None:
    """Add rows. One transaction."""
    with transaction.atomic():
        bulk.insert(Penghargaan, tuple(AwardRow.__dataclass_fields__), map(astuple, awards))
        bulk.insert(PenugasanTim, tuple(TeamRow.__dataclass_fields__), map(astuple, teams))
