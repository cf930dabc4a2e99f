"""Seats: every demand kept, few people moved, and the smallest set of causes when it cannot be done."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, product

import pytest

from openkarier.core.seating import Away, Person, Pin, Place, Problem, Room, Session, Unseatable, arrange, faults

DAY = datetime(2025, 11, 28, 8, 0, tzinfo=UTC)


def session(key, hour, *rooms, hours=2):
    start = DAY + timedelta(hours=hour)
    return Session(key, f"Sesi {key}", start, start + timedelta(hours=hours), rooms)


def lebong(people=361, sessions=4, seats=50, units=45):
    rooms, draw = 2, random.Random(1)
    weights = [draw.paretovariate(1.3) for _ in range(units)]
    halls = tuple(Room(n, f"Ruang {n}", seats, n == 1) for n in range(1, rooms + 1))
    return Problem(
        tuple(
            Person(n, f"Peserta {n}", unit, accessible=draw.random() < 0.02)
            for n, unit in enumerate(draw.choices(range(units), weights, k=people), 1)
        ),
        tuple(session(n, 3 * n, *halls) for n in range(1, sessions + 1)),
        {unit: f"Dinas {unit}" for unit in range(units)},
    )


def test_361_people_sit_on_one_day_with_every_unit_as_flat_as_it_can_be():
    problem = lebong()
    plan = arrange(problem)
    assert faults(problem, plan.places) == []
    assert plan.figures.people == 361
    assert plan.figures.above_floor == 0


def test_the_same_problem_gives_the_same_plan():
    assert arrange(lebong()).places == arrange(lebong()).places


def test_solving_again_with_one_absence_moves_only_what_must_move():
    problem = lebong()
    first = arrange(problem)
    away = replace(problem.people[6], away=(Away(DAY, DAY + timedelta(hours=24), "cuti"),))
    session_of = {one.key: one for one in problem.sessions}
    late = session_of[first.places[away.key].session]
    away = replace(away, away=(Away(late.starts, late.ends, "cuti"),))
    people = tuple(
        replace(away if person.key == away.key else person, before=first.places[person.key])
        for person in problem.people
    )
    second = arrange(replace(problem, people=people))
    assert second.moved == (away.key,)


def test_pins_and_accessible_rooms_are_kept():
    problem = lebong(people=60, sessions=2, seats=20, units=4)
    pinned = replace(problem.people[0], accessible=False, pin=Pin(2, 1, 7))
    needing = tuple(replace(person, accessible=True) for person in problem.people[1:30])
    problem = replace(problem, people=(pinned, *needing, *problem.people[30:]), share=1.0)
    plan = arrange(problem)
    assert plan.places[pinned.key] == Place(2, 1, 7)
    assert faults(problem, plan.places) == []


def test_too_few_seats_name_every_session_and_nothing_else():
    with pytest.raises(Unseatable) as refused:
        arrange(lebong(sessions=3))
    assert [cause.sentence for cause in refused.value.causes] == [f"Sesi {n}: 100 kursi" for n in (1, 2, 3)]


def test_a_person_away_at_all_times_is_the_whole_cause():
    problem = lebong(people=10, sessions=2)
    gone = replace(problem.people[3], away=(Away(DAY, DAY + timedelta(days=1), "cuti"),))
    people = tuple(gone if person.key == gone.key else person for person in problem.people)
    with pytest.raises(Unseatable) as refused:
        arrange(replace(problem, people=people))
    assert [cause.sentence for cause in refused.value.causes] == [f"{gone.name} berhalangan (cuti)"]


def test_a_share_that_no_number_of_sessions_can_keep_names_its_unit():
    problem = lebong(people=12, sessions=2, units=1)
    with pytest.raises(Unseatable) as refused:
        arrange(replace(problem, share=0.25))
    assert [cause.kind for cause in refused.value.causes] == ["bagian"]


def test_two_pins_on_one_seat_are_named_together():
    problem = lebong(people=4)
    people = tuple(replace(person, pin=Pin(1, 1, 3)) for person in problem.people[:2]) + problem.people[2:]
    with pytest.raises(Unseatable) as refused:
        arrange(replace(problem, people=people))
    assert [cause.sentence for cause in refused.value.causes] == [
        "Peserta 2 dan Peserta 1 ditetapkan pada kursi yang sama"
    ]


def test_no_session_is_a_cause_of_its_own():
    with pytest.raises(Unseatable) as refused:
        arrange(replace(lebong(people=2), sessions=()))
    assert [cause.sentence for cause in refused.value.causes] == ["Belum ada sesi"]


def tiny(seed):
    """Three sessions of which two run at once, up to six people; often impossible."""
    draw = random.Random(seed)
    sessions = tuple(session(n + 1, hour, Room(n, f"R{n}", draw.randint(1, 2))) for n, hour in enumerate((0, 0, 3)))
    people = []
    for key in range(draw.randint(1, 5)):
        one = draw.choice(sessions)
        away = (Away(one.starts, one.ends),) if draw.random() < 0.5 else ()
        people.append(Person(key, f"P{key}", draw.randint(0, 1), away=away))
    return Problem(tuple(people), sessions, {0: "A", 1: "B"}, draw.choice((0.3, 0.5, 1.0)))


def possible(problem, without=()):
    """Whether any way of sitting keeps every demand but those of `without` (kind, key)."""
    return any(_keeps(problem, chosen, without) for chosen in product(range(3), repeat=len(problem.people)))


def _keeps(problem, chosen, without):
    for i, one in enumerate(problem.sessions):
        if ("kursi", one.key) not in without and chosen.count(i) > one.seats:
            return False
    for person, i in zip(problem.people, chosen, strict=True):
        if ("halangan", person.key) not in without and any(problem.sessions[i].clashes(a) for a in person.away):
            return False
    for unit in problem.strength:
        for moment in ({0, 1}, {2}):
            here = sum(p.unit == unit and i in moment for p, i in zip(problem.people, chosen, strict=True))
            if ("bagian", unit) not in without and here > problem.most_away(unit):
                return False
    return True


def demands(problem):
    return (
        [("kursi", one.key) for one in problem.sessions]
        + [("bagian", unit) for unit in problem.strength]
        + [("halangan", person.key) for person in problem.people if person.away]
    )


def smallest_contradiction(problem):
    """Size of the smallest set of demands that cannot hold together, by trying all."""
    every = demands(problem)
    for size in range(1, len(every) + 1):
        for kept in combinations(every, size):
            if not possible(problem, set(every) - set(kept)):
                return size
    return 0


@pytest.mark.parametrize("seed", range(40))
def test_on_tiny_problems_the_answer_and_the_causes_equal_enumeration(seed):
    problem = tiny(seed)
    try:
        plan = arrange(problem)
    except Unseatable as refused:
        named = {(cause.kind, cause.about) for cause in refused.causes}
        assert not possible(problem, set(demands(problem)) - named)
        assert len(named) == smallest_contradiction(problem)
    else:
        assert possible(problem)
        assert faults(problem, plan.places) == []
