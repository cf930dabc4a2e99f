"""The "Figures to reach" of the rotation engine, in CPU-seconds, with other people's solvers on the same instances.

S, M, L and the tiny games; the nation (N) is benchmarks/rotation_nation.py.

Usage: .venv/bin/python benchmarks/rotation.py [--sizes SML] [--games 10000] [--second SM] [--questions 40]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from rotation_games import SIZES, City, draw, instance_of, network_of

from openkarier.core.rotation.assessment import assess, moves
from openkarier.core.rotation.certificate import certify
from openkarier.core.rotation.defects import Infeasible
from openkarier.core.rotation.deferred import deferred_acceptance
from openkarier.core.rotation.explain import reasons
from openkarier.core.rotation.instance import Constraints, Instance
from openkarier.core.rotation.ladder import ladder
from openkarier.core.rotation.network import Network, compile_network
from openkarier.core.rotation.plan import Plan
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.solve import Effort, Game, Task, solve
from openkarier.core.rotation.whatif import Desk, Question

HERE = Path(__file__).resolve().parent
TARGETS = {
    "plan A incl. metrics": "S 0.01 · M 0.1 · L 1",
    "plan C exact": "S 0.1 · M 0.3 · L 5",
    "plan B, gap 0": "S 0.5 · M 10 · L 60 (gap 0.01 %)",
    "plan B, side constraints, gap 0.1 %": "S 60 · M 90",
    "what-if p95": "S 0.05 · M 0.3 · L 1",
    "explanation": "S 0.05 · M 0.1 · L 0.5",
}
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """(result, CPU-seconds of this process)."""
    start = time.process_time()
    return work(), time.process_time() - start


def line(size: str, what: str, seconds: float | None, note: str = "") -> None:
    """One row of the table."""
    spent = "      —" if seconds is None else f"{seconds:7.3f}"
    print(f"{size:2} {what:38} {spent}  {note}", flush=True)


def figures(network: Network, chosen: np.ndarray) -> str:
    """Moves, first wishes, envy pairs, wasted posts, mean merit of a placement."""
    found, edges = assess(network, chosen), network.edges
    first = int((edges.wish[found.taken] == 1).sum())
    merit = edges.merit[found.taken].mean()
    moved = int(moves(network, chosen).sum())
    return f"{moved} moves, {first} first wishes, envy {found.pairs}, waste {found.wasted}, mean merit {merit:.1f}"


def plan_a(network: Network) -> np.ndarray:
    """Deferred acceptance with every metric that a plan reports."""
    chosen = deferred_acceptance(network)
    assess(network, chosen)
    return chosen


def by_ladder(
    size: str, what: str, instance: Instance, network: Network, *, plan: str, effort: Effort | None = None
) -> Plan:
    """One plan from arrays to proven optimum."""
    task = Task(instance, plan, 3_000, tuple(ladder(network, plan)), ())
    found, spent = timed(lambda: task.solved(Game.of(network, task), effort or Effort()))
    line(size, what, spent, f"{figures(network, found.chosen)}, gap {found.proven_gap:.4%}")
    return found


def explained(size: str, instance: Instance, plan: Plan) -> None:
    """Every reason of a plan, and its certificate."""
    found, spent = timed(lambda: reasons(instance, plan.network, plan.chosen, plan.assessment))
    line(size, "explanation", spent, f"{sum(map(len, found.values()))} reasons")
    raw, answer = instance.to_json(), plan.to_json()
    findings, spent = timed(lambda: certify(raw, answer))
    failed = [finding.name for finding in findings if not finding.holds and "masukan" not in finding.name]
    line(size, "certificate (independent)", spent, f"failed: {failed or 'none'}")


def constrained(size: str, city: City) -> None:
    """Plan B with turnover cap, succession and a cap on all moves."""
    cap = {"S": 60, "M": 140}[size]
    limits = Constraints(turnover_cap=0.30, max_moves=cap, successor_for_critical=True)
    instance = instance_of(city, limits)
    found, spent = timed(lambda: solve(instance, "b", seed=1, effort=Effort(gap=0.001)))
    note = f"{figures(found.network, found.chosen)}, gap {found.proven_gap:.4%}"
    line(size, "plan B, side constraints, gap 0.1 %", spent, note)


def questions(size: str, instance: Instance, plan: str, count: int) -> None:
    """Grant a refused wish, forbid a granted one, by turns; p95 of the answer."""
    desk, rng, spent = Desk(instance, plan, seed=1), np.random.default_rng(1), []
    edges, people, posts = desk.base.network.edges, desk.base.network.people.ids, desk.base.network.posts.ids
    refused = np.flatnonzero(desk.base.assessment.preferred & desk.game.live.edges)
    for turn in range(count):
        edge = int(rng.choice(refused if turn % 2 else desk.base.moved))
        pair = ((people[edges.person[edge]], posts[edges.post[edge]]),)
        question = Question(pins=pair) if turn % 2 else Question(forbids=pair)
        spent.append(timed(lambda question=question: answer(desk, question))[1])
    line(size, f"what-if p95, plan {plan.upper()}", float(np.percentile(spent, 95)), f"median {np.median(spent):.3f}")


def answer(desk: Desk, question: Question) -> None:
    """An impossible question is an answer too."""
    try:
        desk.ask(question)
    except Infeasible:
        return


def rival(name: str, path: Path, limit: float = 900.0) -> dict[str, Any] | str:
    """Another solver in a process of its own; how it ended when it dies or takes too long."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    command = [sys.executable, str(HERE / "rotation_rivals.py"), name, str(path)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=limit, check=True)
    except subprocess.TimeoutExpired:
        return f"over {limit:.0f} s"
    except subprocess.CalledProcessError as died:
        return "died: " + died.stderr.decode().strip().splitlines()[-1][:60]
    return json.loads(done.stdout)


