"""The papers of an event as typed data: invitations, cards, lists to sign, minutes of a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format

from openkarier.core.events import PURPOSES
from openkarier.core.jabatan import rank_and_grade
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.queries import kop_of

from .attendance import token
from .models import Attendance, Event, Participant, Seat, Session

OFFICE = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
SHOWN_UNIT = 60


def kop(event: Event) -> parts.Kop:
    """The kop of the organiser."""
    own = kop_of(instansi=event.instansi.kode, unit="")
    if own is not None and own.lambang == "daerah":
        return own
    return parts.Kop(lambang="daerah", baris=(event.instansi.nama, OFFICE))


def number(participant: Participant) -> str:
    """The participant's number as cards and lists show it."""
    return f"{participant.event.kode}-{participant.nomor:04}"


def when(session: Session, zone: Any) -> str:
    """ "Jumat, 28 November 2025, 08.00–10.00"."""
    start, end = session.mulai.astimezone(zone), session.selesai.astimezone(zone)
    return f"{date_format(start, 'l, j F Y')}, {date_format(start, 'H.i')}–{date_format(end, 'H.i')}"


# --- invitations ---


def invitation(event: Event, seat: Seat, signer: parts.Penanda, at: datetime) -> forms.Undangan:
    """The invitation of one participant, with seat, number and what to bring."""
    person, session = seat.participant.pegawai, seat.session
    local = session.mulai.astimezone(event.zona)
    return forms.Undangan(
        kop=kop(event),
        tempat=event.instansi.ibu_kota or event.instansi.nama,
        tanggal=at.astimezone(event.zona).date(),
        hal=f"Undangan {event.nama}",
        kepada=(f"{person.nama_gelar}, {person.jabatan.nama if person.jabatan else person.golongan}",),
        di=event.instansi.ibu_kota or "tempat",
        isi=(
            f"Berdasarkan {event.dasar}, Saudara diundang mengikuti {event.nama} dengan tujuan "
            f"{PURPOSES[event.tujuan].lower()}, yang difasilitasi oleh {event.provider.nama}.",
        ),
        waktu=local,
        sampai=date_format(session.selesai.astimezone(event.zona), "H.i"),
        bertempat=", ".join(filter(None, (session.site.nama, seat.room.nama, session.site.alamat))),
        acara=f"{event.nama}, {session.nama}",
        rincian=_details(event, seat),
        penutup=(
            "Apabila Saudara mempunyai keperluan khusus atau berhalangan, sampaikan melalui halaman Uji kompetensi "
            "pada OpenKarier sebelum hari pelaksanaan.",
        ),
        penanda=signer,
    )


def _details(event: Event, seat: Seat) -> tuple[parts.Pokok, ...]:
    """Number, seat, when to be there, what to bring."""
    return (
        parts.Pokok(pokok="Nomor peserta", isi=number(seat.participant)),
        parts.Pokok(pokok="Kursi", isi=f"{seat.room.nama}, kursi {seat.number}"),
        parts.Pokok(pokok="Hadir", isi=f"{event.hadir_menit} menit sebelum mulai"),
        *((parts.Pokok(pokok="Bawaan", isi=event.bawaan),) if event.bawaan else ()),
    )


# --- cards and lists ---


def cards(event: Event, seats: Iterable[Seat], *, at: datetime) -> bytes:
    """The cards of these seats as PDF."""
    sheet = forms.KartuPeserta(
        kop=kop(event),
        judul=event.nama,
        bawaan=(event.bawaan,) if event.bawaan else (),
        kontak=event.kontak,
        kartu=tuple(_card(event, seat) for seat in seats),
    )
    return letters.printout("kartu-peserta", sheet, at=at)


def _card(event: Event, seat: Seat) -> forms.Kartu:
    person, session = seat.participant.pegawai, seat.session
    return forms.Kartu(
        nomor=number(seat.participant),
        nama=person.nama_gelar,
        nip=person.nip,
        jabatan=person.jabatan.nama if person.jabatan else "",
        unit=person.unit.nama if person.unit else "",
        isi=(
            parts.Pokok(pokok="Sesi", isi=f"{session.nama}; {when(session, event.zona)}"),
            parts.Pokok(pokok="Tempat", isi=", ".join(filter(None, (session.site.nama, session.site.alamat)))),
            parts.Pokok(pokok="Kursi", isi=f"{seat.room.nama}, kursi {seat.number}"),
            parts.Pokok(pokok="Hadir", isi=f"{event.hadir_menit} menit sebelum mulai"),
        ),
        qr=letters.qr_svg(door(seat.participant)),
    )


