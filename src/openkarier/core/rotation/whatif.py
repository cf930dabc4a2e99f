"""Pin, forbid or freeze, solve again, and say what changed and who loses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from openkarier.core.rotation.instance import Constraints, Instance
from openkarier.core.rotation.ladder import LAM_DEFAULT, ladder
from openkarier.core.rotation.live import live_part
from openkarier.core.rotation.network import STAY, UNPLACED_STANDING, Flags, Ints, Network, compile_network
from openkarier.core.rotation.plan import Plan
from openkarier.core.rotation.reading import reject
from openkarier.core.rotation.scrutiny import defects_of
from openkarier.core.rotation.side import side_rows
from openkarier.core.rotation.solve import Effort, Game, Task

Pair = tuple[str, str]


@dataclass(frozen=True)
class Question:
    """What the committee tries out on top of the constraints already in force."""

    pins: tuple[Pair, ...] = ()
    forbids: tuple[Pair, ...] = ()
    freeze_units: tuple[str, ...] = ()

    def asked_of(self, constraints: Constraints) -> Constraints:
        """The constraints with the question added."""
        return replace(
            constraints,
            pins=constraints.pins + tuple(pair for pair in self.pins if pair not in constraints.pins),
            forbids=constraints.forbids + self.forbids,
            freeze_units=constraints.freeze_units + self.freeze_units,
        )


@dataclass(frozen=True)
class Difference:
    """The new plan against the old: changed people by id, with the old and new post (None: no post)."""

    plan: Plan
    changed: dict[str, tuple[str | None, str | None]]
    losers: tuple[str, ...]
    """People whose result is worse in their own order of preference."""
    winners: tuple[str, ...]

    def body(self) -> dict[str, Any]:
        """Plain values, ready for JSON: who changes, who loses, and each level before and after is the plan's own."""
        return {
            "changed": {person: list(posts) for person, posts in sorted(self.changed.items())},
            "losers": list(self.losers),
            "winners": list(self.winners),
            "plan": self.plan.body(),
        }


class Desk:
    """One plan on the table with all that its next solution can reuse: arrays, ladder, bases of the solver."""

    def __init__(self, instance: Instance, plan: str, *, lam: int = LAM_DEFAULT, seed: int = 0) -> None:
        network = compile_network(instance, seed)
        self.instance = instance
        self.task = Task(instance, plan, lam, tuple(ladder(network, plan, lam)), side_rows(instance, network))
        self.game = Game.of(network, self.task)
        self.base = self.task.solved(self.game, Effort())
        self._edge_at: dict[Pair, int] | None = None

    def ask(self, question: Question, effort: Effort | None = None) -> Difference:
        """Solve again with the question; the same answer as a run from nothing on the changed instance.

        Raises `BadInput` for a question that breaks a rule, `Infeasible` with the smallest causes where nothing fits.
        """
        asked = replace(self.instance, constraints=question.asked_of(self.instance.constraints), sha256="")
        if not self._sound(question):
            reject(defects_of(asked))
        network = self._decided(question)
        game = replace(self.game, network=network)  # with its warm solvers
        if not self._keeps_live(network):
            game = replace(game, live=live_part(network), warm={})
        return compare(self.base, replace(self.task, instance=asked).solved(game, effort or Effort()))

    def granting(self, person: str, post: str) -> Difference:
        """What granting one refused wish would cost: the evidence behind IRI_BERALASAN."""
        return self.ask(Question(pins=((person, post),)))

    def _edges(self) -> dict[Pair, int]:
        if self._edge_at is None:
            edges, people, posts = self.base.network.edges, self.base.network.people.ids, self.base.network.posts.ids
            pairs = enumerate(zip(edges.person.tolist(), edges.post.tolist(), strict=True))
            self._edge_at = {(people[i], posts[p]): edge for edge, (i, p) in pairs}
        return self._edge_at

    def _sound(self, question: Question) -> bool:
        """Quick look: new pins are open edges of people not yet pinned; anything else deserves the full scrutiny."""
        closed, pinned = self.base.network.edges.closed, {person for person, _ in self.instance.constraints.pins}
        at = [self._edges().get(pair) for pair in question.pins]
        fresh = all(edge is not None and not closed[edge] for edge in at)
        new = {person for person, _ in question.pins}
        return fresh and len(new) == len(question.pins) <= 1 and not new & pinned and not question.freeze_units

    def _decided(self, question: Question) -> Network:
        """The network with the question's edges closed and pinned."""
        network = self.base.network
        edges = network.edges
        closed, pinned = edges.closed.copy(), network.pinned.copy()
        for pair in question.pins:
            edge = self._edges()[pair]
            closed |= (edges.person == edges.person[edge]) & (np.arange(len(closed)) != edge)
            pinned[edge] = True
        closed[[self._edges()[pair] for pair in question.forbids if pair in self._edges()]] = True
        if question.freeze_units:
            closed |= self._frozen(question.freeze_units)
        return replace(network, edges=edges._replace(closed=closed), pinned=pinned)

    def _frozen(self, wanted: tuple[str, ...]) -> Flags:
        """(E,) moves into or out of the frozen units."""
        edges, own = self.base.network.edges, self.base.network.people.own
        names = {post.id: post.unit for post in self.instance.posts}
        frozen = np.array([names[post] in wanted for post in self.base.network.posts.ids])
        home = own[edges.person]
        touched: Flags = (frozen[edges.post] | ((home >= 0) & frozen[home])) & (edges.kind != STAY)
        return touched

    def _keeps_live(self, network: Network) -> bool:
        """True while nothing pinned has fallen out of the live part, so that the old program still fits."""
        return not (network.pinned & ~self.game.live.edges).any()


def compare(before: Plan, after: Plan) -> Difference:
    """Who changes between two plans over the same edges, and who loses by their own order of preference."""
    people, posts, edges = before.network.people.ids, before.network.posts.ids, before.network.edges
    touched = np.flatnonzero(before.chosen != after.chosen)
    old, new = before.chosen[touched], after.chosen[touched]
    gain = _standing(before.network, old) - _standing(before.network, new)

    def post(edge: int) -> str | None:
        return None if edge < 0 else posts[int(edges.post[edge])]

    changed = zip(touched.tolist(), old.tolist(), new.tolist(), strict=True)
    return Difference(
        plan=after,
        changed={people[person]: (post(was), post(now)) for person, was, now in changed},
        losers=tuple(people[person] for person in touched[gain < 0].tolist()),
        winners=tuple(people[person] for person in touched[gain > 0].tolist()),
    )


def _standing(network: Network, chosen: Ints) -> Ints:
    return np.where(chosen < 0, UNPLACED_STANDING, network.standing[chosen])
