"""Riwayat jabatan and predicates: the past is filled, the present is left to the export."""

from __future__ import annotations

from datetime import date

import pytest

from gateways.spreadsheet import siasn_export as siasn
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry.models import Pegawai, RiwayatJabatan
from openkarier.stages.registry.staging import ImportFinding


@pytest.fixture
def made(load, grounds):
    load(siasn.export_xlsx(grounds))
    return grounds


def rows(person, *periods):
    """History rows of one person: (name, since, appointment, end)."""
    heads = [*siasn.HISTORY, "tmtSelesai"]
    return siasn.xlsx(heads, [
        ["", person.nip, "4", nama, "", "Bagian Umum", "", since, "", "", kind, "{}", until]
        for nama, since, kind, until in periods
    ])  # fmt: skip


@pytest.fixture
def person(made):
    found = Pegawai.objects.get(siasn_id=made.people[29]["PNS ID"])
    found.riwayat_jabatan.update(mulai=date(2020, 1, 1), nama_jabatan="Kini")
    return found


def periods(person):
    told = person.riwayat_jabatan.filter(penugasan="D").order_by("mulai")
    return [(period.nama_jabatan, period.mulai.year, period.selesai and period.selesai.year) for period in told]


def codes(run):
    return list(ImportFinding.objects.filter(run=run).values_list("nomor", "kolom", "kode", "tingkat"))


def test_a_period_ends_where_the_next_begins(load, person):
    load(rows(person, ("Kedua", "01-01-2015", "D", ""), ("Pertama", "01-01-2010", "", "")))
    assert periods(person) == [("Pertama", 2010, 2015), ("Kedua", 2015, 2020), ("Kini", 2020, None)]


def test_a_period_found_later_is_put_between(load, person):
    load(rows(person, ("Pertama", "01-01-2010", "D", "")))
    load(rows(person, ("Kedua", "01-01-2015", "D", "")))
    assert periods(person) == [("Pertama", 2010, 2015), ("Kedua", 2015, 2020), ("Kini", 2020, None)]


def test_a_known_end_leaves_a_gap_and_never_an_overlap(load, person):
    load(rows(person, ("Pertama", "01-01-2010", "D", "01-01-2012"), ("Kedua", "01-01-2015", "D", "01-01-2030")))
    assert periods(person) == [("Pertama", 2010, 2012), ("Kedua", 2015, 2020), ("Kini", 2020, None)]


def test_the_same_history_twice_changes_nothing(load, stage, made):
    run = load(siasn.history_xlsx(made))
    assert (run.baru, RiwayatJabatan.objects.count()) == (60, 90)
    run = stage(siasn.history_xlsx(made))
    assert (run.state, run.sama) == ("sama", 60)


def test_a_period_newer_than_the_present_one_waits_for_the_export(stage, person):
    run = stage(rows(person, ("Baru", "01-01-2025", "D", "")))
    assert codes(run) == [(2, "tmtJabatan", "URUTAN", "galat")]


def test_two_definitive_posts_from_one_day_are_told(stage, person):
    run = stage(rows(person, ("Satu", "01-01-2010", "D", ""), ("Dua", "01-01-2010", "D", "")))
    assert codes(run) == [(3, "tmtJabatan", "URUTAN", "galat")]


def test_a_plt_stands_beside_and_its_missing_end_is_told(load, person):
    run = load(
        rows(person, ("Plt. Kepala", "01-01-2018", "PLT", ""), ("Plh. Kepala", "01-02-2018", "PLH", "01-03-2018"))
    )
    assert codes(run) == [(2, "jenisPenugasanId", "RUJUKAN", "peringatan")]
    assert periods(person) == [("Kini", 2020, None)]
    assert person.riwayat_jabatan.get(penugasan="PLH").selesai == date(2018, 3, 1)


def test_strangers_and_unknown_jenjang_are_told(stage, person):
    heads = ["nipBaru", "jenisJabatan", "namaJabatan", "tmtJabatan"]
    run = stage(siasn.xlsx(heads, [
        ["199001012015031999", "4", "Pengadministrasi", "01-01-2010"],
        [person.nip, "1", "Kepala Seksi", "01-01-2010"],
        [person.nip, "2", "Pekerja Sosial", "01-01-2011"],
    ]))  # fmt: skip
    assert [(nomor, kolom) for nomor, kolom, _, _ in codes(run)] == [
        (2, "nipBaru"),
        (3, "namaJabatan"),
        (4, "namaJabatan"),
    ]


def test_predicates_are_kept_by_year(load, made):
    run = load(siasn.recap_xlsx(made))
    assert (run.kind, run.tahun, run.heading_row, run.baru) == ("kinerja", 2024, 8, 30)
    assert list(PredikatKinerja.objects.order_by("pk").values_list("nilai", flat=True)[:2]) == [5, 4]
    assert load(siasn.recap_xlsx(made)).state == "sama"


def test_a_changed_predicate_is_shown_and_a_stranger_told(load, stage, made):
    load(siasn.recap_xlsx(made))
    nip = made.people[0]["NIP BARU"]
    run = stage(
        siasn.xlsx(["nip", "hasil_akhir", "tahun"], [[nip, "Kurang", "2024"], ["199001012015031999", "Baik", "2024"]])
    )
    assert (run.berubah, run.galat, run.hilang) == (1, 1, 29)
    assert run.rows.get(nomor=2).changes == [["Predikat", "5", "2"]]
