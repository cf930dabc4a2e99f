"""One HiGHS over some columns and rows of a program, and the bounds it has been told."""

from __future__ import annotations

from typing import Any, NamedTuple

import highspy
import numpy as np

from openkarier.core.rotation.network import Ints
from openkarier.core.rotation.program import Matrix, Program, Reals

Status = highspy.HighsModelStatus
IMPOSSIBLE = (Status.kInfeasible, Status.kUnboundedOrInfeasible)
VERDICTS = (Status.kOptimal, Status.kTimeLimit, *IMPOSSIBLE)


class Bounds(NamedTuple):
    """Lower and upper bounds of the columns and rows of a program."""

    lower: Reals
    upper: Reals
    row_lower: Reals
    row_upper: Reals

    @classmethod
    def of(cls, program: Program) -> Bounds:
        """The bounds a program starts with."""
        upper, rows = np.concatenate(program.upper), np.concatenate(program.row_upper)
        return cls(np.zeros(len(upper)), upper, np.concatenate(program.row_lower), rows)

    def copied(self) -> Bounds:
        """The same numbers in other arrays."""
        return Bounds._make(part.copy() for part in self)


class Model:
    """A solver that stays factored and warm between levels and between questions."""

    def __init__(self, columns: Ints, rows: Ints, bounds: Bounds, matrix: Matrix) -> None:
        self.columns, self.rows = columns, rows
        self.told = bounds.copied()
        self.highs = silent()
        self.highs.passModel(_lp(columns, rows, bounds, matrix))
        self.bases: dict[str, highspy.HighsBasis] = {}
        """Basis that each level ended with the first time: a changed game starts there."""
        self.level = ""
        """The level at whose optimum the solver stands."""

    def tell(self, bounds: Bounds) -> None:
        """Pass on the bounds that have changed."""
        for numbers, old, new, change in (
            (self.columns, self.told[:2], bounds[:2], self.highs.changeColsBounds),
            (self.rows, self.told[2:], bounds[2:], self.highs.changeRowsBounds),
        ):
            moved = np.flatnonzero((old[0][numbers] != new[0][numbers]) | (old[1][numbers] != new[1][numbers]))
            changed = numbers[moved]
            change(len(moved), moved.astype(np.int32), new[0][changed], new[1][changed])
        self.told = bounds.copied()

    def run(self, cost: Reals, name: str, seconds: float) -> Status:
        """Minimise -cost, from where the same level ended before."""
        if not name or name != self.level:
            every = np.arange(len(self.columns), dtype=np.int32)
            self.highs.changeColsCost(len(every), every, -cost[self.columns])
            if name in self.bases:
                self.highs.setBasis(self.bases[name])
        self.highs.setOptionValue("time_limit", float(self.highs.getRunTime()) + seconds)
        self.highs.run()
        if self.highs.getModelStatus() not in VERDICTS:  # HiGHS 1.15.1 can lose its way from a warm basis
            self.highs.clearSolver()
            self.highs.run()
        status: Status = self.highs.getModelStatus()
        self.level = name if status == Status.kOptimal else ""
        return status

    def remember(self, name: str) -> None:
        """Keep the basis of a level, if it is the first."""
        if name and name not in self.bases:
            self.bases[name] = self.highs.getBasis()


def silent() -> Any:
    """A silent, single-threaded, reproducible HiGHS."""
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy ships partial stubs
    for name, setting in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        highs.setOptionValue(name, setting)
    return highs


def _lp(columns: Ints, rows: Ints, bounds: Bounds, matrix: Matrix) -> highspy.HighsLp:
    """The model for HiGHS; the matrix is sorted by row and numbered like the program."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(columns), len(rows)
    lp.col_cost_ = np.zeros(len(columns))
    lp.col_lower_, lp.col_upper_ = bounds.lower[columns], bounds.upper[columns]
    lp.row_lower_, lp.row_upper_ = bounds.row_lower[rows], bounds.row_upper[rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    at = np.searchsorted(rows, matrix.row)
    lp.a_matrix_.start_ = np.searchsorted(at, np.arange(len(rows) + 1)).astype(np.int32)
    lp.a_matrix_.index_ = np.searchsorted(columns, matrix.column).astype(np.int32)
    lp.a_matrix_.value_ = matrix.value
    return lp
