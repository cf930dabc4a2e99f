"""Tiny games and their answer by trying everything; the arithmetic is the checker's, none of the solver's."""

from __future__ import annotations

import itertools
import json
import random
from typing import Any

from openkarier.core.rotation.certificate import constraints, optimum
from openkarier.core.rotation.certificate.record import Record
from openkarier.core.rotation.whatif import Question

CONSENTS = ["pindah"] * 6 + ["tetap", "bersedia ditempatkan", "tidak mengisi"]
SIGNS = {"last": [1, -1, 1, -1], "a": [-1], "b": [1], "c": []}


def game(seed: int, *, people: int = 6, posts: int = 5, limits: bool = True) -> dict[str, Any]:
    """A random game: ties are frequent, some posts have two seats, some people must move, some accept offers."""
    rng = random.Random(seed)
    m = rng.randint(1, posts)
    rows = [
        {
            "id": f"j{j}", "unit": f"u{j % 3}", "jenjang": rng.choice(["PENGAWAS", "ADMINISTRATOR"]),
            "capacity": rng.choice([1, 1, 1, 2]), "critical": rng.choice([0, 0, 0, 1, 2]),
        }
        for j in range(m)
    ]  # fmt: skip
    staff = _staff(rng, rows, people)
    body = {
        "version": 1, "people": staff, "posts": rows,
        "edges": [edge for person in staff for edge in _edges(rng, person, rows)],
        "stay_merit": {person["id"]: rng.randint(0, 5) * 100 for person in staff if person["own"]},
        "constraints": {},
    }  # fmt: skip
    body["constraints"] = _limits(rng, body) if limits else {"involuntary": rng.random() < 0.3}
    return body


