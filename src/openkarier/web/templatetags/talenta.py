"""Scores of talent in templates."""

from __future__ import annotations

from django import template

from openkarier.web.talent_nine import points

register = template.Library()


@register.filter
def nilai(value: int | None) -> str:
    """Millionths of a point -> "72,75", never rounded up; None -> "–"."""
    return "–" if value is None else points(value)
