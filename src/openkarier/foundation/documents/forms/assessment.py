"""Reports of competency tests: of one person, in the parts of BKN's form, and of an agency, in pictures and tables."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from openkarier.foundation.documents.parts import (
    Form,
    Gambar,
    Kop,
    Nama,
    Orang,
    Part,
    Penanda,
    Pilihan,
    Pokok,
    Tabel,
    Teks,
)

Level = Annotated[int, msgspec.Meta(ge=0, le=5)]


class Ukuran(Part, frozen=True, kw_only=True):
    """A figure large enough to be read across a table: what it counts, the figure, against what."""

    label: Nama
    nilai: Nama
    catatan: Pilihan = ""


class Bab(Part, frozen=True, kw_only=True):
    """A chapter: a heading that says the finding, words, pictures, one table."""

    judul: Nama
    alinea: tuple[Teks, ...] = ()
    gambar: tuple[Gambar, ...] = ()
    judul_tabel: Pilihan = ""
    tabel: Tabel | None = None
    catatan: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    halaman_baru: bool = False


class LaporanUji(Form, frozen=True, kw_only=True):
    """The report to the regional head: figures and findings on the first page, then chapters, then the method."""

    kop: Kop
    tentang: Nama
    kepada: Nama
    tempat: Nama
    tanggal: date
    ukuran: tuple[Ukuran, ...]
    temuan: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    bab: Annotated[tuple[Bab, ...], msgspec.Meta(min_length=1)]
    metode: tuple[Pokok, ...]
    penanda: Penanda
    nomor: Pilihan = ""


class AspekPotensi(Part, frozen=True, kw_only=True):
    """One row of part II: the aspect and its grade; empty where nothing was measured."""

    nama: Nama
    nilai: Pilihan = ""
    tingkat: Pilihan = ""  # KS, K, C, B, BS


class BarisKompetensi(Part, frozen=True, kw_only=True):
    """One row of part III: the level reached, the level asked, and what the level reached means."""

    nama: Nama
    dicapai: Level
    dituntut: Level
    uraian: Teks


class SaranKompetensi(Part, frozen=True, kw_only=True):
    """Part VI for one gap."""

    kompetensi: Nama
    butir: tuple[Teks, ...]


class LaporanIndividu(Form, frozen=True, kw_only=True):
    """The report of one person, in the parts of BKN's form: cover, II potential, III competence, IV to VI advice."""

    kop: Kop
    tujuan: Nama
    target: Nama
    instansi: Nama
    nomor_peserta: Pilihan
    pegawai: Orang
    penyelenggara: Nama
    metode: Nama
    tanggal: date
    berlaku: date
    keadaan: Pilihan = ""  # a warning across the cover: expired, provider not accredited
    potensi: tuple[AspekPotensi, ...]
    total_potensi: Pilihan = ""
    kompetensi: tuple[BarisKompetensi, ...]
    radar: Gambar | None = None
    jpm: Teks
    kelebihan: tuple[Teks, ...]
    area: tuple[Teks, ...]
    rekomendasi: Nama
    pita: Teks
    penempatan: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    saran: tuple[SaranKompetensi, ...] = ()
    catatan: tuple[Teks, ...] = ()
