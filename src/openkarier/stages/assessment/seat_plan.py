"""Seats of a round: solved beside the database, kept in one transaction; nothing changes when they do not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from openkarier.core import seating
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.jobs.task import JobRefused, Outcome, Task

from .models import Event, Seat, Seating
from .refusal import Refused
from .scheduling import hold, log, must_be
from .seat_case import CHANGEABLE, fingerprint, problem_of

KURSI = "UJI_KURSI"
JOB = "assessment.seats"  # the kind of job, config/jobs.py


def seat_everybody(*, event: Event, ronde: int, actor: str, at: datetime) -> Seating:
    """Give everybody of a round a seat, moving as few as possible. When it cannot be, nothing changes and the causes
    are kept. Solve outside a transaction; whoever changed the people meanwhile makes it Refused."""
    must_be(event, CHANGEABLE[ronde], "Kursi tidak dapat disusun lagi")
    problem = problem_of(event, ronde)
    if not problem.people:
        raise Refused("Belum ada peserta yang perlu kursi. Pilih peserta lebih dahulu.")
    this = _Try(event, ronde, problem, actor, at)
    try:
        plan = seating.arrange(problem)
    except seating.Unseatable as unseatable:
        return _keep_causes(this, unseatable.causes)
    return _keep_plan(this, plan)


@dataclass(frozen=True)
class _Try:
    """One try: what was to be solved, by whom, when."""

    event: Event
    ronde: int
    problem: seating.Problem
    actor: str
    at: datetime


def _keep_causes(this: _Try, causes: Sequence[seating.Cause]) -> Seating:
    seats = sum(session.seats for session in this.problem.sessions)
    figures = {"people": len(this.problem.people), "seats": seats}
    with transaction.atomic():
        made = Seating.objects.create(
            event=this.event, ronde=this.ronde, at=this.at, actor=this.actor, fits=False,
            sidik=fingerprint(this.problem), causes=[list(cause) for cause in causes], figures=figures,
        )  # fmt: skip
        log(this.event, {"sidik": made.sidik, "muat": False, "sebab": len(causes)}, this.actor, this.at, KURSI)
    return made


def _keep_plan(this: _Try, plan: seating.Arrangement) -> Seating:
    words, sidik = _Words(this.problem), fingerprint(this.problem)
    before = {person.key: person.before for person in this.problem.people}
    moves = [[key, words.of(before[key]), words.of(plan.places[key])] for key in plan.moved]
    with transaction.atomic():
        held = hold(this.event)
        must_be(held, CHANGEABLE[this.ronde], "Kursi tidak dapat disusun lagi")
        if fingerprint(problem_of(held, this.ronde)) != sidik:
            raise Refused("Peserta atau tempat berubah selagi kursi disusun. Susun sekali lagi.")
        _write(this.ronde, this.problem, plan.places)
        made = Seating.objects.create(
            event=held, ronde=this.ronde, at=this.at, actor=this.actor, fits=True, sidik=sidik, moves=moves,
            figures=asdict(plan.figures),
        )  # fmt: skip
        facts = {"sidik": sidik, "muat": True, "peserta": len(plan.places), "pindah": len(moves)}
        log(held, facts, this.actor, this.at, KURSI)
    return made


def _write(ronde: int, problem: seating.Problem, places: Mapping[int, seating.Place]) -> None:
    """Replace only the seats that change."""
    changed = [person.key for person in problem.people if person.before != places[person.key]]
    Seat.objects.filter(ronde=ronde, participant__in=changed).delete()
    rows = []
    for key in changed:
        place = places[key]
        rows.append(
            Seat(participant_id=key, ronde=ronde, session_id=place.session, room_id=place.room, number=place.seat)
        )
    Seat.objects.bulk_create(rows, 500)


class _Words:
    """Places in words: "Sesi 1, Aula, kursi 12"."""

    def __init__(self, problem: seating.Problem) -> None:
        self._session = {session.key: session.name for session in problem.sessions}
        self._room = {room.key: room.name for session in problem.sessions for room in session.rooms}

    def of(self, place: seating.Place | None) -> str:
        """One place; empty for none."""
        if place is None:
            return ""
        return f"{self._session.get(place.session, '–')}, {self._room.get(place.room, '–')}, kursi {place.seat}"


def start(*, event: Event, ronde: int, actor: str, at: datetime) -> Any:
    """Put the solving of a round into the queue; pressing again joins what waits."""
    must_be(event, CHANGEABLE[ronde], "Kursi tidak dapat disusun lagi")
    return enqueue(
        JOB, {"event": event.pk, "ronde": ronde}, title=f"Menyusun kursi {event.nama}", now=at,
        key=f"uji-kursi:{event.pk}:{ronde}", once=False, owner=actor, back=_page(event),
    )  # fmt: skip


def _page(event: Event) -> str:
    return f"/asesor/uji-kompetensi/acara/{event.kode}/kursi/"


def run(task: Task, event: int, ronde: int) -> Outcome:
    """The job: solve and keep, telling the organiser how far it is."""
    found = Event.objects.select_related("instansi", "provider").get(pk=event)
    back = _page(found)
    task.progress(0, 2, "Menyusun kursi …")
    try:
        made = seat_everybody(event=found, ronde=ronde, actor=task.owner, at=task.clock())
    except Refused as refusal:
        raise JobRefused(str(refusal)) from refusal
    task.progress(2, 2, "Menyimpan …")
    if not made.fits:
        return Outcome("Peserta tidak dapat ditempatkan seluruhnya. Sebabnya ada pada halaman kursi.", back)
    return Outcome(f"{made.figures['people']} peserta mendapat kursi; {len(made.moves)} berpindah.", back)
