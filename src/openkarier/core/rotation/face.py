"""The part of a program that is still open while its levels are climbed.

All arrays have the program's full size. What is fixed at zero leaves the solver's sight: a smaller model takes over,
and the first one stays as it was, factored and warm, for the next question about the same rows and columns.
"""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np

from openkarier.core.rotation.defects import Infeasible
from openkarier.core.rotation.model import IMPOSSIBLE, Bounds, Model, Status
from openkarier.core.rotation.network import Flags, Ints
from openkarier.core.rotation.program import FREE, Matrix, Program, Reals

PRICED = 1e-5
"""A reduced cost above this (costs are whole numbers) excludes a column from every optimum."""
WORTH_SHRINKING = 0.7
"""A smaller model takes over when no more than this share of the columns is open: building it has its price."""


class Face:
    """Bounds of columns and rows of a program, and the model that holds what is not yet fixed."""

    def __init__(self, program: Program) -> None:
        self.program, self.bounds = program, Bounds.of(program)
        every = np.arange(program.columns), np.arange(program.rows)
        self.whole = self.model = Model(*every, self.bounds, program.matrix)
        self.held = False
        """True once a row has been added to the model, which is then of no use to another question."""

    def again(self, program: Program) -> Face:
        """The same rows and columns under other bounds, with the solver warm."""
        self.program, self.bounds, self.model = program, Bounds.of(program), self.whole
        return self

    def inherit(self, other: Face) -> None:
        """Start from the face that the same game without envy has reached: the same seats, people and side rows."""
        (columns, rows), (their_columns, their_rows) = self.program.shared(), other.program.shared()
        for ours, theirs in zip(self.bounds[:2], other.bounds[:2], strict=True):
            ours[columns] = theirs[their_columns]
        for ours, theirs in zip(self.bounds[2:], other.bounds[2:], strict=True):
            ours[rows] = theirs[their_rows]
        seats = slice(len(self.program.row_person), len(self.program.row_person) + len(self.program.row_post))
        full = self.program.row_post[self.bounds.row_lower[seats] == self.bounds.row_upper[seats]]
        self.bounds.upper[self.program.empty_column[np.isin(self.program.empty_post, full)]] = 0.0

    def open(self, cost: Reals) -> bool:
        """True where some column with a cost is not yet fixed."""
        return bool(cost[self.bounds.lower < self.bounds.upper].any())

    def relaxed(self, cost: Reals, name: str, seconds: float) -> tuple[Reals, Reals, Reals] | None:
        """Optimum of the linear relaxation: point, reduced costs, row prices; None without a verdict."""
        self.model.tell(self.bounds)
        status = self.model.run(cost, name, seconds)
        if status in IMPOSSIBLE:
            raise Infeasible("Tidak ada rencana yang memenuhi semua ketetapan sekaligus.", [])
        if status != Status.kOptimal:
            return None
        if self.model is self.whole:
            self.model.remember(name)
        found = self.model.highs.getSolution()
        reduced, prices = np.zeros(len(self.bounds.upper)), np.zeros(len(self.bounds.row_upper))
        reduced[self.model.columns] = found.col_dual
        prices[self.model.rows] = np.array(found.row_dual)[: len(self.model.rows)]
        return self.full(found.col_value), reduced, prices

    def full(self, values: Any) -> Reals:
        """A point of the model as a point of the program."""
        point = self.bounds.lower.copy()
        point[self.model.columns] = values
        return point

    def narrow(self, reduced: Reals, prices: Reals, slack: float) -> None:
        """Keep only points within `slack` of the relaxation's optimum (minimisation: reduced costs are >= 0 at 0)."""
        lower, upper, row_lower, row_upper = self.bounds
        at_lower, at_upper = reduced > slack + PRICED, reduced < -slack - PRICED
        upper[at_lower] = lower[at_lower]
        lower[at_upper] = upper[at_upper]
        if slack > PRICED:
            return
        tight = np.flatnonzero(np.abs(prices) > PRICED)
        row_lower[tight] = row_upper[tight] = np.where(prices[tight] > 0, row_lower[tight], row_upper[tight])
        alive = upper[self.model.columns] > 0
        if not self.held and np.count_nonzero(alive) < WORTH_SHRINKING * len(alive):
            self._shrink()

    def _shrink(self) -> None:
        """A smaller model without the columns fixed at zero."""
        lower, upper = self.bounds[:2]
        link = self.program.chain.merged(*self.program.matrix[:2], upper == 0)
        merged = np.flatnonzero((link >= 0) & (link != np.arange(len(link))))
        np.maximum.at(lower, link[merged], lower[merged])
        np.minimum.at(upper, link[merged], upper[merged])
        columns, matrix = self._chain_bounds(*self.program.without(upper == 0, link))
        self.model = Model(columns, np.unique(matrix.row), self.bounds, matrix)

    def _chain_bounds(self, columns: Ints, matrix: Matrix) -> tuple[Ints, Matrix]:
        """A row with nothing but one link of a chain is a bound of that link."""
        _, place, entries = np.unique(matrix.row, return_inverse=True, return_counts=True)
        alone = (entries[place] == 1) & self.program.chain.holds(matrix.column)
        row, link = matrix.row[alone], matrix.column[alone]
        np.maximum.at(self.bounds.lower, link, self.bounds.row_lower[row])
        np.minimum.at(self.bounds.upper, link, self.bounds.row_upper[row])
        return columns, Matrix._make(part[~alone] for part in matrix)

    def hold(self, cost: Reals, value: float) -> None:
        """One row that keeps a level's value while later levels are climbed."""
        worth = cost[self.model.columns]
        columns = np.flatnonzero(worth).astype(np.int32)
        self.model.highs.addRow(value - 0.01, FREE, len(columns), columns, worth[columns])
        self.held = True

    def whole_numbers(self) -> highspy.HighsLp:
        """The present face with every column whole: chains, envy and slack are counts too."""
        self.model.tell(self.bounds)
        lp: highspy.HighsLp = self.model.highs.getLp()
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.model.columns)
        lp.col_upper_ = np.minimum(self.bounds.upper, self.program.ceiling())[self.model.columns]
        return lp

    def within(self, columns: Ints, values: Reals) -> tuple[Ints, Reals]:
        """Columns of the program and their values, as columns of the model."""
        present: Flags = np.isin(columns, self.model.columns)
        return np.searchsorted(self.model.columns, columns[present]).astype(np.int32), values[present]
