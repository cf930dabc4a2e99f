"""Workflow: a table of permitted steps that a jurist can read; a state changes through it or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


class StepRefused(Exception):
    """The step is not in the table, or not from this state, or not by this hand. The message is for the person."""


@dataclass(frozen=True)
class Step:
    """One row: `verb` takes a record from any of `before` to `after`, done by one of `hands` (desk names)."""

    verb: str
    before: frozenset[str]
    after: str
    hands: frozenset[str]
    label: str


def step(verb: str, before: str | Iterable[str], after: str, hands: str, label: str) -> Step:
    """Write a row shortly: `before` one state or several; `hands` separated by blanks."""
    states = frozenset([before] if isinstance(before, str) else before)
    return Step(verb, states, after, frozenset(hands.split()), label)


@dataclass(frozen=True)
class Workflow:
    """States with their Indonesian labels, and the steps between them."""

    states: Mapping[str, str]
    steps: tuple[Step, ...]
    _by_verb: dict[str, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a table that names unknown states or one verb twice."""
        known = set(self.states)
        for row in self.steps:
            strange = (row.before | {row.after}) - known
            if strange:
                message = f"{row.verb}: unknown state {sorted(strange)}"
                raise ValueError(message)
        by_verb = {row.verb: row for row in self.steps}
        if len(by_verb) != len(self.steps):
            message = "one verb stands twice in the table"
            raise ValueError(message)
        object.__setattr__(self, "_by_verb", by_verb)

    def after(self, verb: str, state: str, hand: str) -> str:
        """Return the state that `verb` leads to; raise StepRefused with a sentence when it may not be taken."""
        row = self._by_verb[verb]
        if state not in row.before:
            message = f"{row.label} tidak dapat dilakukan karena keadaannya kini “{self.states[state].lower()}”."
            raise StepRefused(message)
        if hand not in row.hands:
            message = f"{row.label} bukan wewenang peran ini."
            raise StepRefused(message)
        return row.after

    def verbs(self, state: str, hand: str) -> list[str]:
        """Return what this hand may do now, in the order of the table."""
        return [row.verb for row in self.steps if state in row.before and hand in row.hands]
