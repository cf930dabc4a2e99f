"""From a typed form to the JSON that a template prints: dates in words, text made safe to set."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from openkarier.foundation.documents import terbilang
from openkarier.foundation.documents.parts import Gambar, Uang

FONTS = Path(__file__).parent / "fonts"
BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")  # would let a name print in another order than it is stored
TALL = re.compile("[\u1b00-\u1b7f\ua980-\ua9df\u0600-\u06ff]")  # Balinese, Javanese, Arabic
LONG_WORD = re.compile(r"\S{29,}")
REPLACEMENT = "\ufffd"
BREAK = "\u200b"


def present(value: object, zone: ZoneInfo) -> object:  # noqa: PLR0911  # one return per type
    """Turn a form, or a part of one, into JSON-ready values; moments are told in `zone`."""
    match value:
        case Uang():
            return {"teks": terbilang.rupiah(value.rupiah), "kata": terbilang.rupiah_terbilang(value.rupiah)}
        case Gambar():
            return {**_plain(value, zone), "svg": value.svg.decode()}  # a drawing is set as it is
        case msgspec.Struct():
            return _plain(value, zone)
        case tuple() | list():
            return [present(item, zone) for item in value]
        case str():
            return printable(value)
        case datetime():
            local = value if value.utcoffset() else value.astimezone(zone)  # a moment with its own zone keeps it
            return _day(local.date()) | {"jam": terbilang.jam(local)}
        case date():
            return _day(value)
        case bytes():
            return None  # pictures travel beside the text
    return value


def _plain(value: msgspec.Struct, zone: ZoneInfo) -> dict[str, object]:
    return {name: present(getattr(value, name), zone) for name in value.__struct_fields__}


def tall(value: object) -> bool:
    """Whether presented values hold a script whose letters reach far above and below the line."""
    match value:
        case str():
            return bool(TALL.search(value))
        case dict():
            return any(tall(item) for item in value.values())
        case list():
            return any(tall(item) for item in value)
    return False


def _day(day: date) -> dict[str, str]:
    return {
        "teks": terbilang.tanggal(day),
        "hari": terbilang.hari(day),
        "kata": terbilang.tanggal_terbilang(day),
        "angka": f"{day:%d-%m-%Y}",
        "tahun": str(day.year),
    }


@cache
def _covered() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Starts and ends of the runs of code points that the bundled fonts can draw."""
    runs = [line.split("-") for line in (FONTS / "coverage.txt").read_text().split()]
    return tuple(int(run[0], 16) for run in runs), tuple(int(run[1], 16) for run in runs)


def drawable(character: str) -> bool:
    """Whether one of the bundled fonts has a glyph for this character."""
    starts, ends = _covered()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


def undrawable(text: str) -> str:
    """Return the characters of `text` that no bundled font can draw, in order: a form may refuse them early."""
    return "".join(sorted({c for c in unicodedata.normalize("NFC", text) if not c.isspace() and not drawable(c)}))


def printable(text: str) -> str:
    """Make text safe to set: NFC, no control or direction-override characters, breaks inside endless words.

    A character without a glyph becomes U+FFFD, because PDF/A forbids an undefined glyph and a letter must not fail.
    """
    if text.isascii() and text.isprintable():
        return LONG_WORD.sub(_breakable, text)
    clean = BIDI_OVERRIDES.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\t", " ")
    kept = (c for c in clean if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})
    return LONG_WORD.sub(_breakable, "".join(c if c.isspace() or drawable(c) else REPLACEMENT for c in kept))


def _breakable(found: re.Match[str]) -> str:
    """Offer a break before every twelfth character that is not a combining mark or a joiner."""
    pieces, since = [], 0
    for character in found[0]:
        combining = unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Mc", "Cf"}
        if since >= 12 and not combining:
            pieces.append(BREAK)
            since = 0
        pieces.append(character)
        since += 1
    return "".join(pieces)
