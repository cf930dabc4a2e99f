"""The three plans: A by deferred acceptance, B and C by climbing their ladder on HiGHS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from openkarier.core.rotation import causes, prices
from openkarier.core.rotation.assessment import assess
from openkarier.core.rotation.building import build, decided
from openkarier.core.rotation.climb import Climber, Rung
from openkarier.core.rotation.defects import Infeasible, SolverStopped
from openkarier.core.rotation.deferred import deferred_acceptance
from openkarier.core.rotation.explain import reasons
from openkarier.core.rotation.face import Face
from openkarier.core.rotation.instance import Instance
from openkarier.core.rotation.ladder import LAM_DEFAULT, MERIT_KETAT, SEIMBANG, Level, ladder
from openkarier.core.rotation.live import Live, live_part
from openkarier.core.rotation.network import Ints, Network, compile_network
from openkarier.core.rotation.plan import Plan
from openkarier.core.rotation.program import FREE, Program, Reals
from openkarier.core.rotation.side import SideRow, side_rows

Progress = Callable[[str, int, int, int, float], None]
"""Called after each level with (level name, place, number of levels, exact value, proven gap)."""


UNPROVEN = 1.0
"""Gap reported when a level was not even bounded in time."""


@dataclass(frozen=True)
class Effort:
    """How hard to try. `time_limit` in seconds of solver time, `gap` the relative gap at which to be content."""

    time_limit: float = FREE
    gap: float = 0.0
    progress: Progress | None = None


@dataclass(frozen=True)
class Ascent:
    """Where the climb ended: the placement, the gap of the first level not proven, one rung per level climbed."""

    chosen: Ints
    gap: float
    program: Program | None
    rungs: tuple[tuple[Level, Rung | None], ...]


@dataclass(frozen=True)
class Game:
    """One network with what a program needs besides: its live part, its side constraints, whether they may give."""

    network: Network
    live: Live
    side: tuple[SideRow, ...]
    relax: bool
    envy: bool
    warm: dict[bool, Face] = field(default_factory=dict)
    """Face with and without envy of the last climb over the same rows and columns."""

    @classmethod
    def of(cls, network: Network, task: Task) -> Game:
        """The game of a task on its network."""
        relax = task.instance.constraints.relax
        return cls(network, live_part(network), task.side, relax, task.plan == SEIMBANG)

    def face(self, *, envy: bool) -> Face:
        """Rows and columns, with or without envy; warm where an earlier climb left them."""
        if envy in self.warm and not self.warm[envy].held:
            face = self.warm[envy]
            return face.again(decided(face.program, self.network, self.live))
        face = Face(build(self.network, self.live, envy=envy, side=self.side, relax=self.relax))
        self.warm[envy] = face
        return face


def solve(
    instance: Instance, plan: str, *, lam: int = LAM_DEFAULT, seed: int = 0, effort: Effort | None = None
) -> Plan:
    """Solve one plan ("a", "b" or "c") and explain it.

    Raises `Infeasible` with an irreducible set of causes when pins and constraints cannot hold together.
    """
    network = compile_network(instance, seed)
    task = Task(instance, plan, lam, tuple(ladder(network, plan, lam)), side_rows(instance, network))
    found = task.solved(Game.of(network, task), effort or Effort())
    return replace(found, reasons=reasons(instance, network, found.chosen, found.assessment))


@dataclass(frozen=True)
class Task:
    """What stays the same when the committee closes or pins edges: the plan's kind, its ladder, its side rows."""

    instance: Instance
    plan: str
    lam: int
    levels: tuple[Level, ...]
    side: tuple[SideRow, ...]

    def solved(self, game: Game, effort: Effort) -> Plan:
        """The plan of this kind on that game, without reasons."""
        try:
            if self.plan == MERIT_KETAT:
                ascent = Ascent(strict_placement(game.network), 0.0, None, ())
            else:
                ascent = ascend(game, self.levels, effort)
        except Infeasible as found:
            raise self._explained(game, found) from None
        assessment, program = assess(game.network, ascent.chosen), ascent.program
        return Plan(
            plan=self.plan,
            lam=self.lam,
            network=game.network,
            chosen=ascent.chosen,
            assessment=assessment,
            levels=self.levels,
            values=tuple(level.value(assessment) for level in self.levels),
            proven_gap=ascent.gap,
            instance=self.instance,
            side=self.side,
            shadow_prices=prices.of_side_rows(program, ascent.rungs) if program else (),
            prices=prices.lexicographic(program, ascent.rungs) if program and not ascent.gap else None,
        )

    def _explained(self, game: Game, found: Infeasible) -> Infeasible:
        """The smallest causes, or `found` itself where it is plan A alone that has no room."""
        if self.plan == MERIT_KETAT and not self.side and causes.crowded(game.network) is None:
            return found
        return causes.smallest_causes(self.instance) or found


