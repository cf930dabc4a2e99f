"""A heat map: rows against columns, the figure in each cell, few steps of one colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openkarier.foundation.pictures.chart import Chart, Table, angka, names_axis, options, told
from openkarier.foundation.pictures.palette import EMPTY, INK, INK_2, SHEET, STEPS

ROW, HEAD, KEY = 30, 116, 20  # px: one row, the names of the columns, a line of the key
SLANTED = 5  # columns; more of them have their names slanted


@dataclass(frozen=True)
class Step:
    """Cells from `least` on, until the next step begins, have this step's colour; `label` names it."""

    least: float
    label: str


def heatmap(
    title: str,
    finding: str,
    columns: Sequence[str],
    rows: Sequence[str],
    values: Sequence[Sequence[float | None]],
    *,
    steps: Sequence[Step],
    places: int = 0,
    unit: str = "",
    head: str = "Unit",
) -> Chart:
    """`values[row][column]`; two to five `steps`, rising. A cell that is not known (None) is grey with a dash."""
    if not 2 <= len(steps) <= 5 or [step.least for step in steps] != sorted({step.least for step in steps}):
        raise ValueError("Gambar ini memerlukan dua sampai lima tingkat warna yang berurutan naik.")
    cells = [
        _cell((x, y), f"{rows[y]}, {columns[x]}: {angka(value, places, unit)}", value, steps, places)
        for y, line in enumerate(values)
        for x, value in enumerate(line)
    ]
    written = [(row, *(angka(value, places, unit) for value in line)) for row, line in zip(rows, values, strict=True)]
    table = Table((head, *columns), tuple(written))
    parts = {
        **_frame(columns, rows),
        "visualMap": _key(steps),
        "series": [{"type": "heatmap", "data": cells, "itemStyle": {"borderColor": SHEET, "borderWidth": 2}}],
    }
    foot, height = KEY * len(steps) + 12, HEAD + ROW * len(rows)
    tall = (height + 34, height + foot)
    return Chart(title, finding, options(parts, _phone(foot)), table, told(title, finding, table), *tall)


def _frame(columns: Sequence[str], rows: Sequence[str]) -> dict[str, Any]:
    """The names above and beside the cells; many columns have theirs slanted."""
    across = {"color": INK, "interval": 0, "fontSize": 12, "lineHeight": 14}
    slant = len(columns) > SLANTED
    top = {"rotate": 38, "width": 150, "overflow": "truncate"} if slant else {"width": 90, "overflow": "break"}
    return {
        "grid": {"left": 214, "right": 74 if slant else 4, "top": HEAD, "bottom": 34, "outerBoundsMode": "none"},
        "xAxis": names_axis(columns, position="top") | {"axisLabel": {**across, **top}},
        "yAxis": names_axis(rows, inverse=True) | {"axisLabel": {**across, "width": 180, "overflow": "truncate"}},
    }


def _phone(foot: int) -> dict[str, Any]:
    """What a phone draws otherwise; `foot`: px below for the key, one line a step."""
    return {
        "grid": {"left": 104, "right": 4, "bottom": foot},
        "visualMap": {"orient": "vertical"},
        "xAxis": {"axisLabel": {"rotate": 90, "width": 96, "fontSize": 11, "overflow": "truncate"}},
        "yAxis": {"axisLabel": {"width": 84, "fontSize": 11, "overflow": "truncate"}},
    }


def _cell(at: tuple[int, int], name: str, value: float | None, steps: Sequence[Step], places: int) -> dict[str, Any]:
    if value is None:
        fill, ink, shown = EMPTY, INK_2, "–"
    else:
        fill, ink = shade(value, steps)
        shown = angka(value, places)
    label = {"show": True, "formatter": shown, "color": ink, "fontSize": 12}
    return {"value": [*at, -1], "name": name, "itemStyle": {"color": fill}, "label": label}


def shade(value: float, steps: Sequence[Step]) -> tuple[str, str]:
    """The colour of a figure and the ink that reads on it; what is under the first step has the first colour."""
    place = max((at for at, step in enumerate(steps) if value >= step.least), default=0)
    return STEPS[place if len(steps) == 5 else round(place * 4 / (len(steps) - 1))]


def _key(steps: Sequence[Step]) -> dict[str, Any]:
    """What the colours mean. The cells carry their own colour; this only explains."""
    pieces = [{"value": at, "label": step.label, "color": shade(step.least, steps)[0]} for at, step in enumerate(steps)]
    return {
        "type": "piecewise",
        "pieces": pieces,
        "orient": "horizontal",
        "left": 0,
        "bottom": 0,
        "itemWidth": 14,
        "itemHeight": 12,
        "seriesIndex": [],
        "selectedMode": False,
        "textStyle": {"color": INK, "fontSize": 12},
    }
