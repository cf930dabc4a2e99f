"""SVG of ECharts -> SVG a strict page may hold: presentation attributes only, names as titles, stable ids."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from xml.etree import ElementTree as ET  # what it reads was drawn in this process

SPACE = "{http://www.w3.org/2000/svg}"
ET.register_namespace("", SPACE[1:-1])
FONT = ("font-size", "font-weight", "font-style")  # the family comes from the page, or from the press
DROPPED = ("class", "style", "pointer-events")
MIDDLE = "0.35em"  # drawn with dominant-baseline=central, which resvg (Typst) does not know


def clean(drawn: str, alt: str, options: dict[str, Any] | None) -> str:
    """Return the drawing as one line that says `alt`; with `options` marks carry their names, shown on demand."""
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:8]
    root = ET.fromstring(re.sub(r"\bzr\d+-", f"g{mark}-", drawn))  # noqa: S314  # our own drawing
    names = _names(options) if options else {}
    for parent in list(root.iter()):
        for child in [each for each in parent if _unseen(each)]:
            parent.remove(child)
    for frame in root.iter(f"{SPACE}clipPath"):
        for each in frame:
            each.attrib.pop("fill", None)  # it cuts, it is not seen
    for each in root.iter():
        _name(each, names)
        _plain(each)
    root.attrib.pop("baseProfile", None)
    root.set("role", "img")
    root.set("aria-label", alt)
    return re.sub(r">\s*\n\s*<", "><", ET.tostring(root, encoding="unicode"))


def _unseen(each: ET.Element) -> bool:
    """Rules of style, and the grounds that only catch a pointer."""
    return each.tag == f"{SPACE}style" or (each.get("fill-opacity") == "0" and each.get("stroke-width") == "0")


def _plain(each: ET.Element) -> None:
    for part in filter(None, each.get("style", "").split(";")):
        key, _, value = part.partition(":")
        if key.strip() in FONT:
            each.set(key.strip(), value.strip())
    if each.get("stroke-width") == "0":
        each.attrib.pop("stroke", None)
    for name in [name for name in each.attrib if name in DROPPED or name.startswith("ecmeta")]:
        del each.attrib[name]
    if each.attrib.pop("dominant-baseline", "") == "central":
        each.set("dy", MIDDLE)


def _name(each: ET.Element, names: dict[tuple[str, str], str]) -> None:
    name = names.get((each.get("ecmeta_series_index", ""), each.get("ecmeta_data_index", "")))
    if name:
        ET.SubElement(each, f"{SPACE}title").text = name


def _names(options: dict[str, Any]) -> dict[tuple[str, str], str]:
    """(series, place) -> the name of a datum, where it has one."""
    series = options.get("baseOption", options).get("series", [])
    return {
        (str(first), str(second)): datum["name"]
        for first, each in enumerate(series)
        for second, datum in enumerate(each.get("data", ()))
        if isinstance(datum, dict) and datum.get("name") and each["type"] != "sankey"
    }
