"""{% sanggah marks kode baris label %}: the mark of a dispute beside a datum, or the link to dispute it."""

from __future__ import annotations

from typing import Any

from django import template

from openkarier.web.sanggahan_marks import Marks

register = template.Library()


@register.inclusion_tag("components/sanggah.html")
def sanggah(marks: Marks, kode: str, baris: int, label: str) -> dict[str, Any]:
    """What stands beside one datum."""
    return marks.beside(kode, baris, label)
