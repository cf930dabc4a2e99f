"""From declarations to three plans: the input is frozen before the run, and the same input gives the same bytes."""

from __future__ import annotations

import json
import zlib
from datetime import date

import pytest

from cast import NOW, city
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.worker import Worker
from openkarier.foundation.journal.models import Payload
from openkarier.stages.deliberation import rotasi, scenario_limits, scenarios, variants
from openkarier.stages.deliberation.adoption import (
    Departure,
    adopt,
    depart_from,
    release,
    withdraw_departure,
)
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused
from openkarier.stages.deliberation.scenarios import Decision
from openkarier.stages.registry.models import HukumanDisiplin, Pegawai

from .rotation import another, declares, known_merit, prepared, scenario_of, solved

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    """Wati wishes for the vacant secretary's post, Dewi (administrator too) for Wati's and for the vacant one."""
    built = city()
    another(built, "kabid-laut", "Kepala Bidang Tangkap", "laut", holder="dewi")
    Pegawai.objects.filter(nip=built.orang["wati"].nip).update(tingkat_pendidikan="40")
    Pegawai.objects.filter(nip=built.orang["dewi"].nip).update(tingkat_pendidikan="40")
    declares(built, "wati", "sekretaris-laut")
    declares(built, "dewi", "sekretaris-laut", "kabid")
    declares(built, "rahma")
    worth = {(built.orang["wati"].nip, built.jabatan["sekretaris-laut"].pk): 700}
    known_merit(monkeypatch, worth)
    return built


def where(made, skenario, kind="a"):
    """Who moves where, by name."""
    plan = rotasi.plans(skenario)[kind]
    keys = {post.pk: key for key, post in made.jabatan.items()}
    names = {person.pk: key for key, person in made.orang.items()}
    return {names[move.pegawai_id]: keys[move.ke_id] for move in rotasi.moves(plan)}


def test_the_better_one_gets_the_vacant_post_and_the_chain_follows(made):
    run = solved(scenario_of(made))
    assert (run.state, run.galat) == ("selesai", {})
    for kind in "abc":
        assert where(made, run, kind) == {"wati": "sekretaris-laut", "dewi": "kabid"}
    assert [plan.sah for plan in rotasi.plans(run).values()] == [True, True, True]


def test_the_hash_of_the_input_stands_in_the_ledger_before_the_run_and_the_output_after_it(made):
    run = solved(scenario_of(made))
    leaves = Payload.objects.filter(kind="ROTASI_HITUNG", subject=f"skenario:{run.pk}").order_by("pk")
    before, after = (json.loads(leaf.body)["facts"] for leaf in leaves)
    assert before == {"masukan": run.sidik, "versi": run.versi, "benih": 7, "keluaran": "belum dihitung"}
    assert after["keluaran"] == {kind: plan.sidik for kind, plan in rotasi.plans(run).items()}


def test_the_same_input_and_seed_give_the_same_bytes(made):
    one, other = solved(scenario_of(made)), solved(scenario_of(made, nama="Ulangan"))
    assert one.sidik == other.sidik
    assert [plan.sidik for plan in rotasi.plans(one).values()] == [plan.sidik for plan in rotasi.plans(other).values()]


def test_an_auditor_has_the_run_repeated(made):
    from openkarier.foundation.jobs.operations import enqueue  # only here

    run = solved(scenario_of(made))
    job = enqueue("deliberation.recheck", {"skenario": run.pk}, title="Periksa", now=NOW, owner="auditor")
    Worker(clock=lambda: NOW).drain()
    said = Job.objects.get(pk=job)
    assert (said.state, said.message[:42]) == ("done", "Byte sama dan sertifikat lulus untuk 3 ren")


