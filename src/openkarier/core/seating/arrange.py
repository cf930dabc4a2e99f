"""The whole way: refuse what cannot be, choose sessions, give seats, check the plan, count what it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openkarier.core.seating.check import faults
from openkarier.core.seating.problem import Person, Place, Problem
from openkarier.core.seating.program import Cause, Program, Unseatable
from openkarier.core.seating.seats import seat_all


@dataclass(frozen=True)
class Figures:
    """What a plan is worth: seats and moves, and how much of a unit is away at once (shares 0..1)."""

    people: int
    seats: int
    moved: int
    worst_share: float
    mean_share: float
    above_floor: int
    """How many more people than needed are away at their unit's fullest moment, summed over units."""


@dataclass(frozen=True)
class Arrangement:
    """A plan: the seat of each person, whom it moved, and its figures."""

    places: Mapping[int, Place]
    moved: tuple[int, ...]
    figures: Figures


def arrange(problem: Problem) -> Arrangement:
    """Seat everybody, moving as few as possible from their seats. Raises Unseatable with a smallest set of causes."""
    plain = list(_plain_causes(problem))
    if plain:
        raise Unseatable(plain)
    program = Program(problem)
    chosen = program.solve()
    if chosen is None:
        raise Unseatable(program.smallest_causes())
    places = seat_all(problem, chosen)
    wrong = faults(problem, places)
    if wrong:
        raise Unseatable([Cause("ketetapan", 0, sentence) for sentence in wrong])
    return Arrangement(places, _moved(problem, places), figures(problem, places))


def figures(problem: Problem, places: Mapping[int, Place]) -> Figures:
    """Count what a plan is worth."""
    peaks = _peaks(problem, places)
    shares = [peak / problem.strength[unit] for unit, peak in peaks.items() if problem.strength[unit] > 1]
    floors = {unit: -(-n // max(1, len(problem.moments))) for unit, n in problem.strength.items()}
    return Figures(
        people=len(places),
        seats=sum(session.seats for session in problem.sessions),
        moved=len(_moved(problem, places)),
        worst_share=max(shares, default=0.0),
        mean_share=sum(shares) / len(shares) if shares else 0.0,
        above_floor=sum(peak - floors[unit] for unit, peak in peaks.items()),
    )


def _peaks(problem: Problem, places: Mapping[int, Place]) -> dict[int, int]:
    """Most participants of each unit that sit in a test at one moment."""
    peaks = dict.fromkeys(problem.strength, 0)
    for moment in problem.moments:
        running = {problem.sessions[i].key for i in moment}
        away = Counter(p.unit for p in problem.people if p.key in places and places[p.key].session in running)
        for unit, count in away.items():
            peaks[unit] = max(peaks[unit], count)
    return peaks


def _moved(problem: Problem, places: Mapping[int, Place]) -> tuple[int, ...]:
    return tuple(p.key for p in problem.people if p.before is not None and places[p.key] != p.before)


def _plain_causes(problem: Problem) -> Iterator[Cause]:
    """Contradictions between two pins, and pins to rooms or seats that are not there: seen without solving."""
    if not problem.sessions:
        yield Cause("kursi", 0, "Belum ada sesi")
        return
    sessions = {session.key: session for session in problem.sessions}
    holders: dict[Place, Person] = {}
    crowd: Counter[tuple[int, int]] = Counter()
    for person in problem.people:
        pin = person.pin
        if pin is None or pin.room is None:
            continue
        room = next((room for room in sessions[pin.session].rooms if room.key == pin.room), None)
        if room is None or (pin.seat or 1) > room.seats:
            yield Cause("ketetapan", person.key, f"{person.name} ditetapkan pada kursi yang tidak ada")
            continue
        crowd[pin.session, pin.room] += 1
        if crowd[pin.session, pin.room] == room.seats + 1:
            sentence = f"{room.name}: lebih banyak orang ditetapkan daripada {room.seats} kursi"
            yield Cause("ketetapan", person.key, sentence)
        if pin.seat is None:
            continue
        other = holders.setdefault(Place(pin.session, pin.room, pin.seat), person)
        if other is not person:
            sentence = f"{person.name} dan {other.name} ditetapkan pada kursi yang sama"
            yield Cause("ketetapan", person.key, sentence)
