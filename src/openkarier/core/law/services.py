"""Riwayat of many people in columns: how long each served in posts of a kind, overlaps counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from openkarier.core.law.lapse import Filter, Service
from openkarier.core.law.logic import trits
from openkarier.core.law.outcome import Outcome
from openkarier.core.law.terms import Array, known
from openkarier.core.periods import DAYS_A_SUMMED_MONTH, full_months_columns

ERA = 10_000_000  # days; larger than any date, so that people do not run into each other in one sorted axis
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Related:
    """A fact about (post in the past, jabatan wanted), such as "bidang terkait".

    matrix : (posts, groups) int8, 1 yes, 0 no, -1 unknown; jabatan that ask the same share a group
    groups : (jabatan,) int, the group of each jabatan
    """

    matrix: npt.NDArray[np.int8]
    groups: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Services:
    """Periods of many people, sorted by person and start.

    people   : number of people; recorded : (people,) whether a history is on record at all
    owner    : (posts,) row of the person; mulai, selesai : (posts,) datetime64[D], NaT = unknown / still held
    facts    : by name, (posts,) of text ("" unknown), of int8 (-1 unknown), or `Related`
    """

    people: int
    recorded: Mask
    owner: npt.NDArray[np.int64]
    mulai: Array
    selesai: Array
    facts: Mapping[str, Array | Related]

    def take(self, jabatan: npt.NDArray[np.int64]) -> Services:
        """Keep the relation to some of the jabatan only."""
        facts = {
            name: Related(fact.matrix, fact.groups[jabatan]) if isinstance(fact, Related) else fact
            for name, fact in self.facts.items()
        }
        return replace(self, facts=facts)


def services(histories: Sequence[Sequence[Service] | None], texts: Sequence[str], flags: Sequence[str]) -> Services:
    """Turn one history a person (None = not on record) into columns; `texts` and `flags` name the facts to keep."""
    posts = [(row, post) for row, history in enumerate(histories) for post in history or ()]
    mulai = np.array([post.mulai for _, post in posts], dtype="datetime64[D]")
    owner = np.array([row for row, _ in posts], dtype=np.int64)
    order = np.lexsort((mulai, owner))
    selesai = np.array([post.selesai for _, post in posts], dtype="datetime64[D]")
    facts: dict[str, Array | Related] = {
        name: np.array([post.facts.get(name) or "" for _, post in posts], dtype="U24")[order] for name in texts
    }
    for name in flags:
        values = [post.facts.get(name) for _, post in posts]
        facts[name] = np.array([-1 if value is None else int(value) for value in values], dtype=np.int8)[order]
    recorded = np.array([history is not None for history in histories], dtype=np.bool_)
    return Services(len(histories), recorded, owner[order], mulai[order], selesai[order], facts)


def enough(held: Services, wanted: Filter, ref: Array, months: int) -> Array:
    """Judge, for each person (and jabatan, if the filter speaks of it), whether service reaches `months`.

    ref : (1, 1) or (people, 1) datetime64[D]. Returns int8 outcomes (people, 1) or (people, jabatan).
    """
    refs = np.broadcast_to(ref[:, 0], (held.people,))
    related = next((fact for key, _ in wanted if isinstance(fact := held.facts.get(key), Related)), None)
    groups = np.zeros(1, np.int64) if related is None else related.groups
    used, place = np.unique(groups, return_inverse=True)
    match = _match(held, wanted, used)
    judged: dict[bytes, Array] = {}  # groups that ask the same of everybody are judged once
    for column in match.T:
        if column.tobytes() not in judged:
            judged[column.tobytes()] = _judge(held, column, refs, months)
    return np.stack([judged[column.tobytes()] for column in match.T], axis=1)[:, place]


def _match(held: Services, wanted: Filter, groups: npt.NDArray[np.int64]) -> Array:
    """Whether each post is of the wanted kind, for each group of jabatan: (posts, groups)."""
    outcome = np.full((len(held.owner), len(groups)), Outcome.PASS, np.int8)
    for key, values in wanted:
        fact = held.facts[key]
        have = fact.matrix[:, groups] if isinstance(fact, Related) else fact[:, None]
        listed = np.isin(have, [int(value) if isinstance(value, bool) else value for value in values])
        outcome = np.minimum(outcome, trits(known(have), listed))
    return outcome


def _judge(held: Services, match: Array, refs: Array, months: int) -> Array:
    """Pass on posts that surely match; unknown where posts that may match, or have no start, could make the sum."""
    dated = known(held.mulai)
    passed = _reaches(held, (match == Outcome.PASS) & dated, refs, months)
    maybe = match > Outcome.FAIL
    possible = _reaches(held, maybe & dated, refs, months)
    possible[held.owner[maybe & ~dated]] = True
    outcome = np.where(passed, Outcome.PASS, np.where(possible, Outcome.UNKNOWN, Outcome.FAIL))
    return np.where(held.recorded & known(refs), outcome, Outcome.UNKNOWN).astype(np.int8)


def _reaches(held: Services, kept: Mask, refs: Array, months: int) -> Mask:
    """Whether the kept periods of each person, merged and clipped at the reference date, add up to `months`."""
    ref = refs[held.owner]
    selesai = np.minimum(np.where(known(held.selesai), held.selesai, ref), ref)
    kept = kept & (held.mulai < selesai)
    if not kept.any():
        return np.full(held.people, months <= 0)
    owner, begins, ends = _merged(held.owner[kept], held.mulai[kept], selesai[kept])
    whole, days = full_months_columns(begins, ends)
    count = np.bincount(owner, minlength=held.people)
    total = np.bincount(owner, whole, held.people).astype(np.int64)
    left_over = np.bincount(owner, days, held.people).astype(np.int64)
    carried = np.where(count > 1, left_over // DAYS_A_SUMMED_MONTH, 0)
    return np.asarray(total + carried >= months)


def _merged(owner: Array, mulai: Array, selesai: Array) -> tuple[Array, Array, Array]:
    """Join periods of one person that overlap or touch; input sorted by person and start."""
    begin, end = mulai.astype(np.int64) + owner * ERA, selesai.astype(np.int64) + owner * ERA
    reach = np.maximum.accumulate(end)
    opens = np.concatenate(([True], begin[1:] > reach[:-1]))
    closes = np.concatenate((opens[1:], [True]))
    keeper = owner[opens]
    last = (reach[closes] - keeper * ERA).astype("datetime64[D]")
    return keeper, mulai[opens], last
