"""Trees of units, retirement, names, and what a new TMT means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openkarier.core.registry import (
    Held,
    Loop,
    Move,
    jenjang_of_title,
    judge_period,
    nested_sets,
    normal,
    opd_of,
    retirement_age,
    retirement_date,
)


def test_a_unit_encloses_all_below_it():
    parents = {"kota": None, "dinas": "kota", "bidang": "dinas", "badan": "kota"}
    names = {key: key for key in parents}
    assert nested_sets(parents, names) == {"kota": (1, 8), "badan": (2, 3), "dinas": (4, 7), "bidang": (5, 6)}


def test_a_parent_that_is_not_there_makes_a_root():
    assert nested_sets({"a": "hilang", "b": None}, {"a": "A", "b": "B"}) == {"a": (1, 2), "b": (3, 4)}


def test_a_ring_of_units_is_named_without_those_that_hang_below_it():
    with pytest.raises(Loop) as caught:
        nested_sets({"a": "b", "b": "a", "c": "b", "d": None}, {})
    assert caught.value.members == ("a", "b")


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_intervals_nest_for_every_tree(choices):
    parents = {str(key): (None if key == 0 else str(choice % key)) for key, choice in enumerate(choices)}
    laid = nested_sets(parents, {key: key for key in parents})
    ends = sorted(end for interval in laid.values() for end in interval)
    assert ends == list(range(1, 2 * len(parents) + 1))
    for key, parent in parents.items():
        if parent is not None:
            assert laid[parent][0] < laid[key][0] < laid[key][1] < laid[parent][1]


NAMES = {"k": "Pemerintah Kota", "s": "Sekretariat Daerah", "d": "Dinas Kesehatan", "p": "Puskesmas", "r": "RSUD"}


@pytest.mark.parametrize(
    ("path", "opd"),
    [(("k",), None), (("k", "s"), "s"), (("k", "d", "p"), "d"), (("k", "s", "d", "p"), "d"), (("k", "r"), "r")],
)
def test_the_opd_is_the_lowest_unit_named_like_one_else_the_one_under_the_root(path, opd):
    assert opd_of(path, NAMES) == opd


@pytest.mark.parametrize(
    ("jenjang", "age"),
    [("JPT_PRATAMA", 60), ("ADMINISTRATOR", 58), ("PELAKSANA", 58), ("JF_AHLI_MUDA", 58), ("JF_AHLI_MADYA", 60),
     ("JF_AHLI_UTAMA", 65)],
)  # fmt: skip
def test_retirement_ages_follow_article_239(jenjang, age):
    assert retirement_age(jenjang) == age


@pytest.mark.parametrize(
    ("born", "bup", "retired"),
    [(date(1970, 1, 31), 58, date(2028, 2, 1)), (date(1970, 12, 1), 58, date(2029, 1, 1)),
     (date(1972, 2, 29), 60, date(2032, 3, 1))],
)  # fmt: skip
def test_retirement_begins_with_the_month_after_the_birthday(born, bup, retired):
    assert retirement_date(born, bup) == retired


@pytest.mark.parametrize(
    ("title", "jenjang"),
    [("Guru Ahli Madya", "JF_AHLI_MADYA"), ("Perawat Penyelia", "JF_PENYELIA"), ("Guru Madya", "JF_AHLI_MADYA"),
     ("Perawat Pelaksana Lanjutan", "JF_MAHIR"), ("Pranata Komputer", None)],
)  # fmt: skip
def test_the_ending_of_a_title_tells_its_jenjang(title, jenjang):
    assert jenjang_of_title(title) == jenjang


def test_names_are_compared_without_signs():
    assert normal("  Dinas  KESEHATAN, Kota. ") == "dinas kesehatan kota"


DAY, NEXT = date(2020, 1, 1), date(2020, 1, 2)


@pytest.mark.parametrize(
    ("held", "wanted", "closed", "move"),
    [
        (None, Held("a", DAY), None, Move.OPEN),
        (None, Held("a", DAY), DAY, Move.OPEN),
        (None, Held("a", DAY), NEXT, Move.OVERLAP),
        (Held("a", DAY), Held("a", DAY), None, Move.SAME),
        (Held("a", DAY), Held("b", NEXT), None, Move.MOVE),
        (Held("a", DAY), Held("b", DAY), None, Move.CORRECT_POST),
        (Held("a", DAY), Held("a", NEXT), None, Move.CORRECT_DATE),
        (Held("a", NEXT), Held("a", DAY), NEXT, Move.OVERLAP),
        (Held("a", NEXT), Held("b", DAY), None, Move.OLDER),
    ],
)
def test_a_tmt_is_judged_beside_the_open_period(held, wanted, closed, move):
    assert judge_period(held, wanted, closed) is move
