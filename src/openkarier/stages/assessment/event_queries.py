"""Reads of test events: the event, its people, places and seats, who was there, and how full and how split it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet

from openkarier.core import events as core
from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.prepared import Prepared
from openkarier.stages.registry.queries import people

from .attendance import read_token
from .models import (
    Attendance,
    Event,
    Invitation,
    Minutes,
    Participant,
    Provider,
    Request,
    Room,
    Seat,
    Seating,
    Session,
    Site,
)
from .seat_case import MAIN, MOP_UP, due

# --- providers ---


def providers(instansi: str) -> QuerySet[Provider]:
    """Providers known to an agency (by code), with their accreditations, newest last."""
    found = Provider.objects.filter(instansi__kode=instansi).prefetch_related("accreditations")
    return found.select_related("instansi").order_by("nama")


def standing(provider: Provider, jenjang: Iterable[str], on: date) -> core.Standing:
    """Whether a provider may test these jenjang on a day."""
    papers = [
        core.Accreditation(paper.nomor, frozenset(paper.jenjang), paper.mulai, paper.selesai)
        for paper in provider.accreditations.all()
    ]
    return core.standing(papers, jenjang, on, of_bkn=provider.jenis == Provider.Jenis.BKN)


def jenjang_of(event: Event) -> list[str]:
    """The jenjang of the posts that the participants hold."""
    held = standing_participants(event).filter(pegawai__jabatan__isnull=False)
    return sorted(held.order_by().values_list("pegawai__jabatan__jenjang", flat=True).distinct())


# --- events ---


def events(instansi: str) -> QuerySet[Any]:
    """Events of an agency, the latest first, each with `peserta`, `berkursi`, `hadir`, `awal`, `akhir`."""
    standing_now = Q(participants__removed_at=None)
    seated = Q(participants__seats__ronde=MAIN)
    return (
        Event.objects.filter(instansi__kode=instansi)
        .select_related("instansi", "provider")
        .annotate(
            awal=Min("sessions__mulai"),
            akhir=Max("sessions__selesai"),
            peserta=Count("participants", filter=standing_now, distinct=True),
            berkursi=Count("participants", filter=standing_now & seated, distinct=True),
            hadir=Count("participants__attendances", distinct=True),
        )
        .order_by(F("awal").desc(nulls_first=True), "-pk")
    )


def event(instansi: str, kode: str) -> Event | None:
    """One event of an agency by its code."""
    found = Event.objects.filter(instansi__kode=instansi, kode=kode)
    return found.select_related("instansi", "provider").prefetch_related("provider__accreditations").first()


def told(instansi: str) -> QuerySet[Any]:
    """Events that units and participants may know of."""
    return events(instansi).exclude(state="rancangan")


def changes(found: Event) -> QuerySet[Any]:
    """The steps of an event, newest first."""
    return found.changes.order_by("-at", "-pk")


# --- people ---


def standing_participants(found: Event) -> QuerySet[Participant]:
    """Who takes part, by number."""
    return Participant.objects.filter(event=found, removed_at=None).order_by("nomor")


def participants(found: Event, scope: Scope) -> QuerySet[Participant]:
    """Who takes part and lies within the scope, with post, unit, seats and absences; `hadir` and `menunggu` noted."""
    rows = standing_participants(found).filter(pegawai__in=people(scope).order_by())
    there = Attendance.objects.filter(participant=OuterRef("pk"))
    waiting = Request.objects.filter(participant=OuterRef("pk"), state="diajukan")
    seats = Seat.objects.select_related("session__site", "room").order_by("ronde")
    return (
        rows.select_related("event", "pegawai__jabatan", "pegawai__unit__opd")
        .prefetch_related(Prefetch("seats", seats), "absences")
        .annotate(hadir=Exists(there), menunggu=Exists(waiting))
    )


def removed(found: Event) -> QuerySet[Participant]:
    """Who was taken off, newest first."""
    gone = Participant.objects.filter(event=found, removed_at__isnull=False)
    return gone.select_related("pegawai").order_by("-removed_at", "nomor")


def participant(found: Event, nip: str, scope: Scope) -> Participant | None:
    """One participant within the scope."""
    return participants(found, scope).filter(pegawai__nip=nip).first()


def picks(found: Event) -> QuerySet[Any]:
    """Choices by rule that still stand, newest first."""
    return found.picks.filter(undone_at=None).order_by("-at", "-pk")


def needs(found: Event) -> dict[int, Any]:
    """Special needs by participant. Health data: ask only for the organiser's desk or for the person."""
    rows = Participant.objects.filter(event=found, removed_at=None, need__isnull=False).select_related("need")
    return {row.pk: row.need for row in rows}


