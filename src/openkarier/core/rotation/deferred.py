"""Plan A: person-proposing deferred acceptance in which every incumbent comes first at the own post (DA*).

Abdulkadiroglu and Sonmez (1999); Combe, Tercieux and Terrier (REStud 2022). Nobody ends below the own post, nobody is
justly envied, no wished seat stays empty, and nobody gains by misreporting. Rounds run on whole arrays.
"""

from __future__ import annotations

import numpy as np

from openkarier.core.rotation.instance import MERIT_MAX
from openkarier.core.rotation.network import Ints, Network

NOBODY = -1


def deferred_acceptance(network: Network) -> Ints:
    """(n,) chosen edge of each person, or -1. Ties at a post fall to the public order (DUK, lottery)."""
    claim = claims(network)
    pointer = network.start[:-1].copy()
    end = network.start[1:]
    seats = np.full(int(network.posts.capacity.sum()), NOBODY, dtype=np.int64)
    proposers = np.flatnonzero(pointer < end)
    while proposers.size:
        proposals = pointer[proposers]
        shut = network.edges.closed[proposals]
        rejected = np.concatenate([_settle(network, claim, seats, proposals[~shut]), proposals[shut]])
        losers = network.edges.person[rejected]
        pointer[losers] += 1
        proposers = losers[pointer[losers] < end[losers]]
    held = seats[seats != NOBODY]
    chosen = np.full(len(pointer), NOBODY, dtype=np.int64)
    chosen[network.edges.person[held]] = held
    return chosen


def claims(network: Network) -> Ints:
    """(E,) one number per edge, smaller is stronger: post, secure first, merit from high to low, public order.

    The numbers are unique, and edges of one post are neighbours. Fits 63 bits for 10^6 posts and 4.6 x 10^9 people.
    """
    edges = network.edges
    block = edges.post * 2 + ~network.secure
    claim: Ints = (block * (MERIT_MAX + 1) + MERIT_MAX - edges.merit) * len(network.start) + network.seniority[
        edges.person
    ]
    return claim


def _settle(network: Network, claim: Ints, seats: Ints, proposals: Ints) -> Ints:
    """Each post keeps its strongest claims among holders and proposals; returns the edges it turns down."""
    capacity, post = network.posts.capacity, network.edges.post
    touched = np.unique(post[proposals])
    first_seat = np.cumsum(capacity) - capacity
    rows = ragged(first_seat[touched], capacity[touched])
    sitting = seats[rows]
    rivals = np.concatenate([sitting[sitting != NOBODY], proposals])
    rivals = rivals[np.argsort(claim[rivals])]
    at = post[rivals]
    place = np.arange(len(at)) - np.searchsorted(at, at)
    kept = place < capacity[at]
    seats[rows] = NOBODY
    seats[first_seat[at[kept]] + place[kept]] = rivals[kept]
    rejected: Ints = rivals[~kept]
    return rejected


def ragged(first: Ints, length: Ints) -> Ints:
    """Concatenate the ranges first[k] .. first[k]+length[k]-1."""
    total = int(length.sum())
    rows: Ints = np.arange(total) + np.repeat(first - (np.cumsum(length) - length), length)
    return rows
