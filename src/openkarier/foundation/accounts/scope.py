"""Scope: how far a person sees. One value, passed to every query that a desk makes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Reach(IntEnum):
    """How far from the person a record may be and still be seen, nearest first."""

    SELF = 1
    SUBORDINATE = 2
    UNIT = 3
    INSTANSI = 4
    PUBLIC = 9


@dataclass(frozen=True)
class Scope:
    """Who looks (`nip`), from which agency and unit (registry codes; unit "" = the whole agency), how far."""

    reach: Reach
    nip: str = ""
    instansi: str = ""
    unit: str = ""
