"""What an office issues in its daily work: surat dinas, undangan, usulan, berita acara, laporan, tanda terima."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from openkarier.foundation.documents.parts import (
    BuktiMerit,
    Form,
    Kop,
    Lampiran,
    Nama,
    Orang,
    Part,
    Penanda,
    Pilihan,
    Pokok,
    Tabel,
    Teks,
    Waktu,
)


class SuratDinas(Form, frozen=True, kw_only=True):
    """A letter of an office; more than six addressees move to an annex."""

    kop: Kop
    tempat: Nama
    tanggal: date
    hal: Nama
    kepada: Annotated[tuple[Nama, ...], msgspec.Meta(min_length=1)]
    isi: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    penanda: Penanda
    nomor: Pilihan = ""
    sifat: Literal["Biasa", "Segera", "Sangat Segera", "Penting", "Rahasia"] = "Biasa"
    lampiran: Pilihan = "-"
    di: Pilihan = ""
    rincian: tuple[Pokok, ...] = ()
    penutup: tuple[Teks, ...] = ()
    tembusan: tuple[Nama, ...] = ()
    isi_lampiran: tuple[Lampiran, ...] = ()


class Undangan(SuratDinas, frozen=True, kw_only=True):
    """An invitation: a surat dinas that says when, where and what for."""

    waktu: Waktu
    bertempat: Nama
    acara: Nama
    sampai: Pilihan = "selesai"


class Usulan(SuratDinas, frozen=True, kw_only=True):
    """A proposal to the PPK: a surat dinas whose annex lists the people."""

    isi_lampiran: Annotated[tuple[Lampiran, ...], msgspec.Meta(min_length=1)]


class Peserta(Part, frozen=True, kw_only=True):
    """Who sat in the session and as what; signs the minutes."""

    nama: Nama
    jabatan: Nama
    kedudukan: Nama
    nip: Pilihan = ""


class BeritaAcara(Form, frozen=True, kw_only=True):
    """Minutes of a session: day and date in words, who sat, what was found, what was resolved, signatures of all."""

    kop: Kop
    judul: Nama
    waktu: Waktu
    bertempat: Nama
    peserta: Annotated[tuple[Peserta, ...], msgspec.Meta(min_length=1)]
    kegiatan: Nama = "sidang"  # what was done, as the sentences name it
    fakta: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    nomor: Pilihan = ""
    dasar: tuple[Teks, ...] = ()
    kesimpulan: tuple[Teks, ...] = ()
    hasil: Tabel | None = None
    buku_merit: BuktiMerit | None = None
    mengetahui: Penanda | None = None
    lampiran: tuple[Lampiran, ...] = ()


class Bagian(Part, frozen=True, kw_only=True):
    """A section of a report: heading, paragraphs, numbered points, a table."""

    judul: Nama
    alinea: tuple[Teks, ...] = ()
    butir: tuple[Teks, ...] = ()
    tabel: Tabel | None = None


class Laporan(Form, frozen=True, kw_only=True):
    """A report in sections lettered A, B, C … (tata naskah dinas: pendahuluan, kegiatan, hasil, simpulan, penutup)."""

    kop: Kop
    tentang: Nama
    tempat: Nama
    tanggal: date
    bagian: Annotated[tuple[Bagian, ...], msgspec.Meta(min_length=1)]
    penanda: Penanda
    nomor: Pilihan = ""
    tembusan: tuple[Nama, ...] = ()
    lampiran: tuple[Lampiran, ...] = ()


class TandaTerima(Form, frozen=True, kw_only=True):
    """Receipt of a paper handed in: number, moment, who, what, and where the act stands in the Buku Merit."""

    nomor: Nama
    perihal: Nama
    diterima: Waktu
    penyerah: Orang
    kop: Kop
    rincian: tuple[Pokok, ...] = ()
    buku_merit: BuktiMerit | None = None
    penanda: Penanda | None = None