def chosen_of(network: Network, assignment: dict[str, str]) -> np.ndarray:
    """Edge of each person for an assignment by id."""
    edges, people, posts = network.edges, network.people.ids, network.posts.ids
    taken = [
        edge
        for edge, (i, p) in enumerate(zip(edges.person.tolist(), edges.post.tolist(), strict=True))
        if assignment.get(people[i]) == posts[p]
    ]
    chosen = np.full(len(people), -1, dtype=np.int64)
    chosen[edges.person[taken]] = taken
    return chosen


def rivals(size: str, instance: Instance, network: Network, plans: dict[str, Plan], second: str) -> None:
    """Plain maximum weight, the matching package, and the whole ladder again on CP-SAT."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "instance.json"
        path.write_bytes(instance.to_json())
        for name, label in (("maxweight", "OR-tools max weight"), ("matching", "`matching` package")):
            found = rival(name, path, 300)
            if isinstance(found, str):
                line(size, label, None, found)
                continue
            line(size, label, found["cpu"], figures(network, chosen_of(network, found["assignment"])))
        for plan in plans if size in second else ():
            found = rival(f"second-{plan}", path)
            assert not isinstance(found, str), found
            same = found["assignment"] == plans[plan].assignment
            line(size, f"plan {plan.upper()} again on CP-SAT", found["cpu"], f"same people in the same posts: {same}")


def city(size: str, args: argparse.Namespace) -> None:
    """All rows of one size."""
    drawn = draw(*SIZES[size], seed=7)
    instance = instance_of(drawn)
    _, spent = timed(lambda: read_instance(instance.to_json()))
    line(size, "(write and read the file, check it)", spent)
    network, spent = timed(lambda: compile_network(instance, 1))
    line(size, "(arrays from the instance)", spent, f"{len(network.edges.post)} open edges")
    chosen, spent = timed(lambda: plan_a(network))
    line(size, "plan A incl. metrics", spent, figures(network, chosen))
    gap = Effort(gap=1e-4) if size == "L" else Effort()
    plans = {"c": by_ladder(size, "plan C exact", instance, network, plan="c")}
    plans["b"] = by_ladder(size, "plan B, gap 0", instance, network, plan="b", effort=gap)
    if size != "L":
        constrained(size, drawn)
    explained(size, instance, plans["b"])
    for plan in "abc":
        questions(size, instance, plan, args.questions)
    rivals(size, instance, network, plans, args.second)


def tiny_games(count: int) -> None:
    """Plans B and C on tiny games against trying everything."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from core.rotation import tiny  # noqa: PLC0415  # from tests/, only for this part

    start, wrong = time.process_time(), 0
    for seed in range(count):
        body, lam = tiny.game(seed), (300, 3_000, 10_000)[seed % 3]
        instance = read_instance(tiny.raw(body))
        for plan in "bc":
            try:
                found = solve(instance, plan, lam=lam, seed=seed)
                got = list(found.values), found.assignment
            except Infeasible:
                got = None
            wrong += got != tiny.answer(body, plan, lam=lam, seed=seed)
    note = f"{2 * count - wrong} of {2 * count} equal in value and in person"
    line("", "agreement with enumeration", time.process_time() - start, note)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="SML")
    parser.add_argument("--second", default="SM", help="sizes to solve again on CP-SAT")
    parser.add_argument("--games", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=40)
    args = parser.parse_args()
    print("targets: " + "; ".join(f"{what}: {figure}" for what, figure in TARGETS.items()))
    plan_a(network_of(draw(50, 50, seed=1)))  # the first call pays for loading, not for thinking
    for size in args.sizes:
        city(size, args)
    if args.games:
        tiny_games(args.games)


if __name__ == "__main__":
    main()
