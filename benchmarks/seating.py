"""Seats for 361 people in a day and 1,734 in five, beside the way of the spreadsheet (fill room after room).

Usage: .venv/bin/python benchmarks/seating.py
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from openkarier.core.seating import (
    Away,
    Figures,
    Person,
    Place,
    Problem,
    Room,
    Session,
    Unseatable,
    arrange,
    faults,
    figures,
)

DAY = datetime(2025, 11, 28, 1, 0, tzinfo=UTC)
HOURS = (0, 2.5, 5.5, 8)  # starts of the sessions of a day
# people, days, sessions a day, sites, rooms a site, seats a room (Lebong 2025; the largest test in the press)
SIZES = ((361, 1, 4, 1, 2, 50), (1_734, 5, 2, 2, 2, 45))
UNITS = 45  # perangkat daerah; officials of each by a Pareto law, as in the demo city


def city(size: tuple[int, int, int, int, int, int]) -> Problem:
    """A city of officials: 2 % need an accessible room, 3 % have declared an absence."""
    people, days, per_day, sites, rooms, seats = size
    draw = random.Random(1)
    sessions = []
    for day in range(days):
        for hour in HOURS[:per_day]:
            for site in range(sites):
                start = DAY + timedelta(days=day, hours=hour)
                halls = tuple(Room(site * 10 + n, f"Ruang {n}", seats, n == 0) for n in range(rooms))
                name = f"Sesi {len(sessions) + 1}"
                sessions.append(Session(len(sessions) + 1, name, start, start + timedelta(hours=2), halls))
    units = draw.choices(range(UNITS), [draw.paretovariate(1.3) for _ in range(UNITS)], k=people)
    leave = (Away(sessions[0].starts, sessions[0].ends, "cuti"),)
    folk = (
        Person(n, f"P{n}", unit, draw.random() < 0.02, leave if draw.random() < 0.03 else ())
        for n, unit in enumerate(units)
    )
    return Problem(tuple(folk), tuple(sessions), {unit: f"OPD {unit}" for unit in range(UNITS)})


def spreadsheet(problem: Problem) -> dict[int, Place]:
    """The usual way: the list sorted by unit, the rooms filled one after the other."""
    free = [
        Place(session.key, room.key, seat)
        for session in problem.sessions
        for room in session.rooms
        for seat in range(1, room.seats + 1)
    ]
    ordered = sorted(problem.people, key=lambda person: (person.unit, person.key))
    return {person.key: place for person, place in zip(ordered, free, strict=False)}


def careful(problem: Problem) -> dict[int, Place]:
    """A careful hand: each person, unit by unit, into the session with fewest colleagues that still has a seat."""
    free = {
        session.key: [Place(session.key, room.key, seat) for room in session.rooms for seat in range(1, room.seats + 1)]
        for session in problem.sessions
    }
    load: Counter[tuple[int, datetime]] = Counter()
    found: dict[int, Place] = {}
    for person in sorted(problem.people, key=lambda person: (person.unit, person.key)):
        open_ones = [one for one in problem.sessions if free[one.key] and not any(one.clashes(a) for a in person.away)]
        if not open_ones:
            continue
        best = min(open_ones, key=lambda one: (load[person.unit, one.starts], -len(free[one.key])))
        load[person.unit, best.starts] += 1
        found[person.key] = free[best.key].pop(0)
    return found


def line(size: int, what: str, seconds: float, found: Figures | None, wrong: int) -> None:
    """One row of the table."""
    words = "–" if found is None else (
        f"terbanyak sekaligus {found.worst_share:4.0%}, rata-rata {found.mean_share:4.0%}, "
        f"di atas batas bawah {found.above_floor:3d}, pindah {found.moved:3d}, pelanggaran {wrong:3d}"
    )  # fmt: skip
    print(f"{size:5d} {what:34} {seconds:6.2f} s CPU  {words}", flush=True)


def main() -> None:
    """Print the table."""
    for size in SIZES:
        problem = city(size)
        for name, way in (("lembar kerja (urut unit)", spreadsheet), ("tangan yang teliti (greedy)", careful)):
            start = time.process_time()
            places = way(problem)
            seated = replace(problem, people=tuple(p for p in problem.people if p.key in places))
            line(size[0], name, time.process_time() - start, figures(seated, places), len(faults(problem, places)))
        start = time.process_time()
        plan = arrange(problem)
        line(size[0], "penyusun", time.process_time() - start, plan.figures, len(faults(problem, plan.places)))
        held = tuple(replace(person, before=plan.places[person.key]) for person in problem.people)
        second = problem.sessions[1]
        away = Away(second.starts, second.ends, "dinas")
        again = replace(problem, people=tuple(replace(p, away=(*p.away, away)) if p.key < 9 else p for p in held))
        start = time.process_time()
        moved = arrange(again)
        line(
            size[0],
            "susun lagi, 9 halangan baru",
            time.process_time() - start,
            moved.figures,
            len(faults(again, moved.places)),
        )
        start = time.process_time()
        try:
            arrange(replace(problem, sessions=problem.sessions[:-1]))
        except Unseatable as refused:
            line(size[0], f"tidak muat: {len(refused.causes)} sebab terkecil", time.process_time() - start, None, 0)


if __name__ == "__main__":
    main()
