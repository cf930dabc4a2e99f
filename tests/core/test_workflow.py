"""A state changes through the table or not at all."""

from __future__ import annotations

import pytest

from openkarier.core.aspiration import FILING, PERIOD
from openkarier.core.workflow import StepRefused, Workflow, step


def test_a_draft_is_filed_by_its_author_or_the_operator_and_by_nobody_else():
    assert FILING.after("ajukan", "draf", "asn") == "diajukan"
    assert FILING.after("ajukan", "draf", "operator") == "diajukan"
    with pytest.raises(StepRefused, match="bukan wewenang peran ini"):
        FILING.after("ajukan", "draf", "atasan")


def test_a_filed_declaration_cannot_be_filed_again():
    with pytest.raises(StepRefused) as refusal:
        FILING.after("ajukan", "diajukan", "asn")
    assert str(refusal.value) == "Pengajuan pernyataan tidak dapat dilakukan karena keadaannya kini “diajukan”."


def test_what_a_hand_may_do_follows_the_table():
    assert FILING.verbs("diajukan", "asn") == ["tarik"]
    assert FILING.verbs("diajukan", "bkpsdm") == ["pertimbangkan"]
    assert FILING.verbs("dijawab", "asn") == []
    assert PERIOD.verbs("ditutup", "bkpsdm") == ["buka-kembali"]


def test_a_table_with_an_unknown_state_is_refused_at_import():
    with pytest.raises(ValueError, match=r"unknown state \['b'\]"):
        Workflow({"a": "A"}, (step("x", "a", "b", "asn", "X"),))


def test_a_verb_stands_once_in_a_table():
    row = step("x", "a", "a", "asn", "X")
    with pytest.raises(ValueError, match="twice"):
        Workflow({"a": "A"}, (row, row))