def test_a_wish_to_stay_is_respected_until_the_committee_lifts_it(made):
    run = prepared(scenario_of(made))
    people = {each["id"]: each for each in json.loads(zlib.decompress(run.masukan))["people"]}
    assert people[f"p{made.orang['rahma'].pk}"]["consent"] == "tetap"
    run = solved(run)
    rahma = made.orang["rahma"]
    child = variants.what_if(
        skenario=run, decision=Decision("buka_tetap", "Dinas Pasar membutuhkan.", pegawai=rahma), without=None,
        actor="tpk", at=NOW,
    )  # fmt: skip
    Worker(clock=lambda: NOW).drain()
    child.refresh_from_db()
    assert (child.state, child.induk) == ("selesai", run)
    people = {each["id"]: each for each in json.loads(zlib.decompress(child.masukan))["people"]}
    assert people[f"p{rahma.pk}"]["consent"] == "tidak mengisi"


def test_unknown_merit_ranks_last_is_counted_before_the_run_and_the_reason_says_so(made, monkeypatch):
    wati, post = made.orang["wati"], made.jabatan["sekretaris-laut"]
    known_merit(monkeypatch, {(wati.nip, post.pk): -1})
    run = prepared(scenario_of(made))
    assert run.ringkasan["tanpa_merit"] == [wati.pk]
    run = solved(run)
    assert where(made, run) == {"dewi": "sekretaris-laut"}
    said = rotasi.explanation(wati, rotasi.plans(run)["a"]).refused[0]
    assert said.text == "Merit Anda belum ada data, sehingga Anda berada sesudah semua peminat yang meritnya diketahui."
    assert said.evidence == "peringkat 2 dari 2 peminat, belum ada data merit, merit terendah yang masuk 500"


def test_locks_name_their_article(made):
    wati = made.orang["wati"]
    HukumanDisiplin.objects.create(pegawai=wati, tingkat="B", jenis="Penurunan", nomor_sk="1", mulai=date(2026, 1, 1))
    run = solved(scenario_of(made))
    assert run.ringkasan["dikunci"] == {"sedang menjalani hukuman disiplin berat": 1}
    said = rotasi.explanation(wati, rotasi.plans(run)["a"]).refused[0].text
    assert said == ("Syarat tidak terpenuhi: sedang menjalani hukuman disiplin berat (Pasal 8 ayat (4) PP 94/2021).")


def test_what_if_forbids_and_says_nothing_of_the_parent_is_lost(made):
    run = solved(scenario_of(made))
    decision = Decision(
        "larang", "Masih dibutuhkan.", pegawai=made.orang["wati"], jabatan=made.jabatan["sekretaris-laut"]
    )
    child = variants.what_if(skenario=run, decision=decision, without=None, actor="tpk", at=NOW)
    Worker(clock=lambda: NOW).drain()
    child.refresh_from_db()
    assert where(made, child) == {"dewi": "sekretaris-laut"}
    assert where(made, run) == {"wati": "sekretaris-laut", "dewi": "kabid"}
    undone = variants.what_if(skenario=child, decision=None, without=child.ketetapan.get(), actor="tpk", at=NOW)
    Worker(clock=lambda: NOW).drain()
    undone.refresh_from_db()
    assert undone.sidik == run.sidik


def test_pins_that_cannot_hold_together_name_the_smallest_causes_by_name(made):
    run = scenario_of(made)
    for who in ("wati", "dewi"):
        scenarios.decide(
            skenario=run, decision=Decision(
                "tetapkan", "Uji.", pegawai=made.orang[who], jabatan=made.jabatan["sekretaris-laut"]
            ), actor="tpk", hand="tpk", at=NOW,
        )  # fmt: skip
    run = prepared(run)
    assert (run.state, run.galat["judul"]) == ("gagal", "Data tidak dapat dipakai untuk rotasi:")
    assert run.galat["sebab"] == [
        "jabatan Sekretaris Dinas Laut (1 kursi) ditetapkan untuk 2 orang: Wati Kurnia, Dewi Anggraini"
    ]


def test_a_unit_that_cannot_meet_its_cap_is_named(made):
    run = scenario_of(made)
    limit = {"alasan": "Uji.", "actor": "tpk", "hand": "tpk", "at": NOW}
    scenario_limits.set_limit(skenario=run, kunci="pergantian_unit", nilai="0", aktif=True, **limit)
    pinned = Decision("tetapkan", "Uji.", pegawai=made.orang["wati"], jabatan=made.jabatan["sekretaris-laut"])
    scenarios.decide(skenario=run, decision=pinned, actor="tpk", hand="tpk", at=NOW)
    run = solved(run)
    assert run.state == "gagal"
    assert run.galat["sebab"] == [
        "Wati Kurnia ditetapkan ke Sekretaris Dinas Laut",
        "paling banyak 0 dari 2 pejabat Dinas Pasar berganti jabatan",
    ]


