"""Canonical JSON: one value, one sequence of bytes (RFC 8785 without floats, with NFC strings)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

LARGEST = 2**53 - 1  # RFC 8785 (I-JSON): a larger number would not survive JavaScript

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class NotCanonical(TypeError):
    """A value that has no single spelling in JSON; the message says which and what to give instead."""


def canonical(value: Any) -> bytes:
    """Return the canonical JSON of `value` in UTF-8.

    Strings are brought to NFC; keys must be ASCII, so that sorting by code point equals RFC 8785's order; integers
    up to 2^53 - 1. `date`, `datetime` (with zone), `Decimal` and `Enum` become strings. Floats raise NotCanonical.
    """
    try:
        return _encode(_plain(value)).encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate is not text") from error


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if kind is bool or value is None:
        return value
    if kind is dict:
        return {key if type(key) is str and key.isascii() else _key(key): _plain(item) for key, item in value.items()}
    if kind is list or kind is tuple:
        return [_plain(item) for item in value]
    if kind is int:
        return _bounded(value)
    return _plain(_spelled(value))


def _bounded(number: int) -> int:
    if abs(number) > LARGEST:
        raise NotCanonical(f"{number} is beyond 2^53 - 1; give it as a string")
    return number


def _key(key: Any) -> str:
    if isinstance(key, str) and key.isascii():
        return str.__str__(key)
    raise NotCanonical(f"the key {key!r} is not an ASCII string")


def _spelled(value: Any) -> Any:
    """Turn a value of Python's into one of JSON's."""
    for base, spell in _SPELLINGS:
        if isinstance(value, base):
            return spell(value)
    raise NotCanonical(f"{type(value).__name__} has no canonical form; give a string or a whole number")


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise NotCanonical(f"{value!r} has no time zone")
    return value.isoformat(timespec="seconds")


_SPELLINGS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Enum, lambda member: member.value),
    (datetime, _moment),  # before date, of which it is a kind
    (date, date.isoformat),
    (Decimal, lambda number: format(number, "f")),
    (Mapping, dict),
    (list, list),
    (tuple, list),
    (str, str.__str__),  # lazy labels and other kinds of str
    (int, int),
)
