"""What templates may say beyond Django's own words: numbers and dates the Indonesian way, icons, states."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from openkarier.web.states import STATES

register = template.Library()
NONE = "–"
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}  # hours east of Greenwich


@register.filter
def angka(value: float | Decimal | None, decimals: int = 0) -> str:
    """1234.5 -> "1.234,5" (with `decimals` 1); None -> "–"."""
    if value is None:
        return NONE
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


@register.filter
def persen(value: float | Decimal | None, decimals: int = 1) -> str:
    """51.25 -> "51,2 %"; None -> "–"."""
    return NONE if value is None else f"{angka(value, decimals)}\N{NO-BREAK SPACE}%"


@register.filter
def tanggal(value: date | datetime | None) -> str:
    """A day, written out: "21 November 2026"; None -> "–"."""
    if value is None:
        return NONE
    day = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return date_format(day, "j F Y")


@register.filter
def waktu(value: datetime | None) -> str:
    """A moment in local time: "21 November 2026 pukul 14.32 WIB"; None -> "–"."""
    if value is None:
        return NONE
    local = timezone.localtime(value)
    offset = local.utcoffset()
    zone = ZONES.get(round(offset.total_seconds() / 3600) if offset else 0, local.strftime("%Z"))
    return f"{date_format(local, 'j F Y')} pukul {date_format(local, 'H.i')} {zone}"


@register.filter
def iso(value: date | datetime | None) -> str:
    """For the datetime attribute of <time>."""
    return value.isoformat() if value else ""


@register.filter
def sisa(value: date | datetime | None) -> str:
    """Days from today: "hari ini", "besok", "12 hari lagi", "3 hari lalu"."""
    if value is None:
        return ""
    day = timezone.localtime(value).date() if isinstance(value, datetime) else value
    days = (day - timezone.localdate()).days
    near = {0: "hari ini", 1: "besok", -1: "kemarin"}
    return near.get(days) or (f"{angka(days)} hari lagi" if days > 0 else f"{angka(-days)} hari lalu")


@register.filter
def nip(value: str) -> str:
    """A NIP as letters write it: "19900101 201503 1 901"; any other log-in name as it is."""
    if len(value) != 18 or not value.isdigit():
        return value
    return "\N{NO-BREAK SPACE}".join((value[:8], value[8:14], value[14], value[15:]))


@register.simple_tag
@lru_cache(512)  # a page has twenty, mostly without a label; the sprite's address does not change while we run
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite (setup/icons.txt). Without a label it is decoration and silent."""
    where = f"{static('img/icons.svg')}#{name}"
    if not label:
        return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', where)
    return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, where)


@register.simple_tag
def state(name: str, word: str = "") -> SafeString:
    """A state of states.STATES as colour, icon and word; `word` replaces the usual word."""
    found = STATES[name]
    return format_html(
        '<span class="state state-{}">{}<span>{}</span></span>', found.look, icon(found.icon), word or found.word
    )


@register.simple_tag(takes_context=True)
def with_query(context: Any, **changes: Any) -> str:
    """The present query string with some values replaced; an empty value takes the key out. Begins with "?"."""
    query = context["request"].GET.copy()
    query.pop("halaman", None)
    for key, value in changes.items():
        query.pop(key, None)
        if value not in {"", None}:
            query[key] = value
    return f"?{query.urlencode()}"


@register.filter
def split(words: str) -> list[str]:
    """ "a b" -> ["a", "b"], for a loop over a few names."""
    return words.split()


@register.filter
def value(query: Any, key: str) -> str:
    """The value of a key in a query string; empty when it is not there."""
    return str(query.get(key, ""))
