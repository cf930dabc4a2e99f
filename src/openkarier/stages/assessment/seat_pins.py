"""Seats fixed by hand: a session, a room or the very seat, as long as the plan keeps every demand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from openkarier.core import seating

from .models import Event, Participant, Room, Seat, Session
from .refusal import Refused
from .scheduling import hold, log, must_be
from .seat_case import CHANGEABLE, problem_of
from .seat_plan import KURSI


def pin(
    *, participant: Participant, session: Session, room: Room | None, seat: int | None, why: str, actor: str,
    at: datetime,
) -> Participant:  # fmt: skip
    """Fix where a person sits (a session, perhaps a room, perhaps a seat) and move them there at once if it is named.

    Raises Refused when the seat is taken or does not exist, or when the person cannot come then.
    """
    if len(why.strip()) < 5:
        raise Refused("Tuliskan alasan penetapan, misalnya “mendampingi peserta tunanetra”.")
    with transaction.atomic():
        event = hold(participant.event)
        must_be(event, CHANGEABLE[session.ronde], "Kursi tidak dapat ditetapkan lagi")
        held = Participant.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=participant.pk)
        _check_pin(held, session, room, seat)
        held.pin_session, held.pin_room, held.pin_seat, held.pin_why = session, room, seat, why.strip()[:300]
        held.save(update_fields=["pin_session", "pin_room", "pin_seat", "pin_why"])
        if room is not None and seat is not None:
            _move(event, held, session, room, seat)
        facts = {"sidik": "-", "ditetapkan": held.pegawai.nip, "sesi": session.nama, "alasan": why.strip()}
        log(event, facts, actor, at, KURSI)
    return held


def _check_pin(held: Participant, session: Session, room: Room | None, seat: int | None) -> None:
    if session.event_id != held.event_id or (room is not None and room.site_id != session.site_id):
        raise Refused("Ruang itu tidak ada pada sesi tersebut. Pilih ruang dari tempat yang sama.")
    if seat is not None and (room is None or not 1 <= seat <= room.kapasitas):
        most = f" {room.nama} mempunyai kursi 1 sampai {room.kapasitas}." if room else ""
        raise Refused(f"Kursi {seat} tidak ada.{most} Pilih nomor lain.")
    away = held.absences.filter(mulai__lt=session.selesai, selesai__gt=session.mulai).first()
    if away is not None:
        raise Refused(
            f"{held.pegawai.nama_gelar} berhalangan pada {session.nama} ({away.get_kind_display().lower()}). "
            "Pilih sesi lain, atau cabut halangannya."
        )


def _move(event: Event, held: Participant, session: Session, room: Room, number: int) -> None:
    """Seat a person by hand; the plan must keep every demand."""
    sitting = Seat.objects.filter(session=session, room=room, number=number).exclude(participant=held).first()
    if sitting is not None:
        who = sitting.participant.pegawai.nama_gelar
        raise Refused(f"Kursi {number} di {room.nama} pada {session.nama} sudah ditempati {who}. Pilih kursi lain.")
    problem = problem_of(event, session.ronde)
    places = {person.key: person.before for person in problem.people if person.before}
    known = set(seating.faults(problem, places))
    places[held.pk] = seating.Place(session.pk, room.pk, number)
    wrong = [fault for fault in seating.faults(problem, places) if fault not in known]
    if wrong:
        raise Refused(f"Tidak dapat dipindahkan: {wrong[0]} Pilih kursi lain, atau ubah ketentuannya lebih dahulu.")
    Seat.objects.filter(participant=held, ronde=session.ronde).delete()
    Seat.objects.create(participant=held, ronde=session.ronde, session=session, room=room, number=number)


def unpin(*, participant: Participant, actor: str, at: datetime) -> Participant:
    """Let the solver place the person again; the seat stays until then."""
    with transaction.atomic():
        event = hold(participant.event)
        held = Participant.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=participant.pk)
        held.pin_session = held.pin_room = held.pin_seat = None
        held.pin_why = ""
        held.save(update_fields=["pin_session", "pin_room", "pin_seat", "pin_why"])
        log(event, {"sidik": "-", "dilepas": held.pegawai.nip}, actor, at, KURSI)
    return held
