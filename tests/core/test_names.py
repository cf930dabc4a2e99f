"""Names as searchable words."""

from __future__ import annotations

import pytest

from openkarier.core.names import words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rina Lestari", ("rina", "lestari")),
        ("M. YUSUF, S.Pd", ("m", "yusuf", "s", "pd")),
        ("Ma'ruf  Amin", ("maruf", "amin")),
        ("Désirée Ñu", ("desiree", "nu")),
        ("Siti Siti Aminah", ("siti", "aminah")),
        ("", ()),
        ("x" * 41, ("x" * 40,)),
    ],
)
def test_words_are_distinct_lower_case_letters(name, expected):
    assert words(name) == expected
