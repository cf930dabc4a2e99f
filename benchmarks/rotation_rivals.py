"""Other people's solvers on the same instance, one process each (OR-tools and HiGHS cannot share one).

Usage: python benchmarks/rotation_rivals.py maxweight|matching|second-b|second-c INSTANCE.json [LAM SEED]
Prints one JSON object: the assignment and the CPU-seconds of the solver itself.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from openkarier.core.rotation.certificate.record import OFFER, Record


def read(path: str, plan: str, lam: int, seed: int) -> Record:
    """The instance through the checker's eyes."""
    return Record(json.loads(Path(path).read_bytes()), {"assignment": {}, "seed": seed, "plan": plan, "lam": lam})


def maxweight(record: Record) -> dict[str, str]:
    """Plain maximum weight, wish points plus merit, by OR-tools min-cost flow: what most offices would call optimal."""
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415  # one rival per process

    flow = min_cost_flow.SimpleMinCostFlow()
    people, posts = list(record.options), list(record.posts)
    node = {name: at for at, name in enumerate([("p", p) for p in people] + [("j", j) for j in posts])}
    source, sink = len(node), len(node) + 1
    edges = [(person, post, option) for person, options in record.options.items() for post, option in options.items()]
    arcs = {}
    for person, post, option in edges:
        points = 50_000 // (4 + option.wish) if option.wish else 0
        arc = flow.add_arc_with_capacity_and_unit_cost(node["p", person], node["j", post], 1, -points - option.merit)
        arcs[arc] = person, post
    for person in people:
        flow.add_arc_with_capacity_and_unit_cost(source, node["p", person], 1, 0)
        bound = record.own(person) is not None
        flow.add_arc_with_capacity_and_unit_cost(node["p", person], sink, 1, 10**6 if bound else 0)
    for post in posts:
        flow.add_arc_with_capacity_and_unit_cost(node["j", post], sink, record.seats(post), 0)
    flow.set_node_supply(source, len(people))
    flow.set_node_supply(sink, -len(people))
    assert flow.solve() == flow.OPTIMAL
    return {person: post for arc, (person, post) in arcs.items() if flow.flow(arc)}


def by_matching(record: Record) -> dict[str, str]:
    """The `matching` package's hospital-resident game, own post ranked first at each post."""
    from matching.games import HospitalResident  # noqa: PLC0415  # one rival per process

    lists = {
        f"r{person}": [f"h{post}" for post in sorted(options, key=lambda post: options[post].choice)]
        for person, options in record.options.items()
        if options
    }
    applicants: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
    for person, posts in lists.items():
        for post in posts:
            option = record.options[person[1:]][post[1:]]
            applicants[post].append((record.own(person[1:]) != post[1:], -option.merit, person))
    ranked = {post: [person for *_, person in sorted(rows)] for post, rows in applicants.items()}
    game = HospitalResident.create_from_dictionaries(lists, ranked, {post: record.seats(post[1:]) for post in ranked})
    solved = game.solve(optimal="resident")
    return {str(person)[1:]: str(post)[1:] for post, people in solved.items() for person in people}


class Second:
    """The same ladder on CP-SAT, written pair by pair: no chains, no faces, a row per level held. One seat a post."""

    def __init__(self, record: Record) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415  # one rival per process

        self.record, self.cp = record, cp_model
        self.model = cp_model.CpModel()
        self.x = {(i, p): self.model.new_bool_var("") for i, options in record.options.items() for p in options}
        self.into: dict[str, list[str]] = defaultdict(list)
        for person, post in self.x:
            self.into[post].append(person)
        for person, options in record.options.items():
            placed = sum(self.x[person, post] for post in options)
            if record.own(person) is not None:
                self.model.add(placed == 1)
            elif options:
                self.model.add(placed <= 1)
        for post, people in self.into.items():
            self.model.add(sum(self.x[person, post] for person in people) <= record.seats(post))
        self.best: dict[tuple[str, str], int] = {}

    def blocks(self) -> list[Any]:
        """One z per wished pair that may be envied, one q per post that may stay empty though wanted."""
        found = []
        empty = {post: self.model.new_bool_var("") for post in self.into}
        for (person, post), held in self.x.items():
            option = self.record.options[person][post]
            if not option.wish:
                continue
            better = [q for q, o in self.record.options[person].items() if o.choice < option.choice]
            content = sum(self.x[person, q] for q in better)
            weaker = {o for o in self.into[post] if self._moves(o, post) and self._merit(o, post) < option.merit}
            z = self.model.new_bool_var("") if weaker else 0
            if weaker:
                self.model.add(sum(self.x[other, post] for other in weaker) <= content + held + z)
                found.append(z)
            stronger = sum(self.x[other, post] for other in self.into[post] if other not in weaker)
            self.model.add(stronger + content + z + empty[post] >= 1)
        for post, waste in empty.items():
            self.model.add(waste + sum(self.x[person, post] for person in self.into[post]) <= 1)
        return found + list(empty.values())

    def _moves(self, person: str, post: str) -> bool:
        return self.record.own(person) != post

    def _merit(self, person: str, post: str) -> int:
        return self.record.options[person][post].merit

    def climb(self, value: Any) -> None:
        """Maximise, hold, remember."""
        self.model.maximize(value)
        self.model.clear_hints()
        for key, chosen in self.best.items():
            self.model.add_hint(self.x[key], chosen)
        solver = self.cp.CpSolver()
        solver.parameters.num_workers, solver.parameters.linearization_level = 1, 2
        assert solver.solve(self.model) == self.cp.OPTIMAL
        self.model.add(value == round(solver.objective_value))
        self.best = {key: solver.value(var) for key, var in self.x.items()}

    def solved(self, lam: int) -> dict[str, str]:
        """Climb the whole ladder of plan B or C."""
        record, x = self.record, self.x
        option = {key: record.options[key[0]][key[1]] for key in x}
        duk = sorted({row["duk"] for row in record.people.values() if row.get("duk") is not None}, reverse=True)
        honour = {p: duk.index(row["duk"]) + 1 if row.get("duk") is not None else 0 for p, row in record.people.items()}
        tier = {key: record.posts[key[1]].get("critical", 0) for key in x}
        levels = [sum(x[key] for key in x if tier[key] == t) for t in (3, 2, 1)]
        if record.kind == "b":
            points = sum(50_000 // (4 + option[key].wish) * x[key] for key in x if option[key].wish)
            levels.append(points - lam * sum(self.blocks()))
        else:
            ranks = sorted({o.wish for o in option.values() if o.wish})
            levels += [sum(x[key] for key in x if option[key].wish == rank) for rank in ranks]
        levels.append(sum(option[key].merit * x[key] for key in x))
        levels.append(sum(honour[key[0]] * x[key] for key in x if option[key].wish and option[key].choice < OFFER))
        levels.append(-sum(record.ticket(*key) * x[key] for key in x))
        for level in levels:
            if not isinstance(level, int):
                self.climb(level)
        return {person: post for (person, post), chosen in self.best.items() if chosen}


def main(rival: str, path: str, lam: str = "3000", seed: str = "1") -> None:
    """Run one rival and print what it found."""
    record = read(path, rival[-1], int(lam), int(seed))
    _ = record.options  # reading is not the rival's burden
    before = time.process_time()
    if rival.startswith("second"):
        assignment = Second(record).solved(int(lam))
    else:
        assignment = {"maxweight": maxweight, "matching": by_matching}[rival](record)
    print(json.dumps({"cpu": time.process_time() - before, "assignment": assignment}))


if __name__ == "__main__":
    main(*sys.argv[1:])
