"""What the clock asks of Buku Merit: publish every minute, hold the database against the book every night."""

from __future__ import annotations

from openkarier.foundation.jobs.task import JobRefused, Outcome, Task
from openkarier.foundation.journal.audit import audit_database
from openkarier.foundation.journal.openkarier_verify import Invalid, Undecided
from openkarier.foundation.journal.publishing import own_shelf, own_signer, publish
from openkarier.foundation.journal.signer import Fork


def publish_book(task: Task) -> Outcome:
    """Publish what was recorded since the last time."""
    try:
        note = publish(shelf=own_shelf(), signer=own_signer())
    except Fork as refusal:
        raise JobRefused(str(refusal)) from refusal
    return Outcome(f"{note.size} catatan terbit.")


def audit_book(task: Task) -> Outcome:
    """Hold every leaf and payload of the database against the published book."""
    try:
        found = audit_database(own_shelf(), tell=task.progress if task else lambda *_: None)
    except (Invalid, Undecided) as wrong:
        raise JobRefused(str(wrong)) from wrong
    return Outcome(f"{found.note.size} catatan di basis data sama dengan buku yang terbit.")
