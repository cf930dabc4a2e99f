"""Every answer on tiny games equals trying everything; 10,000 of them run in benchmarks/rotation.py."""

from __future__ import annotations

import pytest

from core.rotation import tiny
from openkarier.core.rotation.certificate import certify
from openkarier.core.rotation.certificate.record import NOTHING
from openkarier.core.rotation.defects import Infeasible
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.solve import solve

BLOCKS = [range(start, start + 50) for start in range(0, 300, 50)]
SLIPPED = range(1_513, 1_514)
"""A game that a merged chain once lost a bound in."""
PRICES = (300, 3_000, 10_000)


def solved(body, plan, **words):
    """(objective, assignment), or None where the engine says that nothing fits."""
    raw = tiny.raw(body)
    try:
        found = solve(read_instance(raw), plan, **words)
    except Infeasible as wrong:
        assert wrong.causes
        return None
    failed = [finding for finding in certify(raw, found.to_json()) if not finding.holds]
    assert failed == []
    return list(found.values), found.assignment


@pytest.mark.parametrize("block", [*BLOCKS, SLIPPED], ids=str)
@pytest.mark.parametrize("plan", ["b", "c"])
def test_plans_b_and_c_equal_enumeration_in_value_and_in_person(block, plan):
    for seed in block:
        body, lam = tiny.game(seed), PRICES[seed % 3]
        assert solved(body, plan, lam=lam, seed=seed) == tiny.answer(body, plan, lam=lam, seed=seed), seed


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_plan_a_is_the_best_for_everyone_among_all_placements_without_envy(block):
    for seed in block:
        body = tiny.game(seed, limits=False)
        found = solved(body, "a", seed=seed)[1]
        candidates = tiny.stable(body, seed)
        assert found in candidates, seed
        options = tiny.Record(body, {"assignment": {}, "seed": seed, "plan": "a"}).options

        def liking(given, person, options=options):
            return options[person][given[person]].choice if person in given else NOTHING

        for other in candidates:
            assert all(liking(found, person) <= liking(other, person) for person in options), seed