def _staff(rng: random.Random, rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    free = [row["id"] for row in rows for _ in range(row["capacity"])]
    rng.shuffle(free)
    staff = []
    for i in range(rng.randint(1, most)):
        own = free.pop() if free and rng.random() < 0.6 else None
        person = {"id": f"p{i}", "own": own, "consent": rng.choice(CONSENTS), "gender": rng.choice("LP")}
        person["must_move"] = bool(own) and rng.random() < 0.15
        if rng.random() < 0.5:
            person["duk"] = rng.randint(1, 4)
        staff.append(person)
    if len(staff) > 1 and rng.random() < 0.2:
        staff[0]["unit_spouse_of"] = "p1"
    return staff


def _edges(rng: random.Random, person: dict[str, Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    targets = [row["id"] for row in rows if row["id"] != person["own"]]
    rng.shuffle(targets)
    edges, wish = [], 0
    for post in targets[: rng.randint(0, 4)]:
        wishes = person["consent"] in ("pindah", "bersedia ditempatkan") and rng.random() < 0.8
        source = "wish" if wishes else rng.choice(["saran", "admin"])
        wish += wishes
        edge = {"person": person["id"], "post": post, "merit": rng.randint(0, 5) * 100, "source": source}
        edges.append(edge | {"wish": wish if wishes else 0} | ({"blocked": [BAR]} if rng.random() < 0.08 else {}))
    return edges


BAR = {"rule": "JPTP-05", "article": "PP 11/2017 Ps 107"}


def _limits(rng: random.Random, body: dict[str, Any]) -> dict[str, Any]:
    limits: dict[str, Any] = {"involuntary": rng.random() < 0.3}
    if rng.random() < 0.15:
        limits["turnover_cap"] = rng.choice([0.3, 0.5])
    if rng.random() < 0.1:
        limits["max_moves"] = rng.randint(0, 3)
    if rng.random() < 0.1:
        limits["max_promotions"] = rng.randint(0, 2)
    if rng.random() < 0.1:
        limits["successor_for_critical"] = True
    if rng.random() < 0.1 and len(body["people"]) > 2:
        limits["both_or_neither"] = [["p0", "p2"]]
    if rng.random() < 0.1:
        limits["gender_share"] = [{"jenjang": body["posts"][0]["jenjang"], "gender": "P", "minimum": 0.4}]
    pairs = [[edge["person"], edge["post"]] for edge in body["edges"] if not edge.get("blocked")]
    if rng.random() < 0.15 and pairs:
        limits["forbids"] = [rng.choice(pairs)]
    wishes = [[edge["person"], edge["post"]] for edge in body["edges"] if edge["wish"] and not edge.get("blocked")]
    if rng.random() < 0.1 and wishes:
        limits["pins"] = [rng.choice(wishes)]
        limits["forbids"] = []
    if rng.random() < 0.05 and "pins" not in limits:
        limits["freeze_units"] = ["u0"]
    return limits


def answer(
    body: dict[str, Any], plan: str, *, lam: int = 3000, seed: int = 0
) -> tuple[list[int], dict[str, str]] | None:
    """(objective vector, assignment) of the best placement, or None where none is feasible. Plans "b" and "c"."""
    best: tuple[list[int], list[int], dict[str, str]] | None = None
    for record in _placements(body, plan, lam, seed):
        if list(constraints._broken(record)):
            continue
        counted = optimum.objective(record)
        signs = [-1, 1, 1, 1, *SIGNS[plan], *[1] * (len(counted) - 8 - len(SIGNS[plan])), *SIGNS["last"]]
        key = [sign * value for sign, value in zip(signs, counted, strict=True)]
        if best is None or key > best[0]:
            best = key, counted, record.given
    return best and (best[1], best[2])


def _placements(body: dict[str, Any], plan: str, lam: int, seed: int) -> Any:
    blank = {"assignment": {}, "seed": seed, "plan": plan, "lam": lam}
    base = Record(body, blank)
    choices = []
    for person, options in base.options.items():
        bound = (base.own(person) and not base.leaves(person)) or person in base.pins
        choices.append([(person, post) for post in options] + ([] if bound else [None]))
    for pairs in itertools.product(*choices):
        given = dict(pair for pair in pairs if pair)
        record = Record(body, blank | {"assignment": given})
        record.__dict__.update(options=base.options, claims=base.claims)  # the cached tables, not counted again
        if all(len(people) <= record.seats(post) for post, people in record.holders.items()):
            yield record


def stable(body: dict[str, Any], seed: int = 0) -> list[dict[str, str]]:
    """Every placement without envy (ties by the public order) and without waste: the candidates for plan A."""
    return [record.given for record in _placements(body, "a", 0, seed) if _undisputed(record)]


def _undisputed(record: Record) -> bool:
    for person, options in record.options.items():
        for post in _better(record, person, options):
            sitting = record.holders.get(post, [])
            if len(sitting) < record.seats(post):
                return False
            if optimum._claim(record, person, post) < max(optimum._claim(record, other, post) for other in sitting):
                return False
    return True


def _better(record: Record, person: str, options: dict[str, Any]) -> list[str]:
    ordered = sorted(options, key=lambda post: (options[post].choice, -options[post].merit, post))
    return ordered[: ordered.index(record.given[person])] if person in record.given else ordered


def raw(body: dict[str, Any]) -> bytes:
    """The game as a file."""
    return json.dumps(body).encode()


def renamed(body: dict[str, Any]) -> dict[str, Any]:
    """The same game with other names, in reverse alphabetical order."""
    people = {row["id"]: f"x{9 - at}" for at, row in enumerate(body["people"])}
    posts = {row["id"]: f"y{9 - at}" for at, row in enumerate(body["posts"])}
    staff = [row | {"id": people[row["id"]], "own": row["own"] and posts[row["own"]]} for row in body["people"]]
    for row in staff:
        if "unit_spouse_of" in row:
            row["unit_spouse_of"] = people[row["unit_spouse_of"]]
    return body | {
        "people": staff,
        "posts": [row | {"id": posts[row["id"]], "unit": f"v{row['unit']}"} for row in body["posts"]],
        "edges": [row | {"person": people[row["person"]], "post": posts[row["post"]]} for row in body["edges"]],
        "stay_merit": {people[name]: merit for name, merit in body["stay_merit"].items()},
    }


def ties(body: dict[str, Any]) -> bool:
    """True where two people have the same merit for one post, or one person the same merit for two offers."""
    seen = [(row["post"], row["merit"]) for row in body["edges"]]
    offers = [(row["person"], row["merit"]) for row in body["edges"] if not row["wish"]]
    return len(set(seen)) < len(seen) or len(set(offers)) < len(offers)


def lies(body: dict[str, Any]) -> Any:
    """(person, game) for each single wish left out and each neighbouring pair of wishes swapped."""
    for person in (row["id"] for row in body["people"]):
        own = sorted((row for row in body["edges"] if row["person"] == person and row["wish"]), key=lambda r: r["wish"])
        rest = [row for row in body["edges"] if row not in own]
        orders = [own[:k] + own[k + 1 :] for k in range(len(own))]
        orders += [[*own[:k], own[k + 1], own[k], *own[k + 2 :]] for k in range(len(own) - 1)]
        for order in orders:
            yield person, body | {"edges": rest + [row | {"wish": rank} for rank, row in enumerate(order, 1)]}


def questions(seed: int, body: dict[str, Any]) -> list[tuple[Question, dict[str, Any]]]:
    """Each pin, each forbid, each freeze: as a question and as constraints of the file."""
    pairs = sorted({(row["person"], row["post"]) for row in body["edges"]})
    random.Random(seed).shuffle(pairs)
    asked = [(Question(pins=(pair,)), {"pins": [list(pair)]}) for pair in pairs[:3]]
    asked += [(Question(forbids=(pair,)), {"forbids": [list(pair)]}) for pair in pairs[:3]]
    units = sorted({row["unit"] for row in body["posts"]})
    return asked + [(Question(freeze_units=(unit,)), {"freeze_units": [unit]}) for unit in units]
