"""The values of the seating problem: people of units, sessions with rooms, what was declared and what was pinned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import ceil
from typing import NamedTuple


class Place(NamedTuple):
    """A seat: session and room by key, seat from 1 on."""

    session: int
    room: int
    seat: int


class Pin(NamedTuple):
    """What the organiser fixed for a person: a session, perhaps a room of it, perhaps a seat."""

    session: int
    room: int | None = None
    seat: int | None = None


@dataclass(frozen=True)
class Away:
    """A declared absence from `starts` to `ends` (exclusive), with its reason in a few words."""

    starts: datetime
    ends: datetime
    reason: str = ""


@dataclass(frozen=True)
class Room:
    """A room with numbered seats; `accessible` for people who cannot climb stairs or need room for a chair."""

    key: int
    name: str
    seats: int
    accessible: bool = False


@dataclass(frozen=True)
class Session:
    """A stretch of time at one site, in all rooms of it."""

    key: int
    name: str
    starts: datetime
    ends: datetime
    rooms: tuple[Room, ...]

    @property
    def seats(self) -> int:
        """Seats of all rooms."""
        return sum(room.seats for room in self.rooms)

    def clashes(self, away: Away) -> bool:
        """Whether a person with this absence cannot come."""
        return away.starts < self.ends and self.starts < away.ends


@dataclass(frozen=True)
class Person:
    """A participant: unit by key, need of an accessible room, absences, pin, and the seat held so far."""

    key: int
    name: str
    unit: int
    accessible: bool = False
    away: tuple[Away, ...] = ()
    pin: Pin | None = None
    before: Place | None = None


@dataclass(frozen=True)
class Problem:
    """Everybody must get a seat; at no moment more than `share` (0..1] of a unit's participants may sit in a test."""

    people: tuple[Person, ...]
    sessions: tuple[Session, ...]
    units: Mapping[int, str]
    share: float = 0.5

    @cached_property
    def strength(self) -> dict[int, int]:
        """Participants of each unit."""
        found: dict[int, int] = {}
        for person in self.people:
            found[person.unit] = found.get(person.unit, 0) + 1
        return found

    def most_away(self, unit: int) -> int:
        """How many of a unit may be in a test at one moment: the share, rounded up, so that one can always go."""
        return max(1, ceil(self.share * self.strength[unit] - 1e-9))

    @cached_property
    def moments(self) -> tuple[frozenset[int], ...]:
        """Sets of sessions (by place in the list) that run at the same time; the largest ones only."""
        at_start = {
            frozenset(i for i, s in enumerate(self.sessions) if s.starts <= begin.starts < s.ends)
            for begin in self.sessions
        }
        largest = [one for one in at_start if not any(one < other for other in at_start)]
        return tuple(sorted(largest, key=sorted))