def requests(found: Event) -> QuerySet[Request]:
    """Requests for another time, waiting ones first."""
    rows = Request.objects.filter(participant__event=found, participant__removed_at=None)
    return rows.select_related("participant__pegawai__unit", "session").order_by(
        F("answered_at").desc(nulls_first=True), "at"
    )


def own(nip: Any) -> QuerySet[Participant]:
    """The events that a person is invited to, newest first, with seats, absences, need and requests."""
    seats = Seat.objects.select_related("session__site", "room").order_by("ronde")
    return (
        Participant.objects.filter(pegawai__nip=nip, pegawai__aktif=True, removed_at=None, event__state__in=core.TOLD)
        .select_related("event__instansi", "event__provider", "pegawai__unit__opd", "pegawai__jabatan", "need")
        .prefetch_related(Prefetch("seats", seats), "absences", "requests", "attendances")
        .order_by("-event__pk")
    )


def invited_to(nip: str) -> list[Participant]:
    """The same as a list, for the home of everybody."""
    return _invited_to(nip)


_invited_to = Prepared(own, CharField())


# --- places ---


def sites(found: Event) -> QuerySet[Site]:
    """Sites with their rooms and sessions."""
    rooms = Room.objects.order_by("nama", "pk")
    sessions = Session.objects.order_by("mulai", "pk")
    return found.sites.prefetch_related(Prefetch("rooms", rooms), Prefetch("sessions", sessions)).order_by("nama")


def sessions(found: Event, ronde: int | None = None) -> QuerySet[Any]:
    """Sessions by time, each with `berkursi` and `hadir_n`."""
    rows = found.sessions.select_related("site", "event__instansi").order_by("mulai", "site__nama", "pk")
    if ronde is not None:
        rows = rows.filter(ronde=ronde)
    return rows.annotate(berkursi=Count("seats", distinct=True), hadir_n=Count("attendances", distinct=True))


def session(found: Event, key: int) -> Session | None:
    """One session of an event."""
    return sessions(found).filter(pk=key).first()


def seat_rows(held: Session) -> QuerySet[Seat]:
    """The seats of a session by room and number, each with `hadir_at` (a time or None) of its person."""
    rows = Seat.objects.filter(session=held).select_related(
        "room", "participant__pegawai__unit__opd", "participant__event"
    )
    there = Attendance.objects.filter(session=held)
    return rows.prefetch_related(Prefetch("participant__attendances", there, to_attr="here")).order_by(
        "room__nama", "room", "number"
    )


def minuted(found: Event) -> dict[int, Minutes]:
    """The minutes of an event by session."""
    rows = Minutes.objects.filter(session__event=found).select_related("document__receipt")
    return {row.session_id: row for row in rows}


def seat_of_card(instansi: str, code: str, at: datetime) -> Seat | None:
    """The seat that a signed card of this agency stands for: the one whose session is nearest; None when forged."""
    read = read_token(code)
    if read is None:
        return None
    event, nomor = read
    rows = Seat.objects.filter(
        participant__event=event, participant__nomor=nomor, participant__removed_at=None,
        participant__event__instansi__kode=instansi,
    )  # fmt: skip
    seats = rows.select_related("participant__event__instansi", "participant__event__provider", "participant__pegawai",
                                "session__site", "room")  # fmt: skip
    return min(seats, key=lambda seat: abs(seat.session.mulai - at), default=None)


def last_seating(found: Event, ronde: int = MAIN) -> Seating | None:
    """The newest try to seat a round."""
    return found.seatings.filter(ronde=ronde).order_by("-at", "-pk").first()


def names_of(keys: Iterable[int]) -> dict[int, Participant]:
    """Participants by key, for the list of moves."""
    rows = Participant.objects.filter(pk__in=list(keys)).select_related("pegawai__unit__opd", "event")
    return {row.pk: row for row in rows}


def seated(found: Event, ronde: int) -> QuerySet[Seat]:
    """Seats of a round by participant number, with all that a card or an invitation says."""
    rows = Seat.objects.filter(participant__event=found, participant__removed_at=None, ronde=ronde)
    return rows.select_related(
        "participant__event",
        "participant__pegawai__jabatan",
        "participant__pegawai__unit__opd",
        "session__site",
        "room",
    ).order_by("participant__nomor")


