"""Feedback, the closed survey, the public's voice, units and their spread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from openkarier.core.feedback import BERAKHLAK
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.appraisal import notes, spread, surveys, units, voice_queries, voices
from openkarier.stages.appraisal.models import Invitation, Survey, SurveyTally, VoiceQuota, VoiceTally
from openkarier.stages.appraisal.refusal import Incomplete, Refused
from openkarier.stages.registry.models import Pegawai
from year import AT, YEAR, by, rated

WHOLE = Scope(Reach.INSTANSI, instansi="5871")
GOOD = dict.fromkeys(voices.QUESTIONS, 5)


def test_counselling_is_read_by_the_two_and_nobody_else(city, running):
    wati, sari, budi = (city.orang[name] for name in ("wati", "sari", "budi"))
    for kind, shared in (("umpan", True), ("umpan", False), ("bimbingan", False), ("konseling", False)):
        notes.say(skp=running, kind=kind, text=f"Isi {kind}", actor=by(wati), at=AT, shared=shared)
    seen = {who.nama: [note.kind for note in notes.readable(running, who.nip)] for who in (wati, sari, budi)}
    assert seen == {
        wati.nama: ["konseling", "bimbingan", "umpan", "umpan"],
        sari.nama: ["konseling", "bimbingan", "umpan"],
        budi.nama: ["bimbingan", "umpan"],
    }


def test_a_person_notes_progress_and_gives_no_feedback_to_themselves(city, running):
    sari = by(city.orang["sari"])
    assert notes.say(skp=running, kind="kemajuan", text="Pasar ketiga selesai.", actor=sari, at=AT).shared
    with pytest.raises(Refused):
        notes.say(skp=running, kind="umpan", text="Bagus sekali saya.", actor=sari, at=AT)


def colleagues(city, number):
    """More people beside Sari and Tono."""
    post = city.jabatan["penelaah"]
    for serial in range(number):
        Pegawai.objects.create(
            instansi=city.instansi, nip=f"{10**17 + serial}", nama=f"Rekan {serial}", tanggal_lahir="1990-01-01",
            jenis_kelamin="F", status="PNS", jabatan=post, unit=post.unit,
        )  # fmt: skip


def opened(city, unit="pasar"):
    return surveys.open_surveys(
        unit=city.unit[unit], tahun=YEAR, batas=AT + timedelta(days=14), actor=by(city.orang["dewi"]), at=AT
    )


def test_peers_share_the_superior_and_subordinates_are_direct(city):
    colleagues(city, 2)
    circle = surveys.circle(city.unit["pasar"])
    sari, wati, budi = (city.orang[name].pk for name in ("sari", "wati", "budi"))
    assert (len(circle[sari]["rekan"]), circle[sari]["bawahan"]) == (3, [])
    assert (circle[wati]["rekan"], len(circle[wati]["bawahan"])) == ([], 4)
    assert circle[budi]["bawahan"] == [wati]


def test_who_has_too_few_around_gets_no_survey_and_a_second_opening_adds_none(city):
    colleagues(city, 2)
    assert opened(city) == 5  # four of the bidang and Wati; Budi has one subordinate
    assert opened(city) == 0
    assert Invitation.objects.filter(survey__pegawai=city.orang["wati"], role="bawahan").count() == 4


def test_an_answer_counts_once_and_leaves_only_sums(city):
    colleagues(city, 2)
    opened(city)
    asked = Invitation.objects.filter(survey__pegawai=city.orang["sari"]).first()
    with pytest.raises(Incomplete):
        surveys.answer(invitation=asked, answers={"loyal": 5}, at=AT)
    surveys.answer(invitation=asked, answers=dict.fromkeys(BERAKHLAK, 4), at=AT)
    with pytest.raises(Refused, match="sudah diterima"):
        surveys.answer(invitation=asked, answers=dict.fromkeys(BERAKHLAK, 1), at=AT)
    assert set(SurveyTally.objects.values_list("total", "people")) == {(4, 1)}
    with pytest.raises(Refused, match="sudah ditutup"):
        surveys.answer(invitation=asked, answers=dict.fromkeys(BERAKHLAK, 4), at=AT + timedelta(days=15))


def test_no_table_ties_an_answer_to_its_respondent():
    names = {field.name for model in (SurveyTally, VoiceTally) for field in model._meta.get_fields()}
    assert not names & {"responden", "pegawai", "actor", "at", "undangan"}


def test_nothing_is_told_while_a_survey_runs(city, running):
    colleagues(city, 2)
    opened(city)
    for asked in Invitation.objects.filter(survey__pegawai=city.orang["sari"]):
        surveys.answer(invitation=asked, answers=dict.fromkeys(BERAKHLAK, 5), at=AT)
    skp = rated(city, running)
    assert voice_queries.behaviour(skp).others is None
    surveys.close_surveys(surveys=Survey.objects.all(), actor=by(city.orang["dewi"]), at=AT)
    found = voice_queries.behaviour(skp)
    assert (found.superior, found.others.others, found.total) == (80.0, 100.0, 88.0)


@pytest.fixture
def service(city):
    return voices.make_service(unit=city.unit["pasar"], nama="Loket izin pasar", actor=by(city.orang["budi"]), at=AT)


def test_the_street_speaks_and_only_sums_and_a_mark_of_the_day_are_kept(service):
    for _ in range(3):
        voices.speak(service=service, answers=GOOD, address="10.0.0.1", at=AT)
    assert set(VoiceTally.objects.values_list("triwulan", "total", "people")) == {(1, 15, 3)}
    assert VoiceQuota.objects.get().count == 3
    assert "10.0.0.1" not in VoiceQuota.objects.get().mark


def test_one_address_has_its_share_of_a_day(service):
    for _ in range(voices.A_DAY):
        voices.speak(service=service, answers=GOOD, address="10.0.0.1", at=AT)
    with pytest.raises(Refused, match="jaringan"):
        voices.speak(service=service, answers=GOOD, address="10.0.0.1", at=AT)
    voices.speak(service=service, answers=GOOD, address="10.0.0.2", at=AT)
    voices.speak(service=service, answers=GOOD, address="10.0.0.1", at=AT + timedelta(days=1))


def test_the_running_quarter_and_small_ones_are_not_published(service):
    for number in range(3):
        voices.speak(service=service, answers=GOOD, address=f"10.0.0.{number}", at=AT)
    assert voice_queries.heard([service], AT.date()) == []
    after = AT.date() + timedelta(days=90)
    [found] = voice_queries.heard([service], after)
    assert (found.whole.answers, found.whole.score) == (3, 100)
    VoiceTally.objects.update(people=2, total=10)
    [found] = voice_queries.heard([service], after)
    assert (found.whole.answers, found.whole.score) == (None, None)
    assert all(each.score is None for _, each in found.by_question)


def test_two_services_of_one_name_in_a_unit_are_one_too_many(city, service):
    with pytest.raises(Incomplete):
        voices.make_service(unit=city.unit["pasar"], nama="Loket izin pasar", actor=by(city.orang["budi"]), at=AT)


def test_a_spread_is_judged_after_the_unit_has_its_predicate(city, running):
    rated(city, running, 1, 1)
    found = spread.of_unit(WHOLE, city.unit["pasar"], YEAR)
    assert (found.own, found.people, found.remarks, found.counts[0]) == (None, 1, [], ("Sangat Baik", 1, 1))
    units.set_unit_predicate(
        unit=city.unit["pasar"], tahun=YEAR, nilai=4, dasar="BA 01/2026", actor=by(city.orang["dewi"]), at=AT
    )
    found = spread.of_unit(WHOLE, city.unit["pasar"], YEAR)
    assert (found.own.label, found.base, found.remarks) == ("Baik", "BA 01/2026", [])  # one person is no spread


def test_a_reason_is_a_sentence_and_the_newest_counts(city):
    with pytest.raises(Incomplete):
        units.give_reason(
            unit=city.unit["pasar"], tahun=YEAR, why="begitu", remarks=[], actor=by(city.orang["budi"]), at=AT
        )
    for number in (1, 2):
        units.give_reason(
            unit=city.unit["pasar"], tahun=YEAR, why=f"Semua target dinas terlampaui, alasan {number}.",
            remarks=["x"], actor=by(city.orang["budi"]), at=AT,
        )  # fmt: skip
    assert spread.of_unit(WHOLE, city.unit["pasar"], YEAR).reason.why.endswith("alasan 2.")


def test_spreads_of_all_opds_cost_the_same_queries(city, running, django_assert_num_queries):
    rated(city, running)
    with django_assert_num_queries(4):
        found = spread.by_opd(WHOLE, YEAR)
    assert [(each.unit.nama, each.people) for each in found if each.people] == [("Dinas Pasar", 1)]
