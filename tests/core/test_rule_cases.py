"""The hand-derived cases, and the boundary cases of every number, agree with the rulebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from openkarier.core.law.casefile import judge_cases
from openkarier.core.regulations import RULEBOOK

CASES = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{case['id']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["tests"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_the_rulebook_agrees_with_the_case(case: dict[str, Any]) -> None:
    (answer,) = judge_cases({"tests": [case]}, RULEBOOK)
    assert (answer.differences, [str(problem) for problem in answer.problems if problem.fatal]) == ((), [])


def test_there_are_105_rules_and_104_given_cases() -> None:
    given = yaml.safe_load((CASES / "peraturan.yaml").read_text(encoding="utf-8"))["tests"]
    assert (len(RULEBOOK), len(given)) == (105, 104)
