"""Buku Merit at the auditor's desk: narrowing, one act, proof, export, the check; and that nothing is changed there."""

from __future__ import annotations

import io

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from cast import NOW
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.worker import Worker
from openkarier.foundation.journal import trail
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import verify_receipt
from openkarier.foundation.journal.operations import Deed, erase, record, record_all
from openkarier.foundation.journal.publishing import own_shelf, own_signer, policy_of, publish
from openkarier.stages.registry.oversight import trail as sight_of
from openkarier.web.pages import TABLE

ROOM = "/auditor/buku-merit/"
READS_ONLY = {  # what an auditor may send: each leaves every record of the agency as it was
    "auditor:journal-check": "asks the worker to compare",
    "auditor:journal-export": "takes a list away, and says so in Buku Merit",
    "auditor:deliberation-rotation_recheck": "asks the worker to solve again and compare",
}


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.LEDGER_FOLDER = tmp_path / "ledger"
    settings.LEDGER_SIGNER = tmp_path / "signer"


@pytest.fixture
def auditor(world):
    return world.client(world.actor["auditor"])


def done(kind, actor, subject, at=NOW, **facts):
    with transaction.atomic():
        return record(kind, actor=actor, at=at, subject=subject, facts=facts, citation="UU 20/2023 Pasal 1")


@pytest.fixture
def acts(world):
    """Three acts of home, one of away."""
    dewi, sari, asing = world.home.orang["dewi"], world.home.orang["sari"], world.away.orang["dewi"]
    return {
        "data": done(
            "DATA_UBAH", dewi.nip, f"pegawai:{sari.nip}", perubahan={"golongan": "III/d", "tmt": "2026-04-01"}
        ),
        "peran": done("PERAN_UBAH", dewi.nip, "akun:x", perubahan="diberikan"),
        "cabut": done("PERNYATAAN_CABUT", sari.nip, f"aspiration:2026-2/{sari.nip}"),
        "asing": done("DATA_UBAH", asing.nip, "pegawai:x", perubahan="y"),
    }


def listed(client, query=""):
    """Numbers of the acts on a page."""
    page = client.get(ROOM + query)
    return [row.deed.number for row in page.context["rows"]]


def test_an_auditor_may_send_nothing_that_changes_a_record():
    sent = {page.name for page in TABLE if page.desk == "auditor" and page.act in {"tulis", "kirim"}}
    assert sent == set(READS_ONLY)


def test_the_newest_act_stands_first_and_those_of_another_agency_nowhere(auditor, acts):
    own = [acts[key].index for key in ("cabut", "peran", "data")]
    assert [index for index in listed(auditor) if index in {leaf.index for leaf in acts.values()}] == own


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?macam=DATA_UBAH", ["data"]),
        ("?tingkat=3", ["peran"]),
        ("?tingkat=1", ["cabut", "data"]),
        ("?mulai=2026-07-09&sampai=2026-07-09", ["cabut", "peran", "data"]),
        ("?mulai=2026-07-10", []),
        ("?sampai=2026-07-08", []),
    ],
)
def test_each_filter_narrows(auditor, acts, query, keys):
    assert listed(auditor, query) == [acts[key].index for key in keys]


def test_actor_and_subject_narrow(world, auditor, acts):
    sari = world.home.orang["sari"].nip
    assert listed(auditor, f"?pelaku={sari}") == [acts["cabut"].index]
    assert listed(auditor, f"?objek={sari}") == [acts["cabut"].index, acts["data"].index]


def test_a_date_that_cannot_be_read_is_said_and_keeps_the_rest(auditor, acts):
    page = auditor.get(ROOM + "?mulai=kemarin&macam=DATA_UBAH")
    assert page.status_code == 422
    assert "Tanggal “kemarin” tidak terbaca" in page.content.decode()


def test_one_act_reads_in_words_and_its_reading_is_recorded_once_a_day(auditor, acts):
    for _ in range(2):
        page = auditor.get(f"{ROOM}{acts['data'].index}/").content.decode()
    for words in ("golongan: III/d; tmt: 1 April 2026", "UU 20/2023 Pasal 1", "Sari Melati", acts["data"].entry[:20]):
        assert words.replace('"', "&quot;") in page
    seen = Payload.objects.filter(kind="AKSES_PENGAWAS", subject=f"leaf:5871/{acts['data'].index}")
    assert seen.count() == 1


def test_an_act_of_another_agency_is_not_there(auditor, acts):
    assert auditor.get(f"{ROOM}{acts['asing'].index}/").status_code == 404
    assert auditor.get(f"{ROOM}{acts['asing'].index}/bukti.tlog-proof").status_code == 404


