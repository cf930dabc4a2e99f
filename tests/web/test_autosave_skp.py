"""What is typed in an SKP is kept as it is typed; the same form works without a script and after an ended session."""

from __future__ import annotations

import pytest
from django.urls import reverse

from openkarier.foundation.journal.models import Leaf
from openkarier.stages.appraisal import operations
from openkarier.stages.appraisal.models import Indicator, Result
from year import AT, YEAR, by, fixed, planned

pytestmark = pytest.mark.django_db
TYPED = {"rencana": "Tertatanya pa", "jenis": "utama", "aspek-1": "kuantitas", "indikator-1": "Jumlah", "target-1": ""}


@pytest.fixture
def sari(world, time_machine):
    time_machine.move_to("2026-01-20T07:32:00Z", tick=False)  # 14.32 WIB
    return world.client(world.actor["asn"])


@pytest.fixture
def skp(world, sari):
    return operations.begin(pegawai=world.home.orang["sari"], tahun=YEAR, at=AT)


def url(act, *more):
    return reverse(f"asn:appraisal-{act}", args=["2026-1", *more])


def test_half_a_result_is_kept_with_its_time(sari, skp):
    answer = sari.post(url("result_keep", 1), TYPED)
    assert (answer.status_code, answer.json()["tersimpan"]) == (200, "14.32")
    assert Result.objects.get(skp=skp).rencana == "Tertatanya pa"
    page = sari.get(url("result", 1)).content.decode()
    assert f'data-draft="{url("result_keep", 1)}"' in page
    assert f'data-version="{answer.json()["versi"]}"' in page
    assert "Tersimpan 20 Januari 2026" in page


def test_typing_on_changes_the_same_result(sari, skp):
    sari.post(url("result_keep", 1), TYPED)
    sari.post(url("result_keep", 1), TYPED | {"rencana": "Tertatanya pasar"})
    assert list(Result.objects.values_list("nomor", "rencana")) == [(1, "Tertatanya pasar")]


def test_a_filed_skp_keeps_nothing_more_and_says_so(world, sari, skp):
    operations.keep_result(skp=skp, nomor=1, planned=planned())
    operations.file(skp=skp, actor=by(world.home.orang["sari"]), at=AT)
    answer = sari.post(url("result_keep", 1), TYPED)
    assert (answer.status_code, answer.json()["pesan"][:22]) == (409, "SKP sudah diajukan. Mi")
    assert Result.objects.get(skp=skp).rencana == "Tertatanya pasar kelurahan"


def test_the_realisation_is_kept_without_a_leaf_for_each_key_stroke(world, sari, skp):
    operations.keep_result(skp=skp, nomor=1, planned=planned())
    fixed(world.home, skp)
    key, leaves = Indicator.objects.get().pk, Leaf.objects.count()
    assert sari.post(url("realisation_keep"), {f"realisasi-{key}": "9 pa"}).json()["tersimpan"] == "14.32"
    assert (Indicator.objects.get().realisasi, Leaf.objects.count()) == ("9 pa", leaves)
    sari.post(url("realisation"), {f"realisasi-{key}": "9 pasar", f"bukti-{key}": ""})
    assert (Indicator.objects.get().realisasi, Leaf.objects.count()) == ("9 pasar", leaves + 1)


def test_what_was_typed_when_the_session_had_ended_is_back_after_log_in(world, sari, skp, client):
    client.post(url("result", 1), TYPED | {"author": world.actor["asn"].nip, "rencana": "Pasar tertata"})
    client.force_login(world.actor["asn"], backend="django.contrib.auth.backends.ModelBackend")
    assert "Pasar tertata" in client.get(url("result", 1)).content.decode()
