"""The thinking of the registry: trees of units, jenjang of posts, retirement, and what a new TMT means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import Enum

from openkarier.core.jabatan import JPT, Jenjang

# SIASN reference "eselon": id -> (name, jenjang). 51 and 52 (eselon V) are no longer filled; 99 = no eselon.
ESELON = {
    "10": ("I.a", Jenjang.JPT_UTAMA),
    "11": ("I.a", Jenjang.JPT_MADYA),
    "12": ("I.b", Jenjang.JPT_MADYA),
    "21": ("II.a", Jenjang.JPT_PRATAMA),
    "22": ("II.b", Jenjang.JPT_PRATAMA),
    "31": ("III.a", Jenjang.ADMINISTRATOR),
    "32": ("III.b", Jenjang.ADMINISTRATOR),
    "41": ("IV.a", Jenjang.PENGAWAS),
    "42": ("IV.b", Jenjang.PENGAWAS),
}
# SIASN reference "jenjang jabatan fungsional".
JENJANG_JF = {
    "PM": Jenjang.JF_PEMULA,
    "TR": Jenjang.JF_TERAMPIL,
    "MH": Jenjang.JF_MAHIR,
    "PY": Jenjang.JF_PENYELIA,
    "PT": Jenjang.JF_AHLI_PERTAMA,
    "MU": Jenjang.JF_AHLI_MUDA,
    "MA": Jenjang.JF_AHLI_MADYA,
    "UT": Jenjang.JF_AHLI_UTAMA,
}
# How a title ends; the longer endings first, the names from before PermenPANRB 13/2019 last.
_ENDINGS = (
    ("ahli utama", Jenjang.JF_AHLI_UTAMA),
    ("ahli madya", Jenjang.JF_AHLI_MADYA),
    ("ahli muda", Jenjang.JF_AHLI_MUDA),
    ("ahli pertama", Jenjang.JF_AHLI_PERTAMA),
    ("pelaksana pemula", Jenjang.JF_PEMULA),
    ("pelaksana lanjutan", Jenjang.JF_MAHIR),
    ("penyelia", Jenjang.JF_PENYELIA),
    ("mahir", Jenjang.JF_MAHIR),
    ("terampil", Jenjang.JF_TERAMPIL),
    ("pemula", Jenjang.JF_PEMULA),
    ("utama", Jenjang.JF_AHLI_UTAMA),
    ("madya", Jenjang.JF_AHLI_MADYA),
    ("muda", Jenjang.JF_AHLI_MUDA),
    ("pertama", Jenjang.JF_AHLI_PERTAMA),
)
# Kedudukan hukum (SIASN) of people who serve no longer: tidak aktif, diberhentikan, punah, eks Timor Timur,
# TMS, batal NIP, diberhentikan tanpa / dengan hak pensiun, mencapai BUP, pensiun.
NO_LONGER_SERVING = frozenset({"52", "66", "67", "68", "69", "70", "77", "88", "98", "99"})


def jenjang_of_title(nama: str) -> Jenjang | None:
    """Jenjang of a JF title by its ending; None where the ending says nothing."""
    words = nama.casefold().strip()
    return next((jenjang for ending, jenjang in _ENDINGS if words.endswith(ending)), None)


def retirement_age(jenjang: str) -> int:
    """Batas usia pensiun in years (PP 11/2017 art. 239 par. 2); a JF with its own age states it in the reference."""
    if jenjang in JPT or jenjang == Jenjang.JF_AHLI_MADYA:
        return 60
    return 65 if jenjang == Jenjang.JF_AHLI_UTAMA else 58


def retirement_date(tanggal_lahir: date, bup: int) -> date:
    """TMT pensiun: the first day of the month after the one in which the person reaches `bup` years."""
    month = tanggal_lahir.month % 12 + 1
    return date(tanggal_lahir.year + bup + (month == 1), month, 1)


def normal(nama: str) -> str:
    """A name as it is compared: letters and digits, lower case, single blanks."""
    plain = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


class Loop(ValueError):
    """A unit that is, by way of others, above itself; `members` are the keys on the loop."""

    def __init__(self, members: tuple[str, ...]) -> None:
        super().__init__(" > ".join(members))
        self.members = members


def nested_sets(parents: Mapping[str, str | None], names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Give each unit its interval (kiri, kanan), from 1; siblings in the order of their names, then keys.

    `parents` maps a key to its parent's key; None or an unknown parent makes a root. Raises Loop.
    """
    children: dict[str | None, list[str]] = {}
    for key in sorted(parents, key=lambda each: (names.get(each, ""), each), reverse=True):
        parent = parents[key]
        children.setdefault(parent if parent in parents else None, []).append(key)
    intervals: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    counter, stack = 0, list(children.get(None, ()))
    while stack:
        counter += 1
        key = stack.pop()
        if key in opened:
            intervals[key] = (opened[key], counter)
            continue
        opened[key] = counter
        stack += [key, *children.get(key, ())]
    if len(intervals) < len(parents):
        raise Loop(_ring(parents, parents.keys() - intervals.keys()))
    return intervals


def _ring(parents: Mapping[str, str | None], unreached: Set[str]) -> tuple[str, ...]:
    """The units of `unreached` that stand above themselves; those that merely hang below them are left out."""
    members = set(unreached)
    while leaves := members - {parents[key] for key in members}:
        members -= leaves
    return tuple(sorted(members))


_OPD = re.compile(r"(dinas|badan|inspektorat|kecamatan|satuan polisi|sekretariat (daerah|dprd|dewan))\b", re.IGNORECASE)


def opd_of(path: tuple[str, ...], names: Mapping[str, str]) -> str | None:
    """The perangkat daerah that a unit belongs to. `path` leads from the root to the unit itself.

    The lowest unit named like one (Dinas …, Badan …, Kecamatan …: PP 18/2016 art. 5); else the one under the root;
    the root itself, if it has units below it, belongs to none.
    """
    named = [key for key in path if _OPD.match(names[key])]
    if named:
        return named[-1]
    return path[1] if len(path) > 1 else None


class Move(Enum):
    """What a file's (jabatan, TMT) means for the period a person has open."""

    SAME = "same"
    OPEN = "open"
    MOVE = "move"
    CORRECT_POST = "correct post"
    CORRECT_DATE = "correct date"
    OLDER = "older"
    OVERLAP = "overlap"


@dataclass(frozen=True)
class Held:
    """An open definitive period: which post, since when."""

    post: str
    mulai: date


def judge_period(held: Held | None, wanted: Held, last_closed: date | None) -> Move:
    """Say what `wanted` means beside the open period `held`; `last_closed` is the end of the period before it.

    A later TMT is a move. The same TMT with another post corrects the post, another TMT with the same post corrects
    the date. An earlier TMT with another post is an older file. Nothing may begin before `last_closed`.
    """
    if held == wanted:
        return Move.SAME
    if last_closed and wanted.mulai < last_closed:
        return Move.OVERLAP
    if held is None:
        return Move.OPEN
    if held.post == wanted.post:
        return Move.CORRECT_DATE
    if held.mulai == wanted.mulai:
        return Move.CORRECT_POST
    return Move.MOVE if wanted.mulai > held.mulai else Move.OLDER
