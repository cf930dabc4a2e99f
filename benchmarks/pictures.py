"""CPU milliseconds per picture, drawn on the server, beside the start of the engine: python benchmarks/pictures.py."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from openkarier.foundation import pictures
from openkarier.foundation.pictures import drawing

ROUNDS = 30
chance = random.Random(7)


def unit_names(amount: int) -> list[str]:
    return [f"Perangkat daerah nomor {n}" for n in range(amount)]


def picture(kind: str, n: int) -> pictures.Chart:
    """A picture of usual size; `n` makes each one new, so that nothing kept is measured."""
    figure = lambda: round(chance.uniform(0, 100), 1)  # noqa: E731
    nine = [f"Kompetensi {k}" for k in range(9)]
    if kind == "bars":
        return pictures.bars("t", f"{n}", unit_names(30), {"N": [figure() for _ in range(30)]})
    if kind == "radar":
        return pictures.radar("t", f"{n}", nine, {"Standar": [3] * 9, "Hasil": [figure() / 20 for _ in nine]})
    if kind == "heatmap":
        steps = [pictures.Step(0, "a"), pictures.Step(30, "b"), pictures.Step(60, "c")]
        return pictures.heatmap(
            "t", f"{n}", nine, unit_names(30), [[figure() for _ in nine] for _ in range(30)], steps=steps
        )
    if kind == "scatter":
        points = [pictures.Point(f"Orang {k}", figure(), figure()) for k in range(361)]
        return pictures.scatter("t", f"{n}", points, pictures.Axis("x"), pictures.Axis("y"))
    flows = [(a, b, chance.randint(1, 9)) for a in unit_names(12) for b in unit_names(4)]
    return pictures.sankey("t", f"{n}", flows)


def main() -> None:
    begin = time.process_time(), time.perf_counter()
    drawing.svg(picture("bars", -1), 720, 400)
    spent, waited = time.process_time() - begin[0], time.perf_counter() - begin[1]
    print(f"mesin mulai, sekali per proses: {spent:.2f} s CPU, {waited:.2f} s")
    print(f"{'gambar':10}{'CPU-ms':>9}{'kB':>7}")
    for kind in ("bars", "radar", "heatmap", "scatter", "sankey"):
        charts = [picture(kind, n) for n in range(ROUNDS)]
        start = time.process_time()
        drawn = [drawing.svg(chart, 720, chart.height) for chart in charts]
        print(f"{kind:10}{(time.process_time() - start) / ROUNDS * 1000:>9.1f}{len(drawn[0]) / 1000:>7.1f}")


if __name__ == "__main__":
    main()
