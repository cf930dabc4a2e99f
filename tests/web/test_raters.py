"""At the top: BKPSDM appoints who appraises, the PPK appraises the others at a desk of its own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from openkarier.stages.appraisal import operations
from openkarier.stages.appraisal.models import Appointment, Skp
from year import AT, YEAR, by, planned

pytestmark = pytest.mark.django_db
RATERS = "/bkpsdm/kinerja/penilai/"


@pytest.fixture
def bkpsdm(world, time_machine):
    time_machine.move_to("2026-01-20T03:00:00Z")
    return world.client(world.actor["bkpsdm"])


@pytest.fixture
def filed(world, bkpsdm):
    """Budi's SKP, filed; above him no unit has a head."""
    budi = world.home.orang["budi"]
    made = operations.begin(pegawai=budi, tahun=YEAR, at=AT)
    for nomor, perspektif in enumerate(("penerima", "anggaran"), 1):
        operations.keep_result(skp=made, nomor=nomor, planned=planned(perspektif=perspektif))
    return operations.file(skp=made, actor=by(budi), at=AT)


def typed(world, *people, penilai="dewi", **more):
    names = world.home.orang
    fields = {"nip": [names[each].nip for each in people], "penilai": names[penilai].nip, "mulai": "2026-01-20"}
    return fields | {"sk": "Keputusan Wali Kota 800/7"} | more


def test_bkpsdm_appoints_one_official_for_several_by_one_sk(world, bkpsdm, filed):
    response = bkpsdm.post(RATERS + "tunjuk/", typed(world, "budi", "rahma"), follow=True)
    assert "ditunjuk menilai 2 orang" in response.content.decode()
    assert Skp.objects.get(pk=filed.pk).penilai == world.home.orang["dewi"]
    row = Appointment.objects.get(pegawai=world.home.orang["budi"])
    bkpsdm.post(f"{RATERS}{row.pk}/akhiri/")
    assert Skp.objects.get(pk=filed.pk).penilai is None


def test_a_refused_appointment_keeps_what_was_typed(world, bkpsdm):
    response = bkpsdm.post(RATERS + "tunjuk/", typed(world, "budi", sk=""))
    body = response.content.decode()
    assert response.status_code == 422
    assert "Tuliskan nomor keputusan PPK" in body
    assert f'value="{world.home.orang["budi"].nip}" checked' in body
    assert not Appointment.objects.exists()


def test_a_person_of_another_agency_cannot_be_ticked(world, bkpsdm):
    stranger = typed(world, "budi") | {"nip": [world.away.orang["budi"].nip]}
    assert bkpsdm.post(RATERS + "tunjuk/", stranger).status_code == 404


def test_the_ppk_finds_the_skp_on_the_home_and_takes_it_up(world, filed):
    client = world.client(world.actor["ppk"])
    assert "1 SKP 2026 menunggu dialog dan penetapan" in client.get(reverse("ppk:home-show")).content.decode()
    there = reverse("ppk:appraisal-detail", args=["2026-1", filed.pegawai.nip])
    assert there in client.get(reverse("ppk:appraisal-index")).content.decode()
    assert "Mulai dialog kinerja" in client.get(there).content.decode()
    step = reverse("ppk:appraisal-step", args=["2026-1", filed.pegawai.nip])
    assert client.post(step, {"langkah": "mulai-dialog"}).headers["Location"] == there
    assert Skp.objects.get(pk=filed.pk).state == "dialog"


def test_the_ppk_does_not_read_the_skp_of_those_whom_others_appraise(world, bkpsdm):
    made = operations.begin(pegawai=world.home.orang["sari"], tahun=YEAR, at=AT)
    client = world.client(world.actor["ppk"])
    assert client.get(reverse("ppk:appraisal-detail", args=[made.kode, made.pegawai.nip])).status_code == 404


def test_the_list_costs_the_same_for_many_heads(world, bkpsdm, django_assert_num_queries):
    bkpsdm.get(RATERS)
    with django_assert_num_queries(15):
        bkpsdm.get(RATERS)
