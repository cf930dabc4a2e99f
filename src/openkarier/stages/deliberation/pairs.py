"""Pairs of person and post, judged by the law in columns and weighed by merit, a handful of people at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from openkarier.core.eligibility import personal
from openkarier.core.jabatan import Jenjang
from openkarier.core.law import Outcome, Severity
from openkarier.core.law.judgement import judge
from openkarier.core.law.requirement import Requirement
from openkarier.core.regulations import RULEBOOK
from openkarier.core.rotation.instance import Bar
from openkarier.stages.registry.cases import tindakan
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards.queries import local_parameters
from openkarier.stages.talent import eligibility
from openkarier.stages.talent.merit import merit

Pair = tuple[int, int]
BLOCKS = tuple(rule for rule in personal(RULEBOOK) if rule.severity is Severity.BLOCK)


@dataclass(frozen=True)
class Judged:
    """Verdict of one pair: block rules that fail, titles of those not on record, whether an open selection must run."""

    barred: tuple[Bar, ...] = ()
    unknown: tuple[str, ...] = ()
    selection: bool = False


def judged_pairs(
    instansi: str, people: Mapping[int, Pegawai], posts: Mapping[int, Jabatan], pairs: Sequence[Pair], on: date
) -> dict[Pair, Judged]:
    """Judge pairs under every block rule. Six queries for each thousand people."""
    parameters = local_parameters(instansi)
    found: dict[Pair, Judged] = {}
    for some in _handfuls(pairs):
        wanted = [posts[key] for key in sorted({post for _, post in some})]
        queryset = Pegawai.objects.filter(pk__in={person for person, _ in some}).order_by("pk")
        rows, columns = eligibility.batch(queryset, wanted, on, instansi, parameters)
        row = {person.pk: place for place, person in enumerate(rows)}
        column = {post.pk: place for place, post in enumerate(wanted)}
        at = np.array([(row[person], column[post]) for person, post in some], np.int64)
        barred, unknown = _outcomes(judge(BLOCKS, columns).judged, at, on)
        for place, (person, post) in enumerate(some):
            held = people[person].jabatan
            act = tindakan(Jenjang(held.jenjang) if held else None, Jenjang(posts[post].jenjang))
            chosen = act == "seleksi_terbuka"
            found[person, post] = Judged(tuple(barred[place]), tuple(unknown[place]), chosen)
    return found


def merits(
    people: Mapping[int, Pegawai], posts: Mapping[int, Jabatan], pairs: Sequence[Pair], on: date
) -> dict[Pair, int]:
    """Merit 0-999 of pairs, -1 where it is not known. Eight queries for each thousand people."""
    found: dict[Pair, int] = {}
    for some in _handfuls(pairs):
        rows = [people[key] for key in sorted({person for person, _ in some})]
        wanted = [posts[key] for key in sorted({post for _, post in some})]
        worth = merit(rows, wanted, on)
        row = {person.pk: place for place, person in enumerate(rows)}
        column = {post.pk: place for place, post in enumerate(wanted)}
        found |= {(person, post): int(worth[row[person], column[post]]) for person, post in some}
    return found


def _handfuls(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs of a thousand people at a time, people in the order of their keys."""
    theirs: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        theirs[pair[0]].append(pair)
    keys = sorted(theirs)
    for start in range(0, len(keys), eligibility.HANDFUL):
        yield [pair for key in keys[start : start + eligibility.HANDFUL] for pair in theirs[key]]


def _outcomes(judged: Sequence[Any], at: np.ndarray[Any, Any], on: date) -> tuple[list[list[Bar]], list[list[str]]]:
    """For each pair (row, column of the batch) the bars that fail and the titles that cannot be judged."""
    barred: list[list[Bar]] = [[] for _ in range(len(at))]
    unknown: list[list[str]] = [[] for _ in range(len(at))]
    for item in judged:
        asked = np.full(int(at[:, 1].max()) + 1, -1, np.int64)
        within = item.jabatan[item.jabatan < len(asked)]
        asked[within] = np.arange(len(within))
        mine = np.flatnonzero(asked[at[:, 1]] >= 0)
        rows, columns = at[mine, 0], asked[at[mine, 1]]
        height, width = item.outcomes.shape
        verdicts = item.outcomes[rows if height > 1 else 0 * rows, columns if width > 1 else 0 * columns]
        bar = _bar(item.requirement, on)
        for place in mine[verdicts == Outcome.FAIL].tolist():
            barred[place].append(bar)
        for place in mine[verdicts == Outcome.UNKNOWN].tolist():
            unknown[place].append(item.requirement.title)
    return barred, unknown


def _bar(rule: Requirement, on: date) -> Bar:
    wording = rule.provision.on(on)
    return Bar(rule.title, str(wording.citation) if wording else "")
