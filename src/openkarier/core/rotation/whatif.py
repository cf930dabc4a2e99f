"""Pin, forbid or freeze, solve again, and say what changed and who loses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from openkarier.core.rotation.instance import Constraints, Instance
from openkarier.core.rotation.network import UNPLACED_STANDING
from openkarier.core.rotation.plan import Plan
from openkarier.core.rotation.reading import reject
from openkarier.core.rotation.scrutiny import defects_of
from openkarier.core.rotation.solve import Effort, solve

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


def what_if(instance: Instance, base: Plan, question: Question, effort: Effort | None = None) -> Difference:
    """Solve again with the question, same plan, price and seed.

    Raises `BadInput` for a question that breaks a rule, `Infeasible` with the smallest causes where nothing fits.
    """
    asked = replace(instance, constraints=question.asked_of(instance.constraints), sha256="")
    reject(defects_of(asked))
    return compare(base, solve(asked, base.plan, lam=base.lam, seed=base.network.seed, effort=effort))


def counterfactual(instance: Instance, base: Plan, person: str, post: str) -> Difference:
    """What granting one refused wish would cost: the evidence behind IRI_BERALASAN."""
    return what_if(instance, base, Question(pins=((person, post),)))


def compare(before: Plan, after: Plan) -> Difference:
    """Who changes between two plans over the same people, and who loses by the preferences of the first."""
    was, now = before.assignment, after.assignment
    everyone = sorted(set(was) | set(now))
    changed = {person: (was.get(person), now.get(person)) for person in everyone if was.get(person) != now.get(person)}
    liking = _Liking(before, after)
    gain = {person: liking.of(person, old) - liking.of(person, new) for person, (old, new) in changed.items()}
    return Difference(
        plan=after,
        changed=changed,
        losers=tuple(person for person, step in gain.items() if step < 0),
        winners=tuple(person for person, step in gain.items() if step > 0),
    )


class _Liking:
    """Place of a post in a person's preferences, from the edges of either plan's network."""

    def __init__(self, *plans: Plan) -> None:
        self.standing: dict[Pair, int] = {}
        for plan in plans:
            edges, people, posts = plan.network.edges, plan.network.people.ids, plan.network.posts.ids
            pairs = zip(edges.person.tolist(), edges.post.tolist(), plan.network.standing.tolist(), strict=True)
            self.standing.update({(people[i], posts[p]): place for i, p, place in pairs})

    def of(self, person: str, post: str | None) -> int:
        return UNPLACED_STANDING if post is None else self.standing.get((person, post), UNPLACED_STANDING)
