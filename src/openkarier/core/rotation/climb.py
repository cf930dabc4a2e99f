"""Strictly lexicographic optimisation on HiGHS: solve a level, keep only what stays optimal, solve the next.

After a level the program is narrowed to its optimal face. Where the linear relaxation is tight, complementary slackness
does that exactly (columns with a reduced cost are fixed, rows with a price become equations); where it is not, columns
are fixed by reduced cost against the gap and one row holds the value. No big weights, so no loss of precision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from openkarier.core.rotation.defects import Infeasible, SolverStopped
from openkarier.core.rotation.network import Ints
from openkarier.core.rotation.program import FREE, Program, Reals

WHOLE = 1e-6
"""Largest distance from a whole number that HiGHS itself calls whole."""
PRICED = 1e-5
"""A reduced cost above this (costs are whole numbers) excludes a column from every optimum."""
BELOW_ONE = 0.99
"""All values are whole numbers: a bound less than one away is a proof."""

Start = Callable[[], tuple[Ints, Reals] | None]
Memory = dict[tuple[int, str], highspy.HighsBasis]
"""Basis of each level by (columns of the program, level name): a changed game starts where the last one ended."""
Status = highspy.HighsModelStatus
FEASIBLE = highspy.SolutionStatus.kSolutionStatusFeasible


@dataclass(frozen=True)
class Rung:
    """Outcome of one level: the point reached, the proven bound and, if it was linear, what one more unit is worth."""

    point: Reals
    value: float
    bound: float
    proven: bool
    seat_prices: Reals | None = None
    """Worth of one more person row, then of one more seat per post; None where branch and bound was needed."""
    side_prices: Reals | None = None
    """Worth of one more unit of each side constraint."""

    @property
    def linear(self) -> bool:
        """True when the linear program alone settled the level."""
        return self.seat_prices is not None

    @property
    def gap(self) -> float:
        """Proven relative distance to the optimum; 0 when proven optimal."""
        return 0.0 if self.proven else abs(self.bound - self.value) / max(1.0, abs(self.value))


class Climber:
    """Holds one HiGHS model while the levels are climbed; bounds are narrowed as it goes."""

    def __init__(
        self, program: Program, *, time_limit: float = FREE, gap: float = 0.0, memory: Memory | None = None
    ) -> None:
        self.program = program
        self.highs = _solver(time_limit)
        self.highs.passModel(_lp(program))
        self.integral = program.integral()
        self.lower, self.upper = np.zeros(program.columns), np.concatenate(program.upper)
        self.row_lower, self.row_upper = np.concatenate(program.row_lower), np.concatenate(program.row_upper)
        self.time_limit, self.accepted_gap, self.branching = time_limit, gap, 0.0
        self.memory = {} if memory is None else memory

    def inherit(self, other: Climber) -> None:
        """Start from the face that the same game without envy has reached: the same seats, people and side rows."""
        (columns, rows), (their_columns, their_rows) = self.program.shared(), other.program.shared()
        self.lower[columns], self.upper[columns] = other.lower[their_columns], other.upper[their_columns]
        self._bound_columns(columns)
        self.row_lower[rows], self.row_upper[rows] = other.row_lower[their_rows], other.row_upper[their_rows]
        self._bound_rows(rows)
        seats = slice(len(self.program.row_person), len(self.program.row_person) + len(self.program.row_post))
        full = self.program.row_post[self.row_lower[seats] == self.row_upper[seats]]
        self._close(self.program.empty_column[np.isin(self.program.empty_post, full)])

    def _bound_columns(self, columns: Ints) -> None:
        columns = columns.astype(np.int32)
        self.highs.changeColsBounds(len(columns), columns, self.lower[columns], self.upper[columns])

    def _bound_rows(self, rows: Ints) -> None:
        rows = rows.astype(np.int32)
        self.highs.changeRowsBounds(len(rows), rows, self.row_lower[rows], self.row_upper[rows])

    def maximise(self, cost: Reals, start: Start = lambda: None, name: str = "") -> Rung:
        """Best point of the present face for this cost; `start` is asked for a known point when branching is needed.

        Raises `Infeasible` when there is none, `SolverStopped` when time ran out before any was found.
        """
        if not len(cost):
            return self._nothing_to_decide()
        every = np.arange(len(cost), dtype=np.int32)
        self.highs.changeColsCost(len(cost), every, -cost)
        relaxed = self._relaxed(name)
        if relaxed is None:
            return self._branch(cost, FREE, start)
        point, reduced, prices = relaxed
        bound = float(cost @ point)
        if self._whole(point):
            self._narrow(reduced, prices, slack=0.0)
            return self._rung(point, round(bound), -prices)
        found = self._branch(cost, bound, start)
        self._narrow(reduced, prices, slack=max(0.0, bound - found.value))
        if bound - found.value > PRICED:
            self._hold(cost, found.value)
        return found

    def _nothing_to_decide(self) -> Rung:
        if (self.row_lower > 0).any() or (self.row_upper < 0).any():
            raise Infeasible("Tidak ada rencana yang memenuhi semua ketetapan sekaligus.", [])
        return self._rung(np.zeros(0), 0, np.zeros(len(self.row_lower)))

    def _rung(self, point: Reals, value: int, worth: Reals) -> Rung:
        """A level settled by its linear program alone."""
        seats, side = len(self.program.row_person) + len(self.program.row_post), self.program.side_row
        return Rung(point, value, value, True, worth[:seats], worth[side : side + len(self.program.side)])

    def _close(self, columns: Ints) -> None:
        """Fix columns at zero from here on."""
        self.upper[columns] = 0.0
        self._bound_columns(columns)

    def _relaxed(self, name: str) -> tuple[Reals, Reals, Reals] | None:
        """Optimum of the linear relaxation: point, reduced costs, row prices; None when time ran out.

        Starts from the basis that the same level of an earlier climb ended with, if the memory has one.
        """
        key = self.program.columns, name
        if key in self.memory:
            self.highs.setBasis(self.memory[key])
        self.highs.run()
        status = self.highs.getModelStatus()
        if status == Status.kTimeLimit:
            return None
        if status in (Status.kInfeasible, Status.kUnboundedOrInfeasible):
            raise Infeasible("Tidak ada rencana yang memenuhi semua ketetapan sekaligus.", [])
        if status != Status.kOptimal:
            raise SolverStopped(
                f"Penyelesai berhenti tanpa hasil ({status.name}). Ulangi dengan batas waktu lebih panjang."
            )
        if name and key not in self.memory:
            self.memory[key] = self.highs.getBasis()
        solution = self.highs.getSolution()
        return np.array(solution.col_value), np.array(solution.col_dual), np.array(solution.row_dual)

    def _whole(self, point: Reals) -> bool:
        wanted = point[self.integral]
        return bool((np.abs(wanted - np.rint(wanted)) < WHOLE).all())

    def _branch(self, cost: Reals, bound: float, start: Start) -> Rung:
        """Branch and bound on the present face, in a solver of its own; the relaxation's `bound` is tightened.

        Presolve of HiGHS 1.15.1 has called feasible rows infeasible (found by enumeration), so any verdict but an
        optimum is only believed when the plain search repeats it.
        """
        branch = self._searched("on", start())
        if branch.getModelStatus() not in (Status.kOptimal, Status.kTimeLimit):
            branch = self._searched("off", None)
        if branch.getModelStatus() == Status.kInfeasible:
            raise Infeasible("Tidak ada rencana yang memenuhi semua ketetapan sekaligus.", [])
        info = branch.getInfo()
        if info.primal_solution_status != int(FEASIBLE):
            raise SolverStopped("Waktu habis sebelum ada rencana. Ulangi dengan batas waktu lebih panjang.")
        point = np.array(branch.getSolution().col_value)
        value, proven_bound = float(np.rint(cost @ point)), min(bound, -info.mip_dual_bound)
        return Rung(point, value, proven_bound, proven=proven_bound - value < 1 - WHOLE)

    def _searched(self, presolve: str, start: tuple[Ints, Reals] | None) -> Any:
        branch = _solver(max(0.0, self.time_limit - self.spent()))
        branch.passModel(self._whole_model())
        for name, setting in (("mip_rel_gap", self.accepted_gap), ("mip_abs_gap", BELOW_ONE), ("presolve", presolve)):
            branch.setOptionValue(name, setting)
        if start is not None:
            branch.setSolution(len(start[0]), start[0].astype(np.int32), start[1])
        branch.run()
        self.branching += branch.getRunTime()
        return branch

    def spent(self) -> float:
        """Seconds of solver time so far."""
        return float(self.highs.getRunTime()) + self.branching

    def _whole_model(self) -> highspy.HighsLp:
        """The present face with every column whole: chains, envy and slack are counts too."""
        lp: highspy.HighsLp = self.highs.getLp()
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.upper)
        lp.col_upper_ = np.minimum(self.upper, self.program.ceiling())
        return lp

    def _narrow(self, reduced: Reals, prices: Reals, slack: float) -> None:
        """Keep only points within `slack` of the relaxation's optimum (minimisation: reduced costs are >= 0 at 0)."""
        at_lower, at_upper = reduced > slack + PRICED, reduced < -slack - PRICED
        self.upper[at_lower] = self.lower[at_lower]
        self.lower[at_upper] = self.upper[at_upper]
        self._bound_columns(np.flatnonzero(at_lower | at_upper))
        if slack > PRICED:
            return
        tight = np.flatnonzero(np.abs(prices[: len(self.row_lower)]) > PRICED)
        side = np.where(prices[tight] > 0, self.row_lower[tight], self.row_upper[tight])
        self.row_lower[tight] = self.row_upper[tight] = side
        self._bound_rows(tight)

    def _hold(self, cost: Reals, value: float) -> None:
        """One row that keeps a level's value while later levels are climbed."""
        columns = np.flatnonzero(cost).astype(np.int32)
        self.highs.addRow(value - 0.01, FREE, len(columns), columns, cost[columns])


def _solver(time_limit: float) -> Any:
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy ships partial stubs
    for name, setting in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("time_limit", time_limit)):
        highs.setOptionValue(name, setting)
    return highs


def _lp(program: Program) -> highspy.HighsLp:
    row, column, value = (np.concatenate(part) for part in zip(*program.entries, strict=True))
    order = np.argsort(row, kind="stable")
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = program.columns, program.rows
    lp.col_cost_, lp.col_lower_ = np.zeros(program.columns), np.zeros(program.columns)
    lp.col_upper_ = np.concatenate(program.upper)
    lp.row_lower_, lp.row_upper_ = np.concatenate(program.row_lower), np.concatenate(program.row_upper)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.searchsorted(row[order], np.arange(program.rows + 1)).astype(np.int32)
    lp.a_matrix_.index_, lp.a_matrix_.value_ = column[order].astype(np.int32), value[order]
    return lp
