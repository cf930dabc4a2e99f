"""Bars: across for names (sorted by the caller), upright for a distribution before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from openkarier.foundation.pictures.chart import (
    LEGEND,
    Chart,
    Table,
    angka,
    figures_axis,
    names_axis,
    options,
    told,
)
from openkarier.foundation.pictures.palette import EMPTY, INK, INK_2, ON_SERIES, SERIES, STRONG_RULE

Figures = Sequence[float | None]
BAR, GAP, LINE = 22, 12, 14  # px: a bar of several, between rows, a line of a name
NAMES, PHONE_NAMES = 210, 116  # px: the widest name before it breaks
LETTER = 6.6  # px: of a name, about
SLIVER = 0.07  # of the longest row: a part below this has no room for its figure


def bars(
    title: str,
    finding: str,
    labels: Sequence[str],
    series: Mapping[str, Figures],
    *,
    unit: str = "",
    places: int = 0,
    stacked: bool = False,
    target: tuple[str, float] | None = None,
    faded: Collection[str] = (),
    head: str = "Nama",
) -> Chart:
    """Bars from left to right, the first label on top. `target`: a line with its words. `faded`: labels in grey.

    A figure that is not known (None) has no bar and says so.
    """
    table = _table(head, labels, series, places, unit)
    longest = max((sum(each or 0 for each in row) for row in zip(*series.values(), strict=True)), default=0)
    manner = _Manner(places, unit, stacked=stacked, faded=faded, sliver=SLIVER * longest)
    drawn = [_series(place, name, labels, values, manner) for place, (name, values) in enumerate(series.items())]
    if target:
        drawn[0]["markLine"] = _target(target, angka(target[1], places, unit))
    legend = len(series) > 1
    top = 28 * (legend or target is not None) + 24 * (legend and target is not None) + 4
    parts = _across(labels, drawn, top) | {"legend": {**LEGEND, "show": legend}}
    tall = [top + 8 + _height(labels, 1 if stacked else len(series), width) for width in (NAMES, PHONE_NAMES)]
    return Chart(title, finding, options(parts, PHONE), table, told(title, finding, table), *tall)


def _across(labels: Sequence[str], drawn: Sequence[dict[str, Any]], top: int) -> dict[str, Any]:
    """Names on the left, figures unwritten on the axis because each bar says its own."""
    return {
        "grid": {**_beside(NAMES), "right": 76, "top": top, "bottom": 4},
        "xAxis": figures_axis(show=False, min=0),
        "yAxis": names_axis(labels, inverse=True) | {"axisLabel": _names(NAMES)},
        "series": drawn,
    }


def _beside(width: int) -> dict[str, Any]:
    """Room for names of a width: fixed, because the server can only guess how wide letters are."""
    return {"left": width + 20, "outerBoundsMode": "none"}


def _height(labels: Sequence[str], many: int, width: int) -> int:
    rows = max((ceil(len(label) * LETTER / width) for label in labels), default=1)
    return len(labels) * (GAP + max(BAR * many, LINE * rows))


def histogram(
    title: str,
    finding: str,
    bins: Sequence[str],
    series: Mapping[str, Figures],
    *,
    unit: str = "",
    places: int = 0,
    head: str = "Kelompok",
) -> Chart:
    """Upright bars side by side, for example {"Sebelum": …, "Sesudah": …} over the same bins."""
    table = _table(head, bins, series, places, unit)
    manner = _Manner(places, "", upright=True)
    drawn = [_series(place, name, bins, values, manner) for place, (name, values) in enumerate(series.items())]
    parts = {
        "grid": {"left": 0, "right": 4, "top": 48 if len(series) > 1 else 24, "bottom": 0},
        "xAxis": names_axis(bins) | {"axisLabel": {"color": INK, "interval": 0, "width": 110, "overflow": "break"}},
        "yAxis": figures_axis(show=False, min=0),
        "legend": {**LEGEND, "show": len(series) > 1},
        "series": drawn,
    }
    phone = {"xAxis": {"axisLabel": {"width": 58, "fontSize": 11, "overflow": "break"}}}
    return Chart(title, finding, options(parts, phone), table, told(title, finding, table), 300, 280)


@dataclass(frozen=True)
class _Manner:
    """How the bars of a picture are drawn and written; `sliver`: a stacked part below it has no figure."""

    places: int
    unit: str
    stacked: bool = False
    faded: Collection[str] = ()
    sliver: float = 0
    upright: bool = False

    @property
    def beside(self) -> str:
        """Where a figure stands."""
        return "inside" if self.stacked else "top" if self.upright else "right"


def _series(place: int, name: str, labels: Sequence[str], values: Figures, manner: _Manner) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "stack": "semua" if manner.stacked else None,
        "barMaxWidth": 44 if manner.upright else 18,
        "barGap": "12%",
        "label": {"position": manner.beside, "color": ON_SERIES[place % 4] if manner.stacked else INK},
        "itemStyle": {"color": SERIES[place % 4]},
        "data": [_datum(place, name, *pair, manner) for pair in zip(labels, values, strict=True)],
    }


def _datum(place: int, name: str, label: str, value: float | None, manner: _Manner) -> dict[str, Any]:
    """One bar with its figure; one that is not known is a dash in grey."""
    text = angka(value, manner.places, manner.unit)
    written = angka(value, manner.places) if manner.stacked else text
    if value is None and manner.upright:
        written = "–"
    shown = {"show": not manner.stacked or (value or 0) > manner.sliver, "formatter": written}
    quiet = {"color": INK_2, "fontStyle": "italic"} if value is None else {}
    return {
        "value": value or 0,
        "name": f"{label}, {name}: {text}",
        "label": {**shown, **quiet},
        "itemStyle": {"color": EMPTY if label in manner.faded else SERIES[place % 4]},
    }


def _target(target: tuple[str, float], text: str) -> dict[str, Any]:
    label = {"formatter": f"{target[0]}: {text}", "position": "start", "color": INK, "distance": 6}
    line = {"color": STRONG_RULE, "type": "dashed", "width": 1.5}
    return {"silent": True, "symbol": "none", "lineStyle": line, "data": [{"xAxis": target[1], "label": label}]}


def _names(width: int) -> dict[str, Any]:
    return {"color": INK, "interval": 0, "width": width, "overflow": "break", "fontSize": 12, "lineHeight": 14}


def _table(head: str, labels: Sequence[str], series: Mapping[str, Figures], places: int, unit: str) -> Table:
    rows = zip(labels, *series.values(), strict=True)
    return Table(
        (head, *series), tuple((label, *(angka(value, places, unit) for value in values)) for label, *values in rows)
    )


PHONE = {"yAxis": {"axisLabel": _names(PHONE_NAMES)}, "grid": {**_beside(PHONE_NAMES), "right": 60}}
