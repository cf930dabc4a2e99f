"""Who appraises those above whom the organisation names nobody: the PPK, or the official whom the PPK appointed."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from openkarier.foundation.accounts.models import Peran
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.appraisal import hands, objections, operations, papers, queries, raters
from openkarier.stages.appraisal.models import Appointment, Skp
from openkarier.stages.appraisal.objections import Ruling
from openkarier.stages.appraisal.refusal import Incomplete, Refused
from openkarier.stages.appraisal.steps import Actor
from year import AT, SETTLED, YEAR, by, handed_over, planned

WHOLE = Scope(Reach.INSTANSI, instansi="5871")
DAY = AT.date()
MAYOR = Actor("197111111997031909", "Zainal Pratama")
HEARD = {"heard_pegawai": "Budi menunjukkan laporan pasar.", "heard_penilai": "Wali Kota menjelaskan hitungannya."}


@pytest.fixture
def mayor(city):
    """The PPK's account: from outside the registry."""
    user = cast.Pengguna.objects.create(nip=MAYOR.nip, nama=MAYOR.nama)
    return Peran.objects.create(pengguna=user, desk="ppk", instansi="5871", mulai=date(2025, 1, 1))


@pytest.fixture
def filed(city, mayor):
    """Budi heads Dinas Pasar; above him no unit has a head."""
    made = operations.begin(pegawai=city.orang["budi"], tahun=YEAR, at=AT)
    for nomor, perspektif in enumerate(("penerima", "anggaran"), 1):
        operations.keep_result(skp=made, nomor=nomor, planned=planned(perspektif=perspektif))
    return operations.file(skp=made, actor=by(city.orang["budi"]), at=AT)


def appoint(city, penilai="dewi", people=("budi",), mulai=DAY, sk="SK 800/7/2026"):
    return raters.appoint(
        people=[city.orang[each] for each in people], penilai=city.orang[penilai], mulai=mulai, sk=sk,
        actor=by(city.orang["dewi"]), at=AT,
    )  # fmt: skip


def test_at_the_top_stand_those_above_whom_no_unit_has_a_head(city):
    found = {each.person.nama: each.appointment for each in raters.at_the_top(WHOLE, DAY)}
    assert found == {"Budi Santoso": None, "Rahma Yuliana": None, "Dewi Anggraini": None}


def test_the_ppk_appraises_whoever_stands_at_the_top(city, filed, mayor):
    assert hands.of(city.orang["budi"], DAY) == hands.Hands(None, None)
    assert hands.held_by(filed, MAYOR.nip, AT) == ("atasan", "atasan-penilai")
    assert hands.held_by(filed, city.orang["rahma"].nip, AT) == ()
    assert list(queries.waiting_for_ppk(WHOLE)) == [filed]
    assert operations.start_dialog(skp=filed, actor=MAYOR, at=AT).state == "dialog"


def test_a_role_that_has_ended_or_covers_one_unit_appraises_nobody(city, filed, mayor):
    Peran.objects.filter(pk=mayor.pk).update(selesai=DAY)
    assert hands.held_by(filed, MAYOR.nip, AT) == ()
    Peran.objects.filter(pk=mayor.pk).update(selesai=None, unit="laut")
    assert hands.held_by(filed, MAYOR.nip, AT) == ()


def test_the_ppk_decides_over_the_people_of_a_head_who_is_appraised_by_the_ppk(city, mayor):
    made = operations.begin(pegawai=city.orang["wati"], tahun=YEAR, at=AT)
    assert (made.penilai, made.atasan_penilai) == (city.orang["budi"], None)
    assert hands.held_by(made, MAYOR.nip, AT) == ("atasan-penilai",)


def test_an_objection_of_a_head_comes_back_to_the_ppk(city, mayor):
    made = operations.begin(pegawai=city.orang["wati"], tahun=YEAR, at=AT)
    operations.keep_result(skp=made, nomor=1, planned=planned())
    operations.file(skp=made, actor=by(city.orang["wati"]), at=AT)

    boss = by(city.orang["budi"])
    operations.start_dialog(skp=made, actor=boss, at=AT)
    operations.keep_dialog(skp=made, settled=SETTLED, pendekatan="kuantitatif", actor=boss, at=AT)
    operations.agree(skp=made, actor=by(city.orang["wati"]), at=AT)
    operations.fix(skp=made, actor=boss, at=AT)
    handed_over(city, made, who="budi")
    reason = "Dua pasar tidak dihitung padahal berita acaranya ada."
    filed = objections.object_to(skp=made, reason=reason, actor=by(city.orang["wati"]), at=AT)
    given = Ruling(**HEARD, ruling="ubah", why="Berita acara kedua pasar itu sah.", hasil=1, perilaku=2)
    with pytest.raises(Refused):
        objections.rule(objection=filed, ruling=given, actor=boss, judge=city.orang["budi"], at=AT)
    kept = objections.rule(objection=filed, ruling=given, actor=MAYOR, at=AT)
    assert (kept.ruling, kept.decided_by) == ("ubah", None)
    assert Skp.objects.get(pk=made.pk).changes.latest("pk").actor == MAYOR.nip


def test_an_appointed_official_appraises_instead_and_running_skp_follow(city, filed):
    appoint(city)
    held = Skp.objects.get(pk=filed.pk)
    assert (held.penilai, held.atasan_penilai) == (city.orang["dewi"], None)
    assert hands.held_by(held, city.orang["dewi"].nip, AT) == ("atasan",)
    assert hands.held_by(held, MAYOR.nip, AT) == ("atasan-penilai",)
    assert operations.start_dialog(skp=held, actor=by(city.orang["dewi"]), at=AT).state == "dialog"


def test_a_later_appointment_ends_the_one_before(city):
    appoint(city)
    appoint(city, "rahma", mulai=date(2026, 3, 1))
    rows = Appointment.objects.order_by("mulai").values_list("penilai__nama", "selesai")
    assert list(rows) == [("Dewi Anggraini", date(2026, 3, 1)), ("Rahma Yuliana", None)]
    assert hands.superior(city.orang["budi"], date(2026, 2, 28)) == city.orang["dewi"]
    assert hands.superior(city.orang["budi"], date(2026, 3, 1)) == city.orang["rahma"]


def test_an_ended_appointment_gives_the_skp_back_to_the_ppk(city, filed):
    (row,) = appoint(city)
    raters.end(appointment=row, selesai=DAY, actor=by(city.orang["dewi"]), at=AT)
    assert Skp.objects.get(pk=filed.pk).penilai is None
    assert hands.held_by(filed, MAYOR.nip, AT) == ("atasan", "atasan-penilai")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"people": ()}, "nip"),
        ({"penilai": "budi"}, "penilai"),
        ({"mulai": None}, "mulai"),
        ({"sk": "  "}, "sk"),
    ],
)
def test_an_appointment_says_what_is_missing(city, changed, field):
    with pytest.raises(Incomplete) as refused:
        appoint(city, **changed)
    assert set(refused.value.fields) == {field}


def test_two_appointments_from_one_day_are_refused_and_nothing_is_kept_by_halves(city):
    appoint(city)
    with pytest.raises(Refused, match="Akhiri dahulu"):
        appoint(city, "rahma", people=("wati", "budi"))
    assert Appointment.objects.count() == 1


def test_the_paper_names_the_ppk(city, filed):

    assert papers.plan(filed).startswith(b"%PDF")
    assert papers._rater_signs(filed).jabatan == "Wali Kota"  # the office: no term is on record
