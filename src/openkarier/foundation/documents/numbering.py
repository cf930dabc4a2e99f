"""Letter numbers: a pattern per kind, and a counter that moves only if the act does."""

from __future__ import annotations

import re
from datetime import date

from django.db import connection

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FIELDS = ("nomor", "tahun", "bulan", "bulan_romawi", "klasifikasi", "unit")
FIELD = re.compile(r"\{(nomor|tahun|bulan_romawi|bulan|klasifikasi|unit)(?::0([1-9]))?\}")
DEFAULT = "{klasifikasi}/{nomor:04}/{unit}/{tahun}"  # Permendagri 1/2023: kode klasifikasi / nomor urut / unit / tahun


class PatternError(ValueError):
    """The pattern cannot number letters; the sentence says why."""


def check_pattern(pattern: str) -> str:
    """Return the pattern, or raise PatternError: it must hold {nomor} and {tahun}, and no other braces than FIELDS."""
    names = [match[1] for match in FIELD.finditer(pattern)]
    if names.count("nomor") != 1 or "tahun" not in names:
        raise PatternError(
            "Pola nomor harus memuat {nomor} tepat satu kali dan {tahun}, agar tiap nomor hanya ada satu."
        )
    if re.search(r"[{}]", FIELD.sub("", pattern)):
        raise PatternError(f"Pola nomor hanya boleh memakai {', '.join(f'{{{name}}}' for name in FIELDS)}.")
    if len(pattern) > 100 or not pattern.isprintable():
        raise PatternError("Pola nomor paling panjang 100 karakter, dalam satu baris.")
    return pattern


def write_number(pattern: str, serial: int, *, on: date, klasifikasi: str = "", unit: str = "") -> str:
    """Write a number: pattern "{klasifikasi}/{nomor:04}/{unit}/{tahun}", serial 7 → "800.1.3/0007/BKPSDM/2026"."""
    values: dict[str, str | int] = {
        "nomor": serial,
        "tahun": on.year,
        "bulan": on.month,
        "bulan_romawi": ROMAN[on.month - 1],
        "klasifikasi": klasifikasi,
        "unit": unit,
    }
    return FIELD.sub(lambda match: str(values[match[1]]).zfill(int(match[2] or 0)), check_pattern(pattern))


def draw(*, instansi: str, agenda: str, year: int) -> int:
    """Return the next serial of an agenda and year, from 1; call it inside the transaction of the act.

    One statement that locks the counter's row until the commit: a rolled-back act gives its number back, and of two
    acts at once the second waits. Raises PatternError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise PatternError("Nomor hanya ditarik di dalam transaksi perbuatannya.")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [instansi, agenda, year])
        return int(cursor.fetchone()[0])


_NEXT = """
INSERT INTO documents_counter (instansi, agenda, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (instansi, agenda, year) DO UPDATE SET last = documents_counter.last + 1
RETURNING last
"""
