"""Bersedia ditempatkan: may the committee suggest another post of the same level, and where? Never a waiver.

See docs/adr/bersedia-ditempatkan.md for why there are these answers and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Willing(StrEnum):
    """The answer: no, or yes within a limit. Empty in the tables means that it was not asked (before version 2)."""

    TIDAK = "tidak"
    OPD = "opd"
    TUJUAN = "tujuan"
    SEMUA = "semua"


NOT_ASKED = "Tidak ditanyakan saat diajukan"
CHOICES: dict[str, dict[str, str]] = {
    "pindah": {
        Willing.SEMUA: "Ya, di perangkat daerah mana pun",
        Willing.TUJUAN: "Ya, di perangkat daerah yang saya tuju atau tempat saya sekarang",
        Willing.OPD: "Ya, tetapi hanya di perangkat daerah saya sekarang",
        Willing.TIDAK: "Tidak, lebih baik saya bertahan di jabatan sekarang",
    },
    "tetap": {
        Willing.SEMUA: "Ya, di perangkat daerah mana pun",
        Willing.OPD: "Ya, tetapi hanya di perangkat daerah saya sekarang",
        Willing.TIDAK: "Tidak, saya hanya ingin tetap di jabatan sekarang",
    },
}
"""Door -> the answers it offers, as the form and the check page say them."""

_WHERE: dict[str, str] = {
    Willing.SEMUA: "di perangkat daerah mana pun",
    Willing.TUJUAN: "di perangkat daerah yang dituju atau tempat sekarang",
    Willing.OPD: "hanya di perangkat daerah tempat sekarang",
}
_WHEN = {
    "pindah": "bila tidak satu pun jabatan yang dituju dapat diberikan",
    "tetap": "bila organisasi membutuhkan pengisian jabatan kritikal",
}


def asked(door: str) -> str:
    """Name of the answer in a draft; each door keeps its own, so that changing one's mind loses nothing."""
    return f"willing_{door}"


def label(door: str, answer: str) -> str:
    """The answer as it was chosen; one that was never given reads as not asked."""
    return CHOICES.get(door, {}).get(answer, NOT_ASKED)


def clause(door: str, answer: str) -> str:
    """When and where somebody is willing: "bila ..., di ..."; empty for no, and for who was not asked."""
    if answer not in _WHERE or door not in _WHEN:
        return ""
    return f"{_WHEN[door]}, {_WHERE[answer]}"


@dataclass(frozen=True)
class Willingness:
    """One person's answer with what its limit means: the keys of the own OPD and of the OPD wished for."""

    door: str
    answer: str
    own: int | None = None
    wished: frozenset[int] = frozenset()

    @property
    def willing(self) -> bool:
        """Whether anything may be suggested at all."""
        return bool(clause(self.door, self.answer))

    def covers(self, opd: int, *, same_level: bool, critical: bool) -> bool:
        """Whether a post may be suggested as consented. Who stays said yes to a need: a post listed as critical."""
        if not self.willing or not same_level or (self.door == "tetap" and not critical):
            return False
        if self.answer == Willing.SEMUA:
            return True
        return opd == self.own or (self.answer == Willing.TUJUAN and opd in self.wished)
