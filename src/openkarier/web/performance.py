"""Pictures and small presentations of performance that several desks share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from openkarier.core.appraisal import PERSPECTIVES, draft_gaps
from openkarier.core.ratings import Predikat
from openkarier.foundation.pictures import Chart, bars, histogram, lines
from openkarier.stages.appraisal import cases

if TYPE_CHECKING:
    from openkarier.stages.appraisal.models import Skp
    from openkarier.stages.appraisal.spread import Spread

__all__ = ["PERSPECTIVES", "calibration", "differences", "history", "typed_result", "wrong_result"]


def history(found: Mapping[int, Predikat], rows: Sequence[Skp]) -> Chart | None:
    """The predicates by year, 5 sangat baik to 1 sangat kurang; a year without one is a gap. None without any."""
    if not found:
        return None
    span = range(min(found), max([*found, *(row.tahun for row in rows)]) + 1)
    values: list[float | None] = [float(found[year]) if year in found else None for year in span]
    return lines(
        "Predikat kinerja tiap tahun (5 Sangat Baik, 4 Baik, 3 Butuh Perbaikan, 2 Kurang, 1 Sangat Kurang)",
        _told(found),
        [str(year) for year in span],
        {"Predikat": values},
        least=1,
        most=5,
        head="Tahun",
    )


def _told(found: Mapping[int, Predikat]) -> str:
    """The finding: the last predicate against the one before."""
    years = sorted(found)
    last = found[years[-1]]
    if len(years) == 1:
        return f"{years[-1]}: {last.label}"
    before = found[years[-2]]
    way = "tetap" if last == before else "naik menjadi" if last > before else "turun menjadi"
    return f"Predikat {years[-1]} {way} {last.label}"


def calibration(spread: Spread) -> Chart | None:
    """How predicates spread before and after calibration; None while nobody is rated."""
    if not spread.people:
        return None
    labels = [label for label, _, _ in spread.counts]
    moved = f"Kalibrasi mengubah {spread.changed} dari {spread.people} rating"
    return histogram(
        f"Sebaran predikat di {spread.unit.nama}",
        moved if spread.changed else f"Belum ada rating yang berubah dari {spread.people} orang",
        labels,
        {"Sebelum": [before for _, before, _ in spread.counts], "Sesudah": [after for _, _, after in spread.counts]},
        unit="orang",
        head="Predikat",
    )


SHOWN = 15  # as many units as a reader compares at one look; the table holds all


def differences(spreads: Sequence[Spread]) -> Chart | None:
    """Share of people above Baik in each unit, before and after; the largest units. None while nobody is rated."""
    rated = sorted((each for each in spreads if each.people), key=lambda each: -each.people)[:SHOWN]
    if not rated:
        return None
    changed = sum(each.changed for each in rated)
    series: dict[str, list[float | None]] = {
        "Sebelum": [_share(each, each.before) for each in rated],
        "Sesudah": [_share(each, each.after) for each in rated],
    }
    return bars(
        "Bagian pegawai berpredikat Sangat Baik, sebelum dan sesudah kalibrasi",
        f"{changed} rating berubah pada kalibrasi",
        [each.unit.nama for each in rated],
        series,
        unit="%",
        head="Perangkat daerah",
    )


def _share(spread: Spread, counts: Mapping[int, int]) -> float:
    return round(100 * counts[Predikat.SANGAT_BAIK] / spread.people, 1)


def typed_result(skp: Skp, nomor: int) -> dict[str, Any]:
    """A kept result as the form types it; a new one begins as utama."""
    found = cases.results_of(skp)
    if nomor > len(found):
        return {"jenis": "utama"}
    row = found[nomor - 1]
    typed: dict[str, Any] = {
        "rencana": row.rencana, "from_superior": row.from_superior, "perspektif": row.perspektif,
        "jenis": "utama" if row.utama else "tambahan", "dasar": row.dasar,
    }  # fmt: skip
    for number, each in enumerate(row.indikator, 1):
        typed |= {f"aspek-{number}": each.aspek, f"indikator-{number}": each.indikator, f"target-{number}": each.target}
    return typed


FIELDS = (  # the beginning of a sentence of the core -> the field beside which it stands
    ("Tuliskan rencana", "rencana"), ("Tambahkan sedikitnya satu indikator", "indikator-1"),
    ("Lengkapi setiap indikator", "target-1"), ("Sertakan indikator kuantitas", "aspek-1"),
    ("Pilih perspektif", "perspektif"), ("Hasil kerja tambahan", "dasar"),
)  # fmt: skip


def wrong_result(skp: Skp, nomor: int) -> dict[str, str]:
    """What is still missing in one result, by field of its form."""
    gaps = [gap.sentence for gap in draft_gaps(cases.results_of(skp), skp.jenjang) if gap.result == nomor]
    return {
        next((field for begin, field in FIELDS if sentence.startswith(begin)), "__all__"): sentence for sentence in gaps
    }
