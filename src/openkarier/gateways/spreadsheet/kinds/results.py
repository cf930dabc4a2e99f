"""Results of competency tests: a provider's table, or SIASN's rw-kompetensi and rw-potensi names.

What a table leaves out (day, provider, method, event) is said once for the whole file: `Context.given`, or the lines
above the headings. These kinds are read in their own room, so they stand outside KINDS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from openkarier.core.assessment import GRADES, valid_until
from openkarier.core.competence import KOMPETENSI, POTENSI
from openkarier.core.records import Record
from openkarier.core.result_record import HasilRecord, level_line, score_line
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Doubt, Kind, Values
from openkarier.gateways.spreadsheet.nip import nip
from openkarier.gateways.spreadsheet.values import Cell, Unreadable, code, day, text, words

_DAY_IN_TITLE = re.compile(r"\b(\d{1,2}[-/. ]+(?:\d{1,2}|[A-Za-z]+)[-/. ]+20\d\d)\b")
_LETTERS = {each.code.casefold(): each.score for each in GRADES} | {
    re.sub(r"[^a-z]", "", each.label.casefold()): each.score for each in GRADES
}
_DO_NOT_ROUND = "Minta penyelenggara menetapkan levelnya; jangan dibulatkan sendiri."
_SCALE = 5  # a form with five steps; scores above it are on 0-100
_FEW = 20  # one step of five on 0-100

_OTHER_NAMES = {
    "kerjasama": ("Kerja Sama",),
    "orientasiPadaHasil": ("Orientasi Hasil",),
    "pengembanganDiriDanOrla": ("Pengembangan Diri dan Orang Lain", "Pengembangan Diri & Orang Lain", "Pengembangan"),
    "mengelolaPerubahan": ("Perubahan",),
    "pengambilanKeputusan": ("Keputusan",),
    "perekatBangsa": ("Sosial Kultural", "Sosio Kultural"),
    "intelektual": ("Potensi Intelektual",),
    "interpersonal": ("Potensi Interpersonal",),
    "kesadaranDiri": ("Self Awareness",),
    "berfikirKritis": ("Berpikir Kritis", "Berpikir Kritis dan Strategis"),
    "motivasiKomitmen": ("Motivasi",),
}


def level(cell: Cell) -> int | None:
    """A level 1-5: "3", "3.0", "Level 3". Anything else is refused; nothing is rounded."""
    if isinstance(cell, date):
        raise Unreadable("Excel mengubah isi sel ini menjadi tanggal.", "Jadikan sel teks, isi ulang dari sumbernya.")
    value = text(cell)
    if value is None:
        return None
    bare = re.sub(r"^(level|lvl|lv|l)\.? *", "", value.casefold())
    if re.fullmatch(r"[1-5](?:[.,]0+)?", bare):
        return int(bare[0])
    if re.fullmatch(r"\d+[.,]\d+", bare):
        raise Unreadable(f"Level harus bulat; {value} terletak di antara dua level.", _DO_NOT_ROUND)
    if re.fullmatch(r"-?\d+", bare):
        raise Unreadable(f"Level {bare} tidak ada; kamus kompetensi mengenal level 1 sampai 5.", "Periksa laporannya.")
    raise Unreadable("Bukan level.", "Isi angka 1 sampai 5, tanpa keterangan lain.")


def aspect(cell: Cell) -> float | None:
    """A score of potential on 0-100, or a grade KS, K, C, B, BS."""
    value = text(cell)
    if value is None:
        return None
    letters = re.sub(r"[^a-z]", "", value.casefold())
    if letters in _LETTERS:
        return float(_LETTERS[letters])
    if not re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", value):
        raise Unreadable("Bukan nilai potensi.", "Isi angka 0 sampai 100, atau KS, K, C, B, BS.")
    score = float(value.replace(",", "."))
    if score > 100:
        raise Unreadable("Nilai potensi paling tinggi 100.", "Periksa laporan penyelenggara.")
    return score


def share(cell: Cell) -> str | None:
    """JPM in percent as the provider prints it: "87,5 %", 0.875 of a cell formatted as percent."""
    value = text(cell)
    if value is None:
        return None
    plain = value.replace("%", "").replace(",", ".").strip()
    if not re.fullmatch(r"\d{1,3}(?:\.\d+)?", plain):
        raise Unreadable("Bukan persen.", "Isi mis. 87,5 atau kosongkan; JPM dihitung ulang dari levelnya.")
    found = float(plain)
    return f"{found * 100 if found <= 2 and '%' not in value else found:.2f}"


def _build(values: Values, context: Context) -> HasilRecord:
    given = {**context.given, **{name: value for name, value in values.items() if value is not None}}
    when = cast("date | None", given.get("tanggal")) or _day_above(context.above)
    if when is None:
        raise Unreadable("Tanggal uji tidak tertulis.", "Isi tanggal uji saat mengunggah.", "TANGGAL")
    if not given.get("penyelenggara"):
        raise Unreadable("Penyelenggara uji tidak tertulis.", "Isi penyelenggara saat mengunggah.", "PENYELENGGARA")
    if not (given.get("nip") or given.get("siasn_id")):
        raise Unreadable("Baris ini tidak menyebut orangnya.", "Isi NIP atau PNS ID.", "KOSONG")
    kept: dict[str, Any] = {
        name: given.get(name)
        for name in ("nip", "siasn_id", "jpm", "kegiatan", "metode", "terakreditasi", "nomor_peserta")
    }
    return HasilRecord(
        tanggal=when,
        penyelenggara=str(given["penyelenggara"]),
        tujuan=str(given.get("tujuan") or "pemetaan"),
        kompetensi=_levels(values),
        potensi=score_line(_on_hundred(values)),
        **kept,
    )


def _day_above(above: str) -> date | None:
    """The one day that the lines above the headings name."""
    days = set()
    for found in _DAY_IN_TITLE.findall(above):
        try:
            days.add(day(found))
        except Unreadable:
            continue
    return days.pop() if len(days) == 1 else None


def _levels(values: Values) -> str:
    levels = {each.field: cast("int | None", values.get(each.field)) for each in KOMPETENSI}
    return "" if None in levels.values() else level_line(levels)


def _on_hundred(values: Values) -> dict[str, float | None]:
    """Scores on 0-100. A row whose scores are all 1-5 is on the form's five steps: each step is worth 20."""
    scores = {each.field: cast("float | None", values.get(each.field)) for each in POTENSI}
    known = [score for score in scores.values() if score is not None]
    if known and len(known) == len(POTENSI) and max(known) <= _SCALE and min(known) >= 1:
        return {name: None if score is None else score * _FEW for name, score in scores.items()}
    return {**scores, "total": cast("float | None", values.get("total"))}


