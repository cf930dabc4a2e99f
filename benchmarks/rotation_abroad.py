"""The first round of the nation: wishes that look outside the own instansi, as a game of their own; synthetic."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from rotation_games import NATION, City, draw

from openkarier.core.rotation.network import NO_DUK, STAY, WISH, Edges, Network, People, Posts, arrange

ABROAD = 0.03
"""Share of wishes that look to another instansi (an assumption of the design note)."""
Pair = tuple[np.ndarray, np.ndarray]


class Abroad(NamedTuple):
    """What the first round did, in numbers of the whole nation."""

    person: np.ndarray
    post: np.ndarray


def shares() -> list[tuple[int, int]]:
    """Sizes of instansi, log-normal, adding up to about the whole."""
    people, posts, count = NATION
    weight = np.random.default_rng(7).lognormal(0, 0.8, count)
    return [(max(20, round(people * part)), max(10, round(posts * part))) for part in weight / weight.sum()]


def abroad(seed: int) -> tuple[Network, np.ndarray, np.ndarray]:
    """(game of the first round, its people and its posts in the numbers of the nation)."""
    rng, cities = np.random.default_rng(seed), shares()
    own, stay, eager, home, wishes = _census(cities)
    first = np.cumsum([0] + [posts for _, posts in cities])
    count = round(ABROAD * wishes)
    person = np.sort(rng.choice(np.flatnonzero(eager), count))
    pull = np.cumsum(rng.lognormal(0, 1.0, first[-1]))
    post = np.searchsorted(pull / pull[-1], rng.random(count) * 0.999999)
    foreign = np.searchsorted(first, post, side="right") - 1 != home[person]
    pairs = np.unique(np.stack([person[foreign], post[foreign]], axis=1), axis=0)
    person, post = pairs[rng.permutation(len(pairs))].T
    order = np.argsort(person, kind="stable")
    person, post = person[order], post[order]
    wish = np.arange(len(person)) - np.searchsorted(person, person) + 1
    merit = np.clip(stay[person] + np.rint(rng.normal(-40, 80, len(person))), 0, 999).astype(np.int64)
    holder = np.full(first[-1], -1, dtype=np.int64)
    holder[own[own >= 0]] = np.flatnonzero(own >= 0)
    sitting = np.union1d(person[own[person] >= 0], holder[post][holder[post] >= 0])
    people, posts = np.union1d(person, sitting), np.union1d(post, own[sitting])
    sits = own[sitting]
    game = _game(own, stay, (people, posts), (sitting, sits), (person, post, wish, merit), seed=seed)
    return game, people, posts


def _game(
    own: np.ndarray, stay: np.ndarray, numbers: Pair, seated: Pair, wishes: tuple[np.ndarray, ...], *, seed: int
) -> Network:
    """Arrays of the first round, renumbered from the nation's people and posts to its own."""
    people, posts = numbers
    sitting, sits = seated
    person, post, wish, merit = wishes
    edges = Edges(
        np.searchsorted(people, np.concatenate([sitting, person])),
        np.searchsorted(posts, np.concatenate([sits, post])),
        np.concatenate([np.zeros(len(sitting), np.int64), wish]),
        np.concatenate([stay[sitting], merit]).astype(np.int64),
        np.concatenate([np.full(len(sitting), STAY), np.full(len(person), WISH)]),
        np.zeros(len(sitting) + len(person), dtype=bool),
    )
    seat = np.where(own[people] >= 0, np.searchsorted(posts, np.maximum(own[people], 0)), -1)
    nobody, plain = np.zeros(len(people), bool), np.zeros(len(posts), np.int64)
    staff = People(range(len(people)), seat, nobody, np.full(len(people), NO_DUK))
    return arrange(staff, Posts(range(len(posts)), plain + 1, plain, plain), edges, seed=seed)


def _census(cities: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, int]:
    """Own post, merit, whether they wish for anything, instansi of every person; and the number of wishes."""
    own, stay, eager, home, wishes, posts = [], [], [], [], 0, 0
    for place, (n, m) in enumerate(cities):
        city = draw(n, m, place)
        own.append(np.where(city.own >= 0, city.own + posts, -1))
        stay.append(city.stay_merit.astype(np.int16))
        eager.append(np.isin(np.arange(n), city.person))
        home.append(np.full(n, place, dtype=np.int16))
        wishes, posts = wishes + len(city.person), posts + m
    return *map(np.concatenate, (own, stay, eager, home)), wishes  # type: ignore[return-value]


def without(city: City, gone: np.ndarray, taken: np.ndarray) -> City:
    """The city after the first round: some people have left it, some posts have been filled from outside."""
    own = city.own.copy()
    own[gone] = -1
    keep = ~np.isin(city.person, gone) & ~np.isin(city.post, taken)
    columns = {name: getattr(city, name)[keep] for name in ("person", "post", "wish", "merit")}
    return city._replace(own=own, **columns)