def strict_placement(network: Network) -> Ints:
    """Plan A. Raises `Infeasible` when a pin takes the seat of an incumbent who finds no other by merit."""
    chosen = deferred_acceptance(network)
    bound = (network.people.own >= 0) & ~network.people.must_move
    bound[network.edges.person[network.pinned]] = True
    homeless = np.flatnonzero(bound & (chosen < 0))
    if len(homeless):
        names = (network.people.ids[person] for person in homeless.tolist())
        lost = [f"{name} tidak memperoleh jabatan lain menurut merit" for name in names]
        raise Infeasible("Rencana A tidak dapat memenuhi penetapan panitia tanpa mengambil kursi pejabat:", lost)
    return chosen


def ascend(game: Game, levels: tuple[Level, ...], effort: Effort) -> Ascent:
    """Climb all levels.

    With envy, the service levels are climbed on the small program without it (they do not see envy), and the rest on
    their face; where side constraints keep that face from being linear, on the full program from the top.
    """
    below = _Climb(game, game.face(envy=False), levels, effort)
    if not game.envy:
        return below.all()
    below.until(sum(level.service for level in levels))
    rest = replace(effort, time_limit=max(0.0, effort.time_limit - below.climber.spent))
    return _Climb(game, game.face(envy=True), levels, rest, below if below.priced else None).all()


class _Climb:
    """One climb over one program; `below` is the finished climb of the service levels, when there is one."""

    def __init__(
        self, game: Game, face: Face, levels: tuple[Level, ...], effort: Effort, below: _Climb | None = None
    ) -> None:
        self.game, self.program, self.levels, self.effort = game, face.program, levels, effort
        self.climber = Climber(face, time_limit=effort.time_limit, gap=effort.gap)
        self.rungs: list[tuple[Level, Rung | None]] = list(below.rungs) if below else []
        self.chosen: Ints | None = None
        self.gap, self.linear = 0.0, True
        if below:
            self.climber.face.inherit(below.climber.face)
        elif len(self.program.slack_column):
            self.linear = self.climber.maximise(self.program.slack_cost()).linear

    @property
    def priced(self) -> bool:
        """True when every level so far was settled by its linear program, so that its face can be handed on."""
        return self.gap == 0 and self.linear and all(rung is None or rung.linear for _, rung in self.rungs)

    def all(self) -> Ascent:
        """Climb to the top."""
        self.until(len(self.levels))
        if self.chosen is None:
            rung = self.climber.maximise(np.zeros(self.program.columns))
            self.chosen = self.program.chosen(rung.point, self.game.live.settled)
        return Ascent(self.chosen, self.gap, self.program, tuple(self.rungs))

    def until(self, last: int) -> None:
        """Climb the levels not yet climbed, up to number `last`; stops early at the first one not proven."""
        for level in self.levels[len(self.rungs) : last]:
            try:
                rung = self._rung(level)
            except SolverStopped:
                self._out_of_time()
                return
            self.rungs.append((level, rung))
            if rung:
                self._arrive(level, rung)
            if self.gap:
                return

    def _rung(self, level: Level) -> Rung | None:
        """Climb one level, or None when nothing is left to decide there."""
        cost = self.program.cost(level)
        if not self.climber.face.open(cost):
            return None
        return self.climber.maximise(cost, self._start, level.name)

    def _start(self) -> tuple[Ints, Reals]:
        known = self.chosen if self.chosen is not None else deferred_acceptance(self.game.network)
        return self.program.start(known)

    def _arrive(self, level: Level, rung: Rung) -> None:
        self.chosen, self.gap = self.program.chosen(rung.point, self.game.live.settled), rung.gap
        if self.effort.progress:
            value = level.value(assess(self.game.network, self.chosen))
            self.effort.progress(level.name, len(self.rungs), len(self.levels), value, rung.gap)

    def _out_of_time(self) -> None:
        """Keep the better of what was found and DA*, which needs no solver, with nothing proven about it."""
        if self.program.side:
            known = [] if self.chosen is None else [self.chosen]
        else:
            known = [each for each in (self.chosen, deferred_acceptance(self.game.network)) if each is not None]
        if not known:
            raise SolverStopped("Waktu habis sebelum ada rencana. Ulangi dengan batas waktu lebih panjang.")
        self.chosen, self.gap = max(known, key=self._worth), UNPROVEN

    def _worth(self, chosen: Ints) -> tuple[int, ...]:
        assessment = assess(self.game.network, chosen)
        return tuple(level.sense * level.value(assessment) for level in self.levels)
