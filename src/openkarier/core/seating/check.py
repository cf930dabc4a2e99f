"""An independent look at a plan: every fault in a sentence. Shares no code with the solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from openkarier.core.seating.problem import Person, Place, Problem


def faults(problem: Problem, places: Mapping[int, Place]) -> list[str]:
    """What is wrong with a plan; empty when it keeps every demand."""
    return [*_seats(problem, places), *_people(problem, places), *_shares(problem, places)]


def _seats(problem: Problem, places: Mapping[int, Place]) -> Iterator[str]:
    sessions = {session.key: session for session in problem.sessions}
    for place, count in Counter(places.values()).items():
        session = sessions.get(place.session)
        room = next((room for room in session.rooms if room.key == place.room), None) if session else None
        if session is None or room is None or not 1 <= place.seat <= room.seats:
            yield f"Kursi {place.seat} tidak ada di ruang itu."
        elif count > 1:
            yield f"{session.name}, {room.name}, kursi {place.seat} dipakai {count} orang."


def _people(problem: Problem, places: Mapping[int, Place]) -> Iterator[str]:
    for person in problem.people:
        place = places.get(person.key)
        if place is None:
            yield f"{person.name} belum mendapat kursi."
            continue
        yield from _person(problem, person, place)


def _person(problem: Problem, person: Person, place: Place) -> Iterator[str]:
    session = next((session for session in problem.sessions if session.key == place.session), None)
    if session is None:
        return
    if any(away.starts < session.ends and session.starts < away.ends for away in person.away):
        yield f"{person.name} berhalangan pada {session.name}."
    if person.accessible and not any(room.accessible for room in session.rooms if room.key == place.room):
        yield f"{person.name} memerlukan ruang yang mudah diakses."
    pin = person.pin
    if pin and (
        place.session != pin.session or pin.room not in (None, place.room) or pin.seat not in (None, place.seat)
    ):
        yield f"{person.name} tidak duduk pada kursi yang ditetapkan."


def _shares(problem: Problem, places: Mapping[int, Place]) -> Iterator[str]:
    for begin in problem.sessions:
        running = {s.key for s in problem.sessions if s.starts <= begin.starts < s.ends}
        away = Counter(p.unit for p in problem.people if p.key in places and places[p.key].session in running)
        for unit, count in away.items():
            if count > problem.most_away(unit):
                most = problem.most_away(unit)
                yield f"{problem.units[unit]}: {count} orang pada saat {begin.name}, paling banyak {most}."
