"""For every wish that was not granted: one code with the evidence that lets the person check it."""

from __future__ import annotations

from typing import Any

import numpy as np

from openkarier.core.rotation.assessment import UNENVIABLE, Assessment
from openkarier.core.rotation.instance import Edge, Instance, Source
from openkarier.core.rotation.network import UNPLACED_STANDING, WISH, Ints, Network
from openkarier.core.rotation.usable import Barred, Gate

PEJABAT_BERTAHAN = "PEJABAT_BERTAHAN"
KALAH_MERIT = "KALAH_MERIT"
IRI_BERALASAN = "IRI_BERALASAN"

Reason = dict[str, Any]


def reasons(instance: Instance, network: Network, chosen: Ints, assessment: Assessment) -> dict[str, list[Reason]]:
    """Person id to one reason per wish above the result, in the order of the wishes; nothing for the satisfied.

    An open wish carries wish, merit, rank ("7" of "31" applicants) and the cut-off (merit of the weakest person who
    moved in, None where nobody did). A barred wish carries the rules and articles.
    """
    found: dict[str, list[Reason]] = {}
    for person, reason in _open_reasons(network, assessment):
        found.setdefault(person, []).append(reason)
    for person, reason in _barred_reasons(instance, _result_standing(network, chosen)):
        found.setdefault(person, []).append(reason)
    for listed in found.values():
        listed.sort(key=lambda reason: reason["wish"])
    return found


def codes(network: Network, assessment: Assessment, refused: Ints) -> np.ndarray:
    """The code of each refused open edge. Envy and an empty seat both mean: a higher goal came first."""
    forced = (assessment.envy | assessment.waste)[refused]
    nobody_moved_in = assessment.weakest[network.edges.post[refused]] == UNENVIABLE
    return np.select([forced, nobody_moved_in], [IRI_BERALASAN, PEJABAT_BERTAHAN], KALAH_MERIT)


def ranking(network: Network) -> tuple[Ints, Ints]:
    """(rank among the wishes for the post, 1 is best; number of wishes for it), both (E,); 0 where not a wish."""
    edges = network.edges
    rank, applicants = np.zeros(len(edges.post), dtype=np.int64), np.zeros(len(edges.post), dtype=np.int64)
    wishes = np.flatnonzero(edges.kind == WISH)
    order = wishes[np.lexsort((network.seniority[edges.person[wishes]], -edges.merit[wishes], edges.post[wishes]))]
    at = edges.post[order]
    rank[order] = np.arange(len(at)) - np.searchsorted(at, at) + 1
    applicants[order] = np.bincount(at, minlength=len(network.posts.capacity))[at]
    return rank, applicants


def _open_reasons(network: Network, assessment: Assessment) -> list[tuple[str, Reason]]:
    edges, people, posts = network.edges, network.people.ids, network.posts.ids
    refused = np.flatnonzero(assessment.preferred & (edges.kind == WISH) & ~edges.closed)
    rank, applicants = ranking(network)
    weakest = assessment.weakest[edges.post[refused]]
    columns = (
        [posts[post] for post in edges.post[refused].tolist()],
        codes(network, assessment, refused).tolist(),
        edges.wish[refused].tolist(),
        edges.merit[refused].tolist(),
        rank[refused].tolist(),
        applicants[refused].tolist(),
        [None if merit == UNENVIABLE else merit for merit in weakest.tolist()],
    )
    listed: list[Reason] = [
        {"post": post, "code": code, "wish": wish, "merit": merit, "rank": place, "applicants": crowd, "cutoff": cutoff}
        for post, code, wish, merit, place, crowd, cutoff in zip(*columns, strict=True)
    ]
    for mark, where in (("tie", weakest == edges.merit[refused]), ("empty", assessment.waste[refused])):
        for place in np.flatnonzero(where).tolist():
            listed[place][mark] = True
    return [(people[i], reason) for i, reason in zip(edges.person[refused].tolist(), listed, strict=True)]


def _result_standing(network: Network, chosen: Ints) -> dict[str, int]:
    held = chosen[chosen >= 0]
    standing = dict.fromkeys(network.people.ids, UNPLACED_STANDING)
    people = (network.people.ids[i] for i in network.edges.person[held].tolist())
    standing.update(zip(people, network.standing[held].tolist(), strict=True))
    return standing


def _barred_reasons(instance: Instance, result: dict[str, int]) -> list[tuple[str, Reason]]:
    gate = Gate(instance)
    return [
        (edge.person, _barred(edge, barred))
        for edge in instance.edges
        if edge.source is Source.WISH and edge.wish < result[edge.person]
        if (barred := gate.bar(edge))
    ]


def _barred(edge: Edge, barred: Barred) -> Reason:
    rules = [{"rule": bar.rule, "article": bar.article} for bar in barred.bars]
    return {"post": edge.post, "code": barred.code, "wish": edge.wish, "merit": edge.merit, "rules": rules}
