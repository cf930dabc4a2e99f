"""Rating, calibration, handing over, the predicate of the year, differences and objections."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.core.feedback import BERAKHLAK
from openkarier.stages.appraisal import differences, objections, operations, rating
from openkarier.stages.appraisal.models import Difference, Objection, PredikatKinerja, RatingChange, Skp
from openkarier.stages.appraisal.objections import Ruling
from openkarier.stages.appraisal.rating import Rating
from openkarier.stages.appraisal.refusal import Incomplete, Refused
from year import AT, YEAR, by, concluded, fixed, handed_over, planned, rated

HEARD = {"heard_pegawai": "Sari menunjukkan laporan pasar.", "heard_penilai": "Wati menjelaskan hitungannya."}


def record(person):
    return PredikatKinerja.objects.get(pegawai=person, tahun=YEAR)


def test_a_concluded_year_becomes_the_record_with_its_source(city, running):
    concluded(city, running, hasil=1, perilaku=1)
    row = record(city.orang["sari"])
    assert (row.nilai, row.hasil_kerja, row.perilaku_kerja, row.sumber) == (5, 1, 1, "SKP OpenKarier")


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (Rating(0, 2), {"hasil", "answers"}),
        (Rating(2, 4, dict.fromkeys(BERAKHLAK, 4)), {"perilaku"}),
        (Rating(3, 2, dict.fromkeys(BERAKHLAK, 4)), {"why"}),
        (Rating(2, 2, dict.fromkeys(BERAKHLAK, 6)), {"answers"}),
        (Rating(2, 2, {"pelayanan": 4}), {"answers"}),
    ],
)
def test_an_incomplete_rating_says_what_is_missing(city, running, given, fields):
    operations.open_rating(skp=running, actor=by(city.orang["wati"]), at=AT)
    with pytest.raises(Incomplete) as refused:
        rating.rate(skp=running, rating=given, actor=by(city.orang["wati"]), at=AT)
    assert set(refused.value.fields) == fields


def test_nobody_rates_themselves(city, running):
    operations.open_rating(skp=running, actor=by(city.orang["wati"]), at=AT)
    given = Rating(1, 1, dict.fromkeys(BERAKHLAK, 5))
    with pytest.raises(Refused):
        rating.rate(skp=running, rating=given, actor=by(city.orang["sari"]), at=AT)


def test_calibration_keeps_the_first_rating_and_the_reason(city, running):
    rated(city, running, 1, 1)
    with pytest.raises(Incomplete):
        rating.calibrate(skp=running, hasil=2, perilaku=1, why="rapat", actor=by(city.orang["wati"]), at=AT)
    rating.calibrate(
        skp=running, hasil=2, perilaku=1, why="Disamakan ukurannya pada rapat kalibrasi.",
        actor=by(city.orang["wati"]), at=AT,
    )  # fmt: skip
    found = Skp.objects.get(pk=running.pk)
    assert (found.hasil_awal, found.hasil_kerja, found.nilai, found.state) == (1, 2, 4, "dinilai")
    assert RatingChange.objects.get().hand == "kalibrasi"


def test_nothing_is_calibrated_after_it_was_handed_over(city, running):
    handed_over(city, running)
    with pytest.raises(Refused):
        rating.calibrate(
            skp=running, hasil=1, perilaku=1, why="Disamakan ukurannya.", actor=by(city.orang["wati"]), at=AT
        )


def test_a_quarter_is_rated_once_and_may_be_rated_anew(city, running):
    for hasil in (2, 1):
        rating.rate_quarter(
            skp=running, triwulan=1, hasil=hasil, perilaku=2, note="", actor=by(city.orang["wati"]), at=AT
        )
    assert list(running.triwulan.values_list("triwulan", "hasil_kerja", "nilai")) == [(1, 1, 4)]
    with pytest.raises(Refused):
        rating.rate_quarter(skp=running, triwulan=1, hasil=1, perilaku=1, note="", actor=by(city.orang["sari"]), at=AT)


def test_an_appraisal_ends_the_day_after_the_fourteenth(city, running, later):
    handed_over(city, running)
    rating.receive(skp=running, actor=by(city.orang["sari"]), at=AT)
    with pytest.raises(Refused, match="14 hari"):
        rating.conclude(skp=running, at=later(14))
    assert rating.conclude(skp=running, at=later(15)).state == "final"


def test_parts_of_a_year_are_joined_when_both_are_final(city, running):
    sari = city.orang["sari"]
    sari.jabatan, sari.unit, sari.tmt_jabatan = city.jabatan["pengolah"], city.unit["laut"], date(2026, 8, 1)
    sari.save()
    second = operations.begin(pegawai=sari, tahun=YEAR, at=AT)
    operations.keep_result(skp=second, nomor=1, planned=planned())
    running.refresh_from_db()
    concluded(city, running, 1, 1)
    assert not PredikatKinerja.objects.exists()
    concluded(city, fixed(city, second, "rahma"), 2, 2, "rahma")
    row = record(sari)
    assert (row.hasil_kerja, row.perilaku_kerja, row.nilai) == (1, 1, 5)  # seven months against five


def test_a_differing_record_is_shown_and_a_person_decides(city, running):
    PredikatKinerja.objects.create(pegawai=city.orang["sari"], tahun=YEAR, nilai=5, hasil_kerja=1, perilaku_kerja=1)
    concluded(city, running)
    assert (record(city.orang["sari"]).nilai, Difference.objects.get().nilai) == (5, 4)
    with pytest.raises(Incomplete):
        differences.decide(
            difference=Difference.objects.get(), choice="baru", why="", actor=by(city.orang["dewi"]), at=AT
        )
    differences.decide(
        difference=Difference.objects.get(), choice="baru", why="e-Kinerja salah rekam.", actor=by(city.orang["dewi"]),
        at=AT,
    )  # fmt: skip
    assert (record(city.orang["sari"]).nilai, record(city.orang["sari"]).sumber) == (4, "SKP OpenKarier")
    with pytest.raises(Refused, match="sudah diputus"):
        differences.decide(
            difference=Difference.objects.get(), choice="tercatat", why="Berubah pikiran.",
            actor=by(city.orang["dewi"]), at=AT,
        )  # fmt: skip


def test_the_same_record_is_no_difference(city, running):
    PredikatKinerja.objects.create(pegawai=city.orang["sari"], tahun=YEAR, nilai=4, hasil_kerja=2, perilaku_kerja=2)
    concluded(city, running)
    assert not Difference.objects.exists()
    assert record(city.orang["sari"]).sumber == "e-Kinerja"


def objected(city, running, at=AT):
    handed_over(city, running, 3, 2)
    return objections.object_to(
        skp=running, reason="Sembilan dari sebelas pasar sudah tertata.", actor=by(city.orang["sari"]), at=at
    )


def test_an_objection_counts_on_the_fourteenth_day_and_not_on_the_fifteenth(city, running, later):
    handed_over(city, running, 3, 2)
    with pytest.raises(Refused, match="26-01-2026 sudah lewat"):
        objections.object_to(skp=running, reason="x" * 30, actor=by(city.orang["sari"]), at=later(15))
    filed = objections.object_to(skp=running, reason="x" * 30, actor=by(city.orang["sari"]), at=later(14))
    assert (filed.until, filed.number[:6]) == (date(2026, 1, 26), "KB2026")
    assert objections.object_to(skp=running, reason="lain", actor=by(city.orang["sari"]), at=later(14)) == filed


def test_the_superiors_superior_decides_after_hearing_both(city, running):
    filed = objected(city, running)
    ruling = Ruling(**HEARD, ruling="ubah", why="Laporan membuktikan capaian sesuai target.", hasil=2, perilaku=2)
    with pytest.raises(Refused):
        objections.rule(objection=filed, ruling=ruling, actor=by(city.orang["wati"]), judge=city.orang["wati"], at=AT)
    with pytest.raises(Incomplete) as refused:
        objections.rule(
            objection=filed,
            ruling=Ruling("", "", "", ""),
            actor=by(city.orang["budi"]),
            judge=city.orang["budi"],
            at=AT,
        )
    assert set(refused.value.fields) == {"heard_pegawai", "heard_penilai", "ruling", "why"}
    objections.rule(objection=filed, ruling=ruling, actor=by(city.orang["budi"]), judge=city.orang["budi"], at=AT)
    assert (record(city.orang["sari"]).nilai, Skp.objects.get(pk=running.pk).state) == (4, "final")
    assert RatingChange.objects.get().hand == "keberatan"


def test_a_rejected_objection_leaves_the_rating(city, running):
    filed = objected(city, running)
    ruling = Ruling(**HEARD, ruling="tetap", why="Dua pasar memang belum tertata.")
    kept = objections.rule(
        objection=filed, ruling=ruling, actor=by(city.orang["budi"]), judge=city.orang["budi"], at=AT
    )
    assert (kept.ruling, record(city.orang["sari"]).nilai) == (Objection.Ruling.TETAP, 3)
