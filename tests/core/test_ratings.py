"""Ratings, predicates, the parts of a year, and the guide for a unit's spread."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openkarier.core.ratings import (
    GUIDE,
    Ekspektasi,
    Part,
    Predikat,
    PredikatUnit,
    numeric_predicate,
    predicate,
    prorated,
    remarks,
)

# The matrix of domain notes 1.2, as three agencies code it: rows hasil kerja, columns perilaku kerja, both 1 to 3.
AS_CODED = {1: (1, 2, 4), 2: (2, 2, 4), 3: (3, 3, 5)}  # SIASN kuadranKinerjaNilai


def test_the_matrix_is_the_one_that_three_agencies_code():
    ours = {hasil: tuple(predicate(hasil, perilaku).siasn for perilaku in (1, 2, 3)) for hasil in (1, 2, 3)}
    assert ours == AS_CODED


@pytest.mark.parametrize("pair", [(0, 1), (1, 4)])
def test_a_rating_that_does_not_exist_has_no_predicate(pair):
    with pytest.raises(ValueError, match="is not a valid Ekspektasi"):
        predicate(*pair)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ([Part(2, 2, 12)], (2, 2)),
        ([Part(1, 2, 7), Part(2, 2, 5)], (1, 2)),
        ([Part(1, 2, 6), Part(2, 3, 6)], (1, 2)),  # a tie falls to the person's good
        ([Part(1, 1, 2), Part(3, 3, 10)], (3, 3)),
        ([Part(1, 1, 4), Part(3, 3, 8)], (2, 2)),
    ],
)
def test_parts_of_a_year_are_joined_by_their_months(parts, joined):
    assert prorated(parts) == joined


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(st.lists(st.builds(Part, st.integers(1, 3), st.integers(1, 3), st.integers(1, 12)), min_size=1, max_size=4))
def test_a_joined_year_lies_between_its_parts(parts):
    hasil, perilaku = prorated(parts)
    assert min(p.hasil for p in parts) <= hasil <= max(p.hasil for p in parts)
    assert min(p.perilaku for p in parts) <= perilaku <= max(p.perilaku for p in parts)
    assert prorated(parts[::-1]) == (hasil, perilaku)


@pytest.mark.parametrize(
    ("score", "idea", "found"),
    [
        (120, True, 5), (110, True, 5), (110, False, 4), (109.9, True, 4), (90, False, 4), (89.9, True, 3),
        (70, False, 3), (69.9, False, 2), (50, False, 2), (49.9, False, 1), (0, False, 1),
    ],
)  # fmt: skip
def test_numbers_of_earlier_years_fall_into_the_bands_of_pasal_41(score, idea, found):
    assert numeric_predicate(score, new_idea=idea) == found


BAIK = PredikatUnit.BAIK


@pytest.mark.parametrize(
    ("unit", "counts", "said"),
    [
        (BAIK, {5: 2, 4: 7, 3: 1}, 0),
        (BAIK, {5: 2, 4: 8}, 2),  # 80 % Baik, and nobody needs improvement
        (BAIK, {5: 5, 4: 4, 3: 1}, 1),  # Baik is not the most frequent
        (BAIK, {4: 4}, 0),  # too few to judge
        (PredikatUnit.ISTIMEWA, {5: 7, 4: 3}, 0),
        (PredikatUnit.ISTIMEWA, {5: 8, 4: 2}, 1),
        (PredikatUnit.ISTIMEWA, {5: 5, 4: 5}, 1),
        (PredikatUnit.BUTUH_PERBAIKAN, {3: 6, 4: 3, 5: 1}, 0),
        (PredikatUnit.BUTUH_PERBAIKAN, {3: 5, 4: 3, 5: 2}, 2),
        (PredikatUnit.KURANG, {2: 6, 3: 1, 4: 3}, 0),
        (PredikatUnit.KURANG, {2: 6, 4: 4}, 1),
        (PredikatUnit.SANGAT_KURANG, {1: 6, 2: 1, 5: 1, 4: 2}, 1),
        (PredikatUnit.SANGAT_KURANG, {1: 6, 3: 1, 4: 3}, 0),
    ],
)
def test_the_guide_of_the_circular_speaks_where_a_spread_leaves_it(unit, counts, said):
    assert len(remarks(unit, counts)) == said


def test_a_remark_says_what_was_found_and_what_the_guide_says():
    [remark] = remarks(PredikatUnit.KURANG, {2: 6, 4: 4})
    assert remark.sentence == "Predikat Butuh Perbaikan: 0 dari 10 orang (0 %); pedomannya paling sedikit 10 %."


def test_every_unit_predicate_has_its_guide_and_every_predicate_a_word():
    assert set(GUIDE) == set(PredikatUnit)
    assert [each.label for each in Predikat] == ["Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"]
    assert PredikatUnit.ISTIMEWA.label == "Istimewa"
    assert [each.value for each in Ekspektasi] == [1, 2, 3]
