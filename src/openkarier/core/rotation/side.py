"""Side constraints of the committee as rows over edges, each with a plain-language name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from openkarier.core.rotation.instance import Instance, Person, Post
from openkarier.core.rotation.network import STAY, Ints, Network

FREE = np.inf
LEVEL = {"PELAKSANA": 0, "PENGAWAS": 1, "ADMINISTRATOR": 2, "JPT_PRATAMA": 3, "JPT_MADYA": 4, "JPT_UTAMA": 5}
"""Managerial line, UU 20/2023: a move up this line is a promosi. Staff without a post count as PELAKSANA."""
PER_MILLE = 1_000


class SideRow(NamedTuple):
    """One named constraint: lower <= coefficient . taken[edge] <= upper, over edges of the whole network."""

    name: str
    edge: Ints
    coefficient: Ints
    lower: float
    upper: float

    def value(self, taken: np.ndarray) -> int:
        """The exact count for one placement; `taken` is (E,) of bool."""
        return int(self.coefficient[taken[self.edge]].sum())

    def excess(self, taken: np.ndarray) -> float:
        """How far the placement is outside the bounds; 0 when it holds."""
        value = self.value(taken)
        return max(0.0, self.lower - value, value - self.upper)


def side_rows(instance: Instance, network: Network) -> tuple[SideRow, ...]:
    """Every side constraint of the instance over this network."""
    return tuple(_Draft(instance, network).rows())


def turnover_limit(cap: float, officials: int) -> int:
    """Officials of one unit who may leave their post: the share, rounded down, but at least one if any may."""
    return max(1, int(cap * officials + 1e-9)) if cap > 0 else 0


class _Draft:
    """Turns each constraint into rows; holds the look-ups they share."""

    def __init__(self, instance: Instance, network: Network) -> None:
        self.limits, self.network = instance.constraints, network
        people, posts = instance.people, instance.posts
        self.person_at: dict[str, int] = {name: place for place, name in enumerate(network.people.ids)}
        self.people: list[Person] = sorted(people, key=lambda person: person.id)
        self.posts: list[Post] = sorted(posts, key=lambda post: post.id)
        self.moving = network.edges.kind != STAY

    def rows(self) -> Iterator[SideRow]:
        """All rows, in a fixed order."""
        yield from self._turnover()
        yield from self._totals()
        yield from self._spouses()
        yield from self._pairs()
        yield from self._gender()
        yield from self._successors()

    def _row(self, name: str, weight: Ints, lower: float, upper: float) -> SideRow:
        edge = np.flatnonzero(weight)
        return SideRow(name, edge, weight[edge], lower, upper)

    def _turnover(self) -> Iterator[SideRow]:
        if self.limits.turnover_cap is None:
            return
        home = self.network.people.own
        unit = np.where(home >= 0, self.network.posts.unit[home], -1)
        staying = np.where(self.moving, -1, unit[self.network.edges.person])
        names = {code: self.posts[post].unit for post, code in enumerate(self.network.posts.unit.tolist())}
        for code in np.unique(unit[unit >= 0]).tolist():
            officials = int((unit == code).sum())
            limit = turnover_limit(self.limits.turnover_cap, officials)
            name = f"paling banyak {limit} dari {officials} pejabat {names[code]} berganti jabatan"
            yield self._row(name, (staying == code).astype(np.int64), officials - limit, FREE)

    def _totals(self) -> Iterator[SideRow]:
        if self.limits.max_moves is not None:
            name = f"paling banyak {self.limits.max_moves} perpindahan seluruhnya"
            yield self._row(name, self.moving.astype(np.int64), -FREE, self.limits.max_moves)
        if self.limits.max_promotions is not None:
            name = f"paling banyak {self.limits.max_promotions} promosi"
            yield self._row(name, self._promotions(), -FREE, self.limits.max_promotions)

    def _promotions(self) -> Ints:
        to = np.array([LEVEL.get(post.jenjang, -1) for post in self.posts], dtype=np.int64)
        home = self.network.people.own
        at = np.where(home >= 0, to[home], 0)
        edges = self.network.edges
        up: Ints = ((to[edges.post] > at[edges.person]) & (at[edges.person] >= 0) & self.moving).astype(np.int64)
        return up

    def _spouses(self) -> Iterator[SideRow]:
        if not self.limits.spouses_apart:
            return
        couples = {tuple(sorted((p.id, p.unit_spouse_of))) for p in self.people if p.unit_spouse_of}
        for first, second in sorted(couples):
            yield from self._couple(first, second)

    def _couple(self, first: str, second: str) -> Iterator[SideRow]:
        """One row per unit that both could be in, except a unit that both already share."""
        edges, unit = self.network.edges, self.network.posts.unit
        ours, theirs = (edges.person == self.person_at[name] for name in (first, second))
        for code in sorted(set(unit[edges.post[ours]].tolist()) & set(unit[edges.post[theirs]].tolist())):
            here = unit[edges.post] == code
            if (ours & here & ~self.moving).any() and (theirs & here & ~self.moving).any():
                continue
            name = next(post.unit for post, at in zip(self.posts, unit.tolist(), strict=True) if at == code)
            weight = ((ours | theirs) & here).astype(np.int64)
            yield self._row(f"suami istri {first} dan {second} tidak bersama di {name}", weight, -FREE, 1)

    def _pairs(self) -> Iterator[SideRow]:
        person = self.network.edges.person
        for first, second in self.limits.both_or_neither:
            one, other = ((person == self.person_at[name]) & self.moving for name in (first, second))
            weight = one.astype(np.int64) - other.astype(np.int64)
            yield self._row(f"{first} dan {second} pindah bersama atau tidak sama sekali", weight, 0, 0)

    def _gender(self) -> Iterator[SideRow]:
        edges = self.network.edges
        for share in self.limits.gender_share:
            inside = np.array([post.jenjang == share.jenjang for post in self.posts])[edges.post]
            counted = np.array([person.gender == share.gender for person in self.people])[edges.person]
            needed = round(share.minimum * PER_MILLE)
            name = f"paling sedikit {share.minimum:.0%} jabatan {share.jenjang} diisi {share.gender}"
            yield self._row(name, np.where(inside, np.where(counted, PER_MILLE, 0) - needed, 0), 0, FREE)

    def _successors(self) -> Iterator[SideRow]:
        if not self.limits.successor_for_critical:
            return
        sitting = np.bincount(self.network.people.own[self.network.people.own >= 0], minlength=len(self.posts))
        for place in np.flatnonzero((self.network.posts.critical > 0) & (sitting > 0)).tolist():
            weight = (self.network.edges.post == place).astype(np.int64)
            name = f"jabatan kunci {self.posts[place].id} tidak ditinggalkan tanpa pengganti"
            yield self._row(name, weight, float(sitting[place]), FREE)
