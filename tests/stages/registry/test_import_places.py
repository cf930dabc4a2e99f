"""Units and posts from SIASN's lists."""

from __future__ import annotations

import pytest

from gateways.spreadsheet import siasn_export as siasn
from openkarier.stages.registry.models import Jabatan, Unit
from openkarier.stages.registry.staging import ImportFinding, RefJabatan

HEADS = ["ID", "NAMA_UNOR", "ID_ATASAN"]


def units(*rows):
    return siasn.xlsx(HEADS, rows)


def reasons(run):
    return list(ImportFinding.objects.filter(run=run).values_list("nomor", "kolom", "alasan"))


def test_units_hang_in_a_tree_with_intervals_and_their_opd(load):
    run = load(units(("B", "Bidang A", "D"), ("K", "Pemerintah Kota", ""), ("D", "Dinas X", "K"), ("E", "RSUD", "K")))
    assert (run.baru, run.state) == (4, "terap")
    told = {unit.siasn_id: (unit.kiri, unit.kanan, unit.opd and unit.opd.nama) for unit in Unit.objects.all()}
    assert told == {
        "K": (1, 8, None),
        "D": (2, 5, "Dinas X"),
        "B": (3, 4, "Dinas X"),
        "E": (6, 7, "RSUD"),
    }


def test_a_unit_moves_with_all_below_it(load):
    load(units(("K", "Kota", ""), ("D", "Dinas X", "K"), ("E", "Dinas Y", "K"), ("B", "Bidang", "D")))
    run = load(units(("B", "Bidang", "E")))
    assert (run.berubah, run.hilang) == (1, 3)
    assert list(run.rows.values_list("changes", flat=True)) == [[["Unit atasan", "Dinas X", "Dinas Y"]]]
    told = {unit.siasn_id: (unit.kiri, unit.kanan, unit.opd_id) for unit in Unit.objects.all()}
    other = Unit.objects.get(siasn_id="E").pk
    assert told["B"] == (5, 6, other)
    assert told["E"] == (4, 7, other)
    assert told["D"][:2] == (2, 3)


def test_an_orphan_and_all_under_it_are_told(stage):
    run = stage(units(("K", "Kota", ""), ("A", "Bidang A", "HILANG"), ("B", "Seksi B", "A")))
    assert (run.baru, run.galat) == (1, 2)
    assert [row[:2] for row in reasons(run)] == [(3, "ID_ATASAN"), (4, "ID_ATASAN")]


def test_a_ring_is_told_and_what_hangs_below_it_loses_its_parent(stage):
    run = stage(units(("A", "A", "B"), ("B", "B", "A"), ("C", "C", "B"), ("K", "Kota", "")))
    assert (run.baru, run.galat) == (1, 3)
    assert [alasan for _, _, alasan in reasons(run)] == [
        "Unit ini menjadi atasan bagi dirinya sendiri.",
        "Unit ini menjadi atasan bagi dirinya sendiri.",
        "Unit atasan ini tidak ada di berkas maupun di data.",
    ]


def test_a_ring_through_units_that_are_not_in_the_file_is_seen(load, stage):
    load(units(("K", "Kota", ""), ("A", "A", "K"), ("B", "B", "A")))
    run = stage(units(("A", "A", "B")))
    assert (run.galat, run.berubah) == (1, 0)


def test_a_unit_without_a_siasn_id_is_adopted_by_its_name(agency, load):
    own = Unit.objects.create(instansi=agency, kode="01", nama="DINAS KESEHATAN")
    run = load(units(("X1", "Dinas Kesehatan", "")))
    own.refresh_from_db()
    assert (own.siasn_id, own.nama, Unit.objects.count(), run.berubah) == ("X1", "Dinas Kesehatan", 1, 1)


def test_heads_sit_in_their_units(grounds):
    assert Jabatan.objects.filter(kepala=True, jenis="1").count() == len(grounds.heads) == 16
    head = Jabatan.objects.get(siasn_id=grounds.heads[0][0])
    assert (head.eselon, head.jenjang, head.bup, head.formasi) == ("II.b", "JPT_PRATAMA", 60, 1)
    part = Jabatan.objects.get(siasn_id=grounds.heads[1][0])
    assert (part.eselon, part.jenjang, part.bup) == ("III.b", "ADMINISTRATOR", 58)


def test_a_head_without_a_unit_or_an_eselon_is_told(stage, grounds):
    rows = [("ZZ", "Unit Hilang", "Kepala Hilang", "31"), (grounds.heads[0][0], "x", "Kepala", "99")]
    run = stage(siasn.xlsx(["ID", "Nama_unor", "Nama_jabatan", "Eselon_id"], rows))
    assert run.galat == 2
    assert {(nomor, kolom) for nomor, kolom, _ in reasons(run)} == {(2, "ID"), (3, "Eselon_id")}


def test_titles_are_kept_with_their_retirement_age(grounds):
    assert RefJabatan.objects.get(nama="Guru Ahli Muda").bup == 60
    assert set(RefJabatan.objects.filter(jenis="4").values_list("jenjang", "bup")) == {("PELAKSANA", 58)}


def test_posts_follow_their_title(load, grounds):
    unit = Unit.objects.first()
    number, name, level, _ = grounds.functional[0]
    post = Jabatan.objects.create(
        unit=unit, kode="x", siasn_id=number, nama="Lama", jenis="2", jenjang="JF_MAHIR", bup=58
    )
    load(siasn.xlsx(["ID", "Nama", "Jenjang", "BUP"], [(number, name, level, 62)]))
    post.refresh_from_db()
    assert (post.nama, post.jenjang, post.bup) == (name, "JF_TERAMPIL", 62)


@pytest.mark.parametrize("files", ["units_xlsx", "heads_xlsx", "functional_xlsx", "clerks_xlsx"])
def test_the_same_list_twice_changes_nothing(stage, grounds, files):
    run = stage(getattr(siasn, files)(grounds))
    assert (run.state, run.baru, run.berubah, run.hilang) == ("sama", 0, 0, 0)
    assert run.rows.count() == 0
