"""Why no plan exists: an irreducible set of the committee's own statements, by QuickXplain (Junker 2004)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from openkarier.core.rotation.building import build
from openkarier.core.rotation.climb import Climber
from openkarier.core.rotation.defects import Infeasible
from openkarier.core.rotation.instance import Instance
from openkarier.core.rotation.live import live_part
from openkarier.core.rotation.network import compile_network
from openkarier.core.rotation.side import side_rows

HEADLINE = "Ketetapan berikut tidak dapat berlaku bersamaan; cabut atau ubah salah satunya:"


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
    return Infeasible(HEADLINE, [statement.sentence for statement in kept])


def _statements(instance: Instance) -> list[Statement]:
    pins = [
        Statement(f"{person} ditetapkan ke {post}", pin=(person, post)) for person, post in instance.constraints.pins
    ]
    rows = side_rows(instance, compile_network(instance))
    pins += [Statement(f"{p.id} wajib meninggalkan {p.own}", must_move=p.id) for p in instance.people if p.must_move]
    return pins + [Statement(row.name, row=row.name) for row in rows]


def _feasible(instance: Instance, chosen: Sequence[Statement]) -> bool:
    """True when some placement satisfies the law and the chosen statements."""
    pins = tuple(statement.pin for statement in chosen if statement.pin)
    wanted = {statement.row for statement in chosen if statement.row}
    leaving = {statement.must_move for statement in chosen if statement.must_move}
    people = tuple(replace(person, must_move=person.id in leaving) for person in instance.people)
    trimmed = replace(instance, people=people, constraints=replace(instance.constraints, pins=pins))
    network = compile_network(trimmed)
    rows = tuple(row for row in side_rows(trimmed, network) if row.name in wanted)
    try:
        program = build(network, live_part(network), envy=False, side=rows)
        Climber(program).maximise(np.zeros(program.columns))
    except Infeasible:
        return False
    return True


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
