"""Flows from places on the left to places on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from openkarier.foundation.pictures.chart import Chart, Table, angka, options, told
from openkarier.foundation.pictures.palette import INK, SERIES, STRONG_RULE

ROW, ROW_PHONE = 26, 36  # px a place; below this the labels, of one and of two lines, would touch


DRAWN: dict[str, Any] = {
    "type": "sankey",
    "left": 4,
    "right": 280,
    "top": 8,
    "bottom": 8,
    "nodeWidth": 12,
    "nodeGap": 10,
    "draggable": False,
    "layoutIterations": 32,
    "emphasis": {"focus": "adjacency"},
    "label": {"color": INK, "fontSize": 12, "width": 264, "overflow": "truncate"},
    "lineStyle": {"curveness": 0.5},
}
PHONE = {
    "series": [
        {"right": 116, "nodeGap": 16, "label": {"width": 110, "fontSize": 11, "lineHeight": 13, "overflow": "break"}}
    ]
}


def sankey(
    title: str,
    finding: str,
    flows: Sequence[tuple[str, str, int]],
    *,
    unit: str = "orang",
    head: tuple[str, str, str] = ("Dari", "Ke", "Jumlah"),
    marked: tuple[str, str] = ("", ""),
) -> Chart:
    """`flows`: (from, to, how many); flows of nobody are left out. A place may stand on both sides.

    `marked`: the place on the left and the place on the right of which the finding speaks; their flows are coloured.
    """
    kept = [flow for flow in flows if flow[2] > 0]
    left, right = Counter[str](), Counter[str]()
    for source, target, amount in kept:
        left[source] += amount
        right[target] += amount
    table = Table(head, tuple((source, target, angka(amount)) for source, target, amount in kept))
    nodes = [_place("<", *place, unit) for place in left.items()] + [
        _place(">", *place, unit) for place in right.items()
    ]
    drawn = {**DRAWN, "data": nodes, "links": [_flow(*flow, unit, marked) for flow in kept]}
    most = max(len(left), len(right), 1)
    alt = told(title, finding, table)
    return Chart(
        title, finding, options({"series": [drawn]}, PHONE), table, alt, _height(most, ROW), _height(most, ROW_PHONE)
    )


def _height(places: int, row: int) -> int:
    return max(220, row * places + 24)


def _place(side: str, name: str, amount: int, unit: str) -> dict[str, Any]:
    text = f"{name} {angka(amount)}"
    return {
        "name": side + name,
        "depth": 0 if side == "<" else 1,
        "itemStyle": {"color": SERIES[0] if side == "<" else SERIES[1], "borderWidth": 0},
        "label": {"formatter": text, "position": "right"},
        "tooltip": {"formatter": f"{name}: {angka(amount, unit=unit)}"},
    }


def _flow(source: str, target: str, amount: int, unit: str, marked: tuple[str, str]) -> dict[str, Any]:
    said = f"{source} → {target}: {angka(amount, unit=unit)}"
    colour = {"color": STRONG_RULE, "opacity": 0.28}
    if target == marked[1]:
        colour = {"color": SERIES[1], "opacity": 0.55}
    if source == marked[0]:
        colour = {"color": SERIES[0], "opacity": 0.45}
    return {
        "source": "<" + source,
        "target": ">" + target,
        "value": amount,
        "lineStyle": colour,
        "tooltip": {"formatter": said},
    }
