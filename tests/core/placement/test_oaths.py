"""Which articles each oath rests on, as read in PP 11/2017, and who may witness it."""

from __future__ import annotations

import pytest

from openkarier.core.placement.ceremony import oath_of, too_low


@pytest.mark.parametrize(
    ("jenjang", "duty", "words", "rank"),
    [
        ("ADMINISTRATOR", "57", "58 dan 59", "61 ayat (3)"),
        ("PENGAWAS", "57", "58 dan 59", "61 ayat (3)"),
        ("JF_AHLI_MUDA", "87", "88 dan 89", "91 ayat (3)"),
        ("JPT_PRATAMA", "135", "136 dan 137", "139 ayat (3)"),
    ],
)
def test_each_kind_of_post_has_its_own_articles(jenjang, duty, words, rank):
    oath = oath_of(jenjang)
    cited = [f"PP 11/2017 Pasal {each}" for each in (duty, words, rank)]
    assert [oath.duty, oath.words, oath.rank] == cited


@pytest.mark.parametrize(
    ("witness", "posts", "above"),
    [
        ("ADMINISTRATOR", ["PENGAWAS", "ADMINISTRATOR"], ""),
        ("PENGAWAS", ["PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA"], "JPT_PRATAMA"),
        ("JF_AHLI_MADYA", ["JPT_PRATAMA"], ""),  # no rung: not compared
        ("", ["ADMINISTRATOR"], ""),  # not on record: not compared
        ("PENGAWAS", ["JF_AHLI_UTAMA"], ""),
    ],
)
def test_a_witness_stands_at_least_level_with_who_swears(witness, posts, above):
    assert too_low(witness, posts) == above
