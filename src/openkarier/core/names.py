"""A person's name as searchable words: lower case a-z, accents and punctuation gone."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z]+")
LONGEST = 40  # characters kept of one word


def words(name: str) -> tuple[str, ...]:
    """Return the distinct words of a name in order: "M. Yusuf, S.Pd" -> ("m", "yusuf", "s", "pd")."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return tuple(dict.fromkeys(word[:LONGEST] for word in _WORD.findall(plain)))
