"""Flows from places on the left to places on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from openkarier.foundation.pictures.chart import Chart, Table, angka, options, told
from openkarier.foundation.pictures.palette import INK, SERIES, STRONG_RULE

ROW = 26  # px a place; below this the labels would touch


def sankey(
    title: str,
    finding: str,
    flows: Sequence[tuple[str, str, int]],
    *,
    unit: str = "orang",
    head: tuple[str, str, str] = ("Dari", "Ke", "Jumlah"),
) -> Chart:
    """`flows`: (from, to, how many); flows of nobody are left out. A place may stand on both sides."""
    kept = [flow for flow in flows if flow[2] > 0]
    left, right = Counter[str](), Counter[str]()
    for source, target, amount in kept:
        left[source] += amount
        right[target] += amount
    table = Table(head, tuple((source, target, angka(amount)) for source, target, amount in kept))
    nodes = [_place("<", name, left[name], unit) for name in left] + [
        _place(">", name, right[name], unit) for name in right
    ]
    links = [_flow(*flow, unit) for flow in kept]
    flow = {
        "type": "sankey",
        "left": 4,
        "right": 240,
        "top": 8,
        "bottom": 8,
        "nodeWidth": 12,
        "nodeGap": 10,
        "draggable": False,
        "layoutIterations": 32,
        "emphasis": {"focus": "adjacency"},
        "label": {"color": INK, "fontSize": 12, "width": 220, "overflow": "truncate"},
        "lineStyle": {"color": STRONG_RULE, "opacity": 0.28, "curveness": 0.5},
        "data": nodes,
        "links": links,
    }
    phone = {"series": [{"right": 110, "label": {"width": 104, "fontSize": 11, "overflow": "truncate"}}]}
    height = max(220, ROW * max(len(left), len(right), 1) + 24)
    alt = told(title, finding, table)
    return Chart(title, finding, options({"series": [flow]}, phone), table, alt, height, height)


def _place(side: str, name: str, amount: int, unit: str) -> dict[str, Any]:
    text = f"{name} {angka(amount)}"
    return {
        "name": side + name,
        "depth": 0 if side == "<" else 1,
        "itemStyle": {"color": SERIES[0] if side == "<" else SERIES[1], "borderWidth": 0},
        "label": {"formatter": text, "position": "right"},
        "tooltip": {"formatter": f"{name}: {angka(amount, unit=unit)}"},
    }


def _flow(source: str, target: str, amount: int, unit: str) -> dict[str, Any]:
    said = f"{source} → {target}: {angka(amount, unit=unit)}"
    return {"source": "<" + source, "target": ">" + target, "value": amount, "tooltip": {"formatter": said}}
