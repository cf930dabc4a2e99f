"""Merit of people before posts: nilai talenta of the last frozen map, blended with the target's standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from openkarier.core.competence import Standard
from openkarier.core.talent import PARTS, Standing
from openkarier.core.talent.merit import blend, share
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards.queries import standards_of
from openkarier.stages.talent.queries import standing

MAIN = frozenset(part.code for part in PARTS if part.main)


def merit(people: Sequence[Pegawai], posts: Sequence[Jabatan], on: date) -> npt.NDArray[np.int16]:
    """Merit 0-999 of every pair, (people, posts); -1 where nilai talenta or the test result is not on record.

    People of one agency, with `instansi` selected. Eight queries, however many there are.
    """
    if not people or not posts:
        return np.full((len(people), len(posts)), -1, np.int16)
    known = standing(people[0].instansi.kode, on)
    value = np.array([_value(known.get(each.pk)) for each in people])
    found = latest_results([each.pk for each in people], on)
    levels = [found[each.pk].kompetensi if each.pk in found else {} for each in people]
    asked = standards_of(posts, on)
    fit = _fit(levels, [asked[post.pk] for post in posts])
    return blend(value, fit, np.array([share(post.jenjang) for post in posts]))


def _value(found: Standing | None) -> float:
    """Nilai talenta as far as proved; NaN while a main part is missing."""
    return found.value if found is not None and not MAIN & set(found.missing) else np.nan


def _fit(levels: Sequence[Mapping[str, int]], standards: Sequence[Standard]) -> npt.NDArray[np.float64]:
    """JPM (capped) of every pair, 0-100; one column is worked out for each different standard. NaN = not measured."""
    different = {tuple(sorted(each.levels.items())): place for place, each in enumerate(standards)}
    columns = {asked: _against(levels, dict(asked)) for asked in different}
    return np.stack([columns[tuple(sorted(each.levels.items()))] for each in standards], axis=1)


def _against(levels: Sequence[Mapping[str, int]], asked: Mapping[str, int]) -> npt.NDArray[np.float64]:
    names = [name for name, level in asked.items() if level]
    if not names:
        return np.full(len(levels), np.nan)
    wanted = np.array([asked[name] for name in names], np.float64)
    found = np.array([[each.get(name, np.nan) for name in names] for each in levels], np.float64)
    matched: npt.NDArray[np.float64] = 100 * np.minimum(found, wanted).sum(axis=1) / wanted.sum()
    return matched
