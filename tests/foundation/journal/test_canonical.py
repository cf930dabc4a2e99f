"""One value, one sequence of bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openkarier.foundation.journal.canonical import NotCanonical, canonical


class Door(StrEnum):
    TETAP = "tetap"


class Rank(IntEnum):
    TWO = 2


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="ascii"), max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_writing_what_was_read_changes_nothing(value):
    once = canonical(value)
    assert canonical(json.loads(once)) == once


@given(st.dictionaries(st.text(st.characters(codec="ascii")), st.integers(0, 9)))
def test_the_order_of_keys_does_not_matter(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ("\u20ac\u000f\u000aA'\"\\</\u007f", '"\u20ac\\u000f\\nA\'\\"\\\\</\u007f"'),  # RFC 8785, 3.2.2.2 and DEL
        ("e\u0301", '"\u00e9"'),  # two spellings of é
        (2**53 - 1, "9007199254740991"),
        (date(2026, 11, 21), '"2026-11-21"'),
        (datetime(2026, 11, 21, 7, tzinfo=UTC), '"2026-11-21T07:00:00+00:00"'),
        (Decimal("1E+2"), '"100"'),
        (Decimal("3.50"), '"3.50"'),
        (Door.TETAP, '"tetap"'),
        (Rank.TWO, "2"),
        (MappingProxyType({"b": (1,), "a": {}}), '{"a":{},"b":[1]}'),
    ],
)
def test_spelling(value, text):
    assert canonical(value).decode() == text


@pytest.mark.parametrize("value", [1.0, 2**53, {1: "a"}, {"é": 1}, "\ud800", datetime(2026, 1, 1), b"x", {1, 2}])  # noqa: DTZ001
def test_what_has_no_single_spelling_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical(value)
