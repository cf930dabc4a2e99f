"""Papers of performance: the SKP sheet, the evaluation sheet, and the poster that asks the public."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from openkarier.foundation.documents.parts import Form, Nama, Orang, Part, Penanda, Pilihan, Pokok, Teks


class UkuranKinerja(Part, frozen=True, kw_only=True):
    """A measure of a result: aspect, indicator, target, and what was achieved."""

    aspek: Nama
    indikator: Nama
    target: Nama
    realisasi: Pilihan = ""


class HasilKinerja(Part, frozen=True, kw_only=True):
    """A planned result with its measures; `perspektif` for JPT, `atasan` for the others."""

    rencana: Teks
    ukuran: tuple[UkuranKinerja, ...]
    utama: bool = True
    atasan: Annotated[str, msgspec.Meta(max_length=600)] = ""
    perspektif: Pilihan = ""
    umpan_balik: Annotated[str, msgspec.Meta(max_length=8000)] = ""


class SasaranKinerja(Form, frozen=True, kw_only=True):
    """The SKP sheet (PermenPANRB 6/2022, lampiran) with its annex: dukungan, pertanggungjawaban, konsekuensi."""

    tahun: Annotated[int, msgspec.Meta(ge=2014, le=2200)]
    periode: Nama
    tempat: Nama
    tanggal: date
    instansi: Nama
    bentuk: Literal["jpt", "ja-jf"]
    pendekatan: Nama
    dinilai: Orang
    hasil: tuple[HasilKinerja, ...]
    perilaku: tuple[Pokok, ...]
    penanda: Penanda
    penilai: Orang | None = None
    penanda_penilai: Penanda | None = None
    dukungan: tuple[Teks, ...] = ()
    pertanggungjawaban: tuple[Teks, ...] = ()
    konsekuensi: tuple[Teks, ...] = ()
    keadaan: Pilihan = ""


class EvaluasiKinerja(Form, frozen=True, kw_only=True):
    """The evaluation sheet: realisation, feedback, the two ratings and the predicate; `organisasi`: the unit's."""

    tahun: Annotated[int, msgspec.Meta(ge=2014, le=2200)]
    periode: Nama
    tempat: Nama
    tanggal: date
    instansi: Nama
    bentuk: Literal["jpt", "ja-jf"]
    dinilai: Orang
    hasil: tuple[HasilKinerja, ...]
    perilaku: tuple[Pokok, ...]
    rating_hasil: Nama
    rating_perilaku: Nama
    predikat: Nama
    penanda: Penanda
    penilai: Orang | None = None
    penanda_penilai: Penanda | None = None
    organisasi: Pilihan = ""
    catatan: tuple[Pokok, ...] = ()


class PosterSuara(Form, frozen=True, kw_only=True):
    """A poster for a counter: the service, three questions, and the QR code as rows of 0 and 1."""

    instansi: Nama
    unit: Nama
    layanan: Nama
    alamat: Nama
    pertanyaan: tuple[Nama, ...]
    qr: tuple[tuple[int, ...], ...]
