"""Working papers of a day at which people sit in numbered seats: cards with a QR code, lists to sign, seat maps."""

from __future__ import annotations

from typing import Annotated

import msgspec

from openkarier.foundation.documents.parts import Form, Kop, Nama, Part, Pilihan, Pokok, Teks

Gambar = Annotated[str, msgspec.Meta(min_length=1, max_length=40_000)]  # an SVG


class Kartu(Part, frozen=True, kw_only=True):
    """One card: who, where, when, and the QR code that the door reads."""

    nomor: Nama
    nama: Nama
    nip: Nama
    jabatan: Pilihan = ""
    unit: Pilihan = ""
    isi: tuple[Pokok, ...] = ()
    qr: Gambar


class KartuPeserta(Form, frozen=True, kw_only=True):
    """Cards of one event, two on a page."""

    kop: Kop
    judul: Nama
    bawaan: tuple[Teks, ...] = ()
    kontak: Pilihan = ""
    kartu: Annotated[tuple[Kartu, ...], msgspec.Meta(min_length=1)]


class Baris(Part, frozen=True, kw_only=True):
    """A line of a list: seat, number, who."""

    kursi: int
    nomor: Nama
    nama: Nama
    nip: Pilihan = ""
    unit: Pilihan = ""


class Ruang(Part, frozen=True, kw_only=True):
    """A room: its seats (`lajur` abreast) and who sits where."""

    nama: Nama
    kapasitas: int
    lajur: Annotated[int, msgspec.Meta(ge=1, le=30)]
    baris: tuple[Baris, ...]


class DaftarHadir(Form, frozen=True, kw_only=True):
    """Lists of one session, room by room: a line to sign for each, and the map of the seats."""

    kop: Kop
    judul: Nama
    acara: tuple[Pokok, ...]
    ruang: Annotated[tuple[Ruang, ...], msgspec.Meta(min_length=1)]
