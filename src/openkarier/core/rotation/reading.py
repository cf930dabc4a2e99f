"""From the bytes of an instance file to an `Instance`; every mistake is named, in Bahasa Indonesia."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from openkarier.core.rotation.defects import BadInput
from openkarier.core.rotation.instance import (
    Bar,
    Consent,
    Constraints,
    Edge,
    GenderShare,
    Instance,
    Person,
    Post,
    Source,
)
from openkarier.core.rotation.scrutiny import defects_of

T = TypeVar("T")
MANY = 20  # sentences; a longer list of mistakes helps nobody, the rest is counted


def read_instance(raw: bytes) -> Instance:
    """Parse and check one instance file (format version 1).

    Raises `BadInput` with every mistake found (the first twenty in words, the rest as a count).
    """
    body = _parsed(raw)
    reader = _Reader()
    reader.one(body, lambda row: _known(row, TOP), "berkas")
    instance = Instance(
        people=reader.all_of(body, "people", _person),
        posts=reader.all_of(body, "posts", _post),
        edges=reader.all_of(body, "edges", _edge),
        stay_merit=reader.stay_merit(body.get("stay_merit", {})),
        constraints=reader.one(body.get("constraints", {}), _constraints, "constraints") or Constraints(),
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    reject(reader.mistakes or defects_of(instance))
    return instance


def reject(mistakes: Iterable[str]) -> None:
    """Raise `BadInput` if there is any mistake."""
    found = list(mistakes)
    if not found:
        return
    rest = [f"dan {len(found) - MANY} kesalahan lain"] if len(found) > MANY else []
    raise BadInput("Berkas masukan tidak dapat dipakai:", found[:MANY] + rest)


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw)
    except json.JSONDecodeError as wrong:
        where = f"baris {wrong.lineno}, kolom {wrong.colno}"
        raise BadInput(
            "Berkas masukan bukan JSON yang sah:", [f"{where}: periksa tanda koma, kutip, dan kurung"]
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise BadInput("Berkas masukan bukan JSON yang sah:", ["isinya bukan teks UTF-8 yang dapat dibaca"]) from None
    if not isinstance(body, dict):
        raise BadInput("Berkas masukan tidak dapat dipakai:", ["isinya harus satu objek {…}"])
    if body.get("version") != 1:
        raise BadInput("Berkas masukan tidak dapat dipakai:", ['"version" harus 1'])
    return body


class _Reader:
    """Reads item after item and remembers what was wrong instead of stopping at the first mistake."""

    def __init__(self) -> None:
        self.mistakes: list[str] = []

    def one(self, item: Any, build: Callable[[dict[str, Any]], T], where: str) -> T | None:
        """One item, or None with the mistake noted."""
        if not isinstance(item, dict):
            self.mistakes.append(f"{where}: harus objek {{…}}")
            return None
        try:
            return build(item)
        except _Mistake as wrong:
            self.mistakes.append(f"{where}: {wrong}")
            return None

    def all_of(self, body: dict[str, Any], key: str, build: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
        """Every item of a list; wrong ones are noted and left out."""
        rows = body.get(key)
        if not isinstance(rows, list):
            self.mistakes.append(f'"{key}" harus ada dan berupa daftar')
            return ()
        built = (self.one(row, build, f"{key} ke-{place}") for place, row in enumerate(rows, 1))
        return tuple(item for item in built if item is not None)

    def stay_merit(self, rows: Any) -> dict[str, int]:
        """Merit of each incumbent in the own post."""
        if not isinstance(rows, dict):
            self.mistakes.append('"stay_merit" harus objek {"id pegawai": merit}')
            return {}
        wrong = [key for key, merit in rows.items() if not _integer(merit)]
        self.mistakes += [f"stay_merit {key}: harus bilangan bulat" for key in wrong]
        return {key: merit for key, merit in rows.items() if _integer(merit)}


class _Mistake(Exception):
    pass


def _integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise _Mistake(f'"{key}" harus teks yang tidak kosong')
    return value


def _maybe_text(row: dict[str, Any], key: str) -> str | None:
    return None if row.get(key) is None else _text(row, key)


def _whole(row: dict[str, Any], key: str, default: int | None = None) -> int:
    value = row.get(key, default)
    if not _integer(value):
        raise _Mistake(f'"{key}" harus bilangan bulat')
    return int(value)  # type: ignore[arg-type]  # checked the line above


def _maybe_whole(row: dict[str, Any], key: str) -> int | None:
    return None if row.get(key) is None else _whole(row, key)


def _flag(row: dict[str, Any], key: str, default: bool = False) -> bool:
    value = row.get(key, default)
    if not isinstance(value, bool):
        raise _Mistake(f'"{key}" harus true atau false')
    return value


def _choice(row: dict[str, Any], key: str, kind: Callable[[str], T], default: str, words: Iterable[str]) -> T:
    try:
        return kind(row.get(key, default))
    except ValueError:
        raise _Mistake(f'"{key}" harus salah satu dari: {", ".join(words)}') from None


def _bar(row: dict[str, Any], key: str) -> Bar | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise _Mistake(f'"{key}" harus objek dengan "rule" dan "article"')
    return Bar(_text(value, "rule"), _maybe_text(value, "article") or "")


TOP = ("version", "people", "posts", "edges", "stay_merit", "constraints")


def _known(row: dict[str, Any], names: Iterable[str]) -> None:
    """Refuse a field that nobody would read: a misspelt "must_move" must not pass in silence."""
    unknown = sorted(row.keys() - set(names))
    if unknown:
        raise _Mistake(f"isian yang tidak dikenal: {', '.join(unknown)} (yang dikenal: {', '.join(names)})")


def _person(row: dict[str, Any]) -> Person:
    _known(row, Person.__dataclass_fields__)
    return Person(
        id=_text(row, "id"),
        own=_maybe_text(row, "own"),
        consent=_choice(row, "consent", Consent, Consent.PINDAH, Consent),
        must_move=_flag(row, "must_move"),
        unit_spouse_of=_maybe_text(row, "unit_spouse_of"),
        duk=_maybe_whole(row, "duk"),
        gender=_maybe_text(row, "gender"),
        lock=_bar(row, "lock"),
    )


def _post(row: dict[str, Any]) -> Post:
    _known(row, Post.__dataclass_fields__)
    return Post(
        id=_text(row, "id"),
        unit=_text(row, "unit"),
        jenjang=_text(row, "jenjang"),
        capacity=_whole(row, "capacity", 1),
        critical=_whole(row, "critical", 0),
        lock=_bar(row, "lock"),
    )


def _edge(row: dict[str, Any]) -> Edge:
    _known(row, Edge.__dataclass_fields__)
    blocked = row.get("blocked") or []
    if not isinstance(blocked, list):
        raise _Mistake('"blocked" harus daftar')
    return Edge(
        person=_text(row, "person"),
        post=_text(row, "post"),
        merit=_whole(row, "merit"),
        wish=_whole(row, "wish", 0),
        source=_choice(row, "source", Source, Source.WISH, Source),
        blocked=tuple(bar for item in blocked if (bar := _bar({"blocked": item}, "blocked"))),
    )


def _pairs(row: dict[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    rows = row.get(key) or []
    ok = isinstance(rows, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(word, str) for word in pair) for pair in rows
    )
    if not ok:
        raise _Mistake(f'"{key}" harus daftar pasangan [["…", "…"]]')
    return tuple((first, second) for first, second in rows)


def _share(row: dict[str, Any], key: str) -> float | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise _Mistake(f'"{key}" harus angka 0 sampai 1')
    return float(value)


def _gender_share(row: Any) -> GenderShare:
    if not isinstance(row, dict):
        raise _Mistake('"gender_share" harus daftar objek')
    return GenderShare(_text(row, "jenjang"), _text(row, "gender"), _share(row, "minimum") or 0.0)


def _constraints(row: dict[str, Any]) -> Constraints:
    unknown = sorted(set(row) - set(Constraints.__dataclass_fields__))
    if unknown:
        raise _Mistake(f"batas yang tidak dikenal: {', '.join(unknown)} (tidak ada yang diabaikan diam-diam)")
    units, shares = row.get("freeze_units") or [], row.get("gender_share") or []
    if not isinstance(units, list) or not all(isinstance(unit, str) for unit in units) or not isinstance(shares, list):
        raise _Mistake('"freeze_units" dan "gender_share" harus daftar')
    return Constraints(
        turnover_cap=_share(row, "turnover_cap"),
        max_moves=_maybe_whole(row, "max_moves"),
        max_promotions=_maybe_whole(row, "max_promotions"),
        pins=_pairs(row, "pins"),
        forbids=_pairs(row, "forbids"),
        freeze_units=tuple(units),
        both_or_neither=_pairs(row, "both_or_neither"),
        gender_share=tuple(_gender_share(item) for item in shares),
        spouses_apart=_flag(row, "spouses_apart", True),
        successor_for_critical=_flag(row, "successor_for_critical"),
        involuntary=_flag(row, "involuntary"),
        relax=_flag(row, "relax"),
    )
