"""The placement game as rows and columns of a mixed-integer program; envy is soft, in cumulative chains.

Columns: one x per live edge, one u per person who must move, one "empty though wanted" per post, one chain column T
per (post, merit) group, one z per possible envy pair, one slack per side constraint when the committee allows it.
`building` assembles it, `stability` adds the envy rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from openkarier.core.rotation.assessment import assess
from openkarier.core.rotation.ladder import Level
from openkarier.core.rotation.network import Flags, Ints, Network
from openkarier.core.rotation.side import SideRow

Reals = NDArray[np.float64]
FREE = np.inf


class Matrix(NamedTuple):
    """Entries by row."""

    row: Ints
    column: Ints
    value: Reals


class Chains(NamedTuple):
    """The cumulative columns of all posts: link g is the link before it (if `follows`) plus who is added there."""

    column: int
    row: int
    follows: Flags

    def holds(self, column: Ints) -> Flags:
        """True for a column of a chain."""
        return (column >= self.column) & (column < self.column + len(self.follows))

    def merged(self, row: Ints, column: Ints, gone: Flags) -> Ints:
        """(columns,) the column that stands for each column; -1 for a link that is always zero.

        A link to which nobody is added any more equals the link before it.
        """
        link = np.arange(len(gone))
        own = slice(self.column, self.column + len(self.follows))
        added = (row >= self.row) & (row < self.row + len(self.follows)) & ~gone[column]
        added &= ~self.holds(column)
        full = np.bincount(row[added] - self.row, minlength=len(self.follows)) > 0
        each = np.arange(len(full))
        first = np.maximum.accumulate(np.where(self.follows, 0, each))
        last = np.maximum.accumulate(np.where(full, each, -1))
        link[own] = np.where(last >= first, last + self.column, -1)
        return link

    def idle(self, row: Ints, link: Ints) -> Flags:
        """(entries,) True in the rows of links that were merged away."""
        chained = (row >= self.row) & (row < self.row + len(self.follows))
        column = self.column + np.where(chained, row - self.row, 0)
        idle: Flags = chained & (link[np.minimum(column, len(link) - 1)] != column)
        return idle


NO_CHAINS = Chains(0, 0, np.empty(0, dtype=bool))


@dataclass
class Program:
    """Row-wise sparse matrix with bounds; columns in the order x, u, empty, T, z, slack."""

    network: Network
    live: Ints
    """Edge index of each x column."""
    unplaced: Ints
    """Person index of each u column."""
    empty_post: Ints
    """Post index of each "empty though wanted" column."""
    envy_edge: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Edge index of each z column."""
    envy_column: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    chain: Chains = NO_CHAINS
    slack_column: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    side: tuple[SideRow, ...] = ()
    side_row: int = 0
    """Index of the first side-constraint row."""
    upper: list[Reals] = field(default_factory=list)
    entries: list[tuple[Ints, Ints, Reals]] = field(default_factory=list)
    row_person: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Person index of each of the first rows."""
    row_post: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Post index of each row after those."""
    row_lower: list[Reals] = field(default_factory=list)
    row_upper: list[Reals] = field(default_factory=list)

    @property
    def unplaced_column(self) -> Ints:
        """Column index of each u."""
        return len(self.live) + np.arange(len(self.unplaced))

    @property
    def empty_column(self) -> Ints:
        """Column index of each "empty though wanted"."""
        return len(self.live) + len(self.unplaced) + np.arange(len(self.empty_post))

    @property
    def columns(self) -> int:
        """Number of columns so far."""
        return sum(len(block) for block in self.upper)

    @property
    def rows(self) -> int:
        """Number of rows so far."""
        return sum(len(block) for block in self.row_lower)

    def add_columns(self, upper: Reals) -> int:
        """Append columns with lower bound 0; returns the index of the first."""
        first = self.columns
        self.upper.append(upper)
        return first

    def add_rows(self, row: Ints, column: Ints, value: Reals, lower: Reals, upper: Reals) -> int:
        """Append rows; `row` counts from 0 inside this block. Returns the index of the first."""
        first = self.rows
        self.entries.append((row + first, column, value))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return first

    @cached_property
    def matrix(self) -> Matrix:
        """All entries. Call it when all columns and rows are in."""
        row, column, value = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        order = np.argsort(row, kind="stable")
        return Matrix(row[order], column[order], value[order])

    def without(self, gone: Flags, link: Ints) -> tuple[Ints, Matrix]:
        """(columns, entries) that are left when some columns stay at zero for good; `link` stands for merged links."""
        row, column, value = self.matrix
        gone = gone | (link != np.arange(len(link)))
        kept = (link[column] >= 0) & ~gone[link[column]] & ~self.chain.idle(row, link)
        key, place = np.unique(row[kept] * len(link) + link[column[kept]], return_inverse=True)
        total = np.bincount(place, value[kept], len(key))
        key, total = key[total != 0], total[total != 0]  # a link less itself is nothing
        return np.flatnonzero(~gone), Matrix(key // len(link), key % len(link), total)

    def cost(self, level: Level) -> Reals:
        """Coefficients of a level over the columns, times its sense, so that more is always better."""
        cost = np.zeros(self.columns)
        cost[: len(self.live)] = level.weight[self.live]
        cost[self.unplaced_column] = level.unplaced
        cost[self.empty_column] = level.waste
        cost[self.envy_column] = level.envy
        return level.sense * cost

    def shared(self) -> tuple[Ints, Ints]:
        """(columns, rows) that the same game has with and without envy: x, u, slacks; people, posts, side rows."""
        columns = np.concatenate([np.arange(len(self.live)), self.unplaced_column, self.slack_column])
        seats = len(self.row_person) + len(self.row_post)
        return columns, np.concatenate([np.arange(seats), self.side_row + np.arange(len(self.side))])

    def slack_cost(self) -> Reals:
        """The rung above all others when the committee allows relaxation: as little slack as possible."""
        cost = np.zeros(self.columns)
        cost[self.slack_column] = -1.0
        return cost

    def integral(self) -> Flags:
        """Columns that must be whole; u, T and slacks follow from them. A z is whole by itself at one-seat posts."""
        whole = np.zeros(self.columns, dtype=bool)
        whole[: len(self.live)] = True
        whole[self.empty_column] = True
        whole[self.envy_column] = self.network.posts.capacity[self.network.edges.post[self.envy_edge]] > 1
        return whole

    def ceiling(self) -> Reals:
        """The largest whole number each column can take; for branch and bound only, so that linear prices stay pure."""
        ceiling = np.full(self.columns, float(len(self.live)) * 1_000)
        ceiling[: len(self.live) + len(self.unplaced) + len(self.empty_post)] = 1.0
        ceiling[self.envy_column] = 1.0
        return ceiling

    def chosen(self, point: Reals, settled: Ints) -> Ints:
        """(n,) edge of each person in a whole-numbered point, settled people included."""
        chosen = np.full(len(self.network.people.own), -1, dtype=np.int64)
        held = np.concatenate([settled, self.live[point[: len(self.live)] > 0.5]])
        chosen[self.network.edges.person[held]] = held
        return chosen

    def start(self, chosen: Ints) -> tuple[Ints, Reals]:
        """Column indices and values of x and z for a placement: a starting point for branch and bound."""
        assessment = assess(self.network, chosen)
        wasted = np.unique(self.network.edges.post[assessment.waste])
        columns = np.concatenate([np.arange(len(self.live)), self.empty_column, self.envy_column])
        values = np.concatenate(
            [assessment.taken[self.live], np.isin(self.empty_post, wasted), assessment.envy[self.envy_edge]]
        )
        return columns, values.astype(float)
