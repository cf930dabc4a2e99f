"""Points on two axes with shaded areas behind them; names on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openkarier.foundation.pictures.chart import LABEL, LEGEND, Chart, Table, angka, figures_axis, options, told
from openkarier.foundation.pictures.palette import INK, INK_2, SERIES, STRONG_RULE, SYMBOLS, role

MANY = 1500  # points; above this neighbours are drawn as one, or the page would weigh a megabyte
CELLS = 60  # a side, of the net that gathers neighbours
NAMED = 3  # of those gathered


@dataclass(frozen=True)
class Point:
    """A datum with its name; `group` tells series apart."""

    name: str
    x: float
    y: float
    group: str = ""


@dataclass(frozen=True)
class Axis:
    """What an axis measures, from where to where; `cuts` are drawn as lines."""

    title: str
    least: float = 0
    most: float = 100
    cuts: tuple[float, ...] = ()


@dataclass(frozen=True)
class Area:
    """A rectangle with its words. `shade`: a role of the palette that ends in -lunak, or "" for none."""

    label: str
    x: tuple[float, float]
    y: tuple[float, float]
    shade: str = ""


def scatter(
    title: str,
    finding: str,
    points: Sequence[Point],
    x: Axis,
    y: Axis,
    *,
    areas: Sequence[Area] = (),
    places: int = 0,
    table: Table | None = None,
    head: str = "Nama",
) -> Chart:
    """Every point carries its name and figures. Give a `table` where one row per point would be too long."""
    groups = list(dict.fromkeys(point.group for point in points))
    shown = points if len(points) <= MANY else gathered(points, x, y)
    behind = table or Table((head, x.title, y.title), tuple(_row(point, places) for point in points))
    parts = {
        "grid": {"left": 16, "right": 12, "top": 36 if len(groups) > 1 else 10, "bottom": 28},
        "xAxis": _axis(x, 30),
        "yAxis": _axis(y, 38),
        "legend": {**LEGEND, "show": len(groups) > 1, "data": groups},
        "series": [_ground(areas, x, y), *(_cloud(n, _said(g, shown, x, y, places)) for n, g in enumerate(groups))],
    }
    phone = {"series": [{"markArea": {"label": {"fontSize": 10}}}]}
    return Chart(title, finding, options(parts, phone), behind, told(title, finding, behind), 460, 380)


def gathered(points: Sequence[Point], x: Axis, y: Axis) -> list[Point]:
    """Neighbours as one point at their middle, named by how many they are and the first three of them."""
    net: dict[tuple[str, int, int], list[Point]] = {}
    for point in points:
        across = int((point.x - x.least) / (x.most - x.least) * CELLS)
        upward = int((point.y - y.least) / (y.most - y.least) * CELLS)
        net.setdefault((point.group, across, upward), []).append(point)
    return [_together(found) for found in net.values()]


def _together(found: list[Point]) -> Point:
    if len(found) == 1:
        return found[0]
    names = ", ".join(point.name for point in found[:NAMED])
    rest = f" dan {len(found) - NAMED} lagi" if len(found) > NAMED else ""
    middle = [sum(getattr(point, axis) for point in found) / len(found) for axis in "xy"]
    return Point(f"{len(found)} titik: {names}{rest}", round(middle[0], 1), round(middle[1], 1), found[0].group)


def _row(point: Point, places: int) -> tuple[str, str, str]:
    return point.name, angka(point.x, places), angka(point.y, places)


def _axis(axis: Axis, gap: int) -> dict[str, Any]:
    named = {"name": axis.title, "nameLocation": "middle", "nameGap": gap, "nameTextStyle": {"color": INK}}
    return figures_axis(min=axis.least, max=axis.most, **named) | {"splitLine": {"show": False}, "axisLabel": {
        **LABEL, "formatter": "@angka",
    }}  # fmt: skip


def _ground(areas: Sequence[Area], x: Axis, y: Axis) -> dict[str, Any]:
    """A series without points that carries the areas and the cuts, so that they lie under the others."""
    line = {"color": STRONG_RULE, "type": "dashed", "width": 1}
    cuts = [{"xAxis": cut} for cut in x.cuts] + [{"yAxis": cut} for cut in y.cuts]
    return {
        "type": "scatter",
        "data": [],
        "silent": True,
        "markArea": {"silent": True, "data": [_area(area) for area in areas]},
        "markLine": {"silent": True, "symbol": "none", "label": {"show": False}, "lineStyle": line, "data": cuts},
    }


def _area(area: Area) -> list[dict[str, Any]]:
    fill = {"color": role(area.shade)} if area.shade else {"color": "transparent"}
    label = {"color": INK_2, "position": "insideTopLeft", "fontSize": 12}
    return [
        {"name": area.label, "xAxis": area.x[0], "yAxis": area.y[0], "itemStyle": fill, "label": label},
        {"xAxis": area.x[1], "yAxis": area.y[1]},
    ]


def _said(group: str, points: Sequence[Point], x: Axis, y: Axis, places: int) -> dict[str, Any]:
    """A group with its points, each named with its two figures."""
    data = [
        {
            "value": [point.x, point.y],
            "name": f"{point.name}. {x.title} {angka(point.x, places)}, {y.title} {angka(point.y, places)}",
        }
        for point in points
        if point.group == group
    ]
    return {"name": group, "data": data}


def _cloud(place: int, said: dict[str, Any]) -> dict[str, Any]:
    mark = {"symbol": SYMBOLS[place % 4], "symbolSize": 9}
    return {"type": "scatter", **said, **mark, "itemStyle": {"color": SERIES[place % 4], "opacity": 0.75}}
