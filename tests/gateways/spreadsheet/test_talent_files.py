"""Files of talent management: row-level errors, a second time changes nothing, another agency's people are refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import cast
from openkarier.gateways.spreadsheet import importing
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.talent.models import SimataBox

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)


@pytest.fixture
def nip(db):
    """NIP by name."""
    return {key: person.nip for key, person in cast.city().orang.items()}


def staged(lines):
    content = "\n".join(";".join(line) for line in lines).encode()
    taken = importing.read(content, instansi="5871", at=AT)
    return importing.stage(taken, instansi="5871", file_name="berkas.csv", actor="dewi", at=AT)


def test_boxes_of_simata_are_read_row_by_row(nip):
    head = ["nip", "box", "sumbu_x", "sumbu_y", "total_sumbu", "tahun"]
    rows = [
        [nip["sari"], "8", "82,5", "71.25", "76,88", "2025"],
        [nip["tono"], "10", "82,5", "71", "76", "2025"],
        [nip["wati"], "5", "banyak", "71", "76", "2025"],
        ["199001012015031999", "5", "70", "71", "70,5", "2025"],
    ]
    run = staged([head, *rows])
    assert (run.kind, run.baru, run.galat, run.peringatan) == ("simata", 2, 2, 1)
    assert sorted(run.findings.values_list("nomor", "kolom")) == [(3, "box"), (4, "sumbu_x"), (5, "nip")]
    importing.apply(run, skip_errors=True, actor="dewi", at=AT)
    assert SimataBox.objects.get(pegawai__nip=nip["wati"]).sumbu_x is None  # what cannot be read says nothing
    box = SimataBox.objects.get(pegawai__nip=nip["sari"])
    assert (box.pegawai.nip, box.kotak, box.sumbu_x, box.sumbu_y, box.total) == (nip["sari"], 8, 8250, 7125, 7688)
    assert staged([head, rows[0]]).state == "sama"


def test_awards_and_teams_come_in_once(nip):
    awards = [["nip", "penghargaan", "tingkat penghargaan", "tanggal penghargaan", "nomor sk"],
              [nip["sari"], "Satyalancana Karya Satya X", "Satyalancana", "17-08-2024", "Keppres 5/2024"],
              [nip["sari"], "Juara Inovasi", "sekampung", "01-02-2025", ""]]  # fmt: skip
    teams = [["nip", "nama tim", "tingkat tim", "peran", "nomor sk", "mulai", "selesai"],
             [nip["tono"], "Tim Stunting", "lintas instansi", "Ketua", "SK 9/2026", "02-01-2026", ""]]  # fmt: skip
    run = staged(awards)
    assert (run.kind, run.baru, run.galat) == ("penghargaan", 1, 1)
    importing.apply(run, skip_errors=True, actor="dewi", at=AT)
    importing.apply(staged(teams), skip_errors=False, actor="dewi", at=AT)
    assert list(Penghargaan.objects.values_list("pegawai__nip", "tingkat")) == [(nip["sari"], 2)]
    assert list(PenugasanTim.objects.values_list("pegawai__nip", "tingkat", "ketua")) == [(nip["tono"], 2, True)]
    assert staged(teams).state == "sama"
