"""What would lift a box: the changes lift it by the same formula, and none of them can be left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.talent.test_scoring import FULL
from openkarier.core.talent import DEFAULT, PARTS, score
from openkarier.core.talent.lift import Change, Way, applied, risen, ways
from openkarier.core.talent.parts import SCALES

PLAIN = FULL | {"penghargaan": 0, "penugasan": 0, "pengembangan": 4, "masa": 20, "potensi": 6_000}
FORMULAS = [
    replace(DEFAULT, mode=mode, kosong=gap, usang=aged)
    for mode in ("angka", "predikat") for gap in ("rentang", "skala") for aged in ("tanda", "gugur")
]  # fmt: skip


def codes(part):
    if part.linear:
        return st.integers(0, 10_000)
    return st.sampled_from([code for code, _ in SCALES[part.code]])


PEOPLE = st.fixed_dictionaries(
    {part.code: codes(part) for part in PARTS if part.main},
    optional={part.code: codes(part) for part in PARTS if not part.main},
)


def test_a_training_of_six_more_hours_and_a_little_time_lift_the_potential():
    # X: 16 + 4 + 3 + 4 + 15 + 8 + 10 + 15 = 75; five points are missing; 10 JP bring 4, 20 JP bring 6.
    now = score(DEFAULT, PLAIN)
    assert (now.potensial.low // 10**6, now.floor) == (75, 5)
    potensial = [way for way in ways(DEFAULT, PLAIN) if way.axis == "potensial"]
    assert potensial[0] == Way("potensial", (Change("pengembangan", 4, 20),))


def test_the_highest_box_and_a_missing_main_part_have_no_way():
    assert ways(DEFAULT, FULL) == []
    untested = {code: value for code, value in PLAIN.items() if code != "uji"}
    assert {way.axis for way in ways(DEFAULT, untested)} == {"kinerja"}


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda f: f"{f.mode}-{f.kosong}-{f.usang}")
@given(readings=PEOPLE, stale=st.sets(st.sampled_from([part.code for part in PARTS])))
@settings(max_examples=25, deadline=None)
def test_every_way_lifts_the_box_and_no_part_of_it_does(formula, readings, stale):
    stale &= readings.keys()
    now = score(formula, readings, stale)
    for way in ways(formula, readings, stale):
        assert risen(now, score(formula, *applied(readings, stale, way.changes)))
        for fewer in combinations(way.changes, len(way.changes) - 1):
            assert not risen(now, score(formula, *applied(readings, stale, fewer)))