def uninvited(found: Event, ronde: int) -> QuerySet[Seat]:
    """Seats whose holder has not been invited to them."""
    return seated(found, ronde).filter(invited_at=None)


def invitations(found: Event) -> QuerySet[Invitation]:
    """Sendings of invitations, newest first."""
    return found.invitations.select_related("letters").order_by("-at", "-pk")


# --- figures ---


@dataclass(frozen=True)
class Filled:
    """How full a room is in a session."""

    session: Session
    room: Room
    seated: int

    @property
    def share(self) -> float:
        """Seats taken of all, 0..1."""
        return self.seated / self.room.kapasitas


def occupancy(found: Event, ronde: int = MAIN) -> list[Filled]:
    """Seats taken per session and room (three queries)."""
    rows = list(found.sessions.filter(ronde=ronde).select_related("site").order_by("mulai", "site__nama", "pk"))
    counted = Seat.objects.filter(session__in=rows).values_list("session", "room").annotate(n=Count("pk"))
    taken = {(held, room): n for held, room, n in counted}
    by_site: dict[int, list[Room]] = {}
    for room in Room.objects.filter(site__event=found).order_by("nama", "pk"):
        by_site.setdefault(room.site_id, []).append(room)
    return [
        Filled(held, room, taken.get((held.pk, room.pk), 0)) for held in rows for room in by_site.get(held.site_id, [])
    ]


@dataclass(frozen=True)
class Presence:
    """How many participants of a unit are away at each moment; `most` is what the event allows."""

    unit: str
    people: int
    away: tuple[int, ...]
    most: int

    @property
    def share(self) -> float:
        """The largest part of the unit that is away at once, 0..1."""
        return max(self.away, default=0) / self.people if self.people else 0.0


@dataclass(frozen=True)
class Absences:
    """The moments of a round (start times) and every unit's absence at them, the largest part first."""

    moments: tuple[datetime, ...]
    units: tuple[Presence, ...]


def presence(found: Event, ronde: int = MAIN) -> Absences:
    """Absence of each perangkat daerah over the moments of a round (two queries)."""
    rows = list(found.sessions.filter(ronde=ronde).order_by("mulai"))
    moments = sorted({held.mulai for held in rows})
    running = {held.pk: [moment for moment in moments if held.mulai <= moment < held.selesai] for held in rows}
    table: dict[str, dict[datetime, int]] = {}
    totals: dict[str, int] = {}
    named = Seat.objects.filter(session__in=rows, participant__removed_at=None)
    for unit, held in named.values_list("participant__pegawai__unit__opd__nama", "session"):
        name = unit or "Tanpa unit kerja"
        totals[name] = totals.get(name, 0) + 1
        for moment in running[held]:
            table.setdefault(name, {}).setdefault(moment, 0)
            table[name][moment] += 1
    units = [
        Presence(
            name, total, tuple(table[name].get(moment, 0) for moment in moments), max(1, -(-found.share * total // 100))
        )
        for name, total in totals.items()
    ]
    return Absences(tuple(moments), tuple(sorted(units, key=lambda unit: (-unit.share, -unit.people, unit.unit))))


@dataclass(frozen=True)
class Tally:
    """An event in numbers."""

    people: int
    seated: int
    present: int
    absent: int
    waiting: int
    needs: int


def tally(found: Event) -> Tally:
    """Five counts."""
    held = standing_participants(found).order_by()
    seated = held.filter(seats__ronde=MAIN).count()
    present = held.filter(attendances__isnull=False).distinct().count()
    waiting = Request.objects.filter(participant__in=held, state="diajukan").count()
    return Tally(held.count(), seated, present, seated - present, waiting, held.filter(need__isnull=False).count())


def absentees(found: Event, at: datetime) -> QuerySet[Participant]:
    """Whose session of the main round is over and who was not there, with the seat of the mop-up if given."""
    seats = Seat.objects.select_related("session__site", "room").order_by("ronde")
    return (
        due(found, MOP_UP)
        .filter(seats__ronde=MAIN, seats__session__selesai__lte=at)
        .select_related("event", "pegawai__jabatan", "pegawai__unit__opd")
        .prefetch_related(Prefetch("seats", seats))
    )
