"""A sidang from its team to the release: what the law forbids has a sentence, and the database agrees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

import cast
import committee
from openkarier.foundation.journal.models import Payload
from openkarier.stages.deliberation import decisions, freezing, sessions, team, voting
from openkarier.stages.deliberation.models import Benturan, Hubungan, Suara, Usulan
from openkarier.stages.deliberation.proposing import Proposal
from openkarier.stages.deliberation.queries import released
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.deliberation.voting import Vote
from openkarier.stages.registry.models import HukumanDisiplin, Pegawai

pytestmark = pytest.mark.django_db
AT = cast.NOW


@pytest.fixture
def tpk():
    return committee.opened(cast.city())


def proposal(tpk, who="gita", **more):
    more = {"jenis": "promosi", "alasan": "Paling siap menurut hasil uji."} | more
    return Proposal(Pegawai.objects.get(pk=tpk.city.orang[who].pk), **more)


def propose(tpk, who="gita", post="sekretaris-laut", **more):
    return decisions.propose(butir=tpk.item(post), proposal=proposal(tpk, who, **more), by=tpk.member["sekda"], at=AT)


def settle(tpk, post="sekretaris-laut", **votes):
    entitled = voting.voters(tpk.item(post))
    ballots = {each.pk: Vote("setuju") for each in entitled}
    ballots |= {tpk.member[who].pk: vote for who, vote in votes.items()}
    return decisions.settle(butir=tpk.item(post), votes=ballots, by=tpk.member["sekda"], at=AT)


# --- the team ---


def appoint(city, seats, sk="SK 2"):
    return team.appoint_team(
        instansi=city.instansi, sk=sk, mulai=date(2026, 2, 1), selesai=None, seats=seats, actor="dewi", at=AT
    )


def test_an_even_team_or_one_without_oversight_is_refused_with_the_article():
    city = cast.city()
    committee.people(city)
    five = committee.seats(city)
    with pytest.raises(Refused, match=r"gasal.*Pasal 201 ayat \(3\)"):
        appoint(city, five[:4])
    with pytest.raises(Refused, match=r"pejabat pengawasan internal.*Pasal 201 ayat \(2\)"):
        appoint(
            city, [seat if seat.unsur != "PENGAWASAN_INTERNAL" else seat._replace(unsur="JPT_TERKAIT") for seat in five]
        )
    with pytest.raises(Refused, match="nomor SK"):
        appoint(city, five, sk=" ")
    assert [each.kedudukan for each in team.members(appoint(city, five), date(2026, 3, 1))][:2] == [
        "ketua",
        "sekretaris",
    ]


def test_a_sidang_after_the_term_of_the_team_is_refused():
    city = cast.city()
    with pytest.raises(Refused, match="masa tugas"):
        committee.plan(city)


def test_a_member_who_left_may_leave_the_team_even():
    city = cast.city()
    made = committee.prepared(city)
    made.member["lina"].selesai = committee.TODAY
    made.member["lina"].save()
    sessions.invite(sidang=made.sidang, actor="dewi", at=AT)
    with pytest.raises(Refused, match="gasal"):
        sessions.open_sidang(sidang=made.sidang, present=[], actor="tpk", at=AT)


# --- quorum, attendance, ties ---


def test_without_quorum_nothing_opens():
    made = committee.prepared(cast.city())
    sessions.invite(sidang=made.sidang, actor="dewi", at=AT)
    three = [made.member[key].pk for key in ("sekda", "murni", "anton")]
    with pytest.raises(Refused, match="hadir 3 dari 5 anggota, diperlukan 4"):
        sessions.open_sidang(sidang=made.sidang, present=three, actor="tpk", at=AT)


def test_the_data_find_self_superior_spouse_and_nominator():
    city = cast.city()
    made = committee.prepared(city)
    Hubungan.objects.create(pegawai=city.orang["lina"], dengan=city.orang["gita"], jenis="pasangan", pada=AT)
    item = made.item("sekretaris-laut")
    item.calon.create(pegawai=city.orang["anton"], keadaan="memenuhi", pengusul=city.orang["murni"])
    sessions.invite(sidang=made.sidang, actor="dewi", at=AT)
    sessions.open_sidang(sidang=made.sidang, present=[m.pk for m in made.member.values()], actor="tpk", at=AT)
    rows = Benturan.objects.filter(butir=item).values_list("anggota__pegawai__nama", "pegawai__nama", "jenis")
    assert sorted(rows) == [
        ("Anton", "Anton", "diri"),
        ("Lina", "Gita Permata", "pasangan"),
        ("Murni", "Anton", "pengusul"),
        ("Rahma Yuliana", "Hasan Basri", "atasan"),
    ]


def test_a_superior_of_more_than_two_years_ago_is_no_tie(tpk):
    hasan, rahma = tpk.city.orang["hasan"], tpk.city.orang["rahma"]
    assert Benturan.objects.filter(anggota=tpk.member["rahma"], jenis="atasan").count() == 1
    rahma.riwayat_jabatan.update(selesai=committee.TODAY - timedelta(days=732))
    from openkarier.stages.deliberation import conflicts

    assert conflicts.ties([tpk.member["rahma"]], {hasan.pk}, committee.TODAY) == {}


def test_who_stands_aside_cannot_vote_in_the_operation_nor_in_the_database(tpk):
    propose(tpk)
    with pytest.raises(Refused, match="Rahma Yuliana tidak dapat memberi suara: pernah menjadi atasan calon"):
        settle(tpk, rahma=Vote("setuju"))
    with pytest.raises(IntegrityError, match="suara_recused"), transaction.atomic():
        Suara.objects.create(
            butir=tpk.item("sekretaris-laut"), anggota=tpk.member["rahma"], putaran=1, pilihan="setuju", pada=AT,
            dicatat_oleh="x",
        )  # fmt: skip


def test_who_stands_aside_cannot_propose(tpk):
    item = tpk.item("sekretaris-laut")
    with pytest.raises(Refused, match="tidak ikut membahas"):
        decisions.propose(butir=item, proposal=proposal(tpk), by=tpk.member["rahma"], at=AT)


def test_one_vote_a_member_and_round(tpk):
    item = tpk.item("sekretaris-laut")
    row = {"butir": item, "anggota": tpk.member["lina"], "putaran": 1, "pada": AT, "dicatat_oleh": "x"}
    Suara.objects.create(pilihan="setuju", **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suara.objects.create(pilihan="tidak", **row)


def test_a_declared_tie_takes_the_vote_away_and_is_remembered(tpk):
    candidate = tpk.item("sekretaris-laut").calon.get(pegawai=tpk.city.orang["gita"])
    sessions.declare(
        sidang=tpk.sidang, anggota=tpk.member["lina"], ties=[(candidate.pk, "keluarga")], actor="lina", at=AT
    )
    assert [each.pegawai.nama for each in voting.voters(tpk.item("sekretaris-laut"))] == [
        "Anton",
        "Murni",
        "Syahrial",
    ]
    assert Hubungan.objects.get().jenis == "keluarga"


def test_who_did_not_declare_cannot_vote(tpk):
    tpk.sidang.hadir.filter(anggota=tpk.member["lina"]).update(menyatakan_pada=None)
    propose(tpk)
    with pytest.raises(Refused, match="belum menyatakan"):
        settle(tpk, lina=Vote("setuju"))


# --- proposing within the law ---


def test_departure_from_rank_needs_code_words_and_paper(tpk):
    with pytest.raises(Refused, match=r"1 calon bernilai lebih tinggi dilewati\. Lengkapi kode alasan, surat"):
        propose(tpk, "hasan")
    made = propose(tpk, "hasan", kode_alasan="keahlian", dasar="ND 800/12/2026")
    assert (made.peringkat, made.dilewati, made.pelamar, made.menyimpang) == (2, 1, 2, True)


def test_who_is_proposed_elsewhere_is_not_passed_over(tpk):
    committee.put(tpk.sidang, tpk.city, "kasi-ikan", gita=800)
    propose(tpk, "gita", "kasi-ikan", jenis="rotasi")
    made = propose(tpk, "hasan")
    assert (made.peringkat, made.dilewati, made.terpakai, made.menyimpang) == (2, 0, 1, False)


def test_one_person_one_post(tpk):
    committee.put(tpk.sidang, tpk.city, "kasi-ikan", gita=800)
    propose(tpk)
    with pytest.raises(Refused, match="Gita Permata sudah diusulkan untuk Sekretaris Dinas Laut"):
        propose(tpk, "gita", "kasi-ikan", jenis="rotasi")
    assert Usulan.objects.count() == 1


def test_who_retired_is_not_proposed(tpk):
    Pegawai.objects.filter(pk=tpk.city.orang["gita"].pk).update(tmt_pensiun=committee.TODAY)
    with pytest.raises(Refused, match="sudah pensiun atau tidak aktif sejak 9 Juli 2026"):
        propose(tpk)


def test_who_is_no_candidate_is_not_proposed(tpk):
    with pytest.raises(Refused, match="tidak ada dalam daftar calon"):
        propose(tpk, "sari")


def test_a_block_verdict_cannot_be_proposed_at_all(tpk):
    Pegawai.objects.filter(pk=tpk.city.orang["gita"].pk).update(tingkat_pendidikan="30")
    with pytest.raises(Refused, match=r"tidak dapat diusulkan: .*\(PP 11/2017 Pasal 54"):
        propose(tpk)


def test_the_word_for_the_move_must_be_right(tpk):
    with pytest.raises(Refused, match="disebut promosi, bukan rotasi"):
        propose(tpk, jenis="rotasi")


def test_a_demosi_needs_a_lawful_ground(tpk):
    committee.put(tpk.sidang, tpk.city, "kasi-ikan", wati=500)
    with pytest.raises(Refused, match=r"landasan hukum.*PP 30/2019 Pasal 58"):
        propose(tpk, "wati", "kasi-ikan", jenis="demosi", dasar="SK 1")
    made = propose(tpk, "wati", "kasi-ikan", jenis="demosi", dasar="Surat 3", landasan="permohonan")
    with pytest.raises(IntegrityError, match="usulan_demosi_grounded"), transaction.atomic():
        Usulan.objects.filter(pk=made.pk).update(landasan="")


def test_a_jpt_is_never_filled_by_the_form_alone(tpk):
    committee.put(tpk.sidang, tpk.city, "kadis-pasar", rahma=900)
    move = {"who": "rahma", "post": "kadis-pasar", "jenis": "rotasi"}
    with pytest.raises(Refused, match="Jabatan pimpinan tinggi tidak diisi lewat usulan biasa"):
        propose(tpk, **move)
    with pytest.raises(IntegrityError, match="usulan_jpt_routed"), transaction.atomic():
        Usulan.objects.create(
            instansi=tpk.city.instansi, sidang=tpk.sidang, pegawai=tpk.city.orang["rahma"],
            ke=tpk.city.jabatan["kadis-pasar"], pimpinan=True, jenis="rotasi", oleh="x", pada=AT,
        )  # fmt: skip


# --- votes, freezing, release ---


def test_carried_it_is_frozen_with_its_verdicts_and_its_hash(tpk):
    HukumanDisiplin.objects.create(
        pegawai=tpk.city.orang["gita"], tingkat="R", jenis="Teguran lisan", nomor_sk="1", mulai=date(2020, 1, 1)
    )
    made = propose(tpk)
    settle(tpk, lina=Vote("tidak", "Belum cukup lama di seksi."))
    file = made.berkas
    assert freezing.intact(file)
    assert file.isi["pegawai"]["hukuman"] == [["Ringan", "Teguran lisan", "2020-01-01"]]
    assert [row["nip"] for row in file.isi["urutan"]] == [tpk.city.orang[key].nip for key in ("gita", "hasan")]
    assert freezing.verdicts_of(file)[0].citation.startswith("PP 11/2017")
    file.isi["pegawai"]["golongan"] = "IV/a"
    assert not freezing.intact(file)


def test_half_the_votes_do_not_carry_and_another_round_begins(tpk):
    propose(tpk)
    item = settle(tpk, lina=Vote("tidak"), anton=Vote("abstain"))
    assert (item.state, item.usulan, item.putaran, Usulan.objects.count()) == ("menunggu", None, 2, 0)
    assert Suara.objects.filter(butir=item, putaran=1).count() == 4


def test_every_entitled_vote_is_asked_for(tpk):
    propose(tpk)
    with pytest.raises(Refused, match="Suara Lina belum dicatat"):
        decisions.settle(
            butir=tpk.item("sekretaris-laut"),
            votes={tpk.member[key].pk: Vote("setuju") for key in ("sekda", "murni", "anton")},
            by=tpk.member["sekda"],
            at=AT,
        )


def test_nothing_closes_with_open_items_and_nothing_is_seen_before_release(tpk):
    propose(tpk, "hasan", kode_alasan="keahlian", dasar="ND 800/12/2026")
    with pytest.raises(Refused, match=r"Butir 1(, \d)* belum diputus"):
        sessions.close_sidang(sidang=tpk.sidang, actor="tpk", at=AT)
    settle(tpk)
    for item in tpk.sidang.butir.filter(state="menunggu"):
        decisions.postpone(butir=item, why="Menunggu analisis jabatan.", by=tpk.member["sekda"], at=AT)
    sidang = sessions.close_sidang(sidang=tpk.sidang, actor="tpk", at=AT)
    assert list(released("5871")) == []
    assert sidang.berita_acara is not None
    assert sidang.berita_acara.data["lampiran"][0]["tabel"]["baris"][0][2:5] == (
        "Kepala Seksi Ikan, Dinas Laut",
        "Sekretaris Dinas Laut, Dinas Laut",
        "–",
    )
    committee.agree(sidang)
    sessions.release(sidang=sidang, actor="tpk", at=AT)
    assert [each.pegawai.nama for each in released("5871")] == ["Hasan Basri"]
    assert Payload.objects.filter(kind__in=["USULAN_TPK", "PENYIMPANGAN"]).count() == 2
    with pytest.raises(Refused, match="tidak dapat dilakukan"):
        sessions.release(sidang=sidang, actor="tpk", at=AT)


def test_a_settled_item_may_be_taken_up_again_until_the_sidang_closes(tpk):
    propose(tpk)
    settle(tpk)
    item = decisions.reconsider(butir=tpk.item("sekretaris-laut"), by=tpk.member["sekda"], at=AT)
    assert (item.state, item.putaran, Usulan.objects.count()) == ("menunggu", 2, 0)
