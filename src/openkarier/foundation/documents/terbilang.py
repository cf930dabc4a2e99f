"""Numbers, amounts and dates in Indonesian words and in the Indonesian manner."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}  # Keppres 41/1987: hours east of UTC
SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
TINGKAT = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))
LIMIT = 10**15


def terbilang(number: int) -> str:
    """Say a whole number, |number| < 10^15: 1945 is "seribu sembilan ratus empat puluh lima"."""
    if abs(number) >= LIMIT:
        message = f"Bilangan {number} terlalu besar untuk dieja (batas 999 triliun)."
        raise ValueError(message)
    return f"minus {_say(-number)}" if number < 0 else _say(number)


def _say(n: int) -> str:
    if n < 12:
        return SATUAN[n]
    if n < 20:
        return f"{SATUAN[n - 10]} belas"
    if n < 100:
        return _with_rest(f"{SATUAN[n // 10]} puluh", n % 10)
    if n < 1000:
        return _with_rest("seratus" if n < 200 else f"{SATUAN[n // 100]} ratus", n % 100)
    size, word = next((size, word) for size, word in TINGKAT if n >= size)
    head = "seribu" if 1000 <= n < 2000 else f"{_say(n // size)} {word}"
    return _with_rest(head, n % size)


def _with_rest(head: str, rest: int) -> str:
    return f"{head} {_say(rest)}" if rest else head


def rupiah(amount: int | Decimal) -> str:
    """Write an amount in figures: 1250000 is "Rp1.250.000,00" (EYD: no blank after Rp)."""
    whole, cents = divmod(int((abs(Decimal(amount)) * 100).to_integral_value()), 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{ribuan(whole)},{cents:02d}"


def rupiah_terbilang(amount: int) -> str:
    """Say an amount of whole rupiah."""
    return f"{terbilang(amount)} rupiah"


def ribuan(number: int) -> str:
    """Group thousands with full stops: 12.345."""
    return f"{number:,}".replace(",", ".")


def hari(day: date) -> str:
    """Name the day of the week."""
    return HARI[day.weekday()]


def tanggal(day: date) -> str:
    """Write a date for a letter: 21 November 2026."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def tanggal_terbilang(day: date) -> str:
    """Say a date as a berita acara does: tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam."""
    return f"tanggal {terbilang(day.day)} bulan {BULAN[day.month - 1]} tahun {terbilang(day.year)}"


def jam(moment: datetime) -> str:
    """Write a time of day with its zone: 14.32 WIB. `moment` must be aware and in its local zone."""
    offset = moment.utcoffset()
    if offset is None:
        message = "Waktu tanpa zona tidak dapat dicetak pada surat."
        raise ValueError(message)
    hours = offset.total_seconds() / 3600
    return f"{moment:%H.%M} {ZONA.get(int(hours), f'UTC{hours:+g}')}"