def _doubts(record: Record, context: Context) -> Iterable[Doubt]:
    found = cast("HasilRecord", record)
    column = "nip" if found.nip else "siasn_id"
    if found.tanggal > context.today:
        yield Doubt("TANGGAL", column, f"Tanggal uji {found.tanggal:%d-%m-%Y} belum terjadi.", "Perbaiki.", galat=True)
    elif valid_until(found.tanggal) < context.today:
        yield Doubt(
            "KEDALUWARSA", column, f"Uji {found.tanggal:%d-%m-%Y} sudah lewat masa berlakunya (36 bulan).",
            "Dicatat sebagai riwayat; tidak dipakai untuk menilai.",
        )  # fmt: skip


_PERSON = Column("nip", "nip", nip, ("nipBaru", "NIP PESERTA", "NIP PEGAWAI"), required=True, filled=True)
_ID = Column("siasn_id", "pnsId", code(42), ("pnsOrangId", "PNS ID", "idPns"))
_NINE = tuple(
    Column(each.field, each.nama, level, (each.field, *_OTHER_NAMES.get(each.field, ())), required=True, filled=True)
    for each in KOMPETENSI
)
_FIVE = tuple(
    Column(each.field, each.nama, aspect, (each.field, *_OTHER_NAMES.get(each.field, ()))) for each in POTENSI
)
_TOTAL = Column("total", "Total potensi", aspect, ("total", "nilai potensi", "jumlah potensi"))
_ABOUT = (
    Column("tanggal", "Tanggal uji", day, ("tanggal", "tanggal tes", "tanggal penilaian", "tgl uji", "tglUji")),
    Column("penyelenggara", "Penyelenggara", words(120), ("instansi penilai", "lembaga penilai")),
    Column("nomor_peserta", "Nomor peserta", words(60), ("no peserta", "nomor ujian", "no ujian")),
    Column("jpm", "JPM", share, ("job person match", "nilai jpm", "jpm persen")),
)
RESULTS = Kind(
    "hasil-uji", "Hasil uji dari penyelenggara", 6, (_PERSON, *_NINE, *_FIVE, _TOTAL, _ID, *_ABOUT),
    HasilRecord, _build, _doubts, frozenset({"IDATASAN", "TMTJABATAN"}),
)  # fmt: skip
COMPETENCE = Kind(
    "rw-kompetensi", "Kompetensi SIASN (rw-kompetensi)", 6,
    (Column("siasn_id", "pnsId", code(42), ("pnsOrangId", "PNS ID", "idPns"), True, True), *_NINE, *_ABOUT),
    HasilRecord, _build, _doubts, frozenset({"IDATASAN"}),
)  # fmt: skip
POTENTIAL = Kind(
    "rw-potensi", "Potensi SIASN (rw-potensi)", 6,
    (_ID, Column("nip", "nip", nip, ("nipBaru", "NIP PESERTA", "NIP PEGAWAI")),
     *(Column(each.name, each.heading, each.parse, each.synonyms, True, True) for each in _FIVE), _TOTAL, *_ABOUT),
    HasilRecord, _build, _doubts, frozenset({"IDATASAN"}),
)  # fmt: skip
KINDS = (RESULTS, COMPETENCE, POTENTIAL)
