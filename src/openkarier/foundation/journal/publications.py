"""Reading what was public about an agency: as it was kept that day, or not at all."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from openkarier.foundation.journal.models import Publication


def published(agency: str, on: date | None = None) -> Publication | None:
    """The row of a day; without a day the newest."""
    rows = Publication.objects.filter(instansi=agency).order_by("-tanggal")
    return (rows if on is None else rows.filter(tanggal=on)).first()


def days(agency: str, limit: int = 60) -> list[date]:
    """The newest days that were kept."""
    rows = Publication.objects.filter(instansi=agency).order_by("-tanggal")
    return list(rows.values_list("tanggal", flat=True)[:limit])


def intact(row: Publication) -> bool:
    """Whether the row still has the digest that it was kept with."""
    return sha256(row.isi.encode()).hexdigest() == row.sidik
