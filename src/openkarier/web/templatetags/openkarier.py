"""Numbers and dates the Indonesian way."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def angka(value: float | Decimal | None, decimals: int = 0) -> str:
    """1234.5 -> "1.234,5" (with `decimals` 1); None -> "–"."""
    if value is None:
        return "–"
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
