"""A radar: one or more profiles over the same aspects, the first being what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

from openkarier.foundation.pictures.chart import LEGEND, Chart, Table, angka, options, told
from openkarier.foundation.pictures.palette import INK, RULE, SERIES, SYMBOLS

LETTERS = 16  # in a line of an aspect's name


def radar(
    title: str,
    finding: str,
    aspects: Sequence[str],
    series: Mapping[str, Sequence[float | None]],
    *,
    most: float = 5,
    places: int = 0,
    head: str = "Aspek",
) -> Chart:
    """The first series is dashed (what is asked), the others are filled. An aspect that one of
    them does not know (None) is not drawn, and the title says so: a corner at zero would be a lie."""
    rows = zip(aspects, *series.values(), strict=True)
    cells = tuple((aspect, *(angka(value, places) for value in values)) for aspect, *values in rows)
    table = Table((head, *series), cells)
    known = [at for at in range(len(aspects)) if all(values[at] is not None for values in series.values())]
    parts = {
        "legend": {**LEGEND, "data": list(series)},
        "radar": _web([aspects[at] for at in known], most),
        "series": [
            _profile(place, name, [values[at] for at in known], places)
            for place, (name, values) in enumerate(series.items())
        ],
    }
    phone = {"radar": {"radius": "48%", "axisName": {"fontSize": 11, "lineHeight": 12}}}
    title += _missing([aspect for at, aspect in enumerate(aspects) if at not in known])
    return Chart(title, finding, options(parts, phone), table, told(title, finding, table), 420, 360)


def _web(aspects: Sequence[str], most: float) -> dict[str, Any]:
    return {
        "indicator": [{"name": fill(aspect, LETTERS), "max": most, "min": 0} for aspect in aspects],
        "center": ["50%", "54%"],
        "radius": "62%",
        "splitNumber": int(most),
        "axisName": {"color": INK, "fontSize": 12, "lineHeight": 14},
        "axisLine": {"lineStyle": {"color": RULE}},
        "splitLine": {"lineStyle": {"color": RULE}},
        "splitArea": {"show": False},
    }


def _missing(aspects: Sequence[str]) -> str:
    return f" (tanpa {', '.join(aspects)}: belum ada data)" if aspects else ""


def _profile(place: int, name: str, values: Sequence[float | None], places: int) -> dict[str, Any]:
    colour = SERIES[1] if place == 0 else SERIES[(0, 2, 3)[(place - 1) % 3]]
    spoken = "; ".join(angka(value, places) for value in values)
    return {
        "type": "radar",
        "name": name,
        "symbol": SYMBOLS[place % 4],
        "symbolSize": 7,
        "itemStyle": {"color": colour},
        "lineStyle": {"color": colour, "width": 2, "type": "dashed" if place == 0 else "solid"},
        "areaStyle": {"color": colour, "opacity": 0 if place == 0 else 0.16},
        "data": [{"value": list(values), "name": f"{name}: {spoken}"}],
    }
