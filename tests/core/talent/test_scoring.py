"""Boxes at their boundaries, unknown as unknown, and one person scored as a column is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openkarier.core.talent import BOX, DEFAULT, PARTS, UNIT, Formula, FormulaRefused, score
from openkarier.core.talent.columns import Readings, empty, score_all
from openkarier.core.talent.formula import problems
from openkarier.core.talent.parts import SCALES
from openkarier.core.talent.scoring import level

FULL = {
    "predikat": 4, "penghargaan": 2, "penugasan": 2, "umpan_balik": 8000, "uji": 8000, "pengembangan": 20, "masa": 60,
    "keragaman": 3, "potensi": 7000, "pendidikan": 6, "bidang": 3, "disiplin": 4,
}  # fmt: skip


@pytest.mark.parametrize(
    ("y", "x", "box"),  # domain note, test vectors 11-13: Y=80, X=60; Y=79.99, X=80; Y=85, X=59.9
    [
        (80_000_000, 60_000_000, 7),
        (79_990_000, 80_000_000, 8),
        (85_000_000, 59_900_000, 4),
        (59_999_999, 80_000_000, 6),
    ],
)
def test_a_cut_off_belongs_to_the_higher_third(y, x, box):
    assert BOX[level(DEFAULT, "kinerja", y)][level(DEFAULT, "potensial", x)] == box


def test_the_official_layout_stands_upward_and_to_the_right():
    assert BOX == ((1, 3, 6), (2, 5, 8), (4, 7, 9))


def test_the_sum_of_a_full_record_is_the_hand_made_one():
    found = score(DEFAULT, FULL)
    # Y: 60 + 15 x 0.7 + 15 x 0.7 + 8 = 89; X: 16 + 10 + 5 + 4 + 17.5 + 8 + 10 + 15 = 85.5
    assert (found.kinerja.low / UNIT, found.potensial.low / UNIT, found.value / UNIT) == (89, 85.5, 87.25)
    assert (found.box, found.boxes, found.missing) == (9, (9,), ())


def test_a_missing_main_part_gives_no_box_and_says_which_are_possible():
    found = score(DEFAULT, {code: value for code, value in FULL.items() if code != "uji"})
    assert (found.box, found.judged, found.missing) == (None, False, ("uji",))
    assert found.boxes == (7, 9)  # 69.5 proved, 89.5 possible


def test_a_missing_part_leaves_a_range_and_a_box_only_where_the_range_allows_it():
    sure = score(DEFAULT, {code: value for code, value in FULL.items() if code != "umpan_balik"})
    assert (sure.kinerja.low / UNIT, sure.kinerja.high / UNIT, sure.box) == (81, 91, 9)
    open_ = score(DEFAULT, {code: value for code, value in FULL.items() if code != "penghargaan"})
    assert (open_.kinerja.low / UNIT, open_.kinerja.high / UNIT) == (78.5, 93.5)
    assert (open_.box, open_.boxes, open_.judged) == (None, (8, 9), True)


def test_weights_are_rescaled_only_by_a_formula_that_says_so():
    partial = {code: value for code, value in FULL.items() if code != "penghargaan"}
    found = score(replace(DEFAULT, kosong="skala"), partial)
    assert (found.kinerja.low, found.kinerja.high) == (785_000_000_000 // 8_500, 785_000_000_000 // 8_500)
    assert (found.box, found.missing) == (9, ("penghargaan",))


def test_old_evidence_counts_with_a_mark_or_not_at_all_as_the_formula_says():
    kept = score(DEFAULT, FULL, {"uji"})
    dropped = score(replace(DEFAULT, usang="gugur"), FULL, {"uji"})
    assert (kept.box, kept.stale, kept.missing) == (9, ("uji",), ())
    assert (dropped.box, dropped.stale, dropped.missing) == (None, ("uji",), ("uji",))


@pytest.mark.parametrize(("predicate", "box"), [(5, 9), (4, 8), (3, 6), (2, 6), (1, 6)])
def test_a_predicate_may_decide_the_category_alone(predicate, box):
    assert score(replace(DEFAULT, mode="predikat"), FULL | {"predikat": predicate}).box == box


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"bobot": {**DEFAULT.bobot, "uji": 1_500}},
         "Bobot sumbu Potensial berjumlah 95, kurang 5. Sesuaikan sampai tepat 100."),
        ({"bobot": {**DEFAULT.bobot, "uji": 2_050}},
         "Bobot sumbu Potensial berjumlah 100,5, lebih 0,5. Sesuaikan sampai tepat 100."),
        ({"batas": {"kinerja": (6_000, 8_000), "potensial": (8_000, 6_000)}},
         "Batas sumbu Kinerja terbalik: batas tinggi (60) harus lebih besar daripada batas menengah (80), dan keduanya "
         "lebih dari 0."),
        ({"batas": {"kinerja": (8_000, 8_000), "potensial": (8_000, 6_000)}},
         "Batas sumbu Kinerja terbalik: batas tinggi (80) harus lebih besar daripada batas menengah (80), dan keduanya "
         "lebih dari 0."),
        ({"batas": {"kinerja": (8_000, 6_000), "potensial": (10_100, 6_000)}},
         "Batas tinggi sumbu Potensial (101) tidak dapat dicapai siapa pun; nilai tertinggi yang mungkin 100."),
        ({"sumbu": {"kinerja": 6_000, "potensial": 5_000}},
         "Kedua sumbu dalam nilai talenta berjumlah 110. Sesuaikan sampai tepat 100."),
    ],
)  # fmt: skip
def test_a_formula_that_cannot_stand_says_why(change, sentence):
    with pytest.raises(FormulaRefused) as refusal:
        replace(DEFAULT, **change).checked()
    assert refusal.value.problems == (sentence,)


def test_a_formula_survives_being_written_down():
    assert Formula.of(DEFAULT.plain()) == DEFAULT
    assert Formula.of(DEFAULT.plain()).digest == DEFAULT.digest != replace(DEFAULT, kosong="skala").digest
    assert problems(DEFAULT) == []


def reading(part):
    known = st.integers(0, 10_000) if part.linear else st.integers(0, max(code for code, _ in SCALES[part.code]) + 3)
    lowest = 1 if part.code == "predikat" else 0
    highest = 5 if part.code == "predikat" else 10_000
    return st.one_of(st.just(-1), known.map(lambda value: min(max(value, lowest), highest)))


PEOPLE = st.lists(
    st.tuples(st.tuples(*map(reading, PARTS)), st.tuples(*[st.booleans()] * len(PARTS))), min_size=1, max_size=30
)
FORMULAS = st.builds(
    lambda mode, kosong, usang, high, middle: replace(
        DEFAULT, mode=mode, kosong=kosong, usang=usang, batas=dict.fromkeys(DEFAULT.batas, (high, middle))
    ),
    st.sampled_from(["angka", "predikat"]), st.sampled_from(["rentang", "skala"]), st.sampled_from(["tanda", "gugur"]),
    st.integers(5_000, 10_000), st.integers(1, 4_999),
)  # fmt: skip


@given(people=PEOPLE, formula=FORMULAS)
@settings(max_examples=60, deadline=None)
def test_one_person_and_the_column_of_all_agree(people, formula):
    columns = empty(len(people))
    for place, (values, stale) in enumerate(people):
        columns.values[:, place] = values
        columns.stale[:, place] = [old and value >= 0 for old, value in zip(stale, values, strict=True)]
    together = score_all(formula, columns)
    for place in range(len(people)):
        readings = {p.code: int(v) for p, v in zip(PARTS, columns.values[:, place], strict=True) if v >= 0}
        stale = {p.code for p, old in zip(PARTS, columns.stale[:, place], strict=True) if old}
        alone = score(formula, readings, stale)
        for name, axis in (("kinerja", alone.kinerja), ("potensial", alone.potensial)):
            column = together.axes[name]
            assert (axis.low, axis.high, *axis.levels, axis.judged) == (
                column.low[place], column.high[place], column.level_low[place], column.level_high[place],
                column.judged[place],
            )  # fmt: skip
        assert (alone.box or 0, alone.value) == (together.box[place], together.value[place])
        missing = tuple(p.code for p, gone in zip(PARTS, together.missing[:, place], strict=True) if gone)
        assert alone.missing == missing


def test_an_unknown_reading_never_counts_as_zero():
    nobody = Readings(np.full((len(PARTS), 1), -1, np.int32), np.zeros((len(PARTS), 1), np.bool_))
    found = score_all(DEFAULT, nobody)
    assert (int(found.box[0]), bool(found.judged[0])) == (0, False)
    assert score(DEFAULT, {}).boxes == (1, 2, 3, 4, 5, 6, 7, 8, 9)
