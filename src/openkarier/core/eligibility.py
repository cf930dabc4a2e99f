"""What a set of verdicts says of one person before one jabatan: the state, how much is met, and the earliest day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from openkarier.core.law.facts import ACUAN, Columns, Facts
from openkarier.core.law.judgement import judge
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.requirement import ACTION, TARGET, Requirement
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.law.verdict import Verdict

HINDERS = (Severity.BLOCK, Severity.GATE)
PAPER = "dok."  # keys of documents on file


class State(StrEnum):
    """Where a person stands before a jabatan."""

    MEETS = "memenuhi"
    SHORT = "belum"
    OPEN = "tak-dinilai"
    UNASKED = "tanpa-syarat"  # no requirement speaks of this move, a move down for example


STATES = tuple(State)


def personal(rulebook: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """The requirements a person can act on; those of the committees are theirs."""
    return tuple(rule for rule in rulebook if rule.audience == "asn")


def paper(rule: Requirement) -> bool:
    """Whether a rule waits for documents, which are handed in once the move is proposed: a gate that names one, or a
    rule that asks for nothing else.
    """
    papers = [key.startswith(PAPER) for term in rule.check.terms() for key in tuple(term.keys())]
    return any(papers) and (rule.severity is Severity.GATE or all(papers))


@dataclass(frozen=True)
class Summary:
    """`met` of `asked` requirements that stand in the way hold; `papers` documents are still to come.

    `earliest` is the day the last failing one becomes true if nothing else changes; None when there is no such day.
    """

    state: State
    met: int
    asked: int
    papers: int
    earliest: date | None


@dataclass(frozen=True)
class Examination:
    """One person before one jabatan on one day: the facts, and the verdict of every rule that is asked."""

    facts: Facts
    judged: tuple[tuple[Requirement, Verdict], ...]

    @property
    def verdicts(self) -> list[Verdict]:
        """Failing first, then what cannot be judged, then what is met; what stands in the way before the rest."""
        found = [verdict for _, verdict in self.judged if verdict.outcome is not Outcome.NOT_APPLICABLE]
        return sorted(found, key=lambda verdict: (verdict.outcome, verdict.severity not in HINDERS))

    @property
    def summary(self) -> Summary:
        """In one line."""
        asked = [(rule, verdict) for rule, verdict in self.judged if rule.severity in HINDERS]
        asked = [(rule, verdict) for rule, verdict in asked if verdict.outcome is not Outcome.NOT_APPLICABLE]
        facts = [verdict for rule, verdict in asked if not paper(rule)]
        missing = [verdict for rule, verdict in asked if paper(rule) and verdict.outcome is not Outcome.PASS]
        met = sum(verdict.outcome is Outcome.PASS for verdict in facts)
        return Summary(_state(facts, bool(asked)), met, len(facts), len(missing), _earliest(facts))


def examine(rulebook: Rulebook, facts: Facts) -> Examination:
    """Judge one pair under every rule its act brings up that a person can act on."""
    asked = rulebook.asked(facts.fact(ACTION) or "", facts.fact(TARGET), facts.values[ACUAN])
    return Examination(facts, tuple((rule, rule.examine(facts)) for rule in personal(asked)))


def _state(facts: Sequence[Verdict], asked: bool) -> State:
    if not asked:
        return State.UNASKED
    worst = min((verdict.outcome for verdict in facts), default=Outcome.PASS)
    return {Outcome.FAIL: State.SHORT, Outcome.UNKNOWN: State.OPEN}.get(worst, State.MEETS)


def _earliest(facts: Sequence[Verdict]) -> date | None:
    failing = [verdict.eligible_from for verdict in facts if verdict.outcome is Outcome.FAIL]
    dates = [day for day in failing if day is not None]
    return max(dates) if dates and len(dates) == len(failing) else None


def states(rules: Iterable[Requirement], batch: Columns) -> npt.NDArray[np.int8]:
    """Places in STATES of every pair of a batch, (people, jabatan); the same answer as `Examination.summary`."""
    judgement = judge([rule for rule in personal(rules) if rule.severity in HINDERS], batch)
    papers = {item.requirement.id for item in judgement.judged if paper(item.requirement)}
    every = judgement.worst()
    facts = type(judgement)(
        judgement.people,
        judgement.jabatan,
        tuple(item for item in judgement.judged if item.requirement.id not in papers),
    ).worst()
    places = np.array([STATES.index(State.SHORT), STATES.index(State.OPEN), *[STATES.index(State.MEETS)] * 2], np.int8)
    found = places[facts]
    found[every == Outcome.NOT_APPLICABLE] = STATES.index(State.UNASKED)
    return found
