"""A departure from a plan and what it brings about: nobody loses the own post, no seat is given twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Places = Mapping[str, str | None]


class DepartureRefused(ValueError):
    """The departure cannot stand; the message says what, why and what to do."""


@dataclass(frozen=True)
class Departed:
    """The result after a departure, and who else changed because of it (id -> new post or None)."""

    result: dict[str, str | None]
    followed: dict[str, str | None]


def depart(own: Places, result: Places, seats: Mapping[str, int], person: str, to: str | None) -> Departed:
    """Give `person` the post `to` (None or the own post: no move) and send back whoever loses the seat by it.

    `own` and `result` map every person of the plan to a post or None. Who is pushed out keeps the own post; that may
    push out the next one, back along the chain. Raises DepartureRefused where the seat belongs to somebody who stays.
    """
    after = dict(result)
    after[person] = to or own.get(person)
    followed: dict[str, str | None] = {}
    crowded = after[person]
    while crowded is not None:
        pushed = _pushed(own, after, seats, crowded, {person, *followed})
        if pushed is None:
            break
        after[pushed] = followed[pushed] = own.get(pushed)
        crowded = after[pushed]
    return Departed(after, followed)


def _pushed(own: Places, after: Places, seats: Mapping[str, int], post: str, fixed: set[str]) -> str | None:
    """Who must give way at a crowded post: a mover; None when there is room."""
    sitting = sorted(each for each, held in after.items() if held == post)
    if len(sitting) <= seats.get(post, 1):
        return None
    movers = [each for each in sitting if own.get(each) != post and each not in fixed]
    if not movers:
        raise DepartureRefused(
            "Jabatan itu dipegang pejabat yang tetap bertahan. "
            "Pilih jabatan lain, atau catat dahulu kepindahan pejabatnya."
        )
    return movers[0]
