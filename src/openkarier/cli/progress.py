"""How the terminal shows that something long is going on."""

from __future__ import annotations

import sys
from collections.abc import Callable


def progress(label: str) -> Callable[[int, int], None]:
    """Return a report that redraws one line on a terminal, and prints every tenth part elsewhere."""
    terminal = sys.stdout.isatty()
    printed = 0

    def report(done: int, total: int) -> None:
        nonlocal printed
        tenth = done * 10 // total
        if terminal:
            print(f"\r… {label}: {angka(done)} dari {angka(total)}", end="\n" if done >= total else "", flush=True)
        elif tenth > printed:
            printed = tenth
            print(f"… {label}: {angka(done)} dari {angka(total)}", flush=True)

    return report


def angka(number: int) -> str:
    """1234567 -> "1.234.567"."""
    return f"{number:,}".replace(",", ".")
