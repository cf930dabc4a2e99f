"""What a placement is worth: envy, waste, wishes, merit, moves, as arrays and as the objective vector of a plan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from openkarier.core.rotation.network import (
    INVOLUNTARY,
    OFFERED_STANDING,
    STAY,
    UNPLACED_STANDING,
    WISH,
    Flags,
    Ints,
    Network,
)

UNENVIABLE = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Assessment:
    """Figures of one placement. Edge arrays have shape (E,), person arrays (n,), post arrays (m,)."""

    taken: Flags
    """(E,) edges that carry the placement."""
    preferred: Flags
    """(E,) wished (or own) posts the person would rather have than the result."""
    weakest: Ints
    """(m,) lowest merit among the movers now at the post; `UNENVIABLE` where nobody moved in."""
    envy: Flags
    """(E,) preferred edges whose post is held by a mover of lower merit: one justified-envy pair each."""
    waste: Flags
    """(E,) preferred edges whose post still has an empty seat."""
    filled: Ints
    """(m,) seats taken."""
    pairs: int
    """Justified-envy pairs."""
    wasted: int
    """Posts with an empty seat that someone would rather have."""
    unplaced: int
    """People who must move and got no post."""


def assess(network: Network, chosen: Ints) -> Assessment:
    """Judge a placement; `chosen` is (n,) with an edge index or -1."""
    edges = network.edges
    taken = np.zeros(len(edges.person), dtype=bool)
    held = chosen[chosen >= 0]
    taken[held] = True
    result = np.full(len(chosen), UNPLACED_STANDING, dtype=np.int64)
    result[edges.person[held]] = network.standing[held]
    preferred = (network.standing < result[edges.person]) & (network.standing < OFFERED_STANDING)
    weakest = np.full(len(network.posts.capacity), UNENVIABLE, dtype=np.int64)
    movers = held[edges.kind[held] != STAY]
    np.minimum.at(weakest, edges.post[movers], edges.merit[movers])
    filled = np.bincount(edges.post[held], minlength=len(weakest))
    envy = preferred & (edges.merit > weakest[edges.post])
    waste = preferred & (edges.kind == WISH) & (filled < network.posts.capacity)[edges.post]
    return Assessment(
        taken=taken,
        preferred=preferred,
        weakest=weakest,
        envy=envy,
        waste=waste,
        filled=filled,
        pairs=int(envy.sum()),
        wasted=len(np.unique(edges.post[waste])),
        unplaced=len(unplaced(network, chosen)),
    )


def weakest_mover(network: Network, chosen: Ints) -> Ints:
    """(m,) the person who moved in with the lowest merit (the most junior among equals), or -1."""
    edges = network.edges
    held = chosen[chosen >= 0]
    movers = held[edges.kind[held] != STAY]
    by_strength = movers[np.lexsort((network.seniority[edges.person[movers]], -edges.merit[movers]))]
    found = np.full(len(network.posts.capacity), -1, dtype=np.int64)
    found[edges.post[by_strength]] = edges.person[by_strength]  # the last write wins: the weakest
    return found


def unplaced(network: Network, chosen: Ints) -> Ints:
    """Indices of people who must move and got no post."""
    return np.flatnonzero(network.people.must_move & (chosen < 0))


def moves(network: Network, chosen: Ints) -> Ints:
    """(n,) 1 where the person takes up a post that was not the own one."""
    held = chosen >= 0
    moved = np.zeros(len(chosen), dtype=np.int64)
    moved[held] = network.edges.kind[chosen[held]] != STAY
    return moved


def involuntary(network: Network, assessment: Assessment) -> int:
    """Number of moves that rest neither on a wish nor on consent."""
    return int((assessment.taken & (network.edges.kind == INVOLUNTARY)).sum())
