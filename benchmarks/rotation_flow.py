"""Plain maximum weight, wish points plus merit, by OR-tools min-cost flow over arrays; a process of its own.

Reads the names of .npz files from standard input, one a line; writes the chosen edge of each person beside the file and
one JSON object with CPU-seconds of the solver and the peak of memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
from ortools.graph.python import min_cost_flow

HOMELESS = 10**6
"""Price of an incumbent without a post, above any sum of points and merit of one person."""


def placed(game: dict[str, np.ndarray]) -> np.ndarray:
    """Edge of each person or -1, of the greatest total of wish points and merit."""
    people, posts = len(game["bound"]), len(game["seats"])
    edges, source, sink = len(game["person"]), people + posts, people + posts + 1
    points = np.where(game["wish"] > 0, 50_000 // (4 + game["wish"]), 0) + game["merit"]
    each, seats = np.arange(people), np.arange(posts)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([game["person"], np.full(people, source), each, people + seats]),
        np.concatenate([people + game["post"], each, np.full(people, sink), np.full(posts, sink)]),
        np.concatenate([np.ones(edges + 2 * people, np.int64), game["seats"]]),
        np.concatenate([-points, np.zeros(people, np.int64), game["bound"] * HOMELESS, np.zeros(posts, np.int64)]),
    )
    flow.set_nodes_supplies(np.array([source, sink]), np.array([people, -people]))
    assert flow.solve() == flow.OPTIMAL
    taken = np.flatnonzero(flow.flows(np.arange(edges)) > 0)
    chosen = np.full(people, -1, dtype=np.int64)
    chosen[game["person"][taken]] = taken
    return chosen


def main() -> None:
    """One answer per line of input."""
    for line in sys.stdin:
        path = Path(line.strip())
        game = dict(np.load(path))
        start = time.process_time()
        chosen = placed(game)
        spent = time.process_time() - start
        np.save(path.with_suffix(".npy"), chosen)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"cpu": spent, "peak": peak}), flush=True)


if __name__ == "__main__":
    main()
