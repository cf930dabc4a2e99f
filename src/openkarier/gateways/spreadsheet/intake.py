"""The way in: a file becomes clean records and findings, or a sentence that says why it cannot."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from openkarier.core.records import Finding, Record, Row, Tingkat
from openkarier.gateways.spreadsheet import headings
from openkarier.gateways.spreadsheet.guard import FileRefused
from openkarier.gateways.spreadsheet.headings import Heading
from openkarier.gateways.spreadsheet.kinds import BY_NAME, KINDS
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Kind
from openkarier.gateways.spreadsheet.reader import Sheet, read_sheets
from openkarier.gateways.spreadsheet.values import Cell, Unreadable, shown, text

Lookup = Callable[[str], "Mapping[str, object] | None"]  # fingerprint -> {"kind": …, "columns": {name: heading}}


@dataclass(frozen=True)
class Intake:
    """A file, read. `rows` are those without an error; `total` counts all rows with content below the headings."""

    kind: Kind
    sha256: str
    heading: Heading
    tahun: int | None
    rows: list[Row[Record]]
    findings: list[Finding]
    total: int
    listed: frozenset[str]  # keys of rows that are left out because of an error


class NeedsMapping(Exception):
    """The headings are not all known: a person must say which is which."""

    def __init__(self, kind: Kind | None, heading: Heading | None, titles: tuple[str, ...]) -> None:
        super().__init__("Judul kolom berkas ini belum dikenal.")
        self.kind, self.heading, self.titles = kind, heading, titles
        self.fingerprint = headings.fingerprint(titles)


def read(
    content: bytes,
    context: Context,
    lookup: Lookup = lambda fingerprint: None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    kinds: Sequence[Kind] = KINDS,
) -> Intake:
    """Read a file whatever its kind. Raises FileRefused or NeedsMapping.

    `lookup` gives the mapping that a person once made for these headings.
    """
    sheet, heading = _find_heading(read_sheets(content), lookup, kinds)
    above = " ".join(text(cell) or "" for row in sheet.rows[: heading.index] for cell in row)
    tahun = context.tahun or _year_in_title(above)
    reader = RowReader(heading, replace(context, tahun=tahun, above=above))
    cleaned = _clean(sheet, reader, progress)
    _refuse_damaged(reader.findings)
    if not reader.total:
        raise FileRefused("Tidak ada baris data di bawah judul kolom.", "Unduh ulang berkasnya dari sumbernya.")
    rows = _without_twins(cleaned, reader.findings, heading)
    listed = frozenset(reader.broken | {row.record.key for row in cleaned} - {row.record.key for row in rows})
    sha256 = hashlib.sha256(content).hexdigest()
    return Intake(heading.kind, sha256, heading, tahun, rows, reader.findings, reader.total, listed)


def _find_heading(sheets: list[Sheet], lookup: Lookup, kinds: Sequence[Kind]) -> tuple[Sheet, Heading]:
    candidates = [(sheet, found) for sheet in sheets if (found := headings.find(sheet, kinds))]
    for sheet, found in candidates:
        if not found.missing:
            return sheet, found
    for sheet in sheets:
        if remembered := _remembered(sheet, lookup):
            return sheet, remembered
    if candidates:
        _, best = max(candidates, key=lambda pair: len(pair[1].places))
        raise NeedsMapping(best.kind, best, best.titles)
    _, titles = headings.guess(sheets[0]) if sheets else (0, ())
    if sum(bool(title) for title in titles) < 2:
        raise FileRefused("Tidak ditemukan baris judul kolom.", "Pastikan ada satu baris judul, lalu unggah lagi.")
    raise NeedsMapping(None, None, titles)


def _remembered(sheet: Sheet, lookup: Lookup) -> Heading | None:
    """The headings by a mapping that a person made before; None if there is none for any of the first rows."""
    for index, row in enumerate(sheet.rows[:40]):
        titles = tuple(text(cell) or "" for cell in row)
        known = lookup(headings.fingerprint(titles)) if sum(bool(title) for title in titles) > 1 else None
        if known:
            columns = known["columns"]
            heading = headings.mapped(BY_NAME[str(known["kind"])], index, titles, dict(columns))  # type: ignore[call-overload]
            if not heading.missing:
                return heading
    return None


def _year_in_title(above: str) -> int | None:
    """The one year that the words above the headings name, if they name just one."""
    years = {int(year) for year in re.findall(r"\b(20\d\d)\b", above)}
    return years.pop() if len(years) == 1 else None


def _clean(sheet: Sheet, reader: RowReader, progress: Callable[[int, int], None]) -> list[Row[Record]]:
    """Read all rows below the headings; those with an error are left out."""
    rows: list[Row[Record]] = []
    first = reader.heading.index + 1
    for nomor, cells in enumerate(sheet.rows[first:], start=first + 1):
        record = reader.read(nomor, cells)
        if record is not None:
            rows.append(Row(nomor, record))
        if nomor % 250 == 0:
            progress(nomor - first, len(sheet.rows) - first)
    progress(len(sheet.rows) - first, len(sheet.rows) - first)
    return rows


class RowReader:
    """Reads rows: parses each column we keep, notes a finding where one cannot be read."""

    def __init__(self, heading: Heading, context: Context) -> None:
        self.heading, self.context = heading, context
        self.findings: list[Finding] = []
        self.total = 0
        self.broken: set[str] = set()  # keys of rows with an error
        self._columns = [(heading.kind.by_name[name], place) for name, place in heading.places.items()]
        self._identity = "nip" if "nip" in heading.kind.by_name else "siasn_id"

    def read(self, nomor: int, cells: list[Cell]) -> Record | None:
        """Return the record of a row, or None where it says nothing or an error forbids it."""
        if not self._says_something(cells):
            return None
        self.total += 1
        values: dict[str, object] = {}
        sound = True
        for column, place in self._columns:
            try:
                values[column.name] = self._value(column, cells[place] if place < len(cells) else None)
            except Unreadable as why:
                self._note(nomor, cells, column, why, galat=column.filled)
                sound = sound and not column.filled
        record = self._build(nomor, cells, values) if sound else None
        if record is None and (key := values.get(self._identity)):
            self.broken.add(str(key))
        return record

    def _says_something(self, cells: list[Cell]) -> bool:
        """Blank rows and notes under a table do not: they fill at most one of the cells we keep."""
        filled = (place for _, place in self._columns if place < len(cells) and text(cells[place]) is not None)
        return sum(1 for _ in islice(filled, 2)) == 2

    def _value(self, column: Column, cell: Cell) -> object:
        value = column.parse(cell)
        if column.filled and value is None:
            raise Unreadable("Kosong, padahal harus terisi.", "Isi dari sumbernya.", "KOSONG")
        return value

    def _build(self, nomor: int, cells: list[Cell], values: dict[str, object]) -> Record | None:
        kind = self.heading.kind
        try:
            record = kind.build(values, self.context)
        except Unreadable as why:
            self._note(nomor, cells, kind.columns[0], why, galat=True)
            return None
        sound = True
        for doubt in kind.doubts(record, self.context):
            remark = Unreadable(doubt.alasan, doubt.tindakan, doubt.kode)
            self._note(nomor, cells, kind.by_name[doubt.column], remark, galat=doubt.galat)
            sound = sound and not doubt.galat
        return record if sound else None

    def _note(self, nomor: int, cells: list[Cell], column: Column, why: Unreadable, *, galat: bool) -> None:
        place = self.heading.places.get(column.name, len(cells))
        cell = cells[place] if place < len(cells) else None
        title = self.heading.titles[place] if place < len(self.heading.titles) else column.heading
        tingkat = Tingkat.GALAT if galat else Tingkat.PERINGATAN
        self.findings.append(Finding(nomor, title, shown(cell), why.kode, tingkat, why.alasan, why.tindakan))


def _refuse_damaged(findings: list[Finding]) -> None:
    """NIP12: digits that Excel has already thrown away make the whole file unfit."""
    rows = [str(finding.nomor) for finding in findings if finding.kode == "NIP12"]
    if rows:
        some = ", ".join(rows[:5]) + (f", dan {len(rows) - 5} baris lain" if len(rows) > 5 else "")
        raise FileRefused(
            f"NIP pada baris {some} sudah diubah Excel menjadi bilangan (seperti 1,99E+17); angka belakangnya hilang.",
            "Jadikan kolom NIP teks (Format Sel > Teks) dan isi ulang dari sumbernya, atau unduh ulang berkasnya.",
        )


def _without_twins(rows: list[Row[Record]], findings: list[Finding], heading: Heading) -> list[Row[Record]]:
    """Leave out repeated rows: equal ones once with a remark, contradicting ones altogether with an error each."""
    groups: dict[str, list[Row[Record]]] = {}
    for row in rows:
        groups.setdefault(row.record.key, []).append(row)
    contradicting = {key for key, twins in groups.items() if any(twin.record != twins[0].record for twin in twins)}
    findings += _twin_findings(groups, contradicting, heading)
    return [row for row in rows if row.record.key not in contradicting and groups[row.record.key][0] is row]


def _twin_findings(
    groups: Mapping[str, list[Row[Record]]], contradicting: set[str], heading: Heading
) -> Iterator[Finding]:
    known = (heading.kind.by_name[name] for name in ("nip", "siasn_id") if name in heading.places)
    column = next(known, heading.kind.columns[0])
    title = heading.titles[heading.places[column.name]]
    for key, twins in groups.items():
        others = twins if key in contradicting else twins[1:]
        for twin in others:
            rest = ", ".join(str(other.nomor) for other in twins if other is not twin)
            galat = key in contradicting
            yield Finding(
                twin.nomor,
                title,
                key[:60],
                "NIP11",
                Tingkat.GALAT if galat else Tingkat.PERINGATAN,
                f"Muncul juga di baris {rest}, {'isinya berbeda' if galat else 'isinya sama dan dipakai sekali'}.",
                "Hapus baris yang salah, sisakan satu." if galat else "Tidak perlu tindakan.",
            )
