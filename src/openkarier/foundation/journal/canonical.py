"""Canonical JSON: one value, one sequence of bytes (RFC 8785 without floats, with NFC strings)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
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
    if value is None or kind is bool:
        return value
    if kind is int:
        return _bounded(value)
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _plain(_spelled(value))


def _bounded(number: int) -> int:
    if abs(number) > LARGEST:
        raise NotCanonical(f"{number} is beyond 2^53 - 1; give it as a string")
    return number


def _key(key: Any) -> str:
    if type(key) is str and key.isascii():
        return key
    raise NotCanonical(f"the key {key!r} is not an ASCII string")


def _spelled(value: Any) -> Any:
    """Turn a value of Python's into one of JSON's."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise NotCanonical(f"{value!r} has no time zone")
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str | int) and not isinstance(value, bool):  # lazy labels, subclasses
        return str.__str__(value) if isinstance(value, str) else int(value)
    raise NotCanonical(f"{type(value).__name__} has no canonical form; give a string or a whole number")
