"""The pictures of the report to the regional head: each has its finding as title and one table behind it."""

from __future__ import annotations

from collections.abc import Sequence

from openkarier.core import unit_findings as told
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.unit_map import LABEL, NAMES, UnitLine
from openkarier.foundation.pictures import Area, Axis, Chart, Point, Step, bars, heatmap, histogram, scatter
from openkarier.stages.assessment.unit_reports import UnitReport

SHOWN = 24  # units in a picture: as many as a page holds; the table behind it holds all
STEPS = (
    Step(0, "mencapai standar"), Step(0.01, "kurang dari ¼ level"), Step(0.25, "¼ sampai ½"), Step(0.5, "½ sampai 1"),
    Step(1, "1 level atau lebih"),
)  # fmt: skip
ROOM = 12  # of the axis on each side of a cut: the name of an area must fit
LONGEST = 46  # letters of a unit beside a bar


def split(report: UnitReport) -> float:
    """The JPM below which people are in the lowest category."""
    return float(report.bands.bands[-2].least)


def by_unit(report: UnitReport) -> Chart:
    """Categories per unit, the readiest on top."""
    labels = [band.label for band in report.bands.bands]
    rest = [line for line in report.map.units if line not in report.map.ranked]
    lines = _both_ends([*report.map.ranked, *sorted(rest, key=lambda line: (-line.best, -line.jpm))])
    series = {label: [float(line.bands[place]) for line in lines] for place, label in enumerate(labels)}
    return bars(
        _partly("Pejabat yang diuji per unit kerja menurut kategori JPM", len(lines), len(report.map.units)),
        told.readiest(report.map, labels[0]),
        [brief(line.nama) for line in lines],
        series,
        stacked=True,
        head="Unit kerja",
    )


def potential(report: UnitReport) -> Chart:
    """Units on mean competence and mean potential."""
    lines = [line for line in report.map.units if line.potential is not None]
    points = [Point(f"{line.nama} ({line.people} orang)", round(line.jpm, 1), round(line.potential or 0, 1))
              for line in lines]  # fmt: skip
    x = _axis("Rata-rata JPM (persen)", [point.x for point in points], split(report), 100.0)
    y = _axis("Rata-rata potensi (0-100)", [point.y for point in points], told.GOOD_POTENTIAL)
    cut, high = split(report), told.GOOD_POTENTIAL
    areas = (
        Area("Dorong kompetensi", (x.least, cut), (high, y.most), "warna-aksen-lunak"),
        Area("Kuat", (cut, x.most), (high, y.most), "warna-memenuhi-lunak"),
        Area("Perhatian", (x.least, cut), (y.least, high), "warna-tidak-lunak"),
        Area("Kompeten", (cut, x.most), (y.least, high), "warna-utama-lunak"),
    )
    return scatter(
        "Potensi dan kompetensi rata-rata tiap unit kerja", told.spread(report.map, cut), points, x, y, areas=areas,
        places=1, head="Unit kerja",
    )  # fmt: skip


def gaps(report: UnitReport) -> Chart:
    """Heat map: how many levels each unit lacks on each competency, the widest gaps on top."""
    lines = sorted(report.map.units, key=lambda line: (sum(min(gap, 0) for gap in line.gaps.values()), line.nama))
    shown = lines[:SHOWN]
    return heatmap(
        _partly("Kekurangan level terhadap standar jabatan, rata-rata per unit", len(shown), len(lines)),
        told.gaps(report.map),
        [LABEL[name] for name in NAMES],
        [brief(line.nama) for line in shown],
        [[lacking(line, name) for name in NAMES] for line in shown],
        steps=STEPS,
        places=1,
        head="Unit kerja",
    )


def lacking(line: UnitLine, name: str) -> float:
    """Levels below the standard, 0 where the mean reaches it."""
    return round(max(0.0, -line.gaps[name]), 2)


def against_standard(report: UnitReport) -> Chart:
    """Per competency: people below, on and above their standard."""
    names = [each.name for each in report.map.missing]
    matches = [each.match for each in report.map.people if each.match is not None]
    below = [float(sum(match.gaps[name] < 0 for match in matches)) for name in names]
    on = [float(sum(match.gaps[name] == 0 for match in matches)) for name in names]
    above = [float(sum(match.gaps[name] > 0 for match in matches)) for name in names]
    return bars(
        "Pejabat menurut level terhadap standar jabatannya, per kompetensi",
        told.needs(report.map),
        [LABEL[name] for name in names],
        {"Sesuai standar": on, "Di bawah standar": below, "Di atas standar": above},
        stacked=True,
        head="Kompetensi",
    )


def levels(report: UnitReport) -> Chart:
    """How all levels found spread over 1 to 5, against how those asked do."""
    found, asked = [0.0] * 5, [0.0] * 5
    for each in report.map.people:
        for name in NAMES:
            if name in each.levels and name in each.asked:
                found[each.levels[name] - 1] += 1
                asked[each.asked[name] - 1] += 1
    return histogram(
        "Level yang dituntut dan level yang dicapai (semua orang, sembilan kompetensi)",
        told.below(report.map),
        [f"Level {level}" for level in range(1, 6)],
        {"Dicapai": found, "Dituntut": asked},
        head="Level",
    )


def readiness(report: UnitReport) -> Chart:
    """Per jenjang aimed at: candidates ready against vacant posts."""
    rungs = [rung for rung in report.map.rungs if rung.candidates]
    names = [JENJANG_LABEL[rung.jenjang] for rung in rungs]
    finding = told.ready(rungs[0]) if rungs else "Belum ada calon dari jenjang di bawahnya yang diuji"
    return bars(
        "Calon yang kompetensinya memenuhi standar jenjang di atasnya, dan jabatan yang lowong",
        finding,
        names,
        {
            "Calon siap": [float(len(rung.ready)) for rung in rungs],
            "Jabatan lowong": [float(rung.vacant) for rung in rungs],
        },
        head="Jenjang yang dituju",
    )


def _both_ends(lines: Sequence[UnitLine]) -> list[UnitLine]:
    """The readiest and the least ready, as many as fit."""
    if len(lines) <= SHOWN:
        return list(lines)
    return [*lines[: SHOWN // 2], *lines[-SHOWN // 2 :]]


def brief(nama: str) -> str:
    """A name that fits beside a bar."""
    return nama if len(nama) <= LONGEST else f"{nama[: LONGEST - 1].rstrip(' ,')}…"


def _partly(title: str, shown: int, total: int) -> str:
    return title if shown == total else f"{title} ({shown} dari {total} unit; semuanya dalam tabel)"


def _axis(title: str, values: Sequence[float], *cuts: float) -> Axis:
    """An axis in whole fives round the values and the cuts, with room for the words of each area."""
    every = [*values, *cuts]
    least, most = min(*every, cuts[0] - ROOM), max(*every, cuts[0] + ROOM) + 3
    return Axis(title, float(int(least // 5 * 5)), float(int(-(-most // 5) * 5)), tuple(cuts[:1]))