def test_one_person_with_two_posts_in_the_data_is_named(made):
    Pegawai.objects.filter(pk=made.orang["wati"].pk).update(jabatan=made.jabatan["sekretaris-laut"])
    run = prepared(scenario_of(made))
    assert run.galat["sebab"] == [
        "pegawai Wati Kurnia tercatat memegang dua jabatan sekaligus: Kepala Bidang Kebersihan, Dinas Pasar, "
        "Sekretaris Dinas Laut"
    ]


def test_an_open_period_allows_trials_only(made):
    with pytest.raises(ScenarioRefused, match="uji coba"):
        scenarios.create(period=_open(made), frame=scenarios.Frame("x", 1), actor="tpk", at=NOW)
    run = solved(scenario_of(made, uji_coba=True))
    with pytest.raises(ScenarioRefused, match="uji coba tidak dapat diadopsi"):
        adopt(rencana=rotasi.plans(run)["a"], alasan="Baik.", actor="tpk", hand="tpk", at=NOW)


def _open(made):
    from .rotation import period_of  # only here

    return period_of(made)


def adopted(made):
    """Plan A adopted."""
    run = solved(scenario_of(made))
    adopt(rencana=rotasi.plans(run)["a"], alasan="Tanpa iri beralasan.", actor="tpk", hand="tpk", at=NOW)
    return rotasi.adopted("5871")


def test_a_departure_sends_back_who_loses_the_seat_and_each_has_its_leaf(made):
    plan = adopted(made)
    made_rows = depart_from(
        rencana=plan, departure=Departure(made.orang["wati"], None, "kebutuhan", "Pasar belum selesai.", "BA 12/2026"),
        actor="tpk", at=NOW,
    )  # fmt: skip
    assert [(row.pegawai.nama, row.kode_alasan) for row in made_rows] == [
        ("Wati Kurnia", "kebutuhan"), ("Dewi Anggraini", "akibat"),
    ]  # fmt: skip
    assert rotasi.moves(plan) == []
    assert Payload.objects.filter(kind="PENYIMPANGAN").count() == 2
    withdraw_departure(penyimpangan=made_rows[0], actor="tpk", at=NOW)
    assert len(rotasi.moves(plan)) == 2


def test_a_departure_without_paper_or_against_a_block_rule_is_refused(made):
    plan = adopted(made)
    with pytest.raises(ScenarioRefused, match="surat atau berita acara"):
        depart_from(
            rencana=plan, departure=Departure(made.orang["wati"], None, "kebutuhan", "Pasar.", ""), actor="tpk", at=NOW
        )
    with pytest.raises(ScenarioRefused, match="sama dengan rencana"):
        depart_from(
            rencana=plan, actor="tpk", at=NOW,
            departure=Departure(made.orang["wati"], made.jabatan["sekretaris-laut"], "kebutuhan", "Pasar.", "BA"),
        )  # fmt: skip


def test_an_adoption_is_taken_back_with_a_reason(made):
    plan = adopted(made)
    with pytest.raises(ScenarioRefused, match="alasan"):
        release(skenario=plan.skenario, alasan=" ", actor="tpk", hand="tpk", at=NOW)
    release(skenario=plan.skenario, alasan="Data berubah.", actor="tpk", hand="tpk", at=NOW)
    assert rotasi.adopted("5871") is None


def test_a_cancelled_run_goes_back_to_its_frozen_input(made):
    run = prepared(scenario_of(made))
    scenarios.ask_solve(skenario=run, actor="tpk", hand="tpk", at=NOW)
    stopped = scenarios.stop(skenario=run, hand="tpk", at=NOW)
    assert (stopped.state, Job.objects.get(pk=stopped.pekerjaan).state) == ("disiapkan", "cancelled")
