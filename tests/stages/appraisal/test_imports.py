"""An e-Kinerja recap beside SKP made here: nothing is replaced, a difference is asked about once."""

from __future__ import annotations

import pytest

from openkarier.core.records import PredikatRecord, Row
from openkarier.stages.appraisal import differences
from openkarier.stages.appraisal.imports import plan_predicates
from openkarier.stages.appraisal.models import Difference, PredikatKinerja
from year import AT, YEAR, by, concluded


@pytest.fixture
def recap(city):
    """recap(5): apply a recap that gives Sari this predicate; return its plan."""

    def apply(nilai, hasil=None, perilaku=None):
        record = PredikatRecord(city.orang["sari"].nip, YEAR, nilai, hasil, perilaku)
        plan = plan_predicates(city.instansi, [Row(2, record)], frozenset())
        plan.write(lambda done, total: None)
        return plan

    return apply


def on_record(city):
    row = PredikatKinerja.objects.get(pegawai=city.orang["sari"], tahun=YEAR)
    return row.nilai, row.sumber


def test_a_recap_never_replaces_an_skp_made_here(city, running, recap):
    concluded(city, running, hasil=2, perilaku=2)
    plan = recap(5, 1, 1)
    assert on_record(city) == (4, "SKP OpenKarier")
    assert [each.changes for each in plan.outcomes] == [(("Selisih yang menunggu putusan", "Baik", "Sangat baik"),)]
    asked = Difference.objects.get()
    assert (asked.nilai, asked.hasil_kerja, asked.sumber, asked.choice) == (5, 1, "e-Kinerja", "")
    assert "tidak ditimpa" in plan.findings[0].alasan


def test_the_same_recap_again_asks_nothing_new(city, running, recap):
    concluded(city, running)
    recap(5)
    assert [each.status for each in recap(5).outcomes] == ["sama"]
    assert Difference.objects.count() == 1


def test_a_newer_recap_replaces_the_open_question(city, running, recap):
    concluded(city, running)
    recap(5)
    recap(3)
    assert list(Difference.objects.values_list("nilai", flat=True)) == [3]


def test_a_recap_that_says_the_same_is_no_difference(city, running, recap):
    concluded(city, running, hasil=2, perilaku=2)
    assert [each.status for each in recap(4, 2).outcomes] == ["sama"]
    assert not Difference.objects.exists()


@pytest.mark.parametrize(("choice", "left"), [("baru", (5, "e-Kinerja")), ("tercatat", (4, "SKP OpenKarier"))])
def test_a_person_decides_and_is_not_asked_again(city, running, recap, choice, left):
    concluded(city, running)
    recap(5, 1, 1)
    differences.decide(
        difference=Difference.objects.get(), choice=choice, why="Berita acara TPK dibaca.",
        actor=by(city.orang["dewi"]), at=AT,
    )  # fmt: skip
    recap(5, 1, 1)
    assert on_record(city) == left
    assert Difference.objects.count() == 1


def test_a_record_of_the_recap_itself_is_still_updated(city, recap):
    recap(4)
    recap(2)
    assert on_record(city) == (2, "e-Kinerja")
    assert not Difference.objects.exists()
