"""Handing a paper out: the same bytes each time, bound to its number, with the newest proof of Buku Merit inside."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from openkarier.foundation.journal import queries as journal
from openkarier.foundation.journal.models import Receipt
from openkarier.foundation.journal.operations import seal_receipt

from . import letters
from .models import Submission


class Paper(StrEnum):
    """The two papers of a declaration; the value is the beginning of the file's name."""

    LETTER = "surat"
    RECEIPT = "tanda-terima"


MAKERS = {Paper.LETTER: letters.letter, Paper.RECEIPT: letters.receipt}


def hand_over(*, submission: Submission, paper: Paper, at: datetime) -> bytes:
    """Return the paper as sealed PDF. The first time records that it was issued; again changes nothing.

    The proof is inside once the leaf has been published (within a minute). Call it outside a transaction.
    """
    receipt = Receipt.objects.get(number=submission.number)
    sealed = seal_receipt(receipt=receipt, pdf=MAKERS[paper](submission), actor=submission.filed_by, at=at)
    return journal.proved(sealed)
