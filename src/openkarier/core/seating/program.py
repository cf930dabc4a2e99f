"""People to sessions as a small whole-numbered program (HiGHS): fewest moves, then the flattest absence of each unit.

People alike in unit, need and previous session are one class, so that columns count classes and not people. With the
peaks at their floor the program is a flow, and its linear relaxation is whole by itself nearly always. One worker, a
fixed seed and no clock: the same problem gives the same plan.

Each row that a person could take back (seats of a session, share of a unit, an absence, a pin) is a cause with a
switch. Solving holds all switches off; explaining looks for the smallest set of causes that contradict each other, by
the implicit hitting sets of Ignatiev, Previti, Liffiton, Marques-Silva (CP 2015): every way to repair the plan names
causes of which the set must hold one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import highspy
import numpy as np

from openkarier.core.seating.problem import Person, Problem, Session


class Cause(NamedTuple):
    """One thing that could be changed: its kind, what it is about (a key), and the sentence that says it."""

    kind: str  # kursi, akses, bagian, halangan, ketetapan
    about: int
    sentence: str


class Unseatable(Exception):
    """No plan exists; `causes` is a smallest set of demands that contradict each other."""

    def __init__(self, causes: Sequence[Cause]) -> None:
        super().__init__("Peserta tidak dapat ditempatkan seluruhnya.")
        self.causes = tuple(causes)


class Group(NamedTuple):
    """What makes people interchangeable; `alone` separates those with absences or pins."""

    unit: int
    accessible: bool
    before: int
    alone: int


@dataclass
class Program:
    """The program of one problem: columns x[group, session], a peak per unit, a switch per cause."""

    problem: Problem
    groups: dict[Group, list[Person]] = field(default_factory=dict)
    causes: list[Cause] = field(default_factory=list)
    _solver: Any = None
    _switch: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Group the people and write the rows."""
        place = {session.key: i for i, session in enumerate(self.problem.sessions)}
        for person in self.problem.people:
            before = place.get(person.before.session, -1) if person.before else -1
            alone = person.key if person.away or person.pin else -1
            self.groups.setdefault(Group(person.unit, person.accessible, before, alone), []).append(person)
        self._solver = _quiet()
        self._columns()
        self._everyone()
        self._seats()
        self._shares()
        for row, (group, members) in enumerate(self.groups.items()):
            if group.alone >= 0:
                self._declared(row, members[0])

    def solve(self) -> list[int] | None:
        """Session (place in the list) of each person in the order of `people`; None when there is no plan."""
        self._bound_switches(hard=range(len(self.causes)))
        point = self._run(self._cost())
        return None if point is None else self._spread(point)

    def smallest_causes(self) -> list[Cause]:
        """A set of causes that contradict each other, with as few members as any such set has."""
        repairs: list[frozenset[int]] = []
        while True:
            chosen = _smallest_hitting(repairs, len(self.causes))
            repair = self._repair(chosen)
            if repair is None:
                return [self.causes[i] for i in sorted(chosen)]
            repairs.append(repair)

    # --- columns and rows ---

    def _columns(self) -> None:
        problem, n = self.problem, len(self.problem.people)
        self._width = len(problem.sessions)
        for group, members in self.groups.items():
            for i in range(self._width):
                cost = 0 if group.before in (-1, i) else n + 1
                self._column(len(members), cost=cost)
        self._peaks = {}
        for unit, strong in problem.strength.items():
            self._peaks[unit] = self._column(
                strong, low=-(-strong // max(1, len(problem.moments))), whole=False, cost=1
            )

    def _column(self, high: float, *, low: float = 0, whole: bool = True, cost: float = 0) -> int:
        self._solver.addCol(cost, low, high, 0, [], [])
        column: int = self._solver.getNumCol() - 1
        if whole:
            self._solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        return column

    def _x(self, row: int, session: int) -> int:
        return row * self._width + session

    def _row(self, low: float, high: float, columns: Sequence[int], values: Sequence[float]) -> None:
        self._solver.addRow(
            low, high, len(columns), np.array(columns, dtype=np.int32), np.array(values, dtype=np.float64)
        )

    def _cause(self, kind: str, about: int, sentence: str) -> int:
        """A new cause; returns the column of its switch."""
        self.causes.append(Cause(kind, about, sentence))
        self._switch.append(self._column(1))
        return self._switch[-1]

    def _everyone(self) -> None:
        for row, members in enumerate(self.groups.values()):
            columns = [self._x(row, i) for i in range(self._width)]
            self._row(len(members), len(members), columns, [1.0] * self._width)

    def _seats(self) -> None:
        everybody = range(len(self.groups))
        needing = [row for row, group in enumerate(self.groups) if group.accessible]
        for i, session in enumerate(self.problem.sessions):
            switch = self._cause("kursi", session.key, f"{session.name}: {session.seats} kursi")
            self._capped(switch, [self._x(row, i) for row in everybody], session.seats)
            if needing:
                free = _accessible_seats(self.problem, session)
                sentence = f"{session.name}: {free} kursi di ruang yang mudah diakses"
                self._capped(self._cause("akses", session.key, sentence), [self._x(row, i) for row in needing], free)

    def _capped(self, switch: int, columns: Sequence[int], most: int) -> None:
        slack = float(len(self.problem.people))
        self._row(-highspy.kHighsInf, most, [*columns, switch], [*[1.0] * len(columns), -slack])

    def _shares(self) -> None:
        problem = self.problem
        rows_of: dict[int, list[int]] = {}
        for row, group in enumerate(self.groups):
            rows_of.setdefault(group.unit, []).append(row)
        for unit, rows in rows_of.items():
            strong, most = problem.strength[unit], problem.most_away(unit)
            name = f"{problem.units[unit]}: paling banyak {most} dari {strong} peserta pada saat yang sama"
            switch = self._cause("bagian", unit, name)
            for moment in problem.moments:
                columns = [self._x(row, i) for row in rows for i in sorted(moment)]
                self._capped(switch, columns, most)
                self._row(-highspy.kHighsInf, 0, [*columns, self._peaks[unit]], [*[1.0] * len(columns), -1.0])

    def _declared(self, row: int, person: Person) -> None:
        for away in person.away:
            barred = [i for i, session in enumerate(self.problem.sessions) if session.clashes(away)]
            if barred:
                switch = self._cause("halangan", person.key, _absence(person, away))
                self._row(
                    -highspy.kHighsInf, 0, [*(self._x(row, i) for i in barred), switch], [*[1.0] * len(barred), -1]
                )
        if person.pin:
            places = {session.key: i for i, session in enumerate(self.problem.sessions)}
            i = places[person.pin.session]
            sentence = f"{person.name} ditetapkan di {self.problem.sessions[i].name}"
            switch = self._cause("ketetapan", person.key, sentence)
            self._row(1, highspy.kHighsInf, [self._x(row, i), switch], [1.0, 1.0])

    # --- solving ---

    def _cost(self) -> list[float]:
        wanted = list(self._solver.getLp().col_cost_)
        for column in self._switch:
            wanted[column] = 0.0
        return wanted

    def _bound_switches(self, hard: Iterable[int]) -> None:
        held = set(hard)
        for i, column in enumerate(self._switch):
            self._solver.changeColBounds(column, 0, 0 if i in held else 1)

    def _run(self, cost: Sequence[float]) -> list[float] | None:
        columns = np.arange(len(cost), dtype=np.int32)
        self._solver.changeColsCost(len(cost), columns, np.array(cost, dtype=np.float64))
        self._solver.clearSolver()
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return list(self._solver.getSolution().col_value)

    def _repair(self, hard: frozenset[int]) -> frozenset[int] | None:
        """The fewest causes to give up while `hard` ones hold; None when even all others do not help."""
        self._bound_switches(hard)
        cost = [0.0] * self._solver.getNumCol()
        for column in self._switch:
            cost[column] = 1.0
        standing = self._cost()
        point = self._run(cost)
        self._solver.changeColsCost(
            len(standing), np.arange(len(standing), dtype=np.int32), np.array(standing, dtype=np.float64)
        )
        if point is None:
            return None
        return frozenset(i for i, column in enumerate(self._switch) if point[column] > 0.5)

    def _spread(self, point: Sequence[float]) -> list[int]:
        """Give the members of each group their sessions, earlier sessions to earlier names."""
        chosen: dict[int, int] = {}
        for row, members in enumerate(self.groups.values()):
            seats = [i for i in range(self._width) for _ in range(round(point[self._x(row, i)]))]
            chosen |= {person.key: i for person, i in zip(members, seats, strict=True)}
        return [chosen[person.key] for person in self.problem.people]


def _accessible_seats(problem: Problem, session: Session) -> int:
    """Seats of accessible rooms that no pinned person without the need has taken."""
    rooms = {room.key for room in session.rooms if room.accessible}
    taken = sum(
        1
        for person in problem.people
        if person.pin and not person.accessible and person.pin.session == session.key and person.pin.room in rooms
    )
    return sum(room.seats for room in session.rooms if room.accessible) - taken


def _absence(person: Person, away: object) -> str:
    reason = getattr(away, "reason", "")
    return f"{person.name} berhalangan{f' ({reason})' if reason else ''}"


def _smallest_hitting(sets: Sequence[frozenset[int]], n: int) -> frozenset[int]:
    """A smallest set of numbers below `n` that meets every one of `sets`."""
    if not sets:
        return frozenset()
    solver = _quiet()
    for _ in range(n):
        solver.addCol(1.0, 0, 1, 0, [], [])
        solver.changeColIntegrality(solver.getNumCol() - 1, highspy.HighsVarType.kInteger)
    for one in sets:
        columns = np.array(sorted(one), dtype=np.int32)
        solver.addRow(1, highspy.kHighsInf, len(columns), columns, np.ones(len(columns)))
    solver.run()
    return frozenset(i for i, value in enumerate(solver.getSolution().col_value) if value > 0.5)


def _quiet() -> Any:
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # the package has no types here
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),  # every cost is whole
    ):
        solver.setOptionValue(name, value)
    return solver
