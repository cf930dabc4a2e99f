"""Receipt numbers: period code, 75 random bits in Crockford's base32, and a check character over both."""

from __future__ import annotations

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
VALUE = {letter: place for place, letter in enumerate(ALPHABET)} | {"I": 1, "L": 1, "O": 0, "U": 27}
RANDOM = 15  # characters of 5 bits
LONGEST_CODE = 15  # with the 16 that follow no two positions share a weight (31 powers in GF(32))
REDUCE = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


def receipt_number(period_code: str) -> str:
    """Draw a number such as "2026-2-7KQM-9XRT-4CWP-H2AB". It tells nothing of order and cannot be guessed.

    `period_code`: 1 to 15 letters, digits or hyphens; other characters become hyphens. Raises ValueError if longer.
    """
    code = re.sub(r"[^0-9A-Z]+", "-", period_code.upper()).strip("-")
    if not code or len(code.replace("-", "")) > LONGEST_CODE:
        raise ValueError(f"a period code has 1 to {LONGEST_CODE} letters and digits, not {period_code!r}")
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    tail = drawn + check_character(code.replace("-", "") + drawn)
    return "-".join([code, *(tail[start : start + 4] for start in range(0, len(tail), 4))])


def number_key(typed: str) -> str | None:
    """Return the key of a number: its symbols in the alphabet, whatever the case, hyphens or O-for-0 of what was typed.

    None when the check character does not fit: every single wrong character and every swap of two is noticed.
    """
    symbols = symbols_of(typed)
    if not 1 <= len(symbols) - RANDOM - 1 <= LONGEST_CODE:
        return None
    return symbols if check_character(symbols[:-1]) == symbols[-1] else None


def symbols_of(number: str) -> str:
    """The letters and digits of a number, each as the alphabet spells it."""
    return "".join(ALPHABET[VALUE[letter]] for letter in re.sub(r"[^0-9A-Z]+", "", number.upper()))


def check_character(symbols: str) -> str:
    """The check character of letters and digits: the sum of x^i times the i-th symbol from the right, in GF(32)."""
    total = 0
    for symbol in symbols:
        total = _doubled(total ^ VALUE[symbol])
    return ALPHABET[total]


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ REDUCE if value & 32 else value
