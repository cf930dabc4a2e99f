"""Results of many people, per work unit: potential and competence, gaps, bands, who is ready, what is missing. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from openkarier.core.assessment import Jpm, jpm
from openkarier.core.competence import KOMPETENSI
from openkarier.core.jabatan import Jenjang

FEW = 3  # a unit with fewer results is shown and not ranked: one person would decide
NAMES = tuple(each.field for each in KOMPETENSI)
LABEL = {each.field: each.nama for each in KOMPETENSI}
LADDER = {  # post aimed at -> jenjang from which its holders usually come (PP 11/2017 Ps. 54, 107)
    Jenjang.JPT_PRATAMA: frozenset({Jenjang.ADMINISTRATOR, Jenjang.JF_AHLI_MADYA}),
    Jenjang.ADMINISTRATOR: frozenset({Jenjang.PENGAWAS, Jenjang.JF_AHLI_MUDA}),
    Jenjang.PENGAWAS: frozenset({Jenjang.PELAKSANA, Jenjang.JF_AHLI_PERTAMA, Jenjang.JF_PENYELIA, Jenjang.JF_MAHIR}),
}


@dataclass(frozen=True)
class Tested:
    """One person in the report. `band`: place of the category, 0 the best; `valid`: the result still counts."""

    nip: str
    nama: str
    jabatan: str
    unit: str
    jenjang: str
    levels: Mapping[str, int]
    asked: Mapping[str, int]
    potential: float | None
    band: int | None
    valid: bool = True
    assumed: bool = False

    @cached_property
    def match(self) -> Jpm | None:
        """The person against the standard of the post held."""
        return jpm(self.levels, self.asked)


@dataclass(frozen=True)
class Post:
    """A post somebody could be ready for."""

    nama: str
    unit: str
    jenjang: str
    asked: Mapping[str, int]
    vacant: bool


@dataclass(frozen=True)
class UnitLine:
    """One unit: `people` with a match, their mean JPM and potential, bands from the best, mean gap per competency."""

    nama: str
    people: int
    jpm: float
    potential: float | None
    bands: tuple[int, ...]
    gaps: Mapping[str, float]
    short: Mapping[str, int]

    @property
    def best(self) -> float:
        """Share in the best band, 0-1."""
        return self.bands[0] / self.people if self.people else 0.0

    @property
    def widest(self) -> str:
        """The competency with the widest mean gap."""
        return min(self.gaps, key=lambda name: self.gaps[name])

    @property
    def mean_gap(self) -> float:
        """Mean of the gaps of all competencies."""
        return sum(self.gaps.values()) / len(self.gaps) if self.gaps else 0.0


@dataclass(frozen=True)
class Missing:
    """One competency over the whole agency: how many fall short and by how many levels together."""

    name: str
    people: int
    levels: int
    gap: float
    worst: str  # the unit with the widest mean gap

    @property
    def label(self) -> str:
        """The competency in words."""
        return LABEL[self.name]


@dataclass(frozen=True)
class Ready:
    """One person ready for a jenjang, with the match against it."""

    person: Tested
    match: Jpm


@dataclass(frozen=True)
class Rung:
    """One jenjang aimed at: its posts, those vacant, who was looked at and who is ready."""

    jenjang: Jenjang
    posts: int
    vacant: int
    candidates: int
    ready: tuple[Ready, ...]
    vacancies: tuple[tuple[Post, tuple[Ready, ...]], ...]


@dataclass(frozen=True)
class UnitMap:
    """The whole report, in figures."""

    people: tuple[Tested, ...]  # with a match and a valid result
    aside: tuple[Tested, ...]  # expired, or not fully measured
    units: tuple[UnitLine, ...]  # by name
    whole: UnitLine
    levels: Mapping[str, tuple[int, ...]]  # competency -> people on level 1 … 5
    missing: tuple[Missing, ...]  # the most needed first
    rungs: tuple[Rung, ...] = field(default=())

    @property
    def ranked(self) -> list[UnitLine]:
        """Units with enough people to be compared, the readiest first."""
        enough = [line for line in self.units if line.people >= FEW]
        return sorted(enough, key=lambda line: (-line.best, -line.jpm, line.nama))

    @property
    def without_best(self) -> list[UnitLine]:
        """Units in which nobody is in the best band."""
        return [line for line in self.units if not line.bands[0]]


def unit_map(people: Iterable[Tested], posts: Sequence[Post], bands: int, ready_at: float) -> UnitMap:
    """Sum up. `bands`: how many categories; `ready_at`: the JPM from which a person counts as ready for a post."""
    everyone = sorted(people, key=lambda each: (each.unit, each.nama))
    counted = [each for each in everyone if each.valid and each.match is not None and each.band is not None]
    held = {each.nip for each in counted}
    by_unit: defaultdict[str, list[Tested]] = defaultdict(list)
    for each in counted:
        by_unit[each.unit].append(each)
    units = tuple(_line(nama, by_unit[nama], bands) for nama in sorted(by_unit))
    return UnitMap(
        people=tuple(counted),
        aside=tuple(each for each in everyone if each.nip not in held),
        units=units,
        whole=_line("Seluruh instansi", counted, bands),
        levels={name: _levels(counted, name) for name in NAMES},
        missing=_missing(counted, units),
        rungs=tuple(_rung(jenjang, counted, posts, ready_at) for jenjang in LADDER),
    )


def _line(nama: str, people: Sequence[Tested], bands: int) -> UnitLine:
    matches = [each.match for each in people if each.match is not None]
    known = [each.potential for each in people if each.potential is not None]
    counts = [0] * bands
    for each in people:
        counts[min(each.band or 0, bands - 1)] += 1
    return UnitLine(
        nama=nama,
        people=len(people),
        jpm=_mean([float(match.raw) for match in matches]) or 0.0,
        potential=_mean(known),
        bands=tuple(counts),
        gaps={name: _mean([match.gaps[name] for match in matches if name in match.gaps]) or 0.0 for name in NAMES},
        short={name: sum(match.gaps.get(name, 0) < 0 for match in matches) for name in NAMES},
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _levels(people: Sequence[Tested], name: str) -> tuple[int, ...]:
    counts = [0] * 5
    for each in people:
        if name in each.levels:
            counts[each.levels[name] - 1] += 1
    return tuple(counts)


def _missing(people: Sequence[Tested], units: Sequence[UnitLine]) -> tuple[Missing, ...]:
    """What is missing where: by the levels that are missing together, most first."""
    found = []
    for name in NAMES:
        gaps = [each.match.gaps.get(name, 0) for each in people if each.match is not None]
        enough = [line for line in units if line.people >= FEW] or list(units)
        worst = min(enough, key=lambda line: (line.gaps[name], line.nama), default=None)
        missing = [-gap for gap in gaps if gap < 0]
        found.append(Missing(name, len(missing), sum(missing), _mean(gaps) or 0.0, worst.nama if worst else ""))
    return tuple(sorted(found, key=lambda each: (-each.levels, each.name)))


def _rung(jenjang: Jenjang, people: Sequence[Tested], posts: Sequence[Post], ready_at: float) -> Rung:
    aimed = [post for post in posts if post.jenjang == jenjang]
    candidates = [each for each in people if each.jenjang in LADDER[jenjang]]
    by_standard: dict[tuple[tuple[str, int], ...], tuple[Ready, ...]] = {}
    for post in aimed:  # posts that ask the same have the same people ready
        asked = tuple(post.asked.items())
        if asked not in by_standard:
            by_standard[asked] = _ready(candidates, post.asked, ready_at)
    usual = max(by_standard, key=lambda each: sum(tuple(post.asked.items()) == each for post in aimed), default=())
    vacant = [post for post in aimed if post.vacant]
    return Rung(
        jenjang=jenjang,
        posts=len(aimed),
        vacant=len(vacant),
        candidates=len(candidates),
        ready=by_standard.get(usual, ()),
        vacancies=tuple((post, by_standard[tuple(post.asked.items())]) for post in vacant),
    )


def _ready(candidates: Sequence[Tested], asked: Mapping[str, int], ready_at: float) -> tuple[Ready, ...]:
    found = [Ready(each, match) for each in candidates if (match := jpm(each.levels, asked)) is not None]
    ready = [each for each in found if float(each.match.raw) >= ready_at]
    return tuple(sorted(ready, key=lambda each: (-each.match.capped, -each.match.raw, each.person.nama)))
