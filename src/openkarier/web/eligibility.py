"""Lists of who stands where before which jabatan: filter chips, a page of them, and the same as a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from openkarier.core.eligibility import State
from openkarier.web.paging import PER_PAGE, Slice, paged
from openkarier.web.pieces import Chip
from openkarier.web.states import STATES

FILTERS = (State.MEETS, State.SHORT, State.OPEN, State.UNASKED)


class Rows(list[tuple[Any, State]]):
    """Rows that are at hand already, paged as a queryset is."""

    def count(self, *_: Any) -> int:
        """How many there are."""
        return len(self)


def wanted(request: HttpRequest) -> str:
    """The state the reader filters by; empty for all."""
    asked = request.GET.get("keadaan", "")
    return asked if asked in set(FILTERS) else ""


def chips(request: HttpRequest, rows: Sequence[tuple[Any, State]]) -> list[Chip]:
    """One chip a state with its count; pressing the one that is on takes it off."""
    amounts, on = Counter(state for _, state in rows), wanted(request)
    text = request.GET.get("q", "")[:80]
    found = []
    for state in FILTERS:
        query = ({"q": text} if text else {}) | ({} if on == state else {"keadaan": state.value})
        found.append(Chip(STATES[state].word, f"?{urlencode(query)}", on == state, amounts[state]))
    return found


def kept(request: HttpRequest, rows: Sequence[tuple[Any, State]]) -> Rows:
    """The rows of the state asked for."""
    asked = wanted(request)
    return Rows(row for row in rows if not asked or row[1] == asked)


def page(request: HttpRequest, rows: Rows) -> Slice:
    """One page of them."""
    return paged(request, rows, PER_PAGE)
