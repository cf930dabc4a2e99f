"""Spreadsheets out: typed columns, NIP as text, no cell that computes, a sheet that says what the figures mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, BinaryIO

import xlsxwriter
from django.utils import timezone

ROWS = 1_048_575  # of a sheet below its heading (Office Open XML)
LETTERS = 32_767  # of a cell
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TRIGGER = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


class Kind(Enum):
    """What a column holds, and so how its cells are written and look."""

    TEXT = "@"
    CODE = "@ "  # NIP and other numbers that are names: text, so that no digit is lost
    NUMBER = "#,##0"
    DECIMAL = "#,##0.00"
    PERCENT = "0.0%"  # of a fraction: 0.512 is shown as 51,2 %
    DATE = "dd-mm-yyyy"
    MOMENT = "dd-mm-yyyy hh:mm"


@dataclass(frozen=True)
class Column:
    """One column: its heading, what it holds, its width in letters (0: a width that suits the kind)."""

    heading: str
    kind: Kind = Kind.TEXT
    width: int = 0

    @property
    def letters(self) -> int:
        """Width of the column, in letters."""
        return self.width or max(
            {Kind.TEXT: 28, Kind.CODE: 21, Kind.MOMENT: 18}.get(self.kind, 13), len(self.heading) + 2
        )


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows` is read once, a row at a time; each has as many cells as there are columns."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True)
class About:
    """What stands on the sheet "Keterangan": title, who and when, then filters and definitions as (label, text)."""

    title: str
    by: str
    at: datetime
    facts: Sequence[tuple[str, str]] = ()


class TooManyRows(Exception):
    """The list does not fit a sheet; the text says what to do."""


def write(target: BinaryIO, sheets: Sequence[Sheet], about: About) -> int:
    """Write a workbook in constant memory; return the number of rows below the headings. Raises TooManyRows."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "",
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": about.title, "author": "OpenKarier", "comments": _trace(about)})
        looks = _Looks(book)
        count = sum(_sheet(book, looks, sheet, about) for sheet in sheets)
        _about(book, looks, about, count)
    return count


class _Looks:
    """The formats of a workbook: a cell each for plain text, text that looks like a formula, and every kind."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.head = book.add_format(
            {**font, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0B5563", "text_wrap": True, "border": 1}
        )
        self.title = book.add_format({**font, "bold": True, "font_size": 14})
        self.label = book.add_format({**font, "bold": True})
        self.words = book.add_format({**font, "text_wrap": True})
        self.of = {kind: book.add_format({**font, "num_format": kind.value.strip()}) for kind in Kind}
        self.inert = book.add_format({**font, "num_format": "@", "quote_prefix": True})


def _sheet(book: Any, looks: _Looks, sheet: Sheet, about: About) -> int:
    """Write one sheet: heading that stays and repeats, filter, print set-up, rows."""
    page = book.add_worksheet(_SHEET_NAME.sub(" ", sheet.name)[:31])
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.letters)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{_plain(about.title)}&C{_plain(_trace(about))}&RHalaman &P dari &N")
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.heading, looks.head)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):  # the number of the last row is the count
        if last > ROWS:
            message = "Daftar ini lebih dari 1.048.575 baris, lebih panjang dari satu lembar. Saring dulu, lalu unduh."
            raise TooManyRows(message)
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _cell(page, looks, (last, place), column.kind, value)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
    return last


def _cell(page: Any, looks: _Looks, at: tuple[int, int], kind: Kind, value: Any) -> None:
    """Write one value as what it is: a moment, a day, a number, or text that can never compute."""
    if value is None or value == "":
        return
    if isinstance(value, str):  # most cells
        words = _clean(value)
        page.write_string(*at, words, looks.inert if words.startswith(_TRIGGER) else looks.of[Kind.TEXT])
    elif isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        page.write_datetime(*at, local.replace(tzinfo=None), looks.of[kind if kind is Kind.DATE else Kind.MOMENT])
    elif isinstance(value, date):
        page.write_datetime(*at, value, looks.of[Kind.DATE])
    elif isinstance(value, bool):
        page.write_string(*at, "Ya" if value else "Tidak", looks.of[Kind.TEXT])
    elif isinstance(value, int | float | Decimal) and kind not in {Kind.TEXT, Kind.CODE}:
        page.write_number(*at, value, looks.of[kind])
    else:
        page.write_string(*at, str(value), looks.of[Kind.TEXT])


def _about(book: Any, looks: _Looks, about: About, count: int) -> None:
    """Write the sheet that tells what this is, from when, filtered how, and what the figures mean."""
    page = book.add_worksheet("Keterangan")
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, _clean(about.title), looks.title)
    dotted = f"{count:,}".replace(",", ".")
    facts = [("Diunduh oleh", about.by), ("Pada", _moment(about.at)), ("Jumlah baris", dotted), *about.facts]
    for place, (label, words) in enumerate(facts, start=2):
        page.write_string(place, 0, _clean(label), looks.label)
        page.write_string(place, 1, _clean(words), looks.words)


def _clean(words: str) -> str:
    """Take out what no sheet can hold, and cut what no cell can."""
    kept = _CONTROL.sub("", words)
    return kept if len(kept) <= LETTERS else f"{kept[: LETTERS - 1]}…"


def _plain(words: str) -> str:
    """A footer, in which & commands."""
    return _clean(words).replace("&", "&&")[:80]


def _trace(about: About) -> str:
    return f"Diunduh oleh {about.by}, {_moment(about.at)}"


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%d-%m-%Y %H.%M}"
