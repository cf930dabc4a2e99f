"""Many letters as one job: numbered in small steps, set in processes, bundled; each exactly once after a kill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from os import cpu_count

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from openkarier.foundation.documents import bundles, operations, queries
from openkarier.foundation.documents.forms import Form
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError, checked
from openkarier.foundation.documents.models import Batch, BatchItem, Document
from openkarier.foundation.documents.pressroom import Pressroom
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.jobs.task import Outcome, Task

JOB = "documents.batch"
STEP = 20  # letters numbered in one transaction: 20 ms, so that nobody waits behind it
WINDOW = 50  # letters set, and then kept in one transaction
FEW = 200  # letters that one process has set before others have started
LARGEST = 20_000  # letters in a batch
PROCESSES = min(cpu_count() or 1, 4)


def prepare(
    kind: Kind,
    letters: Iterable[tuple[str, Form | Mapping[str, object]]],
    *,
    instansi: str,
    title: str,
    actor: str,
    at: datetime,
    output: str = Batch.Output.ZIP,
    electronic: bool = False,
    back: str = "",
) -> Batch:
    """Keep (subject, data) pairs as a batch and put its job in the queue; all data are checked before anything is kept.

    Raises LetterError naming the first letter that is wrong, by its place in the list.
    """
    rows = [(subject, _checked(kind, data, place)) for place, (subject, data) in enumerate(letters, 1)]
    if not 0 < len(rows) <= LARGEST:
        raise LetterError(f"Satu kelompok memuat 1 sampai {LARGEST} surat, bukan {len(rows)}.")
    with transaction.atomic():
        batch = Batch.objects.create(
            instansi=instansi, kind=kind, output=output, electronic=electronic, title=title[:200],
            created_by=actor, created_at=at,
        )  # fmt: skip
        BatchItem.objects.bulk_create(
            [BatchItem(batch=batch, position=n, subject=s, data=data) for n, (s, data) in enumerate(rows, 1)], 500
        )
        enqueue(JOB, {"batch": batch.pk}, title=title, now=at, key=f"batch:{batch.pk}", owner=actor, back=back)
    return batch


def run(task: Task, batch: int) -> Outcome | None:
    """The job: number all letters in small steps, set their PDFs, bundle them. Resumes where it was killed."""
    work = Batch.objects.get(pk=batch)
    total = work.items.count()
    for first in range(int(task.cursor or 0), total, STEP):
        reached = min(first + STEP, total)
        with task.step(cursor=reached, done=0, total=total, message=f"Memberi nomor: {reached} dari {total} surat"):
            number(work, work.items.filter(position__gt=first, position__lte=reached), at=task.clock())
    for pressed in press(work, at=task.clock):
        task.progress(pressed, total, f"Mencetak: {pressed} dari {total} surat")
    result = bundles.bundle(work)
    with task.finish(message=f"{total} surat selesai."):
        Batch.objects.filter(pk=work.pk).update(result=result)
    return None


def number(work: Batch, items: QuerySet[BatchItem], *, at: datetime) -> None:
    """Issue the papers of these items, in the caller's transaction; items that have theirs are left alone."""
    for item in items.filter(document=None).order_by("position"):
        item.document = operations.issue(
            Kind(work.kind), item.data, instansi=work.instansi, actor=work.created_by, at=at,
            subject=item.subject, electronic=work.electronic,
        )  # fmt: skip
        item.save(update_fields=["document"])


def press(work: Batch, *, at: Callable[[], datetime]) -> Iterator[int]:
    """Set and keep every paper of the batch that has no PDF yet; yields how many of the batch have one."""
    papers = Document.objects.filter(item__batch=work)
    waiting = list(papers.filter(sha256="", erased_at=None).order_by("pk").values_list("pk", flat=True))
    pressed = papers.count() - len(waiting)
    with Pressroom(PROCESSES if len(waiting) > FEW else 1) as room:
        for start in range(0, len(waiting), WINDOW):
            some = list(papers.filter(pk__in=waiting[start : start + WINDOW]).select_related("receipt").order_by("pk"))
            pdfs = room.pdfs([queries.order_of(document) for document in some])
            operations.keep(list(zip(some, pdfs, strict=True)), at=at())
            pressed += len(some)
            yield pressed


def _checked(kind: Kind, data: Form | Mapping[str, object], place: int) -> object:
    try:
        return msgspec.to_builtins(checked(kind, data))
    except LetterError as error:
        raise LetterError(f"Surat ke-{place}: {error}") from error
