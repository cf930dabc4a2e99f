"""What a closed survey may tell, and that no respondent can be read from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openkarier.core.feedback import BERAKHLAK, Shown, Tally, Voice, combined, shown, voice


def group(*answers: int) -> Tally:
    """People who each gave one answer to all seven values."""
    return Tally(len(answers), dict.fromkeys(BERAKHLAK, sum(answers)))


def test_two_groups_large_enough_are_shown_apart_and_weighed_by_the_local_share():
    found = shown(group(5, 5, 5), group(3, 3, 3, 3), minimum=3, share_bawahan=25)
    assert (found.rekan, found.bawahan, found.others, found.why) == (100, 60, 90.0, "")


def test_a_group_below_the_minimum_hides_in_the_common_mean():
    found = shown(group(5, 5, 5, 5), group(1), minimum=3, share_bawahan=50)
    assert (found.rekan, found.bawahan, found.others) == (None, None, 84.0)
    assert found.why == "Rekan dan bawahan ditampilkan bersama: salah satu kelompok kurang dari 3 orang."


def test_too_few_together_show_nothing():
    assert shown(group(5), group(1), minimum=3, share_bawahan=50) == Shown(
        why="Belum dapat ditampilkan: penjawab kurang dari 3 orang."
    )


def test_a_local_minimum_below_three_is_read_as_three():
    assert shown(group(5, 5), group(), minimum=1, share_bawahan=50).others is None


def test_who_has_no_subordinates_is_rated_by_peers_alone():
    found = shown(group(4, 4, 4), group(), minimum=3, share_bawahan=50)
    assert (found.others, found.rekan, found.bawahan) == (80.0, 80, None)


@pytest.mark.parametrize(
    ("superior", "others", "found"), [(80, 90, 84.0), (80, None, 80), (None, 90, None), (None, None, None)]
)
def test_the_superior_counts_sixty_percent(superior, others, found):
    assert combined(superior, others) == found


answers = st.lists(st.integers(1, 5), max_size=8)


@given(answers, answers, st.integers(3, 6), st.integers(0, 100))
def test_nothing_that_is_shown_rests_on_fewer_than_the_minimum(rekan, bawahan, minimum, share):
    found = shown(group(*rekan), group(*bawahan), minimum=minimum, share_bawahan=share)
    if found.others is not None:
        assert len(rekan) + len(bawahan) >= minimum
    for mean, people in ((found.rekan, rekan), (found.bawahan, bawahan)):
        assert mean is None or len(people) >= minimum
    if found.rekan is None and found.bawahan is not None:
        assert rekan == []  # else the hidden group were the difference


@pytest.mark.parametrize(("count", "found"), [(2, None), (3, 80), (30, 80)])
def test_the_public_speaks_from_the_minimum_on(count, found):
    heard = voice(4 * count, count, minimum=3)
    assert heard.score == found
    assert heard.answers == (count if found else None)


def test_a_withheld_voice_does_not_say_how_many_there_were():
    assert voice(4, 1, minimum=5) == Voice(None, None, "Belum ditampilkan: penjawab kurang dari 5 orang.")
