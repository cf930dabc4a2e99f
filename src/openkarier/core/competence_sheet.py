"""The sheet of a post's standard (SKJ): what may stand in it, read from what people type. No storage here.

Fields after PermenPANRB 38/2017, annex, and PP 11/2017 art. 166.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openkarier.core.competence import BY_FIELD, LEVELS
from openkarier.core.jabatan import PANGKAT

JENIS_SYARAT: Mapping[str, str] = {
    "pendidikan": "Pendidikan dan bidang ilmu",
    "pelatihan": "Pelatihan",
    "pengalaman": "Pengalaman kerja",
}
PENTING: Mapping[str, str] = {"mutlak": "Mutlak", "penting": "Penting", "perlu": "Perlu"}
ASPEK: Mapping[str, str] = {"produktivitas": "Produktivitas", "kompetensi": "Kompetensi", "integritas": "Integritas"}


class StandardRefused(ValueError):
    """The standard cannot stand; the message says what, why and what to do."""


@dataclass(frozen=True)
class Syarat:
    """One requirement of the person: kind, what, and how much it matters (mutlak, penting, perlu)."""

    jenis: str
    isi: str
    penting: str


@dataclass(frozen=True)
class Sheet:
    """One version of a post's standard. `levels` by SIASN field, `technical` by code of the agency's dictionary."""

    levels: Mapping[str, int]
    technical: Mapping[str, int] = field(default_factory=dict)
    kode: str = ""
    urusan: str = ""
    ikhtisar: str = ""
    pangkat: str = ""
    syarat: Sequence[Syarat] = ()
    ukuran: Sequence[str] = ()


def check(sheet: Sheet) -> None:
    """Raise StandardRefused where the sheet lacks a competency, knows one too many, or has a level outside 1-5."""
    missing = [each.nama for name, each in BY_FIELD.items() if name not in sheet.levels]
    if missing:
        raise StandardRefused(f"Level {missing[0]} belum diisi. Isi kesembilan kompetensi.")
    unknown = sorted(set(sheet.levels) - set(BY_FIELD))
    if unknown:
        raise StandardRefused(f"Kompetensi “{unknown[0]}” tidak dikenal.")
    for name, level in (*sheet.levels.items(), *sheet.technical.items()):
        if isinstance(level, bool) or level not in LEVELS:
            raise StandardRefused(f"Level {name} harus 1 sampai 5; tertulis {level}.")
    if sheet.pangkat and sheet.pangkat not in PANGKAT:
        raise StandardRefused(f"Pangkat “{sheet.pangkat}” tidak dikenal. Tuliskan golongannya, misalnya III/d.")


def read_level(typed: str, nama: str) -> int:
    """A level 1-5 that a person typed."""
    text = typed.strip()
    if text.isascii() and text.isdecimal() and int(text) in LEVELS:
        return int(text)
    raise StandardRefused(f"Level {nama} harus bilangan bulat 1 sampai 5; tertulis “{text or 'kosong'}”.")


def read_technical(typed: str) -> dict[str, int]:
    """ "LH.01 = 3; LH.02 = 2", or one a line -> levels by code."""
    found: dict[str, int] = {}
    for part in _parts(typed):
        code, sign, level = part.partition("=")
        if not sign or not code.strip():
            raise StandardRefused(f"“{part}” tidak terbaca. Tuliskan kode = level, misalnya LH.01 = 3.")
        if code.strip() in found:
            raise StandardRefused(f"Kompetensi teknis {code.strip()} tertulis dua kali.")
        found[code.strip()] = read_level(level, code.strip())
    return found


def read_requirements(jenis: str, typed: str) -> list[Syarat]:
    """ "mutlak: S-1 Teknik Lingkungan; perlu: …", or one a line -> requirements of one kind."""
    found = []
    for part in _parts(typed):
        word, sign, isi = part.partition(":")
        if not sign or word.strip().casefold() not in PENTING or not isi.strip():
            message = f"“{part}” tidak terbaca. Awali dengan mutlak, penting, atau perlu, misalnya mutlak: S-1."
            raise StandardRefused(message)
        found.append(Syarat(jenis, isi.strip(), word.strip().casefold()))
    return found


def read_lines(typed: str) -> list[str]:
    """One sentence a line, or parted by semicolons."""
    return _parts(typed)


def written(rows: Sequence[Syarat], jenis: str) -> str:
    """Requirements of one kind as a person typed them."""
    return "\n".join(f"{row.penting}: {row.isi}" for row in rows if row.jenis == jenis)


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", typed) if part.strip()]
