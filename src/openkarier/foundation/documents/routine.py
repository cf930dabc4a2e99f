"""What the clock asks of documents: set the PDFs that a crash left undone, remove files that nothing refers to."""

from __future__ import annotations

from openkarier.foundation.documents import operations, queries, store, uploads
from openkarier.foundation.jobs.task import Outcome, Task

AT_ONCE = 500  # papers in one round; the next round takes the rest


def press_waiting(task: Task) -> Outcome:
    """Set the PDF of every issued paper that has none yet."""
    waiting = queries.unpressed(AT_ONCE)
    for done, document in enumerate(waiting, 1):
        operations.press(document, at=task.clock())
        task.progress(done, len(waiting))
    return Outcome(f"{len(waiting)} naskah dicetak.")


def sweep_files(task: Task) -> Outcome:
    """Delete files without a row that are older than a day, and rows of uploads whose form was never sent."""
    uploads.forget_orphans(task.clock())
    return Outcome(f"{store.sweep(queries.known_files())} berkas tanpa pemilik dihapus.")
