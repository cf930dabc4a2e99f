"""Two results of one city side by side: who changes, who wins, who loses, by each person's own order of preference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OWN, OTHER, NOTHING = (
    100,
    101,
    102,
)  # after every wish: the own post, an offered one, none (as in core.rotation.network)


@dataclass(frozen=True)
class Result:
    """What a plan says of one person: the new post (None: no move), the wish granted (0: none), or a forced exit."""

    post: int | None
    wish: int
    homeless: bool = False

    @property
    def standing(self) -> int:
        """Place in the person's own order of preference; smaller is better."""
        if self.homeless:
            return NOTHING
        if self.post is None:
            return OWN
        return self.wish or OTHER


@dataclass(frozen=True)
class Change:
    """One person whose result differs; `gain` above 0 is better for the person, below 0 worse."""

    person: int
    before: Result
    after: Result

    @property
    def gain(self) -> int:
        """Places gained in the own order of preference."""
        return self.before.standing - self.after.standing


STAYS = Result(None, 0)


def changes(before: Mapping[int, Result], after: Mapping[int, Result]) -> list[Change]:
    """Everyone whose post differs, the losers first; who is in neither keeps the own post in both."""
    keys = before.keys() | after.keys()
    pairs = ((key, before.get(key, STAYS), after.get(key, STAYS)) for key in sorted(keys))
    found = [Change(key, old, new) for key, old, new in pairs if (old.post, old.homeless) != (new.post, new.homeless)]
    return sorted(found, key=lambda change: change.gain)
