"""Why no plan exists: an irreducible set of the committee's own statements, by QuickXplain (Junker 2004)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from openkarier.core.rotation.building import build
from openkarier.core.rotation.climb import Climber
from openkarier.core.rotation.defects import Infeasible
from openkarier.core.rotation.deferred import ragged
from openkarier.core.rotation.face import Face
from openkarier.core.rotation.instance import Instance
from openkarier.core.rotation.live import live_part
from openkarier.core.rotation.network import Network, compile_network
from openkarier.core.rotation.side import side_rows

HEADLINE = "Ketetapan berikut tidak dapat berlaku bersamaan; cabut atau ubah salah satunya:"
ALONE = "Ketetapan berikut tidak dapat dipenuhi; cabut atau ubah:"


class Statement(NamedTuple):
    """One thing the committee asked for: a pin, a must-move post to leave, or a side constraint by name."""

    sentence: str
    pin: tuple[str, str] | None = None
    must_move: str | None = None
    row: str | None = None


def smallest_causes(instance: Instance) -> Infeasible | None:
    """The error to raise for an infeasible instance: no proper subset of its causes is infeasible. None if feasible."""
    statements = _statements(instance)
    if _feasible(instance, statements):
        return None
    kept = _quickxplain(lambda chosen: _feasible(instance, chosen), [], False, statements)
    return Infeasible(_headline(instance, kept), [statement.sentence for statement in kept])


def _headline(instance: Instance, kept: Sequence[Statement]) -> str:
    """What the causes have in common and, where only seats are short, for whom."""
    headline = HEADLINE if len(kept) > 1 else ALONE
    crowd = None if any(statement.row for statement in kept) else crowded(compile_network(_trimmed(instance, kept)))
    if crowd is None:
        return headline
    people, posts = (", ".join(names) for names in crowd)
    return f"Kursi tidak cukup: yang terbuka bagi {people} hanya {posts}. {headline}"


def crowded(network: Network) -> tuple[list[str], list[str]] | None:
    """(people, posts): people who must all have a post, and the too few posts open to them; None if there are enough.

    Side constraints are left out. Hall's theorem: an unmatched person and whoever can be displaced on the way.
    """
    bound = (network.people.own >= 0) & ~network.people.must_move
    bound[network.edges.person[network.pinned]] = True
    seats, first = network.posts.capacity, np.cumsum(network.posts.capacity) - network.posts.capacity
    open_edges = np.flatnonzero(bound[network.edges.person] & ~network.edges.closed)
    person, post = network.edges.person[open_edges], network.edges.post[open_edges]
    row, seat = np.repeat(person, seats[post]), ragged(first[post], seats[post])
    shape = len(bound), int(seats.sum())
    matched = maximum_bipartite_matching(csr_array((np.ones(len(row)), (row, seat)), shape), perm_type="column")
    homeless = np.flatnonzero(bound & (matched < 0))
    if not len(homeless):
        return None
    crowd = np.zeros(len(bound), dtype=bool)
    crowd[homeless[0]] = True
    while True:
        wanted = np.isin(matched, seat[crowd[row]])
        if not (wanted & ~crowd).any():
            break
        crowd |= wanted
    names, titles = network.people.ids, network.posts.ids
    posts = np.unique(post[crowd[person]])
    return [names[i] for i in np.flatnonzero(crowd).tolist()], [titles[p] for p in posts.tolist()]


def _statements(instance: Instance) -> list[Statement]:
    pins = [
        Statement(f"{person} ditetapkan ke {post}", pin=(person, post)) for person, post in instance.constraints.pins
    ]
    rows = side_rows(instance, compile_network(instance))
    pins += [Statement(f"{p.id} wajib meninggalkan {p.own}", must_move=p.id) for p in instance.people if p.must_move]
    return pins + [Statement(row.name, row=row.name) for row in rows]


def _feasible(instance: Instance, chosen: Sequence[Statement]) -> bool:
    """True when some placement satisfies the law and the chosen statements."""
    trimmed = _trimmed(instance, chosen)
    wanted = {statement.row for statement in chosen if statement.row}
    network = compile_network(trimmed)
    rows = tuple(row for row in side_rows(trimmed, network) if row.name in wanted)
    try:
        program = build(network, live_part(network), envy=False, side=rows)
        Climber(Face(program)).maximise(np.zeros(program.columns))
    except Infeasible:
        return False
    return True


def _trimmed(instance: Instance, chosen: Sequence[Statement]) -> Instance:
    """The instance with no pins and no duties to move but the chosen ones."""
    pins = tuple(statement.pin for statement in chosen if statement.pin)
    leaving = {statement.must_move for statement in chosen if statement.must_move}
    people = tuple(replace(person, must_move=person.id in leaving) for person in instance.people)
    return replace(instance, people=people, constraints=replace(instance.constraints, pins=pins))


Test = Callable[[Sequence[Statement]], bool]


def _quickxplain(feasible: Test, base: list[Statement], grown: bool, rest: list[Statement]) -> list[Statement]:
    """A minimal subset of `rest` that is infeasible together with `base`."""
    if grown and not feasible(base):
        return []
    if len(rest) == 1:
        return rest
    first, second = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    of_second = _quickxplain(feasible, base + first, bool(first), second)
    of_first = _quickxplain(feasible, base + of_second, bool(of_second), first)
    return of_first + of_second
