"""Tables of the standards room: standards of posts (SKJ), and the technical dictionary of an urusan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from openkarier.core.competence_records import StandardRecord, TechnicalRecord
from openkarier.core.competence_sheet import (
    JENIS_SYARAT,
    StandardRefused,
    read_lines,
    read_requirements,
    read_technical,
)
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Kind, Values
from openkarier.gateways.spreadsheet.values import Cell, Unreadable, code, day, rank, text, words

# column of the record -> heading of the template; the names of PermenPANRB 38/2017
LEVELS = {
    "integritas": "Integritas",
    "kerjasama": "Kerja Sama",
    "komunikasi": "Komunikasi",
    "orientasi_pada_hasil": "Orientasi pada Hasil",
    "pelayanan_publik": "Pelayanan Publik",
    "pengembangan_diri_dan_orla": "Pengembangan Diri dan Orang Lain",
    "mengelola_perubahan": "Mengelola Perubahan",
    "pengambilan_keputusan": "Pengambilan Keputusan",
    "perekat_bangsa": "Perekat Bangsa",
}


def level(cell: Cell) -> int | None:
    """A level 1-5."""
    value = text(cell)
    if value is None:
        return None
    if value not in {"1", "2", "3", "4", "5"}:
        raise Unreadable("Level harus bilangan bulat 1 sampai 5.", "Perbaiki levelnya menurut SKJ yang ditetapkan.")
    return int(value)


def readable(limit: int, read: Callable[[str], object]) -> Callable[[Cell], str | None]:
    """Words that `read` understands; its own sentence is the reason where it does not."""
    inner = words(limit)

    def parse(cell: Cell) -> str | None:
        value = inner(cell)
        try:
            read(str(value or ""))
        except StandardRefused as why:
            raise Unreadable(str(why), "Perbaiki tulisannya; pisahkan dengan titik koma.") from why
        return str(value) if value else None

    return parse


def _requirement(jenis: str) -> Column:
    return Column(jenis, JENIS_SYARAT[jenis], readable(2000, lambda typed: read_requirements(jenis, typed)), (jenis,))


def _standard(values: Values, context: Context) -> StandardRecord:
    mulai = values["mulai"]
    if isinstance(mulai, date) and mulai.year < 2017:  # PermenPANRB 38/2017 is the first that knows this sheet
        raise Unreadable("Standar menurut PermenPANRB 38/2017 tidak dapat mulai sebelum 2017.", "Periksa tanggalnya.")
    return StandardRecord(**values)  # type: ignore[arg-type]  # each column's parser gives its field's type


def _word(values: Values, context: Context) -> TechnicalRecord:
    return TechnicalRecord(**values)  # type: ignore[arg-type]  # each column's parser gives its field's type


STANDARD = Kind(
    name="standar-jabatan",
    label="Standar kompetensi jabatan (templat OpenKarier)",
    order=8,
    record=StandardRecord,
    build=_standard,
    columns=(
        Column("jabatan", "Kode jabatan", code(80), required=True, filled=True),
        Column("unit", "Kode unit", code(60), required=True, filled=True),
        Column("mulai", "Berlaku mulai", day, required=True, filled=True),
        Column("sk", "Nomor SK", words(120), required=True, filled=True),
        *(Column(name, heading, level, required=True, filled=True) for name, heading in LEVELS.items()),
        Column("kode", "Kode SKJ", words(40)),
        Column("urusan", "Urusan pemerintahan", words(120)),
        Column("ikhtisar", "Ikhtisar jabatan", words(2000)),
        Column("pangkat", "Pangkat terendah", rank),
        *(_requirement(jenis) for jenis in JENIS_SYARAT),
        Column("ukuran", "Indikator kinerja jabatan", readable(2000, read_lines)),
        Column("teknis", "Kompetensi teknis", readable(1000, read_technical)),
    ),
)
DICTIONARY = Kind(
    name="kamus-teknis",
    label="Kamus kompetensi teknis (templat OpenKarier)",
    order=7,
    record=TechnicalRecord,
    build=_word,
    columns=(
        Column("kode", "Kode kompetensi", code(40), required=True, filled=True),
        Column("nama", "Nama kompetensi", words(200), required=True, filled=True),
        Column("urusan", "Urusan pemerintahan", words(120), required=True, filled=True),
        Column("sumber", "Sumber kamus", words(200), required=True, filled=True),
        Column("definisi", "Definisi", words(2000)),
        *(Column(f"level_{number}", f"Uraian level {number}", words(2000)) for number in range(1, 6)),
    ),
)
