"""Strictly lexicographic optimisation on HiGHS: solve a level, keep only what stays optimal, solve the next.

After a level the program is narrowed to its optimal face. Where the linear relaxation is tight, complementary slackness
does that exactly (columns with a reduced cost are fixed, rows with a price become equations); where it is not, columns
are fixed by reduced cost against the gap and one row holds the value. No big weights, so no loss of precision.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from openkarier.core.rotation.defects import Infeasible, SolverStopped
from openkarier.core.rotation.face import PRICED, Face
from openkarier.core.rotation.model import Status, silent
from openkarier.core.rotation.network import Ints
from openkarier.core.rotation.program import FREE, Reals

WHOLE = 1e-6
"""Largest distance from a whole number that HiGHS itself calls whole."""
BELOW_ONE = 0.99
"""All values are whole numbers: a bound less than one away is a proof."""

Start = Callable[[], tuple[Ints, Reals] | None]
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
    """Climbs level by level over one face, which is narrowed as it goes."""

    def __init__(self, face: Face, *, time_limit: float = FREE, gap: float = 0.0) -> None:
        self.face, self.program = face, face.program
        self.integral = self.program.integral()
        self.time_limit, self.accepted_gap, self.spent = time_limit, gap, 0.0

    def maximise(self, cost: Reals, start: Start = lambda: None, name: str = "") -> Rung:
        """Best point of the present face for this cost; `start` is asked for a known point when branching is needed.

        Raises `Infeasible` when there is none, `SolverStopped` when time ran out before any was found.
        """
        if not len(cost):
            return self._nothing_to_decide()
        began = time.monotonic()
        relaxed = self.face.relaxed(cost, name, max(0.0, self.time_limit - self.spent))
        self.spent += time.monotonic() - began
        if relaxed is None:
            found = self._branch(cost, FREE, start)
            self.face.hold(cost, found.value)
            return found
        point, reduced, prices = relaxed
        bound = float(cost @ point)
        if self._whole(point):
            self.face.narrow(reduced, prices, slack=0.0)
            return self._rung(point, round(bound), -prices)
        found = self._branch(cost, bound, start)
        self.face.narrow(reduced, prices, slack=max(0.0, bound - found.value))
        if bound - found.value > PRICED:
            self.face.hold(cost, found.value)
        return found

    def _nothing_to_decide(self) -> Rung:
        _, _, lower, upper = self.face.bounds
        if (lower > 0).any() or (upper < 0).any():
            raise Infeasible("Tidak ada rencana yang memenuhi semua ketetapan sekaligus.", [])
        return self._rung(np.zeros(0), 0, np.zeros(len(lower)))

    def _rung(self, point: Reals, value: int, worth: Reals) -> Rung:
        """A level settled by its linear program alone."""
        seats, side = len(self.program.row_person) + len(self.program.row_post), self.program.side_row
        return Rung(point, value, value, True, worth[:seats], worth[side : side + len(self.program.side)])

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
        point = self.face.full(branch.getSolution().col_value)
        value, proven_bound = float(np.rint(cost @ point)), min(bound, -info.mip_dual_bound)
        return Rung(point, value, proven_bound, proven=proven_bound - value < 1 - WHOLE)

    def _searched(self, presolve: str, start: tuple[Ints, Reals] | None) -> Any:
        branch = silent()
        branch.passModel(self.face.whole_numbers())
        left = max(0.0, self.time_limit - self.spent)
        gaps = ("mip_rel_gap", self.accepted_gap), ("mip_abs_gap", BELOW_ONE)
        for name, setting in (*gaps, ("presolve", presolve), ("time_limit", left)):
            branch.setOptionValue(name, setting)
        if start is not None:
            columns, values = self.face.within(*start)
            branch.setSolution(len(columns), columns, values)
        branch.run()
        self.spent += branch.getRunTime()
        return branch
