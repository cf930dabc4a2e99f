"""The homes read performance in one query each."""

from __future__ import annotations

from openkarier.core.appraisal_tasks import Own
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.appraisal import home, operations
from openkarier.stages.appraisal.models import Difference, Invitation, PredikatKinerja, Survey
from year import AT, YEAR, by, handed_over

WHOLE = Scope(Reach.INSTANSI, instansi="5871")


def test_who_has_no_skp_of_the_year_owes_one(city, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = home.own_year(city.orang["sari"].nip, YEAR, AT)
    assert found == home.OwnYear([], 0, owes=True)


def test_a_stranger_to_the_registry_owes_nothing(city):
    assert home.own_year("100000000000000000", YEAR, AT) == home.OwnYear([], 0, owes=False)


def test_the_own_year_holds_the_sheets_of_two_years(city, running):
    handed_over(city, running)
    found = home.own_year(city.orang["sari"].nip, YEAR, AT)
    expected = Own(YEAR, "diserahkan", agreed=True, settled=True, handed_over=AT.date())
    assert found == home.OwnYear([(f"{YEAR}-1", expected)], 0, owes=False)


def test_colleagues_who_ask_are_counted_once_however_many_sheets(city, skp, later):
    operations.begin(pegawai=city.orang["sari"], tahun=YEAR - 1, at=AT)
    for name, answered in (("tono", False), ("wati", False), ("budi", True)):
        survey = Survey.objects.create(
            pegawai=city.orang[name], tahun=YEAR, mulai=AT, batas=later(14), minimum=3, share_bawahan=50
        )
        Invitation.objects.create(survey=survey, responden=city.orang["sari"], role="rekan", answered=answered)
    found = home.own_year(city.orang["sari"].nip, YEAR, later(1))
    assert (len(found.sheets), found.asked) == (2, 2)
    assert home.own_year(city.orang["sari"].nip, YEAR, later(14)).asked == 0


def test_a_superior_reads_whose_skp_waits(city, skp, django_assert_num_queries):
    operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT)
    with django_assert_num_queries(1):
        assert home.waiting(city.orang["wati"].nip) == [(YEAR, "diajukan", "Sari Melati")]
    assert home.waiting(city.orang["budi"].nip) == []


def test_the_year_is_counted_in_one_query(city, running, django_assert_num_queries):
    row = PredikatKinerja.objects.create(pegawai=city.orang["joko"], tahun=2025, nilai=5)
    Difference.objects.create(predikat=row, nilai=4, hasil_kerja=2, perilaku_kerja=2)
    with django_assert_num_queries(1):
        counts = home.year_counts(WHOLE, YEAR)
    assert counts == {"ditetapkan": 1, "pegawai": 7, "selisih": 1}


def test_a_unit_counts_its_own_people(city, running):
    laut = Scope(Reach.UNIT, instansi="5871", unit="laut")
    assert home.year_counts(laut, YEAR) == {"pegawai": 2}
