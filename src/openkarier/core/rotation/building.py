"""Assembles the program of one plan: seats, people, envy where the plan prices it, side constraints."""

from __future__ import annotations

from copy import copy

import numpy as np

from openkarier.core.rotation.defects import Infeasible
from openkarier.core.rotation.live import Live
from openkarier.core.rotation.network import WISH, Flags, Ints, Network
from openkarier.core.rotation.program import FREE, Program, Reals
from openkarier.core.rotation.side import SideRow
from openkarier.core.rotation.stability import add_envy


def build(network: Network, live: Live, *, envy: bool, side: tuple[SideRow, ...] = (), relax: bool = False) -> Program:
    """The program of one plan: seats, people, (soft envy), side constraints."""
    wished = live.edges & (network.edges.kind == WISH) & envy
    posts = np.unique(network.edges.post[wished])
    program = Program(network, np.flatnonzero(live.edges), _must_move(network, live), posts)
    _refuse_stranded(network, live)
    program.add_columns(_room(network, program.live))
    program.add_columns(np.full(len(program.unplaced), FREE))
    program.add_columns(np.ones(len(program.empty_post)))
    _person_rows(program, live)
    _post_rows(program)
    if envy:
        add_envy(program)
    _side_rows(program, live, side, relax)
    return program


def decided(program: Program, network: Network, live: Live) -> Program:
    """The same rows and columns when the committee has closed and pinned other edges of the same game."""
    _refuse_stranded(network, live)
    again = copy(program)
    again.network = network
    waiting = np.isin(program.unplaced, _must_move(network, live))
    again.upper = [_room(network, program.live), np.where(waiting, FREE, 0.0), *program.upper[2:]]
    again.row_lower = [np.where(_bound(network, live, program.row_person), 1.0, -FREE), *program.row_lower[1:]]
    return again


def _room(network: Network, live: Ints) -> Reals:
    """Upper bound of each x; there is no need for 1, because the person's row says so."""
    return np.where(network.edges.closed[live], 0.0, FREE)


def _bound(network: Network, live: Live, people: Ints) -> Flags:
    """Who must have a post: incumbents and pinned people, unless settled."""
    pinned = np.isin(people, network.edges.person[network.pinned])
    return ((network.people.own[people] >= 0) | pinned) & ~np.isin(people, network.edges.person[live.settled])


def _refuse_stranded(network: Network, live: Live) -> None:
    """An incumbent or a pinned person without any usable edge: a pin elsewhere has taken the seat away."""
    bound = (network.people.own >= 0) & ~network.people.must_move
    bound[network.edges.person[network.pinned]] = True
    bound[network.edges.person[live.edges & ~network.edges.closed]] = False
    bound[network.edges.person[live.settled]] = False
    if bound.any():
        raise Infeasible("Ada penetapan ke kursi yang pemegangnya tidak dapat berpindah.", [])


def _must_move(network: Network, live: Live) -> Ints:
    placed = np.concatenate([live.settled, np.flatnonzero(network.pinned)])
    idle = ~np.isin(np.arange(len(network.people.own)), network.edges.person[placed])
    return np.flatnonzero(network.people.must_move & idle)


def _person_rows(program: Program, live: Live) -> None:
    """One post a person; an incumbent, and anyone pinned, exactly one (u stands in for those who must move)."""
    network = program.network
    person = network.edges.person[program.live]
    owners = np.unique(np.concatenate([person, program.unplaced]))
    row = np.searchsorted(owners, np.concatenate([person, program.unplaced]))
    columns = np.arange(len(row))
    program.row_person = owners
    bound = np.where(_bound(network, live, owners), 1.0, -FREE)
    program.add_rows(row, columns, np.ones(len(row)), bound, np.ones(len(owners)))


def _post_rows(program: Program) -> None:
    """Seats taken, plus the seat that is empty though wanted, within the capacity."""
    post = np.concatenate([program.network.edges.post[program.live], program.empty_post])
    column = np.concatenate([np.arange(len(program.live)), program.empty_column])
    posts, row = np.unique(post, return_inverse=True)
    seats = program.network.posts.capacity[posts].astype(float)
    program.row_post = posts
    program.add_rows(row, column, np.ones(len(row)), np.full(len(posts), -FREE), seats)


def _side_rows(program: Program, live: Live, side: tuple[SideRow, ...], relax: bool) -> None:
    """Side constraints over live edges; what settled people contribute moves into the bounds."""
    column = np.full(len(live.edges), -1, dtype=np.int64)
    column[program.live] = np.arange(len(program.live))
    program.side, program.side_row = side, program.rows
    for row in side:
        at = column[row.edge]
        constant = float(row.coefficient[np.isin(row.edge, live.settled)].sum())
        columns, values = at[at >= 0], row.coefficient[at >= 0].astype(float)
        if relax:
            columns, values = _with_slack(program, row, columns, values)
        bounds = np.array([row.lower - constant]), np.array([row.upper - constant])
        program.add_rows(np.zeros(len(columns), dtype=np.int64), columns, values, *bounds)


def _with_slack(program: Program, row: SideRow, columns: Ints, values: Reals) -> tuple[Ints, Reals]:
    """Priced slack on each finite side of the row."""
    signs = [sign for sign, bound in ((1.0, row.lower), (-1.0, row.upper)) if np.isfinite(bound)]
    first = program.add_columns(np.full(len(signs), FREE))
    slack = first + np.arange(len(signs))
    program.slack_column = np.concatenate([program.slack_column, slack])
    return np.concatenate([columns, slack]), np.concatenate([values, signs])
