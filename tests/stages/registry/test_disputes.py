"""Sari disputes what is on record about her; the office answers; the record, the law and the next import follow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import NOW, account, city
from openkarier.core.registry_data import BUTIR
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.journal.models import Payload
from openkarier.foundation.notices.models import Message
from openkarier.stages.registry import cases, dispute_imports, dispute_papers, disputes
from openkarier.stages.registry import dispute_queries as queries
from openkarier.stages.registry.models import RiwayatDiklat, RiwayatJabatan
from openkarier.stages.registry.sanggahan import Sanggahan
from registry_story import CLAIM, OFFICE, WHY, claim, dispute_of, handed_in

WORDS = "SK 823/12 sudah dicocokkan dengan aslinya."


@pytest.fixture
def made(db):
    return city()


@pytest.fixture
def sari(made):
    return made.orang["sari"]


def told(person):
    return list(Message.objects.filter(recipient=person.nip).values_list("batch__subject", flat=True))


def leaves(kind):
    return Payload.objects.filter(kind=kind).count()


def test_a_dispute_has_a_receipt_a_deadline_and_a_leaf_and_marks_the_datum(sari):
    row = dispute_of(sari)
    sari.refresh_from_db()
    assert row.batas == NOW + timedelta(hours=72)
    assert row.tercatat == {"golongan": "III/d", "tmt_golongan": ""}
    assert sari.disanggah == "golongan"
    assert leaves("DATA_SANGGAH") == 1
    assert row.bukti.get().berkas.subject == f"sanggahan:{row.nomor}"


def test_a_disputed_value_is_unknown_to_the_law_until_it_is_settled(sari):
    assert cases.person(sari, NOW.date())["asn.golongan"] == "III/d"
    row = dispute_of(sari)
    sari.refresh_from_db()
    assert "asn.golongan" not in cases.person(sari, NOW.date())
    disputes.withdraw(sanggahan=row, at=NOW)
    sari.refresh_from_db()
    assert cases.person(sari, NOW.date())["asn.golongan"] == "III/d"


def test_accepting_writes_the_value_its_history_a_leaf_and_tells_the_person(sari):
    row = disputes.accept(sanggahan=dispute_of(sari), values=CLAIM, why=WORDS, by=OFFICE, at=NOW)
    sari.refresh_from_db()
    assert (sari.golongan, sari.tmt_golongan, sari.disanggah) == ("IV/a", date(2026, 4, 1), "")
    assert sari.riwayat_golongan.get().golongan == "IV/a"
    assert (row.state, row.dicatat, row.jawaban) == ("diterima", CLAIM, WORDS)
    assert leaves("DATA_UBAH") == 1
    assert told(sari) == ["Sanggahan data: diterima"]


def test_a_refusal_needs_a_code_and_words(sari):
    row = dispute_of(sari)
    for alasan, words, said in (
        ("", WORDS, "Pilih alasan penolakan dari daftar."),
        (
            "sesuai-sk",
            "tidak",
            "Tuliskan penjelasannya; pegawai berhak tahu apa yang kurang dan apa yang dapat dilakukan.",
        ),
    ):
        with pytest.raises(disputes.Refused, match=said):
            disputes.refuse(sanggahan=row, alasan=alasan, jawaban=words, by=OFFICE, at=NOW)
    disputes.refuse(sanggahan=row, alasan="sesuai-sk", jawaban=WORDS, by=OFFICE, at=NOW)
    sari.refresh_from_db()
    assert (sari.golongan, sari.disanggah) == ("III/d", "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"keterangan": "salah"}, "Jelaskan apa yang keliru, sedikitnya satu kalimat pendek."),
        ({"files": []}, "Lampirkan foto SK"),
        ({"values": {"golongan": "III/d", "tmt_golongan": ""}}, "Isinya sama dengan yang tercatat."),
        ({"hapus": True}, "Hanya baris riwayat yang dapat disebut bukan milik Anda."),
    ],
)
def test_what_cannot_be_examined_is_refused_with_the_way_out(sari, change, said):
    told_ = {"values": CLAIM, "keterangan": WHY, "files": [handed_in(sari)], **change}
    with pytest.raises(disputes.Refused, match=said):
        disputes.dispute(pegawai=sari, claim=disputes.Claim(BUTIR["golongan"], 0, **told_), answer_days=3, at=NOW)


def test_a_second_dispute_about_the_same_datum_is_refused_while_the_first_runs(sari):
    first = dispute_of(sari)
    with pytest.raises(disputes.Refused, match="sedang Anda sanggah"):
        disputes.dispute(pegawai=sari, claim=claim(sari), answer_days=3, at=NOW)
    disputes.withdraw(sanggahan=first, at=NOW)
    assert disputes.dispute(pegawai=sari, claim=claim(sari), answer_days=3, at=NOW).pk != first.pk


def test_of_two_answers_at_once_the_second_hears_what_the_first_did(sari):
    row = dispute_of(sari)
    stale = Sanggahan.objects.get(pk=row.pk)
    disputes.accept(sanggahan=row, values=CLAIM, why="", by=OFFICE, at=NOW)
    with pytest.raises(disputes.Refused, match="keadaannya kini “diterima, data diperbaiki”"):
        disputes.refuse(sanggahan=stale, alasan="sesuai-sk", jawaban=WORDS, by=OFFICE, at=NOW)


def test_nobody_answers_in_their_own_case(sari):
    own = disputes.Office(sari.nip, "bkpsdm")
    with pytest.raises(disputes.Refused, match="Ini sanggahan Anda sendiri"):
        disputes.accept(sanggahan=dispute_of(sari), values=CLAIM, why="", by=own, at=NOW)
    sari.refresh_from_db()
    assert sari.golongan == "III/d"


def test_asking_for_evidence_hands_the_turn_over_and_back_with_a_new_clock(sari):
    row = dispute_of(sari)
    disputes.ask_evidence(sanggahan=row, why="Foto halaman kedua SK belum ada.", by=OFFICE, at=NOW)
    later = NOW + timedelta(days=5)
    disputes.add_evidence(sanggahan=row, files=[handed_in(sari, "grey")], note="", answer_days=3, at=later)
    row.refresh_from_db()
    assert (row.state, row.batas, row.bukti.count()) == ("diajukan", later + timedelta(hours=72), 2)


def test_a_birth_date_is_decided_by_bkpsdm_alone(sari):
    said = {"tempat_lahir": "Curup", "tanggal_lahir": "1986-03-01"}
    row = disputes.dispute(pegawai=sari, claim=claim(sari, said, "lahir"), answer_days=3, at=NOW)
    with pytest.raises(disputes.Refused, match="diputus BKPSDM"):
        disputes.accept(sanggahan=row, values=said, why="", by=disputes.Office("op", "operator"), at=NOW)


def test_the_days_of_the_present_post_can_be_mended_but_not_the_post(sari):
    held = RiwayatJabatan.objects.get(pegawai=sari)
    said = {
        "nama_jabatan": held.nama_jabatan, "nama_unit": held.nama_unit, "jenjang": held.jenjang, "mulai": "2021-06-01",
        "selesai": "", "nomor_sk": "821/7", "tanggal_sk": "2021-05-20",
    }  # fmt: skip
    row = disputes.dispute(pegawai=sari, claim=claim(sari, said, "riwayat-jabatan", held.pk), answer_days=3, at=NOW)
    with pytest.raises(disputes.Refused, match="hanya TMT dan SK-nya"):
        disputes.accept(sanggahan=row, values={**said, "nama_jabatan": "Lurah"}, why="", by=OFFICE, at=NOW)
    disputes.accept(sanggahan=row, values=said, why="", by=OFFICE, at=NOW)
    sari.refresh_from_db()
    held.refresh_from_db()
    assert (held.mulai, held.sumber, sari.tmt_jabatan) == (date(2021, 6, 1), "Sanggahan", date(2021, 6, 1))


def test_an_earlier_post_can_be_added_but_not_over_another(sari):
    said = {
        "nama_jabatan": "Kepala Seksi", "nama_unit": "Kelurahan Jitra", "jenjang": "PENGAWAS", "mulai": "2018-01-02",
        "selesai": "2022-06-01", "nomor_sk": "", "tanggal_sk": "",
    }  # fmt: skip
    row = disputes.dispute(pegawai=sari, claim=claim(sari, said, "riwayat-jabatan"), answer_days=3, at=NOW)
    with pytest.raises(disputes.Refused, match="bertumpuk"):
        disputes.accept(sanggahan=row, values=said, why="", by=OFFICE, at=NOW)
    disputes.accept(sanggahan=row, values={**said, "selesai": "2022-01-03"}, why="", by=OFFICE, at=NOW)
    assert RiwayatJabatan.objects.filter(pegawai=sari).count() == 2


def test_a_row_that_is_not_ones_own_is_removed_and_kept_in_the_ledger(sari):
    course = RiwayatDiklat.objects.create(pegawai=sari, jenis="teknis", nama="Diklat orang", selesai=date(2025, 1, 1))
    said = claim(sari, {}, "riwayat-pelatihan", course.pk, hapus=True)
    row = disputes.dispute(pegawai=sari, claim=said, answer_days=3, at=NOW)
    disputes.accept(sanggahan=row, values={}, why="", by=OFFICE, at=NOW)
    assert not RiwayatDiklat.objects.filter(pegawai=sari).exists()
    assert "Diklat orang" in Payload.objects.get(kind="DATA_UBAH").body


def test_an_import_that_overwrites_an_accepted_value_opens_the_dispute_again(sari):
    row = disputes.accept(sanggahan=dispute_of(sari), values=CLAIM, why="", by=OFFICE, at=NOW)
    sari.golongan = "III/d"
    sari.save(update_fields=["golongan"])
    assert dispute_imports.compare(sari.instansi, actor="uji", at=NOW) == (1, 0)
    assert dispute_imports.compare(sari.instansi, actor="uji", at=NOW) == (0, 0)
    row.refresh_from_db()
    sari.refresh_from_db()
    assert (row.state, sari.golongan, sari.disanggah) == ("tertimpa", "III/d", "golongan")
    assert told(sari)[-1] == "Sanggahan data: ditinjau lagi"


def test_what_was_passed_on_closes_when_an_import_brings_it(sari):
    row = dispute_of(sari)
    disputes.pass_on(sanggahan=row, rujukan="SIASN-77", why="", news_days=10, by=OFFICE, at=NOW)
    assert dispute_imports.compare(sari.instansi, actor="uji", at=NOW) == (0, 0)
    sari.golongan, sari.tmt_golongan = "IV/a", date(2026, 4, 1)
    sari.save(update_fields=["golongan", "tmt_golongan"])
    assert dispute_imports.compare(sari.instansi, actor="uji", at=NOW) == (0, 1)
    sari.refresh_from_db()
    assert sari.disanggah == ""


def test_comparing_costs_the_same_for_one_dispute_as_for_many(made, django_assert_num_queries):
    for key in ("sari", "tono", "joko"):
        disputes.accept(sanggahan=dispute_of(made.orang[key]), values=CLAIM, why="", by=OFFICE, at=NOW)
    with django_assert_num_queries(1):
        dispute_imports.compare(made.instansi, actor="uji", at=NOW)


def test_each_desk_sees_the_disputes_of_its_own_people(made, sari):
    mine, theirs = dispute_of(sari), dispute_of(made.orang["joko"])
    away = city("9999", "Seberang", 951)
    dispute_of(away.orang["sari"])
    seen = {
        reach: set(queries.disputes(Scope(reach, sari.nip, "5871", unit)))
        for reach, unit in ((Reach.SELF, ""), (Reach.UNIT, "pasar"), (Reach.INSTANSI, ""))
    }
    assert seen == {Reach.SELF: {mine}, Reach.UNIT: {mine}, Reach.INSTANSI: {mine, theirs}}


def test_the_inbox_lists_the_nearest_deadline_first_then_what_waits_for_others(made, sari):
    late = dispute_of(made.orang["tono"], NOW - timedelta(days=20))
    fresh, theirs = dispute_of(sari), dispute_of(made.orang["joko"])
    disputes.ask_evidence(sanggahan=theirs, why="Foto halaman kedua SK belum ada.", by=OFFICE, at=NOW)
    every = queries.disputes(Scope(Reach.INSTANSI, "x", "5871"))
    assert list(every) == [late, fresh, theirs]
    assert list(queries.overdue(every, NOW)) == list(queries.silent(every, NOW)) == [late]


def test_the_receipt_is_the_same_paper_after_the_data_were_mended(sari):
    account(sari)
    row = dispute_of(sari)
    before = dispute_papers.receipt(row, NOW)
    disputes.accept(sanggahan=row, values=CLAIM, why="", by=OFFICE, at=NOW)
    row.refresh_from_db()
    assert dispute_papers.receipt(row, NOW + timedelta(days=1)) == before
