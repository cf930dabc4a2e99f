"""Two hands at one record at one moment, with real commits: one submission, one leaf, one receipt, a friendly word."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

import cast
from openkarier.foundation.journal.models import Leaf, Receipt
from openkarier.stages.aspiration import operations, periods
from openkarier.stages.aspiration.models import Aspiration, Period, StateChange, Submission
from openkarier.stages.aspiration.refusal import Refused
from openkarier.web import declaration

pytestmark = pytest.mark.django_db(transaction=True)
FRIENDLY = {200, 302, 409, 422}


@pytest.fixture
def people(city, period, draft):
    """Sari and her superior Wati with accounts; the period is open at this moment, whatever the clock says."""
    Period.objects.update(batas="2040-01-01T00:00Z")
    return {name: cast.account(city.orang[name]) for name in ("sari", "wati")}


def together(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in threads that start at one moment; each gives its result, or what it raised."""
    gate, results = Barrier(len(acts)), [None] * len(acts)

    def run(place: int) -> None:
        try:
            gate.wait(10)
            results[place] = acts[place]()
        except BaseException as raised:  # the test judges it
            results[place] = raised
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def posting(user, url, **typed):
    """A POST in a browser of its own, as an act for `together`; answers with its status."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return lambda: client.post(url, typed).status_code


def test_four_clicks_at_once_file_once(people):
    leaves = Leaf.objects.count()
    press = [posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=1) for _ in range(4)]
    assert together(*press) == [302] * 4
    assert (Submission.objects.count(), Receipt.objects.count(), StateChange.objects.count()) == (1, 1, 1)
    assert Leaf.objects.count() == leaves + 1


def test_two_tabs_that_begin_at_once_share_one_draft(city, period):
    tono = city.orang["tono"]
    made = together(*[lambda: operations.begin(period=period, pegawai=tono, at=cast.NOW).pk] * 4)
    assert set(made) == {Aspiration.objects.get(pegawai=tono).pk}


def test_typing_in_one_tab_while_the_other_files_is_answered_in_words(people):
    other = {"reason": "Kalimat lain yang diketik di jendela kedua."}
    statuses = together(
        posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=1),
        posting(people["sari"], "/asn/aspirasi/2026-2/simpan/alasan/", **other),
        posting(people["sari"], "/asn/aspirasi/2026-2/isi/alasan/", **other),
        posting(people["sari"], "/asn/aspirasi/2026-2/pilihan/", index="0", langkah="naik"),
        posting(people["sari"], "/asn/aspirasi/2026-2/hapus-target/", index="7"),
    )
    assert set(statuses) <= FRIENDLY, statuses
    assert Submission.objects.get().reason == Aspiration.objects.get().draft["reason"]


def test_what_is_sent_after_filing_comes_back_on_the_page(people):
    """The tab looked at the draft before the other one filed it."""
    client = Client(raise_request_exception=False)
    client.force_login(people["sari"], backend="django.contrib.auth.backends.ModelBackend")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(declaration, "find", then_filed(declaration.find))
        answer = client.post("/asn/aspirasi/2026-2/isi/alasan/", {"reason": "Kalimat yang baru diketik sekali."})
    shown = answer.content.decode()
    assert ("Kalimat yang baru diketik sekali." in shown, "Tarik kembali lebih dahulu" in shown) == (True, True)


def then_filed(find):
    """`declaration.find`, after which somebody else files what was found."""

    def finding(request, kode, nip=""):
        found = find(request, kode, nip)
        operations.submit(
            aspiration=found.aspiration, revision=1, actor=operations.Actor.of(found.person), hand="asn", at=cast.NOW
        )
        return found

    return finding


def test_withdrawing_and_filing_again_at_once_leaves_one_paper_or_none(people):
    file = posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=1)
    file()
    statuses = together(
        posting(people["sari"], "/asn/aspirasi/2026-2/tarik/", why="x"),
        posting(people["sari"], "/asn/aspirasi/2026-2/tarik/", why="y"),
        posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=1),
        posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=2),
    )
    assert set(statuses) <= FRIENDLY, statuses
    in_force = Submission.objects.filter(withdrawn_at=None).count()
    assert in_force == (Aspiration.objects.get().state == "diajukan")
    assert Receipt.objects.exclude(state="batal").count() == in_force
    assert Submission.objects.filter(revision=1, withdrawn_at__isnull=False).count() == 1


def test_an_opinion_on_a_paper_that_is_withdrawn_meanwhile_is_answered_in_words(people, city):
    posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=1)()
    url = f"/atasan/aspirasi/2026-2/{city.orang['sari'].nip}/pendapat/"
    statuses = together(
        posting(people["sari"], "/asn/aspirasi/2026-2/tarik/", why="salah"),
        posting(people["wati"], url, stance="mendukung"),
        posting(people["wati"], url, stance="catatan", note="Perlu pengganti dahulu."),
    )
    assert set(statuses) <= FRIENDLY, statuses
    assert posting(people["wati"], url, stance="mendukung")() == 302


def test_an_opinion_counts_for_the_paper_that_was_read(people, city):
    sari = city.orang["sari"]
    posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=1)()
    read = Submission.objects.get().number
    posting(people["sari"], "/asn/aspirasi/2026-2/tarik/", why="salah")()
    posting(people["sari"], "/asn/aspirasi/2026-2/ajukan/", revision=2)()
    url = f"/atasan/aspirasi/2026-2/{sari.nip}/pendapat/"
    assert posting(people["wati"], url, stance="mendukung", nomor=read)() == 422
    now = Submission.objects.get(withdrawn_at=None).number
    assert posting(people["wati"], url, stance="mendukung", nomor=now)() == 302


def test_closing_and_filing_at_once_stand_in_the_ledger_in_the_order_they_count(city, period, draft):
    sari = operations.Actor.of(city.orang["sari"])
    file, _ = together(
        lambda: operations.submit(aspiration=draft, revision=1, actor=sari, hand="asn", at=cast.NOW),
        lambda: periods.close_period(period=period, actor="dewi", at=cast.NOW),
    )
    kinds = [kind for kind in ledger_kinds() if kind in {"PERNYATAAN_TERIMA", "PERIODE_TUTUP"}]
    expected = ["PERIODE_TUTUP"] if isinstance(file, Refused) else ["PERNYATAAN_TERIMA", "PERIODE_TUTUP"]
    assert kinds == expected
    assert Submission.objects.count() == len(expected) - 1


def ledger_kinds():
    return [json.loads(leaf.entry)["k"] for leaf in Leaf.objects.order_by("index")]
