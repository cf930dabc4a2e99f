"""What the public may know of Open Karier: which period is open, and until when."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from openkarier.stages.aspiration.models import Period

SHOWN = 3  # open periods named on the front door; an agency has one at most


def open_periods(at: datetime) -> QuerySet[Period]:
    """Periods that accept declarations at this moment, of all agencies, the nearest deadline first."""
    running = Period.objects.filter(state="dibuka", mulai__lte=at, batas__gt=at)
    return running.select_related("instansi").order_by("batas", "pk")[:SHOWN]
