"""Presenter of one person: facts and histories as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.foundation.accounts.models import Desk
from openkarier.stages.appraisal import queries as appraisal
from openkarier.stages.assessment import queries as assessment
from openkarier.stages.registry import queries as registry
from openkarier.web.pieces import Fact
from openkarier.web.templatetags.openkarier import nip, tanggal

# Sanctions weigh on a career, so those who decide on careers see them; superiors and operators do not.
DISCIPLINE_DESKS = frozenset({Desk.ASN, Desk.BKPSDM, Desk.TPK, Desk.PPK, Desk.AUDITOR})

PENDIDIKAN = {  # SIASN ref_tingkat_pendidikan
    "05": "SD", "10": "SMP", "12": "SMP kejuruan", "15": "SMA", "17": "SMK", "18": "SMA keguruan", "20": "D-I",
    "25": "D-II", "30": "D-III", "35": "D-IV", "40": "S-1", "42": "Profesi", "45": "S-2", "47": "Spesialis",
    "49": "Subspesialis", "50": "S-3",
}  # fmt: skip


@dataclass(frozen=True)
class Card:
    """All that a person's page shows; histories newest first."""

    now: list[Fact]
    self_: list[Fact]
    jabatan: list[Any]
    golongan: list[Any]
    pendidikan: list[Any]
    diklat: list[Any]
    kinerja: list[Any]
    uji: list[Any]
    hukuman: list[Any] | None  # None: this desk may not see


def card(person: Any, today: date, *, discipline: bool) -> Card:
    """Eight queries, whatever the length of the histories."""
    histories = registry.histories(person)
    return Card(
        now=_post(person, histories.jabatan),
        self_=_self(person),
        jabatan=histories.jabatan,
        golongan=histories.golongan,
        pendidikan=[(_education(row.tingkat, row.nama), row) for row in histories.pendidikan],
        diklat=histories.diklat,
        kinerja=appraisal.predicates(person),
        uji=[(row, row.berlaku_sampai >= today) for row in assessment.results(person)],
        hukuman=registry.sanctions(person) if discipline else None,
    )


def _post(person: Any, jabatan: list[Any]) -> list[Fact]:
    source = next((row.sumber for row in jabatan if row.selesai is None), "SIASN")
    post, unit = person.jabatan, person.unit
    return [
        Fact("Jabatan", post.nama if post else "", source, person.tmt_jabatan),
        Fact("Jenjang", JENJANG_LABEL[Jenjang(post.jenjang)] if post else ""),
        Fact("Eselon", post.eselon if post else "") if post and post.eselon else Fact("Kelas jabatan", _kelas(post)),
        Fact("Unit kerja", unit.nama if unit else ""),
        Fact("Perangkat daerah", unit.opd.nama if unit and unit.opd else ""),
        Fact("Golongan", person.golongan, "TMT" if person.tmt_golongan else "", person.tmt_golongan),
        Fact("Batas usia pensiun", tanggal(person.tmt_pensiun) if person.tmt_pensiun else ""),
    ]


def _education(tingkat: str, nama: str) -> str:
    """ "S-1 Ilmu Hukum"; SIASN often repeats the level in the name."""
    level = PENDIDIKAN.get(tingkat, "")
    plain = level.replace("-", "")
    if nama.upper().replace("-", "").startswith(plain.upper()):
        return nama or level
    return f"{level} {nama}".strip()


def _kelas(post: Any) -> str:
    return str(post.kelas) if post and post.kelas else ""


def _self(person: Any) -> list[Fact]:
    born = f"{person.tempat_lahir}, " if person.tempat_lahir else ""
    return [
        Fact("NIP", nip(person.nip)),
        Fact("Lahir", f"{born}{tanggal(person.tanggal_lahir)}"),
        Fact("Jenis kelamin", person.get_jenis_kelamin_display()),
        Fact("Status kepegawaian", person.get_status_display()),
        Fact("TMT CPNS", tanggal(person.tmt_cpns) if person.tmt_cpns else ""),
        Fact("TMT PNS", tanggal(person.tmt_pns) if person.tmt_pns else ""),
        Fact("Pendidikan terakhir", _education(person.tingkat_pendidikan, person.pendidikan)),
        Fact("E-mail", person.email),
    ]
