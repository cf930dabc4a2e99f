"""Moves that hang together: who waits for whose chair. A chain changes as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Move(NamedTuple):
    """A person (any key) leaves one post and enters another; None where there is none. `single`: one holder a post."""

    person: int
    leaves: int | None
    enters: int
    single: bool = True


def chains(moves: Sequence[Move]) -> list[list[Move]]:
    """Group moves that share a chair, in the order in which they first appear."""
    parent = list(range(len(moves)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    seat: dict[int, int] = {}
    for place, move in enumerate(moves):
        for post in (move.leaves, move.enters if move.single else None):
            if post is not None:
                parent[root(place)] = root(seat.setdefault(post, place))
    groups: dict[int, list[Move]] = {}
    for place, move in enumerate(moves):
        groups.setdefault(root(place), []).append(move)
    return list(groups.values())


def twice(moves: Sequence[Move]) -> tuple[Move, Move] | None:
    """Two moves into one single post, or of one person; None when there are none."""
    seats: dict[tuple[str, int], Move] = {}
    for move in moves:
        for key in (("orang", move.person), *([("jabatan", move.enters)] if move.single else [])):
            if key in seats:
                return seats[key], move
            seats[key] = move
    return None
