"""The rulebook: all requirements by id, act and day; it examines one case in words and judges a batch in arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from openkarier.core.law.citation import Overlap
from openkarier.core.law.facts import Columns, Facts
from openkarier.core.law.judgement import Judgement, judge
from openkarier.core.law.requirement import ACTION, TARGET, Requirement
from openkarier.core.law.verdict import Verdict


class Rulebook:
    """All requirements; two versions of one requirement on one day are refused when it is built."""

    def __init__(self, requirements: Iterable[Requirement]) -> None:
        self.requirements = tuple(requirements)
        self._by_id: dict[str, list[Requirement]] = defaultdict(list)
        self._by_action: dict[str, list[Requirement]] = defaultdict(list)
        for rule in self.requirements:
            for other in self._by_id[rule.id]:
                _refuse_overlap(rule, other)
            self._by_id[rule.id].append(rule)
            for action in rule.scope.actions:
                self._by_action[action].append(rule)

    def __iter__(self) -> Iterator[Requirement]:
        return iter(self.requirements)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def find(self, id: str, on: date | None) -> Requirement:
        """Return the version of a requirement for a day; the newest, if none is in force then."""
        versions = self._by_id[id]
        return next((rule for rule in versions if on is not None and rule.provision.on(on)), versions[-1])

    def asked(self, action: str, target: str | None = None, on: date | None = None) -> list[Requirement]:
        """Return the requirements that an act into a jenjang brings up."""
        return [
            rule
            for rule in self._by_action.get(action, ())
            if (target is None or rule.scope.aims(target)) and (on is None or rule.provision.on(on))
        ]

    def examine(self, facts: Facts) -> list[Verdict]:
        """Judge one case under every requirement its act brings up."""
        rules = self.asked(facts.fact(ACTION) or "", facts.fact(TARGET), facts.acuan)
        return [rule.examine(facts) for rule in rules]

    def judge(self, batch: Columns) -> Judgement:
        """Judge a batch under every requirement that any of its pairs brings up."""
        return judge(self.requirements, batch)


def _refuse_overlap(rule: Requirement, other: Requirement) -> None:
    for mine in rule.provision.wordings:
        for theirs in other.provision.wordings:
            starts = max(mine.mulai or date.min, theirs.mulai or date.min)
            ends = min(mine.sampai or date.max, theirs.sampai or date.max)
            if starts <= ends:
                raise Overlap(f"{rule.id}: dua versi berlaku pada {starts}.")
