"""The group of a year is entered by rule, set by the PPK under an SK, and successors come with how ready and why."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from openkarier.foundation.notices.models import Message
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Pegawai, RiwayatDiklat
from openkarier.stages.standards.models import JabatanKritikal
from openkarier.stages.talent import succession
from openkarier.stages.talent.entry import entries
from openkarier.stages.talent.models import Member, MemberStep, Slate
from openkarier.stages.talent.refusal import TalentRefused
from stages.talent.conftest import AT, ON, SK

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(city, peta, bkpsdm):
    return succession.open_group(peta=peta, tahun=2026, hand=bkpsdm)


def member(group, person):
    return group.anggota.get(pegawai=person)


def step(group, verb, hand, *people, why=""):
    hand = succession.Hand(hand.actor, hand.desk, AT, why)
    keys = [member(group, person).pk for person in people]
    return succession.step_members(group=group, verb=verb, members=keys, hand=hand)


def states(city, key):
    people = Pegawai.objects.filter(instansi=city.instansi)
    return [each.state for each in entries("5871", people, ON)[city.orang[key].pk].conditions]


def test_the_three_conditions_of_entry_are_judged_and_unknown_stays_unknown(city):
    assert states(city, "sari") == ["memenuhi", "memenuhi", "memenuhi"]
    assert states(city, "joko") == ["tak-dinilai", "memenuhi", "memenuhi"]  # the test has expired
    assert states(city, "tono") == ["tak-dinilai", "tidak", "tak-dinilai"]  # no training, one year on record


def test_the_law_says_the_same_as_its_parts(city):
    RiwayatDiklat.objects.filter(pegawai=city.orang["joko"]).update(jam=19)
    PredikatKinerja.objects.filter(pegawai=city.orang["wati"], tahun=2024).update(nilai=3)
    order = {"FAIL": "tidak", "UNKNOWN": "tak-dinilai", "PASS": "memenuhi"}
    for entry in entries("5871", Pegawai.objects.filter(instansi=city.instansi), ON).values():
        found = {each.state for each in entry.conditions}
        worst = "tidak" if "tidak" in found else "tak-dinilai" if "tak-dinilai" in found else "memenuhi"
        assert order[entry.outcome.name] == worst


@pytest.mark.parametrize(("hours", "state"), [(20, "memenuhi"), (19, "tidak")])
def test_twenty_hours_of_training_are_enough(city, hours, state):
    RiwayatDiklat.objects.filter(pegawai=city.orang["sari"]).update(jam=hours)
    assert states(city, "sari")[1] == state


def test_boxes_seven_to_nine_become_candidates(city, group):
    assert sorted(group.anggota.values_list("pegawai__nama", "kotak", "state")) == [
        ("Joko Prasetyo", 8, "kandidat"), ("Sari Melati", 9, "kandidat"), ("Wati Kurnia", 8, "kandidat"),
    ]  # fmt: skip
    with pytest.raises(TalentRefused, match="sudah ada"):
        succession.open_group(peta=group.peta, tahun=2026, hand=succession.Hand("dewi", "bkpsdm", AT))


def test_a_member_walks_step_by_step_and_each_step_stays(city, group, bkpsdm, ppk):
    sari = city.orang["sari"]
    step(group, "nominasi", bkpsdm, sari)
    with pytest.raises(TalentRefused, match="Nominasi tidak dapat dilakukan"):
        step(group, "nominasi", bkpsdm, sari)
    with pytest.raises(TalentRefused, match="bukan wewenang"):
        step(group, "verifikasi", ppk, sari)
    step(group, "verifikasi", bkpsdm, sari)
    set_ = succession.set_group(group=group, sk=SK, tanggal_sk=ON, hand=ppk)
    assert (member(set_, sari).state, member(set_, city.orang["wati"]).state) == ("ditetapkan", "kandidat")
    walked = MemberStep.objects.filter(anggota__pegawai=sari).order_by("pk").values_list("before", "after", "oleh")
    assert list(walked) == [
        ("kandidat", "dinominasikan", "dewi"), ("dinominasikan", "diverifikasi", "dewi"),
        ("diverifikasi", "ditetapkan", "wali-kota"),
    ]  # fmt: skip
    assert list(Message.objects.values_list("recipient", flat=True).distinct()) == [sari.nip]
    with pytest.raises(TalentRefused, match="sudah ditetapkan"):
        succession.set_group(group=group, sk=SK, tanggal_sk=ON, hand=ppk)


def test_who_fails_the_law_is_not_nominated_and_who_is_unknown_only_with_a_reason(city, peta, bkpsdm):
    PredikatKinerja.objects.filter(pegawai=city.orang["wati"], tahun=2024).update(nilai=3)
    group = succession.open_group(peta=peta, tahun=2026, hand=bkpsdm)
    with pytest.raises(TalentRefused, match="1 orang tidak memenuhi syarat Pasal 199"):
        step(group, "nominasi", bkpsdm, city.orang["wati"], city.orang["sari"])
    assert set(group.anggota.values_list("state", flat=True)) == {"kandidat"}
    with pytest.raises(TalentRefused, match="belum dapat dinilai"):
        step(group, "nominasi", bkpsdm, city.orang["joko"])
    assert step(group, "nominasi", bkpsdm, city.orang["joko"], why="Uji ulang dijadwalkan bulan depan.") == 1


def test_striking_out_needs_a_reason_and_can_be_taken_back(city, group, bkpsdm):
    sari = city.orang["sari"]
    with pytest.raises(TalentRefused, match="alasannya"):
        step(group, "keluarkan", bkpsdm, sari)
    step(group, "keluarkan", bkpsdm, sari, why="Mengundurkan diri dari kelompok.")
    step(group, "pulihkan", bkpsdm, sari, why="Pengunduran diri dicabut.")
    assert (member(group, sari).state, member(group, sari).langkah.count()) == ("kandidat", 2)


def test_nobody_is_set_without_verification_or_without_an_sk(city, group, ppk):
    with pytest.raises(TalentRefused, match="nomor keputusan"):
        succession.set_group(group=group, sk=" ", tanggal_sk=ON, hand=ppk)
    with pytest.raises(TalentRefused, match="diverifikasi"):
        succession.set_group(group=group, sk=SK, tanggal_sk=ON, hand=ppk)


@pytest.fixture
def settled(city, group, bkpsdm, ppk):
    for verb in ("nominasi", "verifikasi"):
        step(group, verb, bkpsdm, city.orang["sari"], city.orang["wati"])
    JabatanKritikal.objects.create(
        jabatan=city.jabatan["kadis-laut"],
        tier=1,
        mulai=date(2026, 1, 1),
        sk=SK,
        kriteria=["strategis"],
        alasan="Program.",
        oleh="uji",
        pada=AT,
    )
    return succession.set_group(group=group, sk=SK, tanggal_sk=ON, hand=ppk)


def test_a_critical_post_gets_successors_from_one_step_below(city, settled, bkpsdm):
    assert succession.put_up_slates(group=settled, hand=bkpsdm) == 1
    [slate] = Slate.objects.all()
    [successor] = slate.penerus.all()
    assert (slate.jabatan, slate.tier, successor.pegawai) == (city.jabatan["kadis-laut"], 1, city.orang["wati"])
    assert (successor.kesiapan, successor.peringkat) == ("jauh", 1)
    assert successor.alasan[-1].startswith("Kompetensi di bawah standar: Integritas (1 tingkat)")
    # 0.7 x 72.25 (Y 60, X 84.5) + 0.3 x 75 (level 3 of 4)
    assert successor.merit == 730


def test_a_new_slate_stands_beside_the_old_one(city, settled, bkpsdm):
    succession.put_up_slates(group=settled, hand=bkpsdm)
    later = succession.Hand("dewi", "bkpsdm", AT.replace(day=10))
    succession.put_up_slates(group=settled, hand=later)
    assert Slate.objects.count() == 2


def test_slates_need_a_group_that_was_set_and_critical_posts(city, group, settled, bkpsdm):
    JabatanKritikal.objects.all().delete()
    with pytest.raises(TalentRefused, match="jabatan kritikal"):
        succession.put_up_slates(group=settled, hand=bkpsdm)
    group.refresh_from_db()
    group.ditetapkan_pada = None
    with pytest.raises(TalentRefused, match="belum ditetapkan"):
        succession.put_up_slates(group=group, hand=bkpsdm)


def test_two_sets_at_once_meet_the_constraint(city, settled):
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(
            kelompok=settled, pegawai=city.orang["sari"], kotak=9, nilai=1, state="kandidat", putusan=[]
        )
    assert HasilUji.objects.count() == 3
