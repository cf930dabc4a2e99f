"""The game as the committee hands it in: people, posts, edges and constraints; values only, no arrays yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

MERIT_MAX = 999
"""Highest merit of an edge, integer points (rotation file format, version 1)."""


class Consent(StrEnum):
    """What the person declared in the Pernyataan Karier."""

    PINDAH = "pindah"
    TETAP = "tetap"
    BERSEDIA = "bersedia ditempatkan"
    TIDAK_MENGISI = "tidak mengisi"


class Source(StrEnum):
    """Who put the edge on the table: the person, the system's suggestion, or the administration."""

    WISH = "wish"
    SARAN = "saran"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Bar:
    """Why something may not be used: a rule of law or a lock, with the article it rests on."""

    rule: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One official or member of staff. `duk` is the place in the Daftar Urut Kepangkatan, 1 = most senior."""

    id: str
    own: str | None = None
    consent: Consent = Consent.PINDAH
    must_move: bool = False
    unit_spouse_of: str | None = None
    duk: int | None = None
    gender: str | None = None
    lock: Bar | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One jabatan with `capacity` seats; `critical` is its tier, 0 (not critical) to 3."""

    id: str
    unit: str
    jenjang: str
    capacity: int = 1
    critical: int = 0
    lock: Bar | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One person for one post. `wish` is 1..k for a wish, 0 otherwise; `blocked` are the block rules that fail."""

    person: str
    post: str
    merit: int
    wish: int = 0
    source: Source = Source.WISH
    blocked: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class GenderShare:
    """At least `minimum` (0..1) of the filled seats of a jenjang go to people of this gender."""

    jenjang: str
    gender: str
    minimum: float


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the committee decided for this run. Everything here is hard unless `relax` is true."""

    turnover_cap: float | None = None
    max_moves: int | None = None
    max_promotions: int | None = None
    pins: tuple[tuple[str, str], ...] = ()
    forbids: tuple[tuple[str, str], ...] = ()
    freeze_units: tuple[str, ...] = ()
    both_or_neither: tuple[tuple[str, str], ...] = ()
    gender_share: tuple[GenderShare, ...] = ()
    spouses_apart: bool = True
    successor_for_critical: bool = False
    involuntary: bool = False
    relax: bool = False


@dataclass(frozen=True)
class Instance:
    """A whole game. `sha256` is the hash of the exact bytes it was read from (or of its canonical form)."""

    people: tuple[Person, ...]
    posts: tuple[Post, ...]
    edges: tuple[Edge, ...]
    stay_merit: Mapping[str, int] = field(default_factory=dict)
    constraints: Constraints = field(default_factory=Constraints)
    sha256: str = ""

    def to_json(self) -> bytes:
        """The canonical bytes: sorted keys, no spaces, fields at their default left out."""
        body = {
            "version": 1,
            "people": [_sparse(person) for person in self.people],
            "posts": [_sparse(post) for post in self.posts],
            "edges": [_sparse(edge) for edge in self.edges],
            "stay_merit": dict(self.stay_merit),
            "constraints": _sparse(self.constraints),
        }
        return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @property
    def digest(self) -> str:
        """sha256 of the input, hexadecimal: of the file's bytes where there was a file."""
        return self.sha256 or hashlib.sha256(self.to_json()).hexdigest()


_KEPT = {"id", "person", "post", "merit", "unit", "jenjang", "rule", "gender", "minimum"}


def _sparse(value: Any) -> dict[str, Any]:
    filled = ((name, getattr(value, name), spec.default) for name, spec in type(value).__dataclass_fields__.items())
    return {name: _plain(item) for name, item, default in filled if name in _KEPT or item != default}


def _plain(item: Any) -> Any:
    if isinstance(item, tuple):
        return [_plain(each) for each in item]
    return _sparse(item) if isinstance(item, (Bar, GenderShare)) else item
