"""What an adopted plan says to the sidang: its moves, with departures applied."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import NOW, city, open_period_of
from openkarier.stages.deliberation import rotasi, rotation_lists
from openkarier.stages.deliberation.models import Hasil, Penyimpangan, Rencana, Skenario

pytestmark = pytest.mark.django_db


def adopted_plan(made, **scenario):
    """An adopted plan A in which Wati takes the vacant post at Dinas Laut."""
    made_of = Skenario.objects.create(
        instansi=made.instansi, period=open_period_of(made), nama="Rotasi", benih=1, per_tanggal=date(2026, 8, 1),
        tanggal_rencana=date(2026, 8, 1),
        masukan=b"x", sidik="0" * 64, oleh="tpk", pada=NOW, state="selesai", **scenario,
    )  # fmt: skip
    plan = Rencana.objects.create(
        skenario=made_of, jenis="a", hasil=b"x", sidik="1" * 64, celah=0, angka={}, sertifikat=[], sah=True, pada=NOW
    )
    Hasil.objects.create(
        rencana=plan, pegawai=made.orang["wati"], dari=made.jabatan["kabid"], ke=made.jabatan["sekretaris-laut"],
        nasib="terpenuhi", keinginan=1, diminta=1, merit=731, peringkat=2, pelamar=5, ambang=700,
    )  # fmt: skip
    made_of.adopsi, made_of.state, made_of.adopsi_alasan, made_of.adopsi_oleh = plan, "diadopsi", "Seimbang.", "tpk"
    made_of.adopsi_pada = NOW
    made_of.save()
    return plan


def test_the_adopted_plan_is_the_one_that_was_adopted():
    made = city()
    plan = adopted_plan(made)
    assert rotasi.adopted("5871") == plan
    assert rotasi.adopted("1771") is None


def test_a_move_names_person_posts_wish_rank_and_cutoff(django_assert_num_queries):
    made = city()
    plan = adopted_plan(made)
    with django_assert_num_queries(2):
        found = rotasi.moves(plan)
    held, wanted = made.jabatan["kabid"].pk, made.jabatan["sekretaris-laut"].pk
    assert found == [rotasi.Move(made.orang["wati"].pk, held, wanted, 1, 731, 2, 5, 700, [])]


def test_a_departure_that_keeps_the_person_takes_the_move_away():
    made = city()
    plan = adopted_plan(made)
    Penyimpangan.objects.create(
        rencana=plan, pegawai=made.orang["wati"], semula=made.jabatan["sekretaris-laut"], kode_alasan="kebutuhan",
        alasan="Layanan pasar.", dasar="BA 1", oleh="tpk", pada=NOW,
    )  # fmt: skip
    assert rotasi.moves(plan) == []


def test_a_person_reads_the_own_rank_and_the_cutoff_and_no_name():
    made = city()
    found = rotasi.explanation(made.orang["wati"], adopted_plan(made))
    assert found.summary.text == "Anda memperoleh keinginan ke-1 dari 1."
    assert found.summary.evidence == "peringkat 2 dari 5 peminat, merit 731, merit terendah yang masuk 700"
    assert found.post == made.jabatan["sekretaris-laut"]


def test_who_had_no_wish_has_nothing_to_explain():
    made = city()
    assert rotasi.explanation(made.orang["budi"], adopted_plan(made)) is None


def test_one_plan_a_period_is_adopted_whoever_presses_first():
    made = city()
    adopted_plan(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        adopted_plan(made)


def test_a_trial_is_never_adopted():
    made = city()
    with pytest.raises(IntegrityError), transaction.atomic():
        adopted_plan(made, uji_coba=True)


def test_a_mayor_sees_the_busiest_opd_by_name_and_nobody_is_left_out_of_the_picture():
    small = [(f"Kecamatan {n:02}", f"Dinas {n:02}", 1) for n in range(20)]
    found = [("Badan Sibuk", "Inspektorat", 9), ("Setda", "Badan Sibuk", 4), *small]
    shown = rotation_lists.gathered(found)
    assert sum(number for _, _, number in shown) == sum(number for _, _, number in found)
    names = {name for left, right, _ in shown for name in (left, right)}
    assert {"Badan Sibuk", "Inspektorat", "Setda", "Kecamatan lain", "Dinas lain"} <= names
    assert len(names) <= rotation_lists.NAMED + len(rotation_lists.KINDS) + 1
