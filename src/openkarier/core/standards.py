"""Dated local policy: a new decision ends the one before it and gives way to the one after it. No storage here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from openkarier.core.law import LocalParameters, LocalRow
from openkarier.core.law.local import Parameter

DAY = timedelta(days=1)
YES, NO = "ya", "tidak"


class DecisionRefused(ValueError):
    """The decision cannot stand; the message says what, why and what to do."""


def with_decision(rows: Iterable[LocalRow], new: LocalRow) -> LocalParameters:
    """Return the parameters as they would be with `new` (its last day is found here). Raises DecisionRefused."""
    own = sorted((row for row in rows if row.name == new.name), key=lambda row: row.mulai)
    if any(row.mulai == new.mulai for row in own):
        raise DecisionRefused(f"Sudah ada keputusan yang mulai berlaku {new.mulai:%d-%m-%Y}. Pilih tanggal lain.")
    later = next((row.mulai for row in own if row.mulai > new.mulai), None)
    kept = [_ended(row, new.mulai) for row in own]
    others = [row for row in rows if row.name != new.name]
    return LocalParameters((*others, *kept, replace(new, sampai=later - DAY if later else None)))


def _ended(row: LocalRow, before: date) -> LocalRow:
    """The row, ending the day before `before` if it would go on."""
    runs_on = row.mulai < before and (row.sampai is None or row.sampai >= before)
    return replace(row, sampai=before - DAY) if runs_on else row


def read_value(parameter: Parameter, typed: str) -> Any:
    """Read what a person typed as a value of this parameter. Raises DecisionRefused with the sentence for them."""
    usual, text = parameter.default(None), typed.strip()
    if isinstance(usual, bool) and text in {YES, NO}:
        return text == YES
    if isinstance(usual, int) and not isinstance(usual, bool) and text.isascii() and text.isdecimal() and len(text) < 6:
        return int(text)
    if isinstance(usual, str) and parameter.accepts(text):
        return text
    raise DecisionRefused(f"Nilai “{text}” tidak sesuai. {expected(parameter)}")


def expected(parameter: Parameter) -> str:
    """What may be typed, in words."""
    usual = parameter.default(None)
    if isinstance(usual, bool):
        return "Pilih ya atau tidak."
    if parameter.choices:
        return f"Pilih salah satu: {', '.join(parameter.choices)}."
    return f"Tuliskan bilangan bulat dalam {parameter.unit}." if parameter.unit else "Tuliskan bilangan bulat."


def shown(parameter: Parameter, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return YES if value else NO
    return parameter.show(str(value).replace("_", " "))


def options(parameter: Parameter) -> Sequence[tuple[str, str]]:
    """The choices of a parameter that has some, as (value, words)."""
    if isinstance(parameter.default(None), bool):
        return ((YES, YES), (NO, NO))
    return tuple((choice, choice.replace("_", " ")) for choice in parameter.choices)
