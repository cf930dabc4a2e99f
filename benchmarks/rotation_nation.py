"""N, the nation: 4.5 million people, 600,000 posts, 620 instansi, in CPU-seconds beside plain max-weight by OR-tools.

Usage: .venv/bin/python benchmarks/rotation_nation.py --out NATION.jsonl [--sample 30] [--seed 7] [--one-game]

First the round across instansi: the 3 % of wishes that look outside the own instansi are a game of their own, and its
plan B is carried out. Then each instansi alone: drawn, solved three times, explained, thrown away. One line of --out is
one instansi, written when it is done, so a run that was broken off goes on where it stopped. Figures count from arrays
to the plan, its ladder included; drawing and compiling stand in a row of their own. A sample is projected by people.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rotation_abroad import Abroad, abroad, shares, without
from rotation_games import NATION, draw, instance_of, network_of

from openkarier.core.rotation.assessment import assess, moves
from openkarier.core.rotation.network import STAY, Network, compile_network

HERE = Path(__file__).resolve().parent
ROWS = (
    "drawing and arrays",
    "plan A incl. metrics",
    "plan C exact",
    "plan B, gap 0",
    "explanation",
    "OR-tools max weight",
)
COUNTS = ("moves", "first wishes", "envy", "waste")


def counts(network: Network, chosen: np.ndarray) -> list[int]:
    """Moves, first wishes, envy pairs, wasted posts of a placement."""
    found = assess(network, chosen)
    first = int((network.edges.wish[found.taken] == 1).sum())
    return [int(moves(network, chosen).sum()), first, found.pairs, found.wasted]


class Row:
    """CPU-seconds and figures of one game, by what was done."""

    def __init__(self, place: int, people: int, posts: int) -> None:
        self.body: dict[str, Any] = {"place": place, "people": people, "posts": posts, "cpu": {}, "counts": {}}
        self._since = time.process_time()

    def spent(self, what: str, network: Network | None = None, chosen: np.ndarray | None = None) -> None:
        """Note the CPU-seconds since the last note, and what the placement is worth (not timed)."""
        self.body["cpu"][what] = time.process_time() - self._since
        if network is not None and chosen is not None:
            self.body["counts"][what] = counts(network, chosen)
        self._since = time.process_time()


def solved(row: Row, network: Network, rival: Rival, instance: Any = None) -> np.ndarray:
    """Three plans, every reason of B, plain max-weight; returns the placement of plan B."""
    from openkarier.core.rotation.instance import Instance  # noqa: PLC0415  # the rival must not load HiGHS
    from openkarier.core.rotation.ladder import ladder  # noqa: PLC0415
    from openkarier.core.rotation.solve import Effort, Game, Task  # noqa: PLC0415

    row.spent("drawing and arrays")
    one_game(row, network)
    found, game = None, instance or Instance((), (), ())
    for plan, what in (("c", "plan C exact"), ("b", "plan B, gap 0")):
        task = Task(game, plan, 3_000, tuple(ladder(network, plan)), ())
        found = task.solved(Game.of(network, task), Effort())
        row.spent(what, network, found.chosen)
        row.body["gap"] = max(row.body.get("gap", 0.0), found.proven_gap)
    assert found is not None
    explained(row, network, found, instance)
    rival.play(row, network)
    return found.chosen


def one_game(row: Row, network: Network) -> None:
    """Plan A with all its figures."""
    from openkarier.core.rotation.deferred import deferred_acceptance  # noqa: PLC0415

    chosen = deferred_acceptance(network)
    assess(network, chosen)
    row.spent("plan A incl. metrics", network, chosen)


def explained(row: Row, network: Network, plan: Any, instance: Any) -> None:
    """Every reason of the plan."""
    from openkarier.core.rotation.explain import reasons  # noqa: PLC0415

    if instance is not None:
        row.spent("")
        reasons(instance, network, plan.chosen, plan.assessment)
        row.spent("explanation")
        row.body["cpu"].pop("")


class Rival:
    """OR-tools in a process of its own (it cannot share one with HiGHS); arrays go over in a file."""

    def __init__(self, scratch: str) -> None:
        self.path = Path(scratch) / "game.npz"
        command, pipe = [sys.executable, str(HERE / "rotation_flow.py")], subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)

    def play(self, row: Row, network: Network) -> None:
        """The same game by plain maximum weight; its CPU-seconds, its figures, its peak of memory."""
        edges, bound = network.edges, (network.people.own >= 0) & ~network.people.must_move
        columns = {name: getattr(edges, name) for name in ("person", "post", "wish", "merit")}
        np.savez(self.path, **columns, bound=bound, seats=network.posts.capacity)
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{self.path}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        chosen = np.load(self.path.with_suffix(".npy"))
        row.spent("")
        row.body["cpu"].pop("")
        row.body["cpu"]["OR-tools max weight"] = answer["cpu"]
        row.body["counts"]["OR-tools max weight"] = counts(network, chosen)
        row.body["rival peak MB"] = answer["peak"]

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def first_round(out: Path, rival: Rival, seed: int) -> Abroad:
    """The moves across instansi, from the file of an earlier run or solved now."""
    held = out.with_suffix(".npz")
    if not held.exists():
        row = Row(-1, 0, 0)
        network, people, posts = abroad(seed)
        row.body |= {"people": len(people), "posts": len(posts), "edges": len(network.edges.post)}
        chosen = solved(row, network, rival)
        moved = chosen[chosen >= 0]
        moved = moved[network.edges.kind[moved] != STAY]
        np.savez(held, person=people[network.edges.person[moved]], post=posts[network.edges.post[moved]])
        note(out, row)
    return Abroad(**np.load(held))


def instansi(place: int, went: Abroad, rival: Rival) -> Row:
    """One instansi of the second round."""
    cities = shares()
    n, m = cities[place]
    people, posts = (sum(city[side] for city in cities[:place]) for side in (0, 1))
    row = Row(place, n, m)
    gone = went.person[(went.person >= people) & (went.person < people + n)] - people
    taken = went.post[(went.post >= posts) & (went.post < posts + m)] - posts
    instance = instance_of(without(draw(n, m, place), gone, taken))
    network = compile_network(instance, 1)
    row.body["edges"] = len(network.edges.post)
    solved(row, network, rival, instance)
    return row


def note(out: Path, row: Row) -> None:
    """Append the row to the file and say where we are."""
    row.body["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with out.open("a") as file:
        file.write(json.dumps(row.body) + "\n")
    spent = " ".join(f"{what.split()[1][0]} {cpu:.2f}" for what, cpu in row.body["cpu"].items() if what[:4] == "plan")
    print(f"instansi {row.body['place']}: {row.body['people']} people, CPU {spent}", file=sys.stderr, flush=True)


def written(out: Path) -> Iterator[dict[str, Any]]:
    """The rows so far."""
    if out.exists():
        yield from map(json.loads, out.read_text().splitlines())


def table(out: Path) -> None:
    """Sums over the instansi done, projected to all of them where some are missing; the first round apart."""
    rows = list(written(out))
    first, rest = [row for row in rows if row["place"] < 0], [row for row in rows if row["place"] >= 0]
    for name, part in (("across instansi", first), (f"{len(rest)} of {NATION[2]} instansi", rest)):
        if part:
            summed(name, part)
    people = sum(row["people"] for row in rest)
    if len(rest) < NATION[2]:
        print(f"projected by people: the sums above times {sum(n for n, _ in shares()) / people:.1f}")


def summed(name: str, rows: list[dict[str, Any]]) -> None:
    """One block of the table."""
    size = (sum(row[key] for row in rows) for key in ("people", "posts", "edges"))
    peak, rival = (max(row[key] for row in rows) for key in ("peak MB", "rival peak MB"))
    print("N  {}: {:,} people, {:,} posts, {:,} edges; ".format(name, *size), end="")
    print(f"peak {peak} MB, OR-tools {rival} MB; largest gap {max(row['gap'] for row in rows):.4%}")
    for what in ROWS:
        spent = [row["cpu"][what] for row in rows if what in row["cpu"]]
        found = np.sum([row["counts"][what] for row in rows if what in row["counts"]], axis=0)
        said = ", ".join(
            f"{count:,} {word}" for count, word in zip(np.atleast_1d(found), COUNTS, strict=False) if found.ndim
        )
        if spent:
            print(f"N  {what:30} {sum(spent):9.2f} s   longest {max(spent):7.2f}   {said}")


def whole(out: Path, rival: Rival) -> None:
    """Plan A and plain max-weight over the whole nation at once."""
    row = Row(-2, *NATION[:2])
    network = network_of(draw(*NATION[:2], seed=7))
    row.body |= {"edges": len(network.edges.post), "gap": 0.0}
    row.spent("drawing and arrays")
    one_game(row, network)
    rival.play(row, network)
    note(out, row)
    summed("in one game", [row.body])


def main() -> None:
    """Run what is missing, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=NATION[2])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--one-game", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rival = Rival(scratch)
        if args.one_game:
            whole(args.out.with_suffix(".one.jsonl"), rival)
        else:
            went, done = first_round(args.out, rival, args.seed), {row["place"] for row in written(args.out)}
            for place in np.random.default_rng(args.seed).permutation(NATION[2])[: args.sample].tolist():
                if place not in done:
                    note(args.out, instansi(place, went, rival))
            table(args.out)
        rival.close()


if __name__ == "__main__":
    main()
