"""Many letters as one job: killed anywhere, each letter exists exactly once, and the bundle holds each."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import msgspec
import pytest
from django.utils import timezone
from pypdf import PdfReader

from foundation.documents.catalogue import SURAT_DINAS
from foundation.documents.reading import words
from foundation.documents.samples import AT, PERMOHONAN
from openkarier.foundation.documents import batch, bundles, operations, store
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError, Order
from openkarier.foundation.documents.models import Batch, BatchItem, Document
from openkarier.foundation.documents.pressroom import Pressroom
from openkarier.foundation.jobs.models import Job, State
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.jobs.worker import Worker
from openkarier.foundation.journal.models import Payload

ACTOR = "197203151998031902"


@pytest.fixture(autouse=True)
def scratch(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(batch, "STEP", 4)
    monkeypatch.setattr(batch, "WINDOW", 3)


def letters(count):
    """Pairs of subject and data."""
    for n in range(1, count + 1):
        yield f"pegawai:{n}", msgspec.structs.replace(SURAT_DINAS, nomor="", kepada=(f"Sdr. Pegawai Contoh {n}",))


def prepared(count=10, **changes):
    values = {"instansi": "5871", "title": "Jawaban permohonan", "actor": ACTOR, "at": AT}
    return batch.prepare(Kind.SURAT_DINAS, letters(count), **(values | changes))


class Killed(BaseException):
    """What a kill looks like from inside: nothing may catch it."""


def killing(monkeypatch, where, name, after):
    """Let the worker die at the n-th call of a function."""
    real, calls = getattr(where, name), []

    def fatal(*arguments, **more):
        calls.append(1)
        if len(calls) == after:
            raise Killed
        return real(*arguments, **more)

    monkeypatch.setattr(where, name, fatal)


def resume():
    """A new worker after the sweep gave the job back."""
    Job.objects.filter(state=State.RUNNING).update(state=State.QUEUED, lease="")
    Worker().drain()


def in_the_zip(work):
    with ZipFile(BytesIO(store.get(Batch.objects.get(pk=work.pk).result))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("where", "name", "after"),
    [(operations, "issue", 1), (operations, "issue", 6), (operations, "issue", 10), (store, "put", 1),
     (store, "put", 5),
     (operations, "keep", 2), (operations, "keep", 4), (bundles, "bundle", 1), (store, "put_stream", 11)],
)  # fmt: skip
def test_a_batch_killed_anywhere_ends_with_each_letter_once(monkeypatch, where, name, after):
    work = prepared()
    with monkeypatch.context() as patch, pytest.raises(Killed):
        killing(patch, where, name, after)
        Worker().drain()
    resume()
    assert sorted(Document.objects.values_list("serial", flat=True)) == list(range(1, 11))
    assert BatchItem.objects.filter(document__sha256="").count() == 0
    assert Payload.objects.filter(kind="SURAT_NOMOR").count() == 10
    assert Payload.objects.filter(kind="DOKUMEN_TERBIT").count() == 10
    papers = in_the_zip(work)
    assert list(papers) == [f"{n:05d} 800_{n:04d}_5871_2026.pdf" for n in range(1, 11)]
    assert all(f"Pegawai Contoh {n}" in words(pdf) for n, pdf in enumerate(papers.values(), 1))


@pytest.mark.django_db(transaction=True)
def test_a_finished_batch_says_so_and_the_same_papers_give_the_same_zip():
    work = prepared(5)
    Worker().drain()
    job = Job.objects.get(kind=batch.JOB)
    assert (job.state, job.done, job.total, job.message) == (State.DONE, 5, 5, "5 surat selesai.")
    assert bundles.bundle(work) == Batch.objects.get().result


@pytest.mark.django_db(transaction=True)
def test_one_pdf_for_the_printer_holds_every_page_in_order():
    prepared(4, output=Batch.Output.PDF)
    Worker().drain()
    merged = PdfReader(BytesIO(store.get(Batch.objects.get().result)))
    assert len(merged.pages) == 4
    assert [f"Pegawai Contoh {n}" in page.extract_text() for n, page in enumerate(merged.pages, 1)] == [True] * 4


@pytest.mark.django_db(transaction=True)
def test_an_erased_paper_is_left_out_of_the_bundle():
    work = prepared(3)
    Worker().drain()
    operations.erase(BatchItem.objects.get(position=2).document, citation="UU 27/2022 Ps. 8", actor=ACTOR, at=AT)
    Batch.objects.update(result=bundles.bundle(work))
    assert [name[:5] for name in in_the_zip(work)] == ["00001", "00003"]


@pytest.mark.django_db(transaction=True)
def test_the_clock_sets_what_a_crash_left_undone_and_removes_what_nothing_refers_to(monkeypatch):
    document = operations.issue(Kind.SURAT_PERMOHONAN, PERMOHONAN, instansi="5871", actor=ACTOR, at=AT)
    orphan = store.put(b"nobody's")
    monkeypatch.setattr(store, "YOUNG", -1)
    for kind in ("documents.press", "documents.sweep"):
        enqueue(kind, title="Uji", now=timezone.now())
    Worker().drain()
    document.refresh_from_db()
    assert store.has(document.sha256)
    assert not store.has(orphan)
    told = set(Job.objects.values_list("message", flat=True))  # the clock of the worker may have asked as well
    assert {"1 naskah dicetak.", "1 berkas tanpa pemilik dihapus."} <= told


@pytest.mark.django_db
def test_one_wrong_letter_is_named_by_its_place_and_nothing_is_kept():
    wrong = [*letters(2), ("pegawai:3", {**msgspec.to_builtins(SURAT_DINAS), "hal": ""})]
    with pytest.raises(LetterError, match=r"^Surat ke-3: .*isian hal masih kosong"):
        batch.prepare(Kind.SURAT_DINAS, wrong, instansi="5871", title="x", actor=ACTOR, at=AT)
    assert (Batch.objects.count(), Job.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_empty_batch_and_one_too_large_are_refused(monkeypatch):
    monkeypatch.setattr(batch, "LARGEST", 3)
    for count in (0, 4):
        with pytest.raises(LetterError, match="memuat 1 sampai 3"):
            prepared(count)
    assert prepared(3).items.count() == 3


def test_two_processes_set_the_same_bytes_as_one():
    orders = [Order(Kind.SURAT_PERMOHONAN, msgspec.structs.replace(PERMOHONAN, hal=f"Hal {n}"), AT) for n in range(4)]
    with Pressroom(2) as two, Pressroom(1) as one:
        assert two.pdfs(orders) == one.pdfs(orders)
