"""Who was there: signed codes on the cards, scans from any number of telephones, merged so that each counts once."""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.crypto import salted_hmac

from openkarier.core.events import ATTENDING, EVENT, counted_at

from .models import Attendance, Event, Participant, Seat, Session
from .refusal import Refused
from .scheduling import hold, log

HADIR = "UJI_HADIR"
SALT = "openkarier.uji.kartu"
NIP, FIGURES = 18, 6
SIGNATURE = 20  # hexadecimal figures, 80 bits
MOST = 2_000  # scans in one delivery
TOKEN = re.compile(r"(?:^|/)(\d{1,12})\.(\d{1,6})\.([0-9a-f]{20})/?$")


def token(participant: Participant) -> str:
    """What the QR code of a card says: event, number, and a signature that only this server can make."""
    return _token(participant.event_id, participant.nomor)


def _token(event: int, nomor: int) -> str:
    told = f"{event}.{nomor}"
    return f"{told}.{salted_hmac(SALT, told, algorithm='sha256').hexdigest()[:SIGNATURE]}"


def read_token(text: str) -> tuple[int, int] | None:
    """Event and number of a card's code; None when it was not signed here."""
    found = TOKEN.search(text.strip())
    if found is None or not hmac.compare_digest(_token(int(found[1]), int(found[2])), found[0].strip("/")):
        return None
    return int(found[1]), int(found[2])


@dataclass(frozen=True)
class Scan:
    """One reading: a code or a typed number or NIP, when the device saw it, and what it is called there."""

    text: str
    at: datetime
    ref: str = ""
    how: str = Attendance.How.QR


@dataclass(frozen=True)
class Heard:
    """What became of a scan: `accepted`, a sentence, and the participant's number and name when known."""

    ref: str
    accepted: bool
    sentence: str
    nomor: int = 0


def record_scans(
    *, event: Event, session: Session, scans: Sequence[Scan], device: str, actor: str, at: datetime
) -> list[Heard]:
    """Take a delivery of scans. The same scan again, or from two devices, is one attendance with its earliest time."""
    if len(scans) > MOST:
        raise Refused(f"Paling banyak {MOST} catatan sekali kirim. Kirim dalam beberapa bagian.")
    with transaction.atomic():
        held = hold(event)
        _must_attend(held)
        desk = _Desk(held, session, device[:40], actor, at)
        heard = [_hear(desk, scan) for scan in scans]
        if desk.fresh:
            log(held, {"jumlah": desk.fresh, "sesi": session.nama, "sidik": desk.digest.hexdigest()}, actor, at, HADIR)
    return heard


def withdraw(*, attendance: Attendance, why: str, actor: str, at: datetime) -> None:
    """Take an attendance back that was noted by mistake, with the reason."""
    if len(why.strip()) < 5:
        raise Refused("Tuliskan alasan kehadiran ini dibatalkan; alasannya tercatat dalam Buku Merit.")
    with transaction.atomic():
        event = hold(attendance.session.event)
        _must_attend(event)
        nomor = attendance.participant.nomor
        attendance.delete()
        log(event, {"jumlah": -1, "peserta": nomor, "alasan": why.strip()}, actor, at, HADIR)


def _must_attend(event: Event) -> None:
    if event.state in ATTENDING:
        return
    if event.state == "ditutup":
        raise Refused("Acara ini sudah ditutup, jadi kehadiran tidak dapat dicatat lagi. Hubungi penyelenggara.")
    state = EVENT.states[event.state].lower()
    raise Refused(
        f"Acara ini belum dibuka (kini {state}). Buka acaranya lebih dahulu; catatan di perangkat tidak hilang."
    )


class _Desk:
    """One delivery for one session: who sits where, who is known to be there, and how many are new."""

    def __init__(self, event: Event, session: Session, device: str, actor: str, at: datetime) -> None:
        self.event, self.session, self.device, self.actor, self.at = event, session, device, actor, at
        seats = Seat.objects.filter(participant__event=event).select_related("participant__pegawai", "session")
        self.seats: dict[int, list[Seat]] = {}
        for seat in seats.filter(participant__removed_at=None):
            self.seats.setdefault(seat.participant.nomor, []).append(seat)
        self.nip = {found[0].participant.pegawai.nip: nomor for nomor, found in self.seats.items()}
        self.known = {row.participant_id: row for row in Attendance.objects.filter(session=session)}
        self.fresh = 0
        self.digest = sha256()


def _hear(desk: _Desk, scan: Scan) -> Heard:
    """Judge one scan and keep it when it counts."""
    nomor = _number(desk, scan.text.strip())
    if isinstance(nomor, str):
        return Heard(scan.ref, False, nomor)
    seats = desk.seats.get(nomor, [])
    seat = next((seat for seat in seats if seat.session_id == desk.session.pk), None)
    if seat is None:
        return Heard(scan.ref, False, _elsewhere(desk.session, nomor, seats), nomor)
    return _keep(desk, seat, scan)


def _number(desk: _Desk, text: str) -> int | str:
    """The participant's number, or the sentence that says why there is none."""
    found = TOKEN.search(text)
    if found:
        if int(found[1]) != desk.event.pk:
            return "Kartu ini untuk acara lain. Minta peserta menunjukkan kartu acara ini, atau ketik nomornya."
        if not hmac.compare_digest(_token(desk.event.pk, int(found[2])), found[0].strip("/")):
            return "Kode pada kartu ini tidak sah. Cocokkan kartu pegawainya, lalu ketik nomor pesertanya."
        return int(found[2])
    digits = re.sub(r"\D", "", text.rpartition("-")[2])
    if len(digits) == NIP:
        return desk.nip.get(digits, "NIP itu bukan peserta acara ini. Periksa angkanya, atau cari pada daftar.")
    if digits and len(digits) <= FIGURES:
        return int(digits)
    return "Kode ini bukan kartu peserta. Pindai kartu peserta, atau ketik nomor peserta atau NIP."


def _elsewhere(session: Session, nomor: int, seats: Sequence[Seat]) -> str:
    if not seats:
        return f"Nomor {nomor} tidak mempunyai kursi pada acara ini. Periksa nomornya, atau cari pada daftar."
    seat = seats[0]
    return (
        f"{seat.participant.pegawai.nama_gelar} duduk pada {seat.session.nama}, bukan {session.nama}. "
        "Arahkan ke sesinya; bila diizinkan ikut sekarang, penyelenggara memindahkan kursinya dahulu."
    )


def _keep(desk: _Desk, seat: Seat, scan: Scan) -> Heard:
    moment = counted_at(scan.at, desk.at, desk.session.mulai, desk.session.selesai)
    name, nomor = seat.participant.pegawai.nama_gelar, seat.participant.nomor
    known = desk.known.get(seat.participant_id)
    if known is not None and moment >= known.at:
        return Heard(scan.ref, True, f"{name} sudah tercatat hadir.", nomor)
    if known is None:
        known = Attendance(participant=seat.participant, session=desk.session, received_at=desk.at)
        desk.known[seat.participant_id] = known
        desk.fresh += 1
        desk.digest.update(f"{nomor}@{moment.isoformat()};".encode())
    known.at, known.how, known.device, known.actor = moment, scan.how, desk.device, desk.actor
    known.save()
    return Heard(scan.ref, True, f"{name} hadir, kursi {seat.number}.", nomor)
