"""Posts that can never open: an incumbent who cannot leave closes the seat, which may close others in turn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from openkarier.core.rotation.network import STAY, Flags, Ints, Network


class Live(NamedTuple):
    """What is left of the game after the closed seats are taken out."""

    edges: Flags
    """(E,) edges that some placement may use and that leave a choice, and closed ones whose claim still counts."""
    settled: Ints
    """Edges that carry a placement in every solution: the holders of closed seats."""
    wave: Ints
    """(m,) the round in which a post was found closed, 0 where it can open."""


def live_part(network: Network) -> Live:
    """Close full posts until nothing changes.

    A seat is closed when its holder's only remaining edge is to stay. In a city of 5,500 this removes most of the
    game before any solver sees it. A pinned mover closes nothing here, because movers can be envied.
    """
    person, post = network.edges.person, network.edges.post
    alive = ~network.edges.closed
    wave = np.zeros(len(network.posts.capacity), dtype=np.int64)
    while True:
        options = np.bincount(person[alive], minlength=len(network.people.own))
        stuck = alive & (network.edges.kind == STAY) & (options[person] == 1)
        closed = np.bincount(post[stuck], minlength=len(wave)) >= network.posts.capacity
        wave[closed & (wave == 0)] = wave.max(initial=0) + 1
        falling = alive & closed[post] & ~stuck
        if not falling.any():
            return Live((alive | network.edges.closed) & ~closed[post], np.flatnonzero(alive & closed[post]), wave)
        alive &= ~falling
