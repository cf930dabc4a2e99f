"""The answer to one requirement in one case: verdict, sentence, found against asked, article, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.periods import tanggal

CLAUSE = re.compile(r"(?<=[.;]) ")
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the law says about one requirement.

    sentence       : the requirement, as its article asks it
    message        : the answer for the person
    found, asked   : what is on record, against what is asked
    eligible_from  : first day it becomes true if nothing else changes; last_ok : last day it is (or was) true
    lapses_on      : the day this version stops applying, if that comes before it could become true
    interpretation : the check goes beyond the wording of the article
    missing        : facts that are not on record; unmet : what fell short
    """

    requirement: str
    title: str
    outcome: Outcome
    severity: Severity
    sentence: str
    message: str
    citation: str
    in_force_from: date | None
    found: str = ""
    asked: str = ""
    eligible_from: date | None = None
    last_ok: date | None = None
    lapses_on: date | None = None
    interpretation: bool = False
    confidence: str = "A"
    missing: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    reason: str = ""  # why it does not apply

    @property
    def light(self) -> str:
        """Traffic light of a form: green, amber (missing, waiting or a reason needed), red, grey."""
        if self.outcome is Outcome.FAIL:
            return "red" if self.severity is Severity.BLOCK else "amber"
        return {Outcome.PASS: "green", Outcome.UNKNOWN: "amber", Outcome.NOT_APPLICABLE: "grey"}[self.outcome]

    @property
    def bars(self) -> bool:
        """Whether this verdict alone stands in the way."""
        return self.outcome is Outcome.FAIL and self.severity in (Severity.BLOCK, Severity.GATE)


def fill(template: str, slots: Mapping[str, str | date | None]) -> str:
    """Fill a message; a clause whose slot has nothing to say is left out."""
    kept = []
    for clause in CLAUSE.split(template):
        names = SLOT.findall(clause)
        if all(slots.get(name) for name in names):
            kept.append(SLOT.sub(lambda match: _written(slots[match[1]]), clause))
    text = " ".join(kept)
    return text[:-1] + "." if text.endswith(";") else text


def _written(value: str | date | None) -> str:
    return tanggal(value) if isinstance(value, date) else str(value)
