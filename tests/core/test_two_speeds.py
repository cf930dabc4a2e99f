"""One rule, two speeds: the verdict of one case equals the verdict in a column, for every requirement."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.law_cases import facts_for
from openkarier.core.law import Outcome, Requirement, pile
from openkarier.core.regulations import RULEBOOK

RULES = tuple(RULEBOOK)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_columns_say_what_one_case_says(rule: Requirement, seed: int) -> None:
    random = Random(seed)
    cases = [facts_for(rule, random) for _ in range(40)]
    columns = rule.columns(pile(cases))
    assert [Outcome(int(code)).name for code in columns[:, 0]] == [rule.examine(case).outcome.name for case in cases]
