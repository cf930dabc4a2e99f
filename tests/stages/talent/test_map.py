"""A map is gathered from dated records, frozen for good with its evidence, and can be made again from it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from openkarier.core.talent import DEFAULT, FormulaRefused, score
from openkarier.core.talent.columns import score_all
from openkarier.foundation.journal.models import Leaf
from openkarier.stages.registry.honours import Penghargaan
from openkarier.stages.registry.models import HukumanDisiplin, Pegawai, RiwayatJabatan
from openkarier.stages.talent import boxes, explain, operations
from openkarier.stages.talent.gathering import everyone, gather, handfuls
from openkarier.stages.talent.inputs import Reading
from openkarier.stages.talent.models import FormulaVersion, MapRow
from openkarier.stages.talent.refusal import TalentRefused
from stages.talent.conftest import AT, ON, SK

pytestmark = pytest.mark.django_db


def read(city, on=ON):
    return gather("5871", everyone("5871"), on)


def of(city, key, on=ON):
    return read(city, on).of(city.orang[key].pk)


def test_each_reading_has_a_source_and_a_date(city):
    found = of(city, "sari")
    assert found["predikat"] == Reading(5, False, date(2025, 12, 31), "e-Kinerja", "Tahun 2025")
    assert found["penghargaan"] == Reading(2, False, date(2021, 7, 10), "Keppres 1/2021", "Satyalancana Karya Satya X")
    assert found["penugasan"] == Reading(2, False, date(2026, 1, 2), "SK 5/2026", "Tim Pasar Bersih")
    assert found["uji"] == Reading(
        8500, False, date(2025, 11, 28), "Kantor Regional VII BKN", "Berlaku sampai 28-11-2028"
    )
    assert found["pengembangan"] == Reading(24, False, date(2026, 3, 1), "Riwayat diklat", "1 pelatihan")
    assert (found["masa"].value, found["keragaman"].value, found["potensi"].value) == (54, 2, 8000)
    assert (found["pendidikan"].value, found["bidang"].value, found["disiplin"].value) == (6, 2, 4)
    assert "umpan_balik" not in found


@pytest.mark.parametrize(("on", "reading"), [(date(2026, 7, 9), 2), (date(2026, 7, 10), 0)])
def test_an_award_counts_for_five_years_to_the_day(city, on, reading):
    assert of(city, "sari", on)["penghargaan"].value == reading


def test_no_register_of_awards_means_unknown_and_not_none(city):
    assert of(city, "wati")["penghargaan"].value == 0
    Penghargaan.objects.all().delete()
    assert "penghargaan" not in of(city, "wati")


def test_an_expired_test_and_an_old_predicate_are_stale(city):
    assert (of(city, "joko")["uji"].stale, of(city, "joko")["predikat"].stale) == (True, False)
    assert (of(city, "tono")["predikat"].stale, "uji" in of(city, "tono")) == (True, False)


@pytest.mark.parametrize(("end", "code"), [(None, 0), (date(2026, 7, 10), 0), (date(2026, 7, 9), 1)])
def test_a_heavy_sanction_being_served_brings_nothing(city, end, code):
    HukumanDisiplin.objects.create(
        pegawai=city.orang["wati"], tingkat="B", jenis="Penurunan jabatan", nomor_sk="SK 9", mulai=date(2025, 7, 9),
        selesai=end,
    )  # fmt: skip
    assert of(city, "wati")["disiplin"].value == code


def test_a_second_perangkat_daerah_widens_the_experience(city):
    RiwayatJabatan.objects.create(
        pegawai=city.orang["wati"], jabatan=city.jabatan["pengolah"], nama_jabatan="Pengolah Data", jenis="4",
        jenjang="PELAKSANA", mulai=date(2015, 1, 1), selesai=date(2018, 1, 1),
    )  # fmt: skip
    assert of(city, "wati")["keragaman"].value == 3


def test_everybody_costs_the_same_number_of_queries_as_one(city, django_assert_num_queries):
    with CaptureQueriesContext(__import__("django.db", fromlist=["connection"]).connection) as many:
        assert len(read(city).persons) == 7
    with django_assert_num_queries(len(many)):
        assert len(gather("5871", Pegawai.objects.filter(pk=city.orang["sari"].pk), ON).persons) == 1


def test_handfuls_give_everybody_once_and_the_same_boxes(city):
    whole = score_all(DEFAULT, read(city).readings).box.tolist()
    parts = [score_all(DEFAULT, part.readings).box.tolist() for part in handfuls("5871", ON, 3)]
    assert ([len(part) for part in parts], [box for part in parts for box in part]) == ([3, 3, 1], whole)


def test_a_frozen_map_keeps_what_makes_it_again(city, peta):
    row = MapRow.objects.select_related("peta__formula").get(pegawai=city.orang["sari"])
    again = explain.frozen(row)
    assert (row.kinerja, row.potensial, row.kotak, row.mungkin) == (
        again.score.kinerja.low, again.score.potensial.low, again.score.box, "9",
    )  # fmt: skip
    # Y: 66 + 15 x 0.7 + 15 x 0.7 = 87; X: 17 + 10 + 4 + 3 + 20 + 8 + 7.5 + 15 = 84.5
    assert (row.kinerja, row.potensial, row.nilai, row.kurang) == (87_000_000, 84_500_000, 85_750_000, "umpan_balik")
    assert score(DEFAULT, {code: each[0] for code, each in row.bukti.items()}).box == 9
    assert peta.hitung == {"0": 4, "1": 0, "2": 0, "3": 0, "4": 0, "5": 0, "6": 0, "7": 0, "8": 2, "9": 1}
    assert (peta.masukan, len(peta.sidik)) == (read(city).digest, 64)


def test_later_records_leave_a_frozen_map_alone(city, peta):
    Penghargaan.objects.all().delete()
    row = MapRow.objects.select_related("peta__formula").get(pegawai=city.orang["sari"])
    assert explain.frozen(row).score.kinerja.low == 87_000_000
    assert read(city).digest != peta.masukan


def test_freezing_leaves_leaves_with_the_hashes(city, peta):
    kinds = [json.loads(leaf.entry)["k"] for leaf in Leaf.objects.order_by("index")]
    assert kinds == ["BOBOT_TETAP", "TALENTA_TETAP"]


def test_a_frozen_formula_cannot_be_saved_and_a_draft_cannot_make_a_map(city, formula):
    with pytest.raises(TalentRefused, match="sudah dibekukan"):
        operations.save_formula(formula=formula, isi=DEFAULT, at=AT)
    draft = operations.draft_formula(instansi=city.instansi, nama="Rumus 2027", isi=DEFAULT, actor="asesor", at=AT)
    with pytest.raises(TalentRefused, match="masih rancangan"):
        operations.freeze_map(formula=draft, nama="Peta", on=ON, actor="asesor", at=AT)
    with pytest.raises(TalentRefused, match="nomor keputusan"):
        operations.freeze_formula(formula=draft, sk=" ", tanggal_sk=ON, actor="asesor", at=AT)


def test_a_formula_that_cannot_stand_is_neither_saved_nor_frozen(city):
    draft = operations.draft_formula(instansi=city.instansi, nama="Rumus 2027", isi=DEFAULT, actor="asesor", at=AT)
    wrong = replace(DEFAULT, bobot={**DEFAULT.bobot, "predikat": 5_000})
    with pytest.raises(FormulaRefused):
        operations.save_formula(formula=draft, isi=wrong, at=AT)
    FormulaVersion.objects.filter(pk=draft.pk).update(isi=wrong.plain())
    with pytest.raises(FormulaRefused):
        operations.freeze_formula(formula=draft, sk=SK, tanggal_sk=ON, actor="asesor", at=AT)
    assert not Leaf.objects.exists()


def test_a_name_or_a_day_is_frozen_once(city, peta):
    for name, day in (("Peta 2026", date(2026, 8, 1)), ("Peta lain", ON)):
        with pytest.raises(TalentRefused, match="sudah dibekukan"):
            operations.freeze_map(formula=peta.formula, nama=name, on=day, actor="asesor", at=AT)
    with pytest.raises(TalentRefused, match="sudah dipakai"):
        operations.draft_formula(instansi=city.instansi, nama="Rumus 2026", isi=DEFAULT, actor="asesor", at=AT)


def test_the_ways_up_are_dated_and_lift_the_box_by_the_same_formula(city):
    person = Pegawai.objects.select_related("instansi").get(pk=city.orang["wati"].pk)
    now, lifts = explain.today(person, DEFAULT, ON)
    assert (now.score.floor, now.score.box) == (8, 8)  # Y 60, X 84.5
    assert {lift.axis for lift in lifts} == {"kinerja"}
    assert all(lift.box == 9 and lift.steps for lift in lifts)


def test_the_table_of_boxes_agrees_with_the_layout():
    from openkarier.core.talent import BOX

    table = boxes.table()
    assert {n: BOX[box.kinerja][box.potensial] for n, box in table.items()} == {n: n for n in range(1, 10)}
    assert table[9].name == "Kinerja di atas ekspektasi, potensial tinggi"
    assert [n for n, box in sorted(table.items()) if box.pool] == [7, 8, 9]
