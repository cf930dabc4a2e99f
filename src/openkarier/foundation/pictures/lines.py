"""Lines over an ordered axis (years, months), each named at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openkarier.foundation.pictures.chart import LABEL, Chart, Table, angka, figures_axis, names_axis, options, told
from openkarier.foundation.pictures.palette import INK, SERIES, SYMBOLS


def lines(
    title: str,
    finding: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[float | None]],
    *,
    unit: str = "",
    places: int = 0,
    least: float | None = None,
    most: float | None = None,
    head: str = "Waktu",
) -> Chart:
    """One line per series; a figure that is not known (None) leaves a gap, never a zero."""
    rows = zip(labels, *series.values(), strict=True)
    cells = tuple((label, *(angka(value, places, unit) for value in values)) for label, *values in rows)
    table = Table((head, *series), cells)
    longest = max(map(len, series))
    parts = {
        "grid": {"left": 0, "right": 16 + 7 * min(longest, 22) if len(series) > 1 else 40, "top": 24, "bottom": 0},
        "xAxis": names_axis(labels, boundaryGap=False) | {"axisLabel": LABEL},
        "yAxis": figures_axis(min=least, max=most, scale=least is not None),
        "series": [
            _line(place, name, labels, values, places=places, unit=unit, alone=len(series) == 1)
            for place, (name, values) in enumerate(series.items())
        ],
    }
    phone = {"grid": {"right": 16 + 6 * min(longest, 14) if len(series) > 1 else 34}}
    return Chart(title, finding, options(parts, phone), table, told(title, finding, table), 300, 260)


def _line(
    place: int, name: str, labels: Sequence[str], values: Sequence[float | None], *, places: int, unit: str, alone: bool
) -> dict[str, Any]:
    data = [
        {"value": "-" if value is None else value, "name": f"{label}, {name}: {angka(value, places, unit)}"}
        for label, value in zip(labels, values, strict=True)
    ]
    last = next((value for value in reversed(values) if value is not None), None)
    return {
        "type": "line",
        "name": name,
        "symbol": SYMBOLS[place % 4],
        "symbolSize": 8,
        "lineStyle": {"color": SERIES[place % 4], "width": 2.5, "type": ("solid", "dashed", "dotted")[place // 4 % 3]},
        "itemStyle": {"color": SERIES[place % 4]},
        "endLabel": {
            "show": last is not None,
            "formatter": angka(last, places, unit) if alone else name,
            "color": INK,
            "width": 150,
            "overflow": "truncate",
        },
        "labelLayout": {"moveOverlap": "shiftY"},
        "data": data,
    }
