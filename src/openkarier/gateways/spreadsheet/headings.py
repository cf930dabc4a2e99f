"""Finds the row of headings and the kind of file it announces; a person's mapping fills what it cannot."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openkarier.gateways.spreadsheet.kinds.base import Kind
from openkarier.gateways.spreadsheet.reader import Sheet
from openkarier.gateways.spreadsheet.values import Cell, text

_DEPTH = 40  # rows searched for the headings


def normal(heading: str) -> str:
    """A heading as it is compared: letters and digits only, capitals ("nip_baru", "nipBaru" -> "NIPBARU")."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]", "", plain.upper())


_PRIVATE = frozenset({"nik", "ktp", "kk", "npwp", "bpjs", "agama", "kawin", "perkawinan", "alamat", "kandung"})


def private(heading: str) -> bool:
    """Whether a heading names what we never keep, whatever a person maps it to (UU 27/2022 art. 27-28)."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", heading)
    return not _PRIVATE.isdisjoint(word.casefold() for word in words)


@dataclass(frozen=True)
class Heading:
    """A row of headings. `places` maps a column's name to its index; `index` is the row's, from 0."""

    kind: Kind
    index: int
    titles: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of required columns without a place."""
        return tuple(column.name for column in self.kind.columns if column.required and column.name not in self.places)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings that no column of ours takes."""
        taken = set(self.places.values())
        return tuple(title for place, title in enumerate(self.titles) if title and place not in taken)


def fingerprint(titles: Iterable[str]) -> str:
    """Name of a set of headings, whatever their order: the key under which a mapping is remembered."""
    return hashlib.sha256("\n".join(sorted({normal(title) for title in titles} - {""})).encode()).hexdigest()


def find(sheet: Sheet, kinds: Iterable[Kind]) -> Heading | None:
    """The best row of headings of a sheet: complete before incomplete, then most columns known. None: none at all."""
    found = [
        _read(kind, index, titles)
        for index, row in enumerate(sheet.rows[:_DEPTH])
        for titles in [_titles(row)]
        if len({title for title in titles if title}) > 1
        for kind in kinds
        if not kind.foreign & {normal(title) for title in titles}
    ]
    known = [heading for heading in found if heading.places]
    return max(known, key=_merit, default=None)


def _merit(heading: Heading) -> tuple[bool, float, int]:
    required = sum(column.required for column in heading.kind.columns)
    share = 1 - len(heading.missing) / required
    return not heading.missing, share if heading.missing else 1.0, len(heading.places)


def guess(sheet: Sheet) -> tuple[int, tuple[str, ...]]:
    """Where nothing is known: the row among the first with the most words, as (index, titles)."""
    rows = [(index, _titles(row)) for index, row in enumerate(sheet.rows[:_DEPTH])]
    return max(rows, key=lambda item: (sum(bool(title) for title in item[1]), -item[0]), default=(0, ()))


def mapped(kind: Kind, index: int, titles: tuple[str, ...], mapping: Mapping[str, str]) -> Heading:
    """Headings read by a person's mapping (column name -> heading), which goes before our own guess."""
    own = _read(kind, index, titles).places
    spots = {normal(title): place for place, title in reversed(list(enumerate(titles)))}
    allowed = {name: normal(title) for name, title in mapping.items() if not private(title)}
    chosen = {name: spots[title] for name, title in allowed.items() if title in spots}
    rest = {name: place for name, place in own.items() if name not in mapping and place not in chosen.values()}
    return Heading(kind, index, titles, {**rest, **chosen})


def _titles(row: list[Cell]) -> tuple[str, ...]:
    return tuple(text(cell) or "" for cell in row)


def _read(kind: Kind, index: int, titles: tuple[str, ...]) -> Heading:
    """Give each column its place: the official heading first, then the synonyms in their order."""
    spots: dict[str, int] = {}
    for place, title in enumerate(titles):
        spots.setdefault(normal(title), place)
    places = {
        column.name: spots[name]
        for column in kind.columns
        if (name := next((each for each in column.names if each in spots), None))
    }
    return Heading(kind, index, titles, places)
