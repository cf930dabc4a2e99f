"""A picture before it is drawn: the finding, the options of ECharts as plain JSON values, and the table behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openkarier.foundation.pictures import drawing
from openkarier.foundation.pictures.palette import INK, INK_2, RULE, SERIES, SHEET

UNKNOWN = "belum ada data"
WIDE, NARROW = 720, 340  # px: the two widths in which the server draws for a page
PHONE = 480  # px: below this the `media` part of the options holds


@dataclass(frozen=True)
class Table:
    """What the picture shows, as text: the head and the rows, each as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """A picture. `title` names the subject, `finding` says what is to be seen, `alt` says it to who cannot see."""

    title: str
    finding: str
    options: dict[str, Any]
    table: Table
    alt: str
    height: int = 320
    narrow_height: int = 320

    @property
    def json(self) -> str:
        """The options for the browser."""
        return json.dumps(self.options, ensure_ascii=False, separators=(",", ":"))

    @property
    def wide(self) -> str:
        """SVG for a screen of an office."""
        return drawing.svg(self, WIDE, self.height)

    @property
    def narrow(self) -> str:
        """SVG for a phone."""
        return drawing.svg(self, NARROW, self.narrow_height)


def angka(value: float | None, places: int = 0, unit: str = "") -> str:
    """1234.5 -> "1.234,5"; None says that nothing is known."""
    if value is None:
        return UNKNOWN
    whole = f"{value:,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{whole}\N{NO-BREAK SPACE}{unit}" if unit else whole


def options(parts: Mapping[str, Any], phone: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The parts of one picture on the ground all share; `phone` is laid over them on a narrow screen."""
    base = {
        "animation": False,  # nothing moves unless asked
        "color": list(SERIES),
        "textStyle": {"fontFamily": "Inter, sans-serif", "color": INK, "fontSize": 13},
        # Text on a canvas layer: a tooltip of HTML would carry inline styles, which the CSP refuses.
        "tooltip": {"renderMode": "richText", "trigger": "item", "formatter": "{b}", "confine": True, **BUBBLE},
        **parts,
    }
    return {"baseOption": base, "media": [{"query": {"maxWidth": PHONE}, "option": dict(phone)}]} if phone else base


BUBBLE = {"backgroundColor": SHEET, "borderColor": RULE, "textStyle": {"color": INK, "fontSize": 13}}
LEGEND = {"top": 0, "left": 0, "itemWidth": 14, "itemHeight": 10, "itemGap": 18, "textStyle": {"color": INK}}
QUIET = {"axisLine": {"show": False}, "axisTick": {"show": False}}
LABEL = {"color": INK_2, "fontSize": 12}
GRID_LINE = {"lineStyle": {"color": RULE}}


def names_axis(labels: Sequence[str], **more: Any) -> dict[str, Any]:
    """An axis of names."""
    return {
        "type": "category",
        "data": list(labels),
        **QUIET,
        "axisLabel": {**LABEL, "color": INK, "interval": 0},
        **more,
    }


def figures_axis(**more: Any) -> dict[str, Any]:
    """An axis of figures, written the Indonesian way (static/pictures/revive.js)."""
    return {"type": "value", **QUIET, "splitLine": GRID_LINE, "axisLabel": {**LABEL, "formatter": "@angka"}, **more}


def told(title: str, finding: str, table: Table) -> str:
    """What a screen reader says in place of the picture; the table has the figures."""
    return f"Gambar: {title}. {finding} Angkanya ada dalam tabel di bawah gambar ({len(table.rows)} baris)."
