"""Bersedia ditempatkan: which answers a door offers, and which posts a limit covers."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.core.aspiration import Gap, Terms, Willingness, Wish, read
from openkarier.core.aspiration.willing import CHOICES, NOT_ASKED, clause, label

TERMS = Terms(opens=date(2026, 7, 1), max_wishes=2, term_months=6)
TARGET = {
    "indicator": "pasar yang bersih", "unit": "pasar", "baseline": "4", "goal": "11", "due": "2026-12-31",
    "method": "penilaian bersama kelurahan",
}  # fmt: skip
DRAFT = {"reason": "Saya ingin menuntaskan penataan pasar.", "ready": "ya"}
OWN, WISHED, OTHER = 1, 2, 3


def gaps(door, **answers):
    wishes = [Wish(1, jabatan=7)] if door == "pindah" else []
    return read({**DRAFT, "door": door, **answers}, wishes, [TARGET], TERMS).gaps


@pytest.mark.parametrize("door", ["pindah", "tetap"])
def test_each_answer_of_a_door_completes_the_declaration_and_silence_does_not(door):
    name = f"willing_{door}"
    assert [gaps(door, **{name: answer}) for answer in CHOICES[door]] == [[]] * len(CHOICES[door])
    sentence = "Jawab apakah Anda bersedia ditempatkan di jabatan lain yang setara: ya atau tidak."
    assert gaps(door) == gaps(door, **{name: "mungkin"}) == [Gap("penempatan", name, sentence)]


def test_an_answer_given_under_the_other_door_does_not_count():
    assert [gap.field for gap in gaps("tetap", willing_pindah="semua")] == ["willing_tetap"]


def test_who_stays_has_no_wished_opd_to_be_placed_in():
    assert [gap.field for gap in gaps("tetap", willing_tetap="tujuan")] == ["willing_tetap"]


@pytest.mark.parametrize(
    ("answer", "covered"),
    [("tidak", []), ("", []), ("opd", [OWN]), ("tujuan", [OWN, WISHED]), ("semua", [OWN, WISHED, OTHER])],
)
def test_the_limit_of_who_moves_names_the_opd(answer, covered):
    will = Willingness("pindah", answer, OWN, frozenset({WISHED}))
    opds = (OWN, WISHED, OTHER)
    assert [opd for opd in opds if will.covers(opd, same_level=True, critical=False)] == covered
    assert [opd for opd in opds if will.covers(opd, same_level=False, critical=True)] == []


def test_who_stays_is_asked_only_for_a_critical_post():
    will = Willingness("tetap", "semua", OWN)
    assert [will.covers(OTHER, same_level=True, critical=need) for need in (False, True)] == [False, True]


def test_an_old_paper_reads_as_not_asked_and_a_no_has_no_clause():
    assert (label("pindah", ""), clause("pindah", ""), clause("tetap", "tidak")) == (NOT_ASKED, "", "")
    assert clause("pindah", "opd") == (
        "bila tidak satu pun jabatan yang dituju dapat diberikan, hanya di perangkat daerah tempat sekarang"
    )
