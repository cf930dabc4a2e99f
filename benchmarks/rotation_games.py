"""Synthetic cities for the rotation benchmarks: S, M, L and the nation N. Same size and seed: same city.

Shares follow what a first Open Karier showed: most officials stay, a few posts attract most wishes, merit is made of
one ability per person and one fit per pair. All of it is invented; only sizes and shapes matter.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from openkarier.core.rotation.instance import Consent, Constraints, Edge, Instance, Person, Post
from openkarier.core.rotation.network import NO_DUK, STAY, WISH, Edges, Network, People, Posts, arrange

SIZES = {"S": (361, 380), "M": (5_500, 900), "L": (60_000, 10_000)}
"""People and posts of a small city's officials, a city with all staff, a province."""
NATION = (4_500_000, 600_000, 620)
POSTS_PER_UNIT = 14
WISHES_MAX = 5
MOVING_INCUMBENTS, MOVING_STAFF, VACANT = 0.50, 0.70, 0.10


class City(NamedTuple):
    """Columns of a city; edges hold wishes only."""

    own: np.ndarray
    duk: np.ndarray
    stay_merit: np.ndarray
    unit: np.ndarray
    level: np.ndarray
    critical: np.ndarray
    person: np.ndarray
    post: np.ndarray
    wish: np.ndarray
    merit: np.ndarray


def draw(people: int, posts: int, seed: int) -> City:
    """One city of that many people and posts."""
    rng = np.random.default_rng(seed)
    level = (rng.random(posts) < 0.28).astype(np.int64)  # 0 pengawas, 1 administrator
    seated = rng.permutation(posts)[: min(people, round(posts * (1 - VACANT)))]
    own = np.full(people, -1, dtype=np.int64)
    own[: len(seated)] = seated
    ability = rng.normal(0, 1, people) + 0.4 * (own >= 0)
    movers = np.flatnonzero(rng.random(people) < np.where(own >= 0, MOVING_INCUMBENTS, MOVING_STAFF))
    person, post, wish = _wishes(rng, movers, own, level)
    fit = rng.normal(0, 1, len(person))
    return City(
        own=own,
        duk=rng.permutation(people) + 1,
        stay_merit=_points(ability + rng.normal(0, 1, people) * 0.5 + 0.3),
        unit=np.arange(posts) // POSTS_PER_UNIT,
        level=level,
        critical=np.where(rng.random(posts) < 0.06, rng.integers(1, 4, posts), 0),
        person=person,
        post=post,
        wish=wish,
        merit=_points(ability[person] + 0.6 * fit),
    )


def _points(strength: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(560 + 130 * strength), 0, 999).astype(np.int64)


def _wishes(
    rng: np.random.Generator, movers: np.ndarray, own: np.ndarray, level: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw two to five wishes each by popularity; staff look at pengawas posts, officials at their level or one up."""
    draws = np.repeat(movers, rng.integers(2, WISHES_MAX + 1, len(movers)))
    up = (own[draws] >= 0) & ((level[np.maximum(own[draws], 0)] == 1) | (rng.random(len(draws)) < 0.35))
    target = np.empty(len(draws), dtype=np.int64)
    for wanted in (0, 1):
        pool = np.flatnonzero(level == wanted)
        pull = rng.lognormal(0, 1.0, len(pool))
        rows = np.flatnonzero(up == bool(wanted))
        target[rows] = pool[np.searchsorted(np.cumsum(pull) / pull.sum(), rng.random(len(rows)) * 0.999999)]
    fresh = target != own[draws]
    _, first = np.unique(draws[fresh] * len(level) + target[fresh], return_index=True)
    keep = np.sort(np.flatnonzero(fresh)[first])
    person, post = draws[keep], target[keep]
    return person, post, np.arange(len(person)) - np.searchsorted(person, person) + 1


def network_of(city: City, seed: int = 1) -> Network:
    """Straight to arrays, without a file in between."""
    at_home = np.flatnonzero(city.own >= 0)
    joined = [
        np.concatenate(pair)
        for pair in (
            (at_home, city.person),
            (city.own[at_home], city.post),
            (np.zeros(len(at_home), np.int64), city.wish),
            (city.stay_merit[at_home], city.merit),
            (np.full(len(at_home), STAY), np.full(len(city.person), WISH)),
        )
    ]
    people = People(range(len(city.own)), city.own, np.zeros(len(city.own), bool), city.duk)
    posts = Posts(range(len(city.unit)), np.ones(len(city.unit), np.int64), city.critical, city.unit)
    return arrange(people, posts, Edges(*joined, np.zeros(len(joined[0]), dtype=bool)), seed=seed)


def instance_of(city: City, constraints: Constraints | None = None) -> Instance:
    """The same city as the file format knows it."""
    movers = set(city.person.tolist())
    own = [f"j{post:06d}" if post >= 0 else None for post in city.own.tolist()]
    columns = (city.person, city.post, city.wish, city.merit)
    return Instance(
        people=tuple(
            Person(f"p{i:07d}", own[i], Consent.PINDAH if i in movers else Consent.TETAP, duk=duk)
            for i, duk in enumerate(city.duk.tolist())
        ),
        posts=tuple(
            Post(f"j{j:06d}", f"u{unit:04d}", "ADMINISTRATOR" if level else "PENGAWAS", 1, critical)
            for j, (unit, level, critical) in enumerate(
                zip(city.unit.tolist(), city.level.tolist(), city.critical.tolist(), strict=True)
            )
        ),
        edges=tuple(
            Edge(f"p{i:07d}", f"j{j:06d}", merit, wish)
            for i, j, wish, merit in zip(*(column.tolist() for column in columns), strict=True)
        ),
        stay_merit={f"p{i:07d}": merit for i, merit in enumerate(city.stay_merit.tolist()) if own[i]},
        constraints=constraints or Constraints(),
    )


__all__ = ["NATION", "NO_DUK", "SIZES", "City", "draw", "instance_of", "network_of"]
