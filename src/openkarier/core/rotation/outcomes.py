"""From a plan file to one row per person: what they get, by which wish, with rank and cut-off, and why not the rest."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openkarier.core.rotation.instance import Consent, Edge, Instance, Person, Source
from openkarier.core.rotation.scenario import GRANTED, HOMELESS, KEPT, SENT, WILLING
from openkarier.core.rotation.usable import Gate

NO_DUK = 1 << 62


@dataclass(frozen=True)
class Fate:
    """One person of a plan, in the ids of the engine; see the table of results for the meaning of the columns."""

    person: str
    own: str | None
    post: str | None
    outcome: str
    wish: int
    asked: int
    merit: int | None
    rank: int | None
    applicants: int | None
    cutoff: int | None
    reasons: list[dict[str, Any]]


def outcomes(instance: Instance, plan: Mapping[str, Any], bare: Collection[str]) -> Iterator[Fate]:
    """Everyone who wished, moves or must move. `bare`: "person:post" pairs whose merit is not on record."""
    edges: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in instance.edges:
        edges[edge.person][edge.post] = edge
    ranks, cutoffs = rankings(instance, plan["seed"]), entrants(instance, plan["assignment"], bare)
    for person in instance.people:
        given = plan["assignment"].get(person.id)
        wishes = [edge for edge in edges[person.id].values() if edge.source is Source.WISH]
        moved = given is not None and given != person.own
        if not wishes and not moved and not person.must_move:
            continue
        shown = edges[person.id].get(given or "") if moved else min(wishes, key=lambda edge: edge.wish, default=None)
        rank, applicants = ranks.get((person.id, shown.post), (None, None)) if shown else (None, None)
        reasons = [_marked(reason, person.id, bare, cutoffs) for reason in plan["reasons"].get(person.id, [])]
        yield Fate(
            person.id, person.own, given if moved else None,
            _outcome(person, moved, shown, homeless=person.must_move and given is None),
            shown.wish if moved and shown else 0, len(wishes),
            shown.merit if shown and f"{shown.person}:{shown.post}" not in bare else None,
            rank, applicants,
            cutoffs.get(shown.post) if shown else None, reasons,
        )  # fmt: skip


def rankings(instance: Instance, seed: int) -> dict[tuple[str, str], tuple[int, int]]:
    """(person, post) -> (rank, applicants) among the lawful wishes: merit, then DUK, then the published lottery."""
    gate = Gate(instance)
    order = {person.id: _public(person.id, person.duk, seed) for person in instance.people}
    wishing: dict[str, list[Edge]] = defaultdict(list)
    for edge in instance.edges:
        if edge.source is Source.WISH and gate.unlawful(edge) is None:
            wishing[edge.post].append(edge)
    found = {}
    for post, listed in wishing.items():
        listed.sort(key=lambda edge: (-edge.merit, order[edge.person]))
        for rank, edge in enumerate(listed, 1):
            found[edge.person, post] = (rank, len(listed))
    return found


def entrants(instance: Instance, assignment: Mapping[str, str], bare: Collection[str]) -> dict[str, int | None]:
    """Post -> merit of the weakest person who moved in; None where the merit of one of them is not on record."""
    own = {person.id: person.own for person in instance.people}
    merit = {(edge.person, edge.post): edge.merit for edge in instance.edges}
    found: dict[str, list[int | None]] = defaultdict(list)
    for person, post in assignment.items():
        if own[person] != post:
            found[post].append(None if f"{person}:{post}" in bare else merit[person, post])
    return {post: None if None in known else min(each for each in known if each is not None)
            for post, known in found.items()}  # fmt: skip


def _public(person: str, duk: int | None, seed: int) -> tuple[int, int]:
    drawn = hashlib.sha256(f"{seed}:{person}".encode()).digest()[:8]
    return NO_DUK if duk is None else duk, int.from_bytes(drawn, "big")


def _outcome(person: Person, moved: bool, shown: Edge | None, *, homeless: bool) -> str:
    if homeless:
        return HOMELESS
    if not moved:
        return KEPT
    if shown is None:
        return SENT
    consented = shown.source is Source.SARAN and person.consent is Consent.BERSEDIA
    return GRANTED if shown.wish else WILLING if consented else SENT


def _marked(
    reason: Mapping[str, Any], person: str, bare: Collection[str], cutoffs: Mapping[str, int | None]
) -> dict[str, Any]:
    """The reason, saying where merit is not on record: the person's own, or that of who moved in."""
    said = dict(reason)
    if "cutoff" in said:
        said["cutoff"] = cutoffs.get(said["post"])
    return {**said, "tanpa_merit": True} if f"{person}:{said['post']}" in bare else said


def mean_merit(instance: Instance, assignment: Mapping[str, str], bare: Collection[str]) -> float | None:
    """Mean merit over the filled seats whose merit is on record, to a hundredth; None where no merit is."""
    worth = {f"{edge.person}:{edge.post}": edge.merit for edge in instance.edges}
    worth |= {f"{person.id}:{person.own}": instance.stay_merit[person.id] for person in instance.people if person.own}
    seats = [f"{person}:{post}" for person, post in assignment.items()]
    known = [worth[seat] for seat in seats if seat not in bare]
    return round(sum(known) / len(known), 2) if known else None
