"""Jalan saya: the smallest set of changes with which a pair would pass, and the earliest date it then does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openkarier.core.law.facts import Facts
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.remedies import Alternative, Change, alternatives, combined
from openkarier.core.law.requirement import ACTION, TARGET, Requirement
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal

HINDERS = (Severity.BLOCK, Severity.GATE)
ROUNDS = 24  # each round moves the date forward; more rounds than rules that can move it


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a change of fact, or waiting (`change` None) until a date. `articles` are the rules it serves."""

    sentence: str
    articles: tuple[str, ...]
    change: Change | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """The way to a jabatan. `earliest` is None when there is none; `hopeless` names the rules that close it."""

    steps: tuple[Step, ...]
    earliest: date | None
    hopeless: tuple[Verdict, ...] = ()

    @property
    def changes(self) -> Alternative:
        """The facts that would have to change."""
        return tuple(step.change for step in self.steps if step.change is not None)


def find_path(rulebook: Rulebook, facts: Facts, audience: str | None = "asn") -> Path:
    """Find the smallest set of changes, and the earliest day, with which no block or gate stands in the way.

    `audience` keeps to the rules a person can act on; None looks at those of the committees as well. A rule whose own
    condition (`when`) is not known to hold is left aside. Time passes for the reference date and
    for every planned date; posts still held keep counting.
    """
    today = facts.acuan
    if today is None:
        raise ValueError("Jalan saya memerlukan tanggal acuan.")
    rules = [
        rule
        for rule in rulebook.asked(facts.fact(ACTION) or "", facts.fact(TARGET), today)
        if rule.severity in HINDERS and audience in (None, rule.audience) and rule.applies(facts)[0]
    ]
    ways = {rule.id: alternatives(rule.check, facts, today) for rule in rules}
    closed = [rule for rule in rules if not ways[rule.id]]
    best: tuple[int, date, Alternative] | None = None
    for way in () if closed else combined(list(ways.values())):
        if best and len(way) > best[0]:
            break
        day = earliest(rules, facts, way)
        if day is not None and (best is None or (len(way), day) < best[:2]):
            best = (len(way), day, way)
    if best is None:
        return Path((), None, tuple(rule.examine(facts) for rule in closed or _shut(rules, facts)))
    way = _without_idle(rules, facts, best[2])
    day = earliest(rules, facts, way) or best[1]
    return Path(tuple(_steps(rules, facts, way, day)), day)


def earliest(rules: Sequence[Requirement], facts: Facts, way: Alternative) -> date | None:
    """Return the first day on which every rule holds once the changes are made; None if there is no such day."""
    for change in way:
        facts = change.applied(facts)
    day = max([change.not_before for change in way], default=facts.acuan)
    for _ in range(ROUNDS):
        if day is None:
            return None
        verdicts = [rule.examine(facts.on(day)) for rule in rules]
        open_ones = [verdict for verdict in verdicts if verdict.outcome in (Outcome.FAIL, Outcome.UNKNOWN)]
        if not open_ones:
            return day
        starts = [verdict.eligible_from for verdict in open_ones if verdict.eligible_from]
        if len(starts) < len(open_ones) or max(starts) <= day:
            return None
        day = max(starts)
    return None


def _without_idle(rules: Sequence[Requirement], facts: Facts, way: Alternative) -> Alternative:
    """Drop every change without which the rules hold just as well."""
    for change in way:
        fewer = tuple(other for other in way if other is not change)
        if earliest(rules, facts, fewer) is not None:
            return _without_idle(rules, facts, fewer)
    return way


def _shut(rules: Sequence[Requirement], facts: Facts) -> list[Requirement]:
    """Rules that fail and that no single-handed change would open."""
    return [rule for rule in rules if rule.examine(facts).outcome in (Outcome.FAIL, Outcome.UNKNOWN)]


def _steps(rules: Sequence[Requirement], facts: Facts, way: Alternative, day: date) -> list[Step]:
    """Write the changes, each with the articles that ask for it, and then the waiting."""
    steps = []
    for change in way:
        rest = facts.on(day)
        for other in way:
            rest = rest if other is change else other.applied(rest)
        asking = [rule.examine(rest) for rule in rules]
        articles = tuple(verdict.citation for verdict in asking if verdict.outcome in (Outcome.FAIL, Outcome.UNKNOWN))
        steps.append(Step(change.sentence, articles, change))
    for change in way:
        facts = change.applied(facts)
    for rule in rules:
        verdict = rule.examine(facts)
        if verdict.outcome is Outcome.FAIL:
            steps.append(
                Step(
                    f"Tunggu: {verdict.title}, terpenuhi pada {tanggal(verdict.eligible_from or day)}.",
                    (verdict.citation,),
                    None,
                    verdict.eligible_from or day,
                )
            )
    return steps
