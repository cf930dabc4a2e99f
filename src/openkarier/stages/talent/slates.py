"""Who could succeed: for each critical post the three of the group who are nearest, with how ready and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from openkarier.core.assessment import jpm
from openkarier.core.competence import BY_FIELD, Standard
from openkarier.core.eligibility import STATES, Examination, State
from openkarier.core.law.outcome import Outcome
from openkarier.core.talent.forecast import FEEDERS
from openkarier.core.talent.pool import ORDER, SUCCESSORS, Judged, readiness
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards.queries import standards_of
from openkarier.stages.talent import eligibility
from openkarier.stages.talent.merit import merit

PREFERENCE = {State.MEETS: 0, State.OPEN: 1, State.SHORT: 2}  # who is looked at first; no requirement: not at all


@dataclass(frozen=True)
class Candidate:
    """One successor before one post. `merit` 0-999, None where unknown."""

    person: Pegawai
    post: Jabatan
    merit: int | None
    judged: Judged


def propose(group: Sequence[Pegawai], posts: Sequence[Jabatan], on: date) -> dict[int, list[Candidate]]:
    """Post id -> at most three candidates, the readiest first. Posts come with `unit__opd`, people with `instansi`."""
    if not group or not posts:
        return {post.pk: [] for post in posts}
    chosen = _chosen(group, posts, on)
    wanted, results = standards_of(posts, on), latest_results([each.pk for each in group], on)
    by_person: dict[int, list[tuple[Jabatan, int | None]]] = defaultdict(list)
    for post, person, worth in chosen:
        by_person[person.pk].append((post, worth))
    found: dict[int, list[Candidate]] = {post.pk: [] for post in posts}
    for person in group:
        pairs = by_person.get(person.pk, [])
        examined = eligibility.examined(person, [post for post, _ in pairs], on) if pairs else []
        for (post, worth), each in zip(pairs, examined, strict=True):
            judged = _judged(each, results.get(person.pk), wanted[post.pk], on)
            found[post.pk].append(Candidate(person, post, worth, judged))
    return {post: sorted(candidates, key=_order) for post, candidates in found.items()}


def _order(candidate: Candidate) -> tuple[Any, ...]:
    return ORDER.index(candidate.judged.readiness), -(candidate.merit or 0), candidate.person.nama


def _chosen(group: Sequence[Pegawai], posts: Sequence[Jabatan], on: date) -> list[tuple[Jabatan, Pegawai, int | None]]:
    """(post, person, merit) of those who are looked at closely."""
    instansi = group[0].instansi.kode
    people, columns = eligibility.batch(Pegawai.objects.filter(pk__in=[p.pk for p in group]), posts, on, instansi)
    place = {each.pk: row for row, each in enumerate(people)}
    rows = [place[each.pk] for each in group]
    states = np.asarray(eligibility.judged(columns))[rows]
    worth = merit(group, posts, on)
    found = []
    for column, post in enumerate(posts):
        near = [row for row, each in enumerate(group) if _near(each, post)]
        near = [row for row in near if STATES[states[row, column]] in PREFERENCE]
        near.sort(key=lambda row, c=column: (PREFERENCE[STATES[states[row, c]]], -int(worth[row, c]), row))  # type: ignore[misc]
        for row in near[:SUCCESSORS]:
            value = int(worth[row, column])
            found.append((post, group[row], value if value >= 0 else None))
    return found


def _near(person: Pegawai, post: Jabatan) -> bool:
    """Whether the post is usually filled from where the person stands: one step below, or the same jenjang."""
    held = person.jabatan
    if held is None or held.pk == post.pk:
        return False
    return held.jenjang == post.jenjang or held.jenjang in FEEDERS.get(post.jenjang, ())  # type: ignore[call-overload]


def _judged(examined: Examination, result: HasilUji | None, asked: Standard, on: date) -> Judged:
    summary = examined.summary
    unknown = [v.title for v in examined.verdicts if v.outcome is Outcome.UNKNOWN][:3]
    return readiness(summary.state, summary.earliest, _gaps(result, asked.levels), on, unknown)


def _gaps(result: HasilUji | None, asked: Mapping[str, int]) -> list[tuple[str, int]] | None:
    """(competency, levels missing), the widest first; None = not measured."""
    matched = jpm(result.kompetensi, asked) if result is not None else None
    if matched is None:
        return None
    return [(BY_FIELD[name].nama, levels) for name, levels in matched.short.items()]
