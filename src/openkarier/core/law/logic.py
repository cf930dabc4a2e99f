"""Findings, and how checks are joined: Kleene's logic on `Outcome`.

"And" is the minimum, "or" the maximum; an unknown fact is never a pass and never a fail. Each check judges one case
(`one`) and a batch of columns (`columns`); both follow the same table.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from openkarier.core.law.outcome import ALWAYS, NEVER, Outcome, Window, intersect, unite
from openkarier.core.law.terms import Array, Batch, Case, Term


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one case.

    `unmet` and `missing` name the facts that fell short or are not on record. `window` holds the days on which the
    check is true if nothing else changes, and `today` is where the case stands on that axis (None = no date involved).
    """

    outcome: Outcome
    found: str = ""
    asked: str = ""
    unmet: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    window: Window = ALWAYS
    today: date | None = None


def trits(is_known: Array, truth: Array) -> Array:
    """Return outcomes as int8: 1 where unknown, else 2 for true and 0 for false."""
    return np.where(is_known, truth.astype(np.int8) * 2, np.int8(1)).astype(np.int8)


class Check(ABC):
    """A comparison of facts."""

    @abstractmethod
    def one(self, case: Case) -> Finding:
        """Judge one case."""

    @abstractmethod
    def columns(self, batch: Batch) -> Array:
        """Judge a batch: int8 outcomes, two-dimensional and broadcastable."""

    def terms(self) -> Iterator[Term]:
        """Every term the check reads."""
        return iter(())

    def atoms(self) -> Iterator[Check]:
        """The check itself, or the checks it is joined from."""
        yield self

    def __and__(self, other: Check) -> All:
        return All((*_parts(self, All), *_parts(other, All)))

    def __or__(self, other: Check) -> Any_:
        return Any_((*_parts(self, Any_), *_parts(other, Any_)))


def _parts(check: Check, kind: type[All] | type[Any_]) -> tuple[Check, ...]:
    return check.checks if isinstance(check, kind) else (check,)


def truth_of(truth: bool) -> Outcome:
    """Turn true and false into pass and fail."""
    return Outcome.PASS if truth else Outcome.FAIL


class _Joined(Check):
    checks: tuple[Check, ...]

    def terms(self) -> Iterator[Term]:
        """Every term of every part."""
        for check in self.checks:
            yield from check.terms()

    def atoms(self) -> Iterator[Check]:
        """Every part."""
        for check in self.checks:
            yield from check.atoms()


@dataclass(frozen=True)
class All(_Joined):
    """Every part must hold."""

    checks: tuple[Check, ...]

    def one(self, case: Case) -> Finding:
        """The worst part decides and is the one that is reported."""
        parts = [check.one(case) for check in self.checks]
        outcome = min(part.outcome for part in parts)
        if any(part.outcome is Outcome.FAIL and not part.asked for part in parts):
            return Finding(outcome, window=NEVER)  # switched off by a local parameter: nothing a person could meet
        telling = [part for part in parts if part.outcome is outcome]
        window = ALWAYS
        for part in parts:
            window = intersect(window, part.window)
        return _joined(outcome, telling, parts, "; ", window)

    def columns(self, batch: Batch) -> Array:
        """Minimum of the parts."""
        outcomes = self.checks[0].columns(batch)
        for check in self.checks[1:]:
            outcomes = np.minimum(outcomes, check.columns(batch))
        return outcomes


@dataclass(frozen=True)
class Any_(_Joined):  # noqa: N801  # typing.Any is taken, and `|` is what people write
    """One part is enough."""

    checks: tuple[Check, ...]

    def one(self, case: Case) -> Finding:
        """The best part decides; a pass reports that part, anything else all of them."""
        parts = [check.one(case) for check in self.checks]
        outcome = max(part.outcome for part in parts)
        best = [part for part in parts if part.outcome is outcome]
        window = NEVER
        for part in parts:
            window = unite(window, part.window if part.outcome is not Outcome.UNKNOWN else NEVER)
        return _joined(outcome, best[:1] if outcome is Outcome.PASS else best, parts, " atau ", window)

    def columns(self, batch: Batch) -> Array:
        """Maximum of the parts."""
        outcomes = self.checks[0].columns(batch)
        for check in self.checks[1:]:
            outcomes = np.maximum(outcomes, check.columns(batch))
        return outcomes


def _joined(outcome: Outcome, telling: list[Finding], parts: list[Finding], glue: str, window: Window) -> Finding:
    """Put findings together; a part without words (a local parameter) stays silent."""
    found = _once(part.found for part in telling if part.asked)
    return Finding(
        outcome,
        glue.join([words for words in found if words != NOTHING] or found),
        glue.join(_once(part.asked for part in telling if part.asked)),
        tuple(_once(label for part in telling for label in part.unmet)),
        tuple(_once(label for part in telling for label in part.missing)),
        window,
        next((part.today for part in parts if part.today), None),
    )


NOTHING = "0 hari"  # nobody needs to read that the alternative was not served at all


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))
