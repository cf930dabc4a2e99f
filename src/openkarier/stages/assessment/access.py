"""Who read whose result: a leaf in Buku Merit for each reading by somebody else than the person, once a day.

UU 14/2008 Ps. 17 huruf h angka 4 keeps these results from the public; UU 27/2022 Ps. 31 asks for the trail.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from openkarier.foundation.journal.models import Payload
from openkarier.foundation.journal.operations import record

KIND = "AKSES_HASIL"


def note_reading(*, subject: str, people: int, desk: str, actor: str, at: datetime) -> None:
    """Record that `actor` saw results: `subject` is "hasil:<key>" or "laporan-uji:<event>", `people` how many.

    Reading the same again on the same day adds nothing.
    """
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction.atomic():
        if not Payload.objects.filter(kind=KIND, actor=actor, subject=subject, at__gte=today).exists():
            record(KIND, subject=subject, actor=actor, at=at, facts={"meja": desk, "orang": people})
