"""From sessions to rooms and seat numbers: pins, then those in need, then those who keep theirs, then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openkarier.core.seating.problem import Person, Place, Problem, Room, Session


@dataclass
class Hall:
    """The seats of one session that are still free, lowest numbers first."""

    session: Session
    free: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.free = {room.key: list(range(1, room.seats + 1)) for room in self.session.rooms}

    def take(self, room: int, seat: int | None = None) -> Place | None:
        """Take a seat (the lowest free one when not named); None when it is not free."""
        left = self.free.get(room, [])
        if seat is None:
            seat = left[0] if left else None
        if seat is None or seat not in left:
            return None
        left.remove(seat)
        return Place(self.session.key, room, seat)

    def first(self, rooms: Iterable[Room], spare: frozenset[tuple[int, int]]) -> Place | None:
        """The first free seat of these rooms, those that somebody would like to keep last."""
        found = [(room.key, seat) for room in rooms for seat in self.free[room.key]]
        if not found:
            return None
        room, seat = min(found, key=lambda one: one in spare)
        return self.take(room, seat)


def seat_all(problem: Problem, session_of: Sequence[int]) -> dict[int, Place]:
    """Seat everybody in the session chosen for them; `session_of` are places in the list of sessions."""
    found: dict[int, Place] = {}
    for i, session in enumerate(problem.sessions):
        here = [person for person, chosen in zip(problem.people, session_of, strict=True) if chosen == i]
        found |= _seat(session, here)
    return found


def _seat(session: Session, people: Sequence[Person]) -> dict[int, Place]:
    hall, found = Hall(session), dict[int, Place]()
    kept = frozenset((p.before.room, p.before.seat) for p in people if p.before and p.before.session == session.key)
    for person in sorted(people, key=_rank):
        place = _wanted(hall, person)
        if place is None and person.accessible:
            place = hall.first((room for room in session.rooms if room.accessible), kept)
        if place is not None:
            found[person.key] = place
    plain_first = sorted(session.rooms, key=lambda room: room.accessible)
    for person in _mixed([person for person in people if person.key not in found]):
        place = hall.first(plain_first, frozenset())
        if place is not None:
            found[person.key] = place
    return found


def _rank(person: Person) -> tuple[int, int]:
    """Pins with a seat, pins with a room, people in need who sat here, others in need, the rest."""
    exact = 0 if person.pin and person.pin.seat else 1 if person.pin and person.pin.room else 2
    return exact, (0 if person.before else 1) if person.accessible else 2


def _wanted(hall: Hall, person: Person) -> Place | None:
    """The pinned seat, or the seat held so far when it is still there and still right."""
    if person.pin and person.pin.room is not None:
        return hall.take(person.pin.room, person.pin.seat)
    before = person.before
    if before is None or before.session != hall.session.key:
        return None
    accessible = {room.key for room in hall.session.rooms if room.accessible}
    if person.accessible and before.room not in accessible:
        return None
    return hall.take(before.room, before.seat)


def _mixed(people: Sequence[Person]) -> list[Person]:
    """Neighbours come from different units: the first of each unit, then the second of each."""
    turn: dict[int, int] = {}
    keyed = []
    for person in people:
        turn[person.unit] = turn.get(person.unit, 0) + 1
        keyed.append((turn[person.unit], person.unit, person))
    return [person for _, _, person in sorted(keyed, key=lambda one: one[:2])]
