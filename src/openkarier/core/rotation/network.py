"""The game as arrays: one row per person, per post and per open edge; the engine sees nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from openkarier.core.rotation.instance import MERIT_MAX, Edge, Instance, Source
from openkarier.core.rotation.usable import Gate

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

STAY, WISH, CONSENTED, INVOLUNTARY = range(4)
"""Kinds of edge: keep the own post; a declared wish; a suggestion the person consented to; neither."""
STAY_STANDING = 100
"""Place of the own post in a person's preferences: after every wish (1..20)."""
OFFERED_STANDING = 101
"""Place of a suggested or administrative post: after the own one, all equal."""
UNPLACED_STANDING = 102
"""Place of having no post at all."""
NO_DUK = np.iinfo(np.int64).max


class People(NamedTuple):
    """Columns of length n. `own` is a post index or -1; `duk` is `NO_DUK` where the DUK is silent."""

    ids: Sequence[str]
    own: Ints
    must_move: Flags
    duk: Ints


class Posts(NamedTuple):
    """Columns of length m. `unit` and `jenjang` are codes into the names kept by the caller."""

    ids: Sequence[str]
    capacity: Ints
    critical: Ints
    unit: Ints


class Edges(NamedTuple):
    """Columns of length E, sorted by person and then by the person's own preference."""

    person: Ints
    post: Ints
    wish: Ints
    merit: Ints
    kind: Ints
    closed: Flags
    """Lawful, but closed by a decision of the committee (pin elsewhere, forbid, freeze): a claim without a way."""


@dataclass(frozen=True)
class Network:
    """People and posts joined by open edges, in compressed rows: person i owns edges start[i] to start[i+1]-1."""

    people: People
    posts: Posts
    edges: Edges
    start: Ints
    standing: Ints
    pinned: Flags
    """(E,) edges the committee has fixed; like a stay edge they come before every rival at their post."""
    seniority: Ints
    """(n,) the public order of people, 0 first: DUK, then the published lottery."""
    seed: int

    @property
    def secure(self) -> Flags:
        """(E,) edges nobody can be pushed off: the own post, or a pin."""
        secure: Flags = ((self.edges.kind == STAY) | self.pinned) & ~self.edges.closed
        return secure


def compile_network(instance: Instance, seed: int = 0) -> Network:
    """Arrays of one instance; people and posts in the order of their ids, so that file order has no say."""
    people = sorted(instance.people, key=lambda person: person.id)
    posts = sorted(instance.posts, key=lambda post: post.id)
    post_at = {post.id: place for place, post in enumerate(posts)}
    units = {name: code for code, name in enumerate(sorted({post.unit for post in posts}))}
    return arrange(
        People(
            ids=[person.id for person in people],
            own=_ints(-1 if person.own is None else post_at[person.own] for person in people),
            must_move=np.array([person.must_move for person in people], dtype=bool),
            duk=_ints(NO_DUK if person.duk is None else person.duk for person in people),
        ),
        Posts(
            ids=[post.id for post in posts],
            capacity=_ints(post.capacity for post in posts),
            critical=_ints(post.critical for post in posts),
            unit=_ints(units[post.unit] for post in posts),
        ),
        _open_edges(instance, {person.id: place for place, person in enumerate(people)}, post_at),
        seed=seed,
        pins={(person, post) for person, post in instance.constraints.pins},
    )


def arrange(
    people: People, posts: Posts, edges: Edges, *, seed: int, pins: set[tuple[str, str]] | None = None
) -> Network:
    """Sort edges by person and preference and add what the algorithms need. Shapes as in the tuples."""
    standing = np.select([edges.kind == STAY, edges.kind == WISH], [STAY_STANDING, edges.wish], OFFERED_STANDING)
    order = np.lexsort((edges.post, MERIT_MAX - edges.merit, standing, edges.person))
    edges = Edges._make(column[order] for column in edges)
    start = np.searchsorted(edges.person, np.arange(len(people.own) + 1))
    pinned = np.zeros(len(order), dtype=bool)
    if pins:
        chosen = {(people.ids[i], posts.ids[p]) for i, p in zip(edges.person, edges.post, strict=True)} & pins
        pinned = np.array(
            [(people.ids[i], posts.ids[p]) in chosen for i, p in zip(edges.person, edges.post, strict=True)]
        )
    return Network(
        people=people,
        posts=posts,
        edges=edges,
        start=start.astype(np.int64),
        standing=standing[order].astype(np.int64),
        pinned=pinned,
        seniority=public_order(people, seed),
        seed=seed,
    )


def public_order(people: People, seed: int) -> Ints:
    """(n,) place of each person in the public tie-break: DUK first, then the published lottery."""
    order = np.lexsort((lottery(people.ids, seed), people.duk))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def lottery(names: Sequence[str], seed: int) -> NDArray[np.uint64]:
    """One number per name that anyone can recompute: the first 8 bytes of sha256("seed:name"), big-endian."""
    drawn = b"".join(hashlib.sha256(f"{seed}:{name}".encode()).digest()[:8] for name in names)
    return np.frombuffer(drawn, dtype=">u8").astype(np.uint64)


def _ints(values: object) -> Ints:
    return np.fromiter(values, dtype=np.int64)  # type: ignore[call-overload, no-any-return]  # any iterable of int


def _open_edges(instance: Instance, person_at: dict[str, int], post_at: dict[str, int]) -> Edges:
    gate = Gate(instance)
    rows = [
        (person_at[edge.person], post_at[edge.post], edge.wish, edge.merit, _kind(gate, edge), _shut(gate, edge))
        for edge in instance.edges
        if gate.unlawful(edge) is None
    ]
    rows += [
        (
            person_at[person.id], post_at[person.own], 0, instance.stay_merit[person.id], STAY,
            bool(gate.decided(person.id, person.own)),
        )
        for person in instance.people
        if person.own is not None and not person.must_move
    ]  # fmt: skip
    person, post, wish, merit, kind, closed = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    return Edges(person, post, wish, merit, kind, closed.astype(bool))


def _shut(gate: Gate, edge: Edge) -> bool:
    return bool(gate.decided(edge.person, edge.post))


def _kind(gate: Gate, edge: Edge) -> int:
    if edge.source is Source.WISH:
        return WISH
    return INVOLUNTARY if gate.involuntary(edge) else CONSENTED
