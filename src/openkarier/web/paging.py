"""One page of a list: two queries (count and rows), whatever the length of the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

PER_PAGE = 50


@dataclass(frozen=True)
class Slice:
    """Rows `first` to `last` (from 1) of `total`, and the addresses of the pages beside this one."""

    rows: Sequence[Any]
    number: int
    total: int
    per_page: int
    previous_url: str
    next_url: str

    @property
    def first(self) -> int:
        """Number of the first row shown; 0 in an empty list."""
        return (self.number - 1) * self.per_page + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def has_previous(self) -> bool:
        """Whether there are rows before these."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether there are rows after these."""
        return self.last < self.total


def paged(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Slice:
    """The page that `?halaman=` names. A number beyond the list or no number is brought to the nearest page."""
    total = rows.count()
    last_page = max(1, -(-total // per_page))
    wanted = request.GET.get("halaman", "1")
    number = min(max(1, int(wanted)), last_page) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 1
    start = (number - 1) * per_page
    shown = list(rows[start : start + per_page])
    return Slice(shown, number, total, per_page, _url(request, number - 1), _url(request, number + 1))


def _url(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["halaman"] = str(number)
    return f"?{query.urlencode()}"
