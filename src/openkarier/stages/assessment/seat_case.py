"""Rows of an event turned into the seating problem of a round."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from django.db.models import QuerySet

from openkarier.core import seating
from openkarier.core.events import CHOOSING

from .models import Attendance, Event, Participant, SpecialNeed

MAIN, MOP_UP = 1, 2
CHANGEABLE = {MAIN: CHOOSING, MOP_UP: ("berlangsung", "selesai")}


def due(event: Event, ronde: int) -> QuerySet[Participant]:
    """Who must get a seat in a round: everybody, or in the mop-up those who were not there."""
    found = Participant.objects.filter(event=event, removed_at=None).order_by("nomor")
    if ronde == MOP_UP:
        found = found.exclude(
            pk__in=Attendance.objects.filter(session__event=event, session__ronde=MAIN).values("participant")
        )
    return found


def problem_of(event: Event, ronde: int, *, without: frozenset[int] = frozenset()) -> seating.Problem:
    """The seating problem of a round as it stands (seven queries). `without`: pins to leave out, by participant."""
    rows = list(due(event, ronde).select_related("pegawai__unit__opd").prefetch_related("absences", "seats"))
    access = set(
        SpecialNeed.objects.filter(participant__event=event, access=True).values_list("participant", flat=True)
    )
    sessions = _sessions(event, ronde)
    mine = {session.key for session in sessions}
    units: dict[int, str] = {}
    people = []
    for row in rows:
        opd = row.pegawai.unit.opd if row.pegawai.unit else None
        units[opd.pk if opd else 0] = opd.nama if opd else "Tanpa unit kerja"
        people.append(_person(row, opd.pk if opd else 0, row.pk in access, mine, ronde, pinned=row.pk not in without))
    return seating.Problem(tuple(people), sessions, units, event.share / 100)


def _sessions(event: Event, ronde: int) -> tuple[seating.Session, ...]:
    rows = event.sessions.filter(ronde=ronde).order_by("mulai", "site__nama", "pk").prefetch_related("site__rooms")
    return tuple(
        seating.Session(
            row.pk,
            row.nama,
            row.mulai,
            row.selesai,
            tuple(
                seating.Room(room.pk, room.nama, room.kapasitas, room.mudah_akses)
                for room in sorted(row.site.rooms.all(), key=lambda room: room.pk)
            ),
        )
        for row in rows
    )


def _person(row: Participant, unit: int, access: bool, mine: set[int], ronde: int, *, pinned: bool) -> seating.Person:
    seat = next((seat for seat in row.seats.all() if seat.ronde == ronde), None)
    pin = None
    if pinned and row.pin_session_id in mine and row.pin_session_id is not None:
        pin = seating.Pin(row.pin_session_id, row.pin_room_id, row.pin_seat)
    away = tuple(
        seating.Away(absence.mulai, absence.selesai, absence.get_kind_display().lower())
        for absence in sorted(row.absences.all(), key=lambda absence: absence.pk)
    )
    before = seating.Place(seat.session_id, seat.room_id, seat.number) if seat else None
    return seating.Person(row.pk, row.pegawai.nama_gelar, unit, access, away, pin, before)


def fingerprint(problem: seating.Problem) -> str:
    """SHA-256 of a problem, health data left out: the same problem, the same plan."""
    told = asdict(problem)
    for person in told["people"]:
        person.pop("accessible")
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()
