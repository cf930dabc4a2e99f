"""From the PPK's decision to the SK: gates in their order, undoing, powers, results of BKN, dates that cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from openkarier.foundation.documents.models import Document
from openkarier.stages.placement import cases, decisions, decrees, papers, pertek
from openkarier.stages.registry.models import Pegawai
from stages.placement import story


def states_of(found):
    return {gate.key: gate.state for gate in found}


def test_gates_open_one_after_the_other(city, swap):
    day = date(2026, 11, 4)
    before = states_of(cases.gates_of(story.reread(swap), "5871", day)[swap[0].pk])
    assert (before["sidang"], before["ppk"], before["mendagri"], before["pertek"]) == (
        "memenuhi", "menunggu", "menunggu", "menunggu",
    )  # fmt: skip
    story.term(city)
    story.agree(swap)
    after = states_of(cases.gates_of(story.reread(swap), "5871", day)[swap[0].pk])
    assert (after["ppk"], after["mendagri"]) == ("memenuhi", "memenuhi")


def test_inside_the_first_six_months_the_minister_must_agree_and_the_letter_must_name_the_person(city, swap):
    story.term(city, mulai=date(2026, 8, 1))
    day = date(2026, 11, 4)
    gates = {gate.key: gate for gate in cases.gates_of(story.reread(swap), "5871", day)[swap[0].pk]}
    assert gates["mendagri"].state == "tidak"
    assert gates["mendagri"].citation == "UU 1/2015 jo. UU 10/2016 Pasal 162 ayat (3)"
    papers.file_paper(
        instansi=city.instansi,
        kunci=papers.MENDAGRI,
        nomor="100.2/1",
        tanggal=date(2026, 11, 3),
        penerbit="Mendagri",
        usulan=[swap[0].pk],
        actor=story.OFFICE,
        at=story.SK_AT,
    )
    every = cases.gates_of(story.reread(swap), "5871", day)
    assert [states_of(every[each.pk])["mendagri"] for each in swap] == ["memenuhi", "tidak"]


def test_an_sk_without_its_gates_is_refused_with_each_gate_and_an_exception_is_kept_for_ever(city, swap):
    story.term(city)
    story.agree(swap[:1])
    story.file_everything(city, swap[:1])
    order = {"instansi": city.instansi, "usulan": [swap[0].pk], "order": story.ORDER, "actor": story.OFFICE}
    said = story.refusal(decrees.issue_sk, **order, at=story.SK_AT)
    assert said.startswith("SK belum dapat diterbitkan. Wati Kurnia:")
    assert "Belum diusulkan melalui I-MUT." in said
    papers.lift_gate(
        nomor=swap[0].pk,
        gerbang="pertek",
        alasan="I-MUT padam tiga hari, diperintahkan tertulis.",
        dasar="BKN 1/2026",
        actor="admin",
        at=story.SK_AT,
    )
    made = decrees.issue_sk(**order, at=story.SK_AT)
    assert made.nomor == made.naskah.number
    gates = {gate.key: gate for gate in cases.gates_of(story.reread(swap), "5871", date(2027, 1, 1))[swap[0].pk]}
    assert (gates["pertek"].state, gates["pertek"].exempt) == ("menunggu", True)


def test_a_decision_is_undone_within_a_quarter_of_an_hour_and_nobody_builds_on_it_before(city, swap):
    key = story.agree(swap)
    propose = {"instansi": city.instansi, "usulan": [swap[0].pk], "nomor": "1", "tanggal": date(2026, 11, 2)}
    early = story.refusal(pertek.propose, **propose, actor=story.OFFICE, at=story.DECIDED + timedelta(minutes=14))
    assert "masih dapat diurungkan sampai pukul 11.15" in early
    at = story.DECIDED + timedelta(minutes=14)
    assert decisions.undo(key=key, instansi="5871", actor=story.PPK, at=at) == 2
    assert story.states(swap) == ["menunggu", "menunggu"]
    assert decisions.undo(key=key, instansi="5871", actor=story.PPK, at=at) == 0
    again = story.agree(swap, at=at)
    late = story.refusal(decisions.undo, key=again, instansi="5871", actor=story.PPK, at=at + timedelta(minutes=15))
    assert late == "Putusan hanya dapat diurungkan dalam 15 menit. Batalkan penempatannya dengan alasan."


def test_a_refusal_needs_a_reason_and_frees_the_post_for_another(city, swap):
    decide = {"usulan": [swap[0].pk], "actor": story.PPK, "at": story.DECIDED}
    assert "alasannya" in story.refusal(decisions.decide, **decide, decision=decisions.Decision("tolak", "tidak"))
    decisions.decide(**decide, decision=decisions.Decision("tolak", "Masih diperlukan di bidangnya."))
    other = story.released(city, [("joko", "sekretaris-laut", "promosi")], kode="TPK-2")
    story.agree(other)
    assert story.states([*swap[:1], *other]) == ["ditolak", "disetujui"]


def test_two_people_for_one_post_are_named(city, swap):
    story.agree(swap)
    other = story.released(city, [("joko", "sekretaris-laut", "promosi")], kode="TPK-2")
    said = story.refusal(
        decisions.decide,
        usulan=[other[0].pk],
        decision=decisions.Decision("setujui"),
        actor=story.PPK,
        at=story.DECIDED,
    )
    assert said == (
        "Sekretaris Dinas Laut sudah disetujui untuk Wati Kurnia. Satu jabatan untuk satu orang: "
        "kembalikan salah satunya."
    )


def test_power_to_decide_reaches_jabatan_administrasi_only(city):
    found = story.released(city, [("wati", "kadis-laut", "promosi"), ("sari", "kabid", "promosi")])
    decisions.give_power(
        instansi=city.instansi,
        nip="sekda",
        nama="Sekda",
        dasar="SK 5/2026",
        mulai=date(2026, 11, 1),
        selesai=date(2026, 12, 31),
        actor=story.PPK,
        at=story.RELEASED,
    )
    act = {"decision": decisions.Decision("setujui"), "actor": "sekda", "at": story.DECIDED}
    assert "hanya untuk jabatan administrasi" in story.refusal(decisions.decide, usulan=[found[0].pk], **act)
    decisions.decide(usulan=[found[1].pk], **act)
    assert story.states(found) == ["", "disetujui"]


@pytest.mark.parametrize("end", ["lapsed", "revoked"])
def test_a_power_that_ended_decides_nothing_though_the_role_is_still_held(city, end):
    found = story.released(city, [("sari", "kabid", "promosi")])
    last = date(2026, 11, 1) if end == "lapsed" else date(2026, 12, 31)
    kuasa = decisions.give_power(
        instansi=city.instansi, nip="sekda", nama="Sekda", dasar="SK 5/2026", mulai=date(2026, 11, 1), selesai=last,
        actor=story.PPK, at=story.RELEASED,
    )  # fmt: skip
    if end == "revoked":
        decisions.revoke_power(kuasa=kuasa, actor=story.PPK, at=story.RELEASED)
    act = {"decision": decisions.Decision("setujui"), "actor": "sekda", "at": story.DECIDED}
    said = story.refusal(decisions.decide, usulan=[found[0].pk], **act)
    assert said.startswith("Kuasa Anda (SK 5/2026) tidak berlaku hari ini.")
    assert story.states(found) == [""]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tmt": date(2026, 11, 9)}, "SK tidak berlaku surut"),
        ({"tanggal": date(2026, 11, 5), "tmt": date(2026, 11, 16)}, "sebelum pertek"),
        ({"tentang": " "}, "judul SK"),
    ],
)
def test_dates_of_an_sk_that_cannot_be_are_refused(city, swap, change, said):
    story.term(city)
    story.agree(swap)
    story.file_everything(city, swap)
    story.granted(city, swap)
    order = decrees.Order(**{**vars(story.ORDER), **change})
    keys = [each.pk for each in swap]
    refused = story.refusal(
        decrees.issue_sk, instansi=city.instansi, usulan=keys, order=order, actor=story.OFFICE, at=story.SK_AT
    )
    assert said in refused
    assert Document.objects.count() == 0


def test_a_tmt_before_the_present_post_began_is_refused(city, swap):
    story.term(city)
    story.agree(swap)
    story.file_everything(city, swap)
    story.granted(city, swap)
    Pegawai.objects.filter(pk=city.orang["wati"].pk).update(tmt_jabatan=date(2026, 12, 1))
    refused = story.refusal(
        decrees.issue_sk,
        instansi=city.instansi,
        usulan=[swap[0].pk],
        order=story.ORDER,
        actor=story.OFFICE,
        at=story.SK_AT,
    )
    assert "tidak sesudah 1 Desember 2026" in refused


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nomor": "P/1"}, "sudah dipakai untuk nama lain"),
        ({"tanggal": date(2026, 11, 2)}, "mendahului usulnya"),
        ({"tanggal": date(2026, 11, 11)}, "masa depan"),
        ({"nomor": ""}, "belum diisi"),
        ({"hasil": ""}, "Lewat waktu bukan persetujuan"),
        ({"nip": "1"}, "tidak ada dalam paket"),
    ],
)
def test_a_result_of_bkn_that_cannot_be_is_refused_and_the_rest_of_the_sheet_is_kept(city, swap, change, said):
    story.agree(swap)
    pertek.propose(
        instansi=city.instansi,
        usulan=[each.pk for each in swap],
        nomor="9",
        tanggal=date(2026, 11, 3),
        actor=story.OFFICE,
        at=story.SK_AT,
    )
    good = pertek.Result(city.orang["wati"].nip, "setuju", "P/1", date(2026, 11, 9), baris=2)
    bad = {"nip": city.orang["sari"].nip, "hasil": "setuju", "nomor": "P/2", "tanggal": date(2026, 11, 9), "baris": 3}
    sheet = [good, pertek.Result(**{**bad, **change})]
    done, faults = pertek.record_results(instansi=city.instansi, results=sheet, actor=story.OFFICE, at=story.SK_AT)
    assert [row.nomor for row in done] == ["P/1"]
    assert [fault.baris for fault in faults] == [3]
    assert said in faults[0].sentence
    assert story.states(swap) == ["pertek", "diusulkan"]
    done, _ = pertek.record_results(instansi=city.instansi, results=[good], actor=story.OFFICE, at=story.SK_AT)
    assert done == []  # the same sheet again