def test_the_proof_of_an_act_holds_without_this_house(auditor, acts):
    url = f"{ROOM}{acts['data'].index}/bukti.tlog-proof"
    assert "belum terbit" in auditor.get(url, follow=True).content.decode()
    publish(shelf=own_shelf(), signer=own_signer())
    raw = auditor.get(url).content
    assert verify_receipt(raw, policy_of(own_signer())).index == acts["data"].index


def test_an_erased_act_is_shown_as_such(world, auditor, acts):
    erase(Leaf.objects.get(index=acts["data"].index), citation="UU 27/2022 Ps. 8", actor="dewi", at=NOW)
    page = auditor.get(f"{ROOM}{acts['data'].index}/").content.decode()
    assert "Isi catatan ini sudah dihapus" in page
    assert "III/d" not in page


def test_an_agency_alone_sees_the_whole_book_and_its_erased_leaves(world, acts):
    alone = trail.deeds(sight_of(Scope(Reach.INSTANSI, "x", "5871")), trail.Wanted())
    assert acts["asing"].index not in [deed.number for deed in alone]
    erase(Leaf.objects.get(index=acts["data"].index), citation="UU 27/2022 Ps. 8", actor="dewi", at=NOW)
    every = trail.deeds(trail.Q(), trail.Wanted())
    assert [deed.number for deed in every if deed.erased] == [acts["data"].index]


def test_a_role_over_one_unit_opens_no_act(world, acts):
    client = world.client(world.narrow["auditor"])
    assert listed(client) == []
    assert client.get(f"{ROOM}{acts['data'].index}/").status_code == 404


def test_an_export_says_what_it_is_for_and_leaves_a_leaf(world, auditor, acts):
    refused = auditor.post(f"{ROOM}ekspor/", {"macam": "DATA_UBAH"}, follow=True)
    assert "Tulis untuk apa daftar ini diunduh" in refused.content.decode()
    answer = auditor.post(f"{ROOM}ekspor/", {"macam": "DATA_UBAH", "alasan": "pemeriksaan triwulan"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_name("Catatan").to_python()
    assert [row[0] for row in rows[1:]] == [acts["data"].index]
    left = Payload.objects.get(kind="DATA_EKSPOR")
    assert '"baris":1' in left.body
    assert "pemeriksaan triwulan" in left.body


def test_the_check_runs_in_the_background_and_its_outcome_is_dated(auditor, acts):
    publish(shelf=own_shelf(), signer=own_signer())
    there = auditor.post(f"{ROOM}periksa/").headers["Location"]
    assert "Menunggu giliran" in auditor.get(there).content.decode()
    Worker().drain()
    assert Job.objects.get(kind=trail.CHECK).state == "done"
    page = auditor.get(ROOM).content.decode()
    assert "atas permintaan" in page
    assert "catatan di basis data sama dengan buku yang terbit." in page


def test_a_failed_check_stands_on_top(auditor, acts):
    wrong = "Basis data berbeda dari buku yang terbit. (nomor 2)"
    Job.objects.create(
        kind=trail.CHECK, state="failed", error=wrong, title="x", due_at=NOW, enqueued_at=NOW, finished_at=NOW
    )
    page = auditor.get(ROOM).content.decode()
    assert "Pemeriksaan gagal" in page
    assert wrong in page


def test_the_home_names_a_failed_check_and_the_state_of_the_book(world, auditor, acts):
    publish(shelf=own_shelf(), signer=own_signer())
    Job.objects.create(
        kind=trail.CHECK, state="failed", error="Rusak.", title="x", due_at=NOW, enqueued_at=NOW, finished_at=NOW
    )
    page = auditor.get("/auditor/")
    assert [task.label for task in page.context["tasks"]] == ["Pemeriksaan Buku Merit gagal"]
    stats = {stat.label: stat.value for stat in page.context["stats"]}
    assert stats["Catatan di Buku Merit"] == str(Leaf.objects.count())
    assert stats["Basis data terhadap buku"] == "Tidak sama"


def test_a_long_book_costs_no_query_more_and_turns_its_pages(world, auditor, acts):
    auditor.get(ROOM)
    with CaptureQueriesContext(connection) as few:
        auditor.get(ROOM)
    dewi = world.home.orang["dewi"].nip
    with transaction.atomic():
        record_all(Deed("DATA_UBAH", dewi, NOW, f"pegawai:{n}", {"perubahan": "x"}) for n in range(300))
    with CaptureQueriesContext(connection) as many:
        first = listed(auditor)
    assert (len(few), len(many), len(first)) == (len(few), len(few), 50)
    second = listed(auditor, f"?sebelum={first[-1]}")
    assert second == list(range(first[-1] - 1, first[-1] - 51, -1))
