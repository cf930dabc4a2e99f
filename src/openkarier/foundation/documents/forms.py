"""One typed form per kind of letter: what the office must know before it can be printed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from openkarier.foundation.documents.parts import (
    BuktiMerit,
    Kop,
    Nama,
    Orang,
    Part,
    Penanda,
    Pilihan,
    Pokok,
    Target,
    Teks,
    Tujuan,
    Waktu,
)


class Form(Part, frozen=True, kw_only=True):
    """The data of one letter. Kinds that bear a number have a field `nomor`."""


class SuratPermohonan(Form, frozen=True, kw_only=True):
    """Surat permohonan of an ASN to the kepala daerah: a personal letter, so no kop and no number."""

    tempat: Nama
    tanggal: date
    hal: Nama
    kepada: Nama
    pemohon: Orang
    pintu: Literal["pindah", "tetap"]
    target: Annotated[tuple[Target, ...], msgspec.Meta(min_length=1)]
    penanda: Penanda
    di: Pilihan = ""
    lampiran: Pilihan = "-"
    melalui: tuple[Nama, ...] = ()
    tujuan: tuple[Tujuan, ...] = ()
    alasan: tuple[Teks, ...] = ()
    pernyataan: tuple[Teks, ...] = ()
    tembusan: tuple[Nama, ...] = ()


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
