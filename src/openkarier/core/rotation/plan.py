"""A finished plan: who goes where, what it is worth, and its bytes in the public file format."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from openkarier.core.rotation.assessment import Assessment, weakest_mover
from openkarier.core.rotation.instance import Instance
from openkarier.core.rotation.ladder import SEIMBANG, Level
from openkarier.core.rotation.network import INVOLUNTARY, STAY, Ints, Network
from openkarier.core.rotation.side import SideRow


@dataclass(frozen=True)
class Plan:
    """One solved plan over its network. `values` are the exact counts of `levels`, in order."""

    plan: str
    lam: int
    network: Network
    chosen: Ints
    assessment: Assessment
    levels: tuple[Level, ...]
    values: tuple[int, ...]
    proven_gap: float
    instance: Instance
    side: tuple[SideRow, ...] = ()
    shadow_prices: tuple[float | None, ...] = ()
    reasons: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    prices: dict[str, dict[str, list[int]]] | None = None
    """Lexicographic dual prices that prove the optimum of plan C (see certificate), or None."""

    @property
    def assignment(self) -> dict[str, str]:
        """Post of each placed person, by id."""
        people, posts, edges = self.network.people.ids, self.network.posts.ids, self.network.edges
        held = self.chosen[self.chosen >= 0]
        return {
            people[i]: posts[p] for i, p in zip(edges.person[held].tolist(), edges.post[held].tolist(), strict=True)
        }

    @property
    def moved(self) -> Ints:
        """Edge index of every move."""
        held = self.chosen[self.chosen >= 0]
        moved: Ints = held[self.network.edges.kind[held] != STAY]
        return moved

    def to_json(self) -> bytes:
        """Canonical bytes: the same input, plan and seed give the same bytes."""
        return json.dumps(self.body(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def body(self) -> dict[str, Any]:
        """The plan as plain values, ready for JSON."""
        chains, cycles = routes(self.network, self.moved)
        body = {
            "version": 1,
            "plan": self.plan,
            "seed": self.network.seed,
            "input_sha256": self.instance.digest,
            "assignment": self.assignment,
            "moves": len(self.moved),
            "wishes_by_rank": self.wishes_by_rank(),
            "envy_pairs": self.envy_pairs(),
            "waste": self._pairs(self.assessment.waste),
            "unplaced": [self.network.people.ids[i] for i in self._unplaced()],
            "involuntary": self._people_on(INVOLUNTARY),
            "levels": [level.name for level in self.levels],
            "objective": list(self.values),
            "proven_gap": self.proven_gap,
            "mean_merit": self.mean_merit(),
            "chains": chains,
            "cycles": cycles,
            "constraints": self._constraints(),
            "reasons": self.reasons,
        }
        extra = {"lam": self.lam} if self.plan == SEIMBANG else {}
        return body | extra | ({"prices": self.prices} if self.prices else {})

    def wishes_by_rank(self) -> list[int]:
        """How many got their first wish, second, … (up to the longest list in the game)."""
        wish = self.network.edges.wish
        granted = np.bincount(wish[self.assessment.taken & (wish > 0)], minlength=int(wish.max(initial=0)) + 1)
        return [int(count) for count in granted[1:]]

    def envy_pairs(self) -> list[list[str]]:
        """[who envies, post, the weakest mover now in it], one per person and post, sorted."""
        holder, edges = weakest_mover(self.network, self.chosen), self.network.edges
        people, posts = self.network.people.ids, self.network.posts.ids
        pairs = np.flatnonzero(self.assessment.envy)
        return sorted([people[edges.person[e]], posts[edges.post[e]], people[holder[edges.post[e]]]] for e in pairs)

    def mean_merit(self) -> float:
        """Mean merit over filled seats, rounded to a hundredth."""
        taken = self.network.edges.merit[self.assessment.taken]
        return round(float(taken.mean()), 2) if len(taken) else 0.0

    def _pairs(self, flags: np.ndarray) -> list[list[str]]:
        edges, people, posts = self.network.edges, self.network.people.ids, self.network.posts.ids
        return sorted([people[edges.person[e]], posts[edges.post[e]]] for e in np.flatnonzero(flags))

    def _people_on(self, kind: int) -> list[str]:
        edges = self.network.edges
        held = self.moved[edges.kind[self.moved] == kind]
        return sorted(self.network.people.ids[i] for i in edges.person[held])

    def _unplaced(self) -> list[int]:
        return np.flatnonzero(self.network.people.must_move & (self.chosen < 0)).tolist()

    def _constraints(self) -> list[dict[str, Any]]:
        taken = self.assessment.taken
        prices = self.shadow_prices or (None,) * len(self.side)
        return [_constraint(row, taken, price) for row, price in zip(self.side, prices, strict=True)]


def _constraint(row: SideRow, taken: np.ndarray, price: float | None) -> dict[str, Any]:
    value, excess = row.value(taken), row.excess(taken)
    return {
        "name": row.name,
        "value": value,
        "lower": _finite(row.lower),
        "upper": _finite(row.upper),
        "binding": value in (row.lower, row.upper),
        "broken_by": excess,
        "shadow_price": None if price is None else round(price, 6),
    }


def _finite(bound: float) -> float | None:
    return bound if np.isfinite(bound) else None


def routes(network: Network, moved: Ints) -> tuple[list[list[str]], list[list[str]]]:
    """(chains, cycles) of people. Each person in a list takes the seat that the next one leaves.

    A chain ends with someone who leaves no seat, or whose seat nobody takes up. Where several people come to and go
    from one post they are paired in the order of their ids.
    """
    edges, ids = network.edges, network.people.ids
    follower = _followers(network, moved)
    movers = sorted(edges.person[moved].tolist(), key=lambda person: ids[person])
    followed = set(follower.values())
    chains = [_walk(follower, person) for person in movers if person not in followed]
    seen = {person for chain in chains for person in chain}
    cycles = []
    for person in movers:
        if person not in seen:
            cycles.append(_walk(follower, person))
            seen.update(cycles[-1])
    return [[ids[i] for i in chain] for chain in chains], [[ids[i] for i in cycle] for cycle in cycles]


def _followers(network: Network, moved: Ints) -> dict[int, int]:
    """For each mover, the mover whose old seat it takes, if any."""
    edges, own = network.edges, network.people.own
    leaving: dict[int, list[int]] = {}
    for person in edges.person[moved].tolist():
        if own[person] >= 0:
            leaving.setdefault(int(own[person]), []).append(person)
    follower = {}
    for person, post in zip(edges.person[moved].tolist(), edges.post[moved].tolist(), strict=True):
        if leaving.get(post):
            follower[person] = leaving[post].pop(0)
    return follower


def _walk(follower: dict[int, int], first: int) -> list[int]:
    walk, person = [first], follower.get(first)
    while person is not None and person != first:
        walk.append(person)
        person = follower.get(person)
    return walk
