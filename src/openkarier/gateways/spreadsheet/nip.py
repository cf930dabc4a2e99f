"""The NIP, checked: eighteen digits that carry birth, first appointment, sex and a serial (Peraturan BKN 22/2007).

Codes NIP01 … NIP12 are the product's own; NIP01-05, NIP11 and NIP12 stop a row, the others are told.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from openkarier.core.records import PersonRecord
from openkarier.gateways.spreadsheet.values import Cell, Unreadable, text

_AS_TEXT = (
    "Jadikan kolom NIP teks (Format Sel > Teks) lalu isi ulang dari sumbernya, atau unduh ulang berkasnya; "
    "18 angka yang sudah menjadi bilangan tidak dapat dipulihkan."
)
_CHECK = "Cocokkan NIP dengan SK, lalu perbaiki."
_EXACT_IN_EXCEL = 10**15  # a spreadsheet keeps 15 digits of a number; the others become zeros


def nip(cell: Cell) -> str | None:
    """Return the NIP in a cell as eighteen digits. Raises Unreadable with the code of the rule that is broken."""
    if _damaged(cell):
        raise Unreadable("NIP berubah menjadi bilangan oleh Excel, angka belakangnya hilang.", _AS_TEXT, "NIP12")
    value = text(cell)
    if value is None:
        return None
    digits = re.sub(r"[ .'\-]", "", value)
    if not re.fullmatch(r"\d{18}", digits, re.ASCII):
        raise Unreadable(f"NIP harus tepat 18 angka; ini {len(digits)} huruf.", _CHECK, "NIP01")
    _check_parts(digits)
    return digits


def _damaged(cell: Cell) -> bool:
    """Whether a number stands where eighteen digits should (1.99E+17)."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return abs(cell) >= _EXACT_IN_EXCEL
    if isinstance(cell, date | datetime | time | timedelta) or cell is None or isinstance(cell, bool):
        return False
    return bool(re.fullmatch(r"[\s'=\"]*\d([.,]\d+)?\s?[eE]\+?\d{1,2}[\s\"]*", cell))


def _check_parts(digits: str) -> None:
    if birth_of(digits) is None:
        raise Unreadable("Angka 1-8 NIP bukan tanggal lahir yang ada.", _CHECK, "NIP02")
    if not (1 <= int(digits[12:14]) <= 12 or pppk(digits)):
        raise Unreadable("Angka 13-14 NIP bukan bulan (01-12) dan bukan kode PPPK (21-49).", _CHECK, "NIP03")
    if digits[14] not in "12":
        raise Unreadable("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).", _CHECK, "NIP04")
    if digits[15:] == "000":
        raise Unreadable("Nomor urut NIP (tiga angka terakhir) tidak boleh 000.", _CHECK, "NIP05")


def birth_of(digits: str) -> date | None:
    """Date of birth in a NIP, or None where there is no such day."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def pppk(digits: str) -> bool:
    """Whether a NIP is a PPPK's: digits 13-14 from 21 to 49."""
    return 21 <= int(digits[12:14]) <= 49


def doubts(person: PersonRecord, today: date) -> list[tuple[str, str, str, bool]]:
    """NIP02 and NIP06-NIP10 on a person: (code, column, reason, whether it stops the row)."""
    digits, found = person.nip, []
    birth = birth_of(digits) or date.max
    if birth > today:
        found.append(("NIP02", "nip", "Tanggal lahir pada NIP ada di masa depan.", True))
    if birth != person.tanggal_lahir:
        found.append(("NIP06", "tanggal_lahir", "Tanggal lahir berbeda dari angka 1-8 NIP.", False))
    if ("M" if digits[14] == "1" else "F") != person.jenis_kelamin:
        found.append(("NIP07", "jenis_kelamin", "Jenis kelamin berbeda dari angka ke-15 NIP.", False))
    if not 16 <= (age := _age_at_entry(digits, birth)) <= 58:
        found.append(("NIP08", "nip", f"Usia saat pengangkatan menurut NIP {age} tahun, di luar 16-58.", False))
    if not pppk(digits) and person.tmt_cpns and f"{person.tmt_cpns:%Y%m}" != digits[8:14]:
        found.append(("NIP09", "tmt_cpns", "TMT CPNS berbeda dari angka 9-14 NIP.", False))
    if pppk(digits) != (person.status == "PPPK"):
        found.append(("NIP10", "status", "Status kepegawaian tidak cocok dengan pola NIP (PNS atau PPPK).", False))
    return found


def _age_at_entry(digits: str, birth: date) -> int:
    """Full years between birth and first appointment; of a PPPK's the year is all there is."""
    year, month = int(digits[8:12]), int(digits[12:14])
    if pppk(digits):
        return year - birth.year
    return year - birth.year - ((month, 1) < (birth.month, birth.day))
