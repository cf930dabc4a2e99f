"""Presenter of one person: facts and histories as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.core.registry_data import LEVELS, SIASN
from openkarier.foundation.accounts.models import Desk
from openkarier.stages.appraisal import queries as appraisal
from openkarier.stages.assessment import queries as assessment
from openkarier.stages.registry import dispute_queries as disputes
from openkarier.stages.registry import queries as registry
from openkarier.web.pieces import Fact
from openkarier.web.sanggahan_marks import Marks
from openkarier.web.templatetags.openkarier import nip, tanggal

# Sanctions weigh on a career, so those who decide on careers see them; superiors and operators do not.
DISCIPLINE_DESKS = frozenset({Desk.ASN, Desk.BKPSDM, Desk.TPK, Desk.PPK, Desk.AUDITOR})

PENDIDIKAN = dict(LEVELS)


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
    marks: Marks


def card(person: Any, today: date, *, discipline: bool, desk: str = "") -> Card:
    """Ten queries, whatever the length of the histories. `desk`: where a mark of a dispute leads."""
    histories = registry.histories(person)
    imported = disputes.last_import(person.instansi_id)
    return Card(
        now=_post(person, histories.jabatan, imported),
        self_=[replace(fact, source=fact.source or SIASN, at=fact.at or imported) for fact in _self(person)],
        jabatan=histories.jabatan,
        golongan=histories.golongan,
        pendidikan=[(_education(row.tingkat, row.nama), row) for row in histories.pendidikan],
        diklat=histories.diklat,
        kinerja=appraisal.predicates(person),
        uji=[(row, row.berlaku_sampai >= today) for row in assessment.results(person)],
        hukuman=registry.sanctions(person) if discipline else None,
        marks=Marks(disputes.of_person(person), desk),
    )


def _post(person: Any, jabatan: list[Any], imported: datetime | None) -> list[Fact]:
    held = next((row for row in jabatan if row.selesai is None), None)
    source, row = (held.sumber, held.pk) if held else (SIASN, 0)
    post, unit = person.jabatan, person.unit
    return [
        Fact("Jabatan", post.nama if post else "", f"{source}, TMT", person.tmt_jabatan, "riwayat-jabatan", row),
        Fact("Jenjang", JENJANG_LABEL[Jenjang(post.jenjang)] if post else ""),
        Fact("Eselon", post.eselon if post else "") if post and post.eselon else Fact("Kelas jabatan", _kelas(post)),
        Fact("Unit kerja", unit.nama if unit else "", SIASN, imported),
        Fact("Perangkat daerah", unit.opd.nama if unit and unit.opd else ""),
        Fact(
            "Golongan",
            person.golongan,
            f"{SIASN}, TMT" if person.tmt_golongan else SIASN,
            person.tmt_golongan,
            "golongan",
        ),
        Fact("Batas usia pensiun", tanggal(person.tmt_pensiun) if person.tmt_pensiun else "", "dihitung"),
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
        Fact("Nama", person.nama_gelar, kode="nama"),
        Fact("Gelar", ", ".join(filter(None, (person.gelar_depan, person.gelar_belakang))), kode="gelar"),
        Fact("NIP", nip(person.nip)),
        Fact("Lahir", f"{born}{tanggal(person.tanggal_lahir)}", kode="lahir"),
        Fact("Jenis kelamin", person.get_jenis_kelamin_display(), kode="kelamin"),
        Fact("Status kepegawaian", person.get_status_display(), kode="status"),
        Fact("TMT CPNS", tanggal(person.tmt_cpns) if person.tmt_cpns else "", kode="tmt-cpns"),
        Fact("TMT PNS", tanggal(person.tmt_pns) if person.tmt_pns else "", kode="tmt-pns"),
        Fact("Pendidikan terakhir", _education(person.tingkat_pendidikan, person.pendidikan), kode="pendidikan"),
        Fact("E-mail", person.email, kode="kontak"),
    ]
