"""The pieces letters are made of: people, kop, signatories, targets; typed, and checked before they are printed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

Nama = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]  # one line; the longest on record plus titles is 120
Teks = Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]  # a paragraph
Pilihan = Annotated[str, msgspec.Meta(max_length=300)]  # a line that may be empty
Waktu = Annotated[datetime, msgspec.Meta(tz=True)]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a letter. Unknown and missing fields are errors that name their place."""


class Orang(Part, frozen=True, kw_only=True):
    """A person as letters name one; empty fields are left out of the identity block."""

    nama: Nama
    nip: Pilihan = ""
    pangkat: Pilihan = ""
    jabatan: Pilihan = ""
    unit: Pilihan = ""


class Kop(Part, frozen=True, kw_only=True):
    """The letterhead, chosen by the signatory: `negara` for the kepala daerah (UU 24/2009 Ps. 52 huruf a and
    Ps. 54 ayat (1) huruf i), `daerah` for a perangkat daerah. `gambar`: SVG, PNG or JPEG; empty = the placeholder."""

    lambang: Literal["negara", "daerah"]
    baris: Annotated[tuple[Nama, ...], msgspec.Meta(min_length=1, max_length=4)]
    alamat: Pilihan = ""
    kontak: Pilihan = ""
    gambar: bytes = b""


class Penanda(Part, frozen=True, kw_only=True):
    """Who signs. `atas_nama` is the line above the office ("a.n. WALI KOTA BENGKULU"); `jabatan` without the comma."""

    jabatan: Nama
    nama: Nama
    pangkat: Pilihan = ""
    nip: Pilihan = ""
    atas_nama: Pilihan = ""
    elektronik: bool = False
    meterai: Pilihan = ""  # printed inside the place where the stamp goes


class Target(Part, frozen=True, kw_only=True):
    """A promised result: what, how it is measured, until when."""

    uraian: Teks
    ukuran: Teks
    tenggat: date


class Tujuan(Part, frozen=True, kw_only=True):
    """A post asked for."""

    jabatan: Nama
    unit: Nama


class Pokok(Part, frozen=True, kw_only=True):
    """One labelled fact."""

    pokok: Nama
    isi: Teks


class Uang(Part, frozen=True, kw_only=True):
    """An amount in whole rupiah; printed in figures or in words."""

    rupiah: Annotated[int, msgspec.Meta(ge=0, lt=10**15)]


class Kolom(Part, frozen=True, kw_only=True):
    """A column of an annex: its head, its share of the width, how its cells are aligned."""

    judul: Nama
    lebar: Annotated[float, msgspec.Meta(gt=0, le=20)] = 1
    rata: Literal["kiri", "tengah", "kanan"] = "kiri"


class Tabel(Part, frozen=True, kw_only=True):
    """Columns and rows of text; every row has as many cells as there are columns."""

    kolom: Annotated[tuple[Kolom, ...], msgspec.Meta(min_length=1, max_length=12)]
    baris: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a ragged table."""
        for place, row in enumerate(self.baris, 1):
            if len(row) != len(self.kolom):
                message = f"baris {place} berisi {len(row)} sel, kolomnya {len(self.kolom)}"
                raise ValueError(message)


class Lampiran(Part, frozen=True, kw_only=True):
    """An annex: a title, text before the table, a table over as many pages as it needs, upright or across."""

    judul: Pilihan = ""
    alinea: tuple[Teks, ...] = ()
    tabel: Tabel | None = None
    mendatar: bool = False


class Gambar(Part, frozen=True, kw_only=True):
    """A picture: what is to be seen, what it shows, the drawing, and the same in words for who cannot see it."""

    temuan: Nama
    judul: Nama
    svg: bytes
    alt: Teks
    lebar: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1  # share of the width of the text


class BuktiMerit(Part, frozen=True, kw_only=True):
    """Where the act stands in the Buku Merit: leaf index, tree size, root as hexadecimal text."""

    indeks: Annotated[int, msgspec.Meta(ge=0)]
    ukuran: Annotated[int, msgspec.Meta(ge=1)]
    akar: Nama


class Form(Part, frozen=True, kw_only=True):
    """The data of one letter. Kinds that bear a number have a field `nomor`."""
