"""ECharts without a browser: one V8 per process draws a chart's options as clean SVG."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from py_mini_racer import MiniRacer

from openkarier.foundation.pictures.cleaning import clean
from openkarier.foundation.pictures.palette import on_paper

if TYPE_CHECKING:
    from openkarier.foundation.pictures.chart import Chart

HERE = Path(__file__).parent / "static" / "pictures"
KEPT = 256  # drawings kept in a process; about 20 kB each
PATIENCE = 20  # s: a drawing takes about 0.02
DRAW = """
function draw(text, width, height) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try { chart.setOption(revive(text)); return chart.renderToSVGString(); } finally { chart.dispose(); }
}
"""


def svg(chart: Chart, width: int, height: int) -> str:
    """Draw for a page: colours are the roles of its style sheet; no style, script, class or id that could clash."""
    return clean(_drawn(chart.json, width, height), chart.alt, chart.options)


def print_svg(chart: Chart, width: int, height: int) -> bytes:
    """Draw for paper: light colours and a font that the press has. Typst: `image(bytes(text), format: "svg")`."""
    drawn = on_paper(clean(_drawn(chart.json, width, height), chart.alt, None))
    return drawn.replace("<svg ", '<svg font-family="Arimo" ', 1).encode()


@lru_cache(maxsize=KEPT)
def _drawn(text: str, width: int, height: int) -> str:
    engine, hand = _engine(os.getpid())
    return str(hand.submit(engine.call, "draw", text, width, height, timeout_sec=PATIENCE).result())


@cache
def _engine(process: int) -> tuple[MiniRacer, ThreadPoolExecutor]:
    """The engine of a process and the one thread that makes and calls it, so that no caller's event loop is its own.

    A fork inherits an engine whose threads are gone, so it makes its own.
    """
    hand = ThreadPoolExecutor(1, "pictures")
    return hand.submit(_started).result(), hand


def _started() -> MiniRacer:
    engine = MiniRacer()
    for name in ("echarts.min.js", "revive.js"):
        engine.eval((HERE / name).read_text())
    engine.eval(DRAW)
    return engine