def door(participant: Participant) -> str:
    """What the QR code leads to: the page at which the committee confirms the attendance."""
    return f"{settings.OPENKARIER_URL.rstrip('/')}/asesor/uji-kompetensi/kartu/{token(participant)}/"


def lists(session: Session, seats: Sequence[Seat], *, at: datetime) -> bytes:
    """Lists to sign of a session with the seat map of each room, as PDF."""
    event = session.event
    rooms: dict[int, list[Seat]] = {}
    for seat in seats:
        rooms.setdefault(seat.room_id, []).append(seat)
    sheet = forms.DaftarHadir(
        kop=kop(event),
        judul=f"{event.nama}, {session.nama}",
        acara=(
            parts.Pokok(pokok="Waktu", isi=when(session, event.zona)),
            parts.Pokok(pokok="Tempat", isi=session.site.nama),
            parts.Pokok(pokok="Penyelenggara", isi=event.provider.nama),
        ),
        ruang=tuple(_room(found) for found in rooms.values()),
    )
    return letters.printout("daftar-hadir", sheet, at=at)


def _room(seats: Sequence[Seat]) -> forms.Ruang:
    room = seats[0].room
    return forms.Ruang(
        nama=room.nama, kapasitas=room.kapasitas, lajur=room.lajur, baris=tuple(_line(seat) for seat in seats)
    )


def _line(seat: Seat) -> forms.Baris:
    person = seat.participant.pegawai
    opd = person.unit.opd if person.unit else None
    return forms.Baris(
        kursi=seat.number, nomor=f"{seat.participant.nomor:04}", nama=person.nama_gelar, nip=person.nip,
        unit=(opd.nama if opd else "")[:SHOWN_UNIT],
    )  # fmt: skip


# --- minutes ---


def minutes(
    session: Session, seats: Sequence[Seat], here: dict[int, Attendance], officers: Sequence[forms.Peserta], note: str
) -> forms.BeritaAcara:
    """The berita acara of a session, from its attendance."""
    event = session.event
    absent = [seat for seat in seats if seat.participant_id not in here]
    facts = [
        f"Peserta yang dijadwalkan {len(seats)} orang, hadir {len(seats) - len(absent)} orang, "
        f"tidak hadir {len(absent)} orang.",
        f"Uji dilaksanakan {when(session, event.zona)} dengan {event.get_metode_display()}, difasilitasi oleh "
        f"{event.provider.nama}.",
    ]
    if note.strip():
        facts.append(note.strip())
    return forms.BeritaAcara(
        kop=kop(event),
        judul=f"Pelaksanaan {event.nama}, {session.nama}"[:300],
        waktu=session.mulai.astimezone(event.zona),
        bertempat=", ".join(filter(None, (session.site.nama, session.site.alamat))),
        kegiatan="uji kompetensi",
        peserta=tuple(officers),
        dasar=(event.dasar,),
        fakta=tuple(facts),
        kesimpulan=("Peserta yang tidak hadir tercantum dalam lampiran dan diusulkan mengikuti uji susulan.",)
        if absent
        else (),
        lampiran=(_absent_list(absent),) if absent else (),
    )


def _absent_list(absent: Sequence[Seat]) -> parts.Lampiran:
    columns = (("No.", 0.5, "tengah"), ("Nomor", 0.9, "tengah"), ("Nama, NIP", 3, "kiri"), ("Unit kerja", 2.4, "kiri"))
    rows = []
    for place, seat in enumerate(absent, 1):
        person = seat.participant.pegawai
        rows.append(
            (str(place), f"{seat.participant.nomor:04}", f"{person.nama_gelar}, {person.nip}", _line(seat).unit)
        )
    table = parts.Tabel(
        kolom=tuple(parts.Kolom(judul=title, lebar=width, rata=align) for title, width, align in columns),  # type: ignore[arg-type]
        baris=tuple(rows),
    )
    return parts.Lampiran(judul="Peserta yang tidak hadir", tabel=table)


def rank_of(participant: Participant) -> str:
    """Rank and grade of a participant, as letters write it."""
    return rank_and_grade(participant.pegawai.golongan)
