"""Prices that prove an optimum, and the price of each side constraint, from the linear programs of the climb.

A lexicographic optimum has vector prices: one number per level and per person or seat. They are feasible when every
edge's vector (worth minus both prices) is lexicographically at most zero; the sum of prices then equals the objective
vector, level by level. That is linear-programming duality over lexicographically ordered vectors, and it is checked in
whole numbers by the certificate without any solver.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from openkarier.core.rotation.climb import Rung
from openkarier.core.rotation.ladder import Level
from openkarier.core.rotation.live import Live, live_part
from openkarier.core.rotation.network import Ints
from openkarier.core.rotation.program import Program

Rungs = Sequence[tuple[Level, Rung | None]]
Priced = dict[str, dict[str, list[int]]]


def of_side_rows(program: Program, rungs: Rungs) -> tuple[float | None, ...]:
    """Worth of one more unit of each side constraint at the first level where it costs something; 0 if nowhere.

    None for every row when no level was solved as a linear program.
    """
    table = np.array([rung.side_prices for _, rung in rungs if rung and rung.side_prices is not None])
    if not len(table) or not len(program.side):
        return (None,) * len(program.side)
    first = np.argmax(np.abs(table) > 0, axis=0)
    return tuple(float(table[level, row]) for row, level in enumerate(first))


def lexicographic(program: Program, rungs: Rungs) -> Priced | None:
    """Vector prices of people and posts for plan C without side constraints; None where they are not whole numbers."""
    solved = all(rung is None or rung.linear for _, rung in rungs)
    if len(program.envy_edge) or len(program.empty_post) or program.side or not solved:
        return None
    people, posts = len(program.row_person), len(program.row_post)
    levels = [rung.seat_prices if rung else np.zeros(people + posts) for _, rung in rungs]
    table = np.rint(np.array(levels)).astype(np.int64).T
    if np.abs(table - np.array(levels).T).max(initial=0.0) > 1e-6:
        return None
    names, titles = program.network.people.ids, program.network.posts.ids
    priced: Priced = {
        "people": {
            names[i]: row for i, row in zip(program.row_person, table[:people].tolist(), strict=True) if any(row)
        },
        "posts": {titles[p]: row for p, row in zip(program.row_post, table[people:].tolist(), strict=True) if any(row)},
    }
    _price_closed_seats(program, live_part(program.network), [level for level, _ in rungs], priced)
    return priced


def _price_closed_seats(program: Program, live: Live, levels: list[Level], priced: Priced) -> None:
    """Seats that cannot open get a prohibitive first price, higher the earlier they closed; their holders pay it.

    It starts at 2, above the 1 that a person who must move may be paid for staying without a post.
    """
    network = program.network
    last = int(live.wave.max(initial=0))
    for post in np.flatnonzero(live.wave).tolist():
        priced["posts"][network.posts.ids[post]] = [last + 2 - int(live.wave[post])] + [0] * (len(levels) - 1)
    for edge in live.settled.tolist():
        worth: Ints = np.array([level.sense * int(level.weight[edge]) for level in levels])
        worth[0] -= last + 2 - live.wave[network.edges.post[edge]]
        priced["people"][network.people.ids[network.edges.person[edge]]] = worth.tolist()
