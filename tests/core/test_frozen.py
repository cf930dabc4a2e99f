"""A verdict that was given stays: years later it replays identically, with the rule and the parameters of its day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.law_cases import facts_for
from openkarier.core.law import Facts, LocalParameters, LocalRow, Outcome, Rulebook, read_facts
from openkarier.core.law.frozen import RuleChanged, freeze, replay, thaw
from openkarier.core.regulations import RULEBOOK

RULES = tuple(RULEBOOK)
DECISION_2025 = {"action": "aspirasi_pindah", "target": "PENGAWAS", "tgl_acuan": "2025-06-30",
                 "asn.tmt_jabatan_kini": "2024-07-01"}  # fmt: skip


@given(place=st.integers(0, len(RULES) - 1), seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_replaying_a_frozen_verdict_gives_the_identical_verdict(place: int, seed: int) -> None:
    facts = facts_for(RULES[place], Random(seed))
    frozen = json.loads(json.dumps(freeze(RULES[place], facts)))
    assert replay(frozen, RULEBOOK) == thaw(frozen) == RULES[place].examine(facts)


def test_a_local_decision_of_later_years_does_not_touch_a_frozen_verdict() -> None:
    rule = RULEBOOK.find("pp11-2017-ps190-3", date(2025, 6, 30))
    facts = Facts(read_facts(DECISION_2025)[0])
    frozen = freeze(rule, facts)
    relaxed = LocalParameters((LocalRow("mutasi_minimal", 6, date(2025, 1, 1), None, "SK 1/2027"),))
    assert rule.examine(replace(facts, parameters=relaxed)).outcome is Outcome.PASS
    assert replay(frozen, RULEBOOK).outcome is Outcome.FAIL
    assert frozen["parameters"] == {"mutasi_minimal": 24}


def test_a_rule_that_was_corrected_since_is_named_not_silently_applied() -> None:
    rule = RULEBOOK.find("pp11-2017-ps190-3", date(2025, 6, 30))
    frozen = freeze(rule, Facts(read_facts(DECISION_2025)[0]))
    corrected = Rulebook([replace(rule, check=rule.check & rule.check)])
    with pytest.raises(RuleChanged, match="pp11-2017-ps190-3"):
        replay(frozen, corrected)


def test_a_better_sentence_does_not_change_the_version() -> None:
    rule = RULES[0]
    wording = rule.provision.wordings[0]
    assert replace(rule, sentence="Kalimat lebih baik.", fail="…").version(wording) == rule.version(wording)
