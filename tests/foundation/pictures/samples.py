"""One picture of each kind, with what makes pictures fail: no data, long names, marks that XML must escape."""

from __future__ import annotations

from openkarier.foundation.pictures import (
    Area,
    Axis,
    Point,
    Step,
    bars,
    heatmap,
    histogram,
    lines,
    radar,
    sankey,
    scatter,
)

UNITS = ['Dinas <Pasar> & "Laut"', "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Inspektorat"]
STEPS = [Step(0, "kecil"), Step(1, "sedang"), Step(2, "besar")]

CHARTS = {
    "bars": bars(
        "JPM",
        "Satu unit di bawah batas.",
        UNITS,
        {"JPM": [1234.5, None, 45.25]},
        unit="%",
        places=1,
        target=("Batas", 80),
    ),
    "stacked": bars("Pilihan", "Separuh pindah.", UNITS, {"Pindah": [1, 2, 3], "Tetap": [3, 0, None]}, stacked=True),
    "histogram": histogram("Predikat", "Turun.", ["Baik", "Kurang"], {"Sebelum": [41, 2], "Sesudah": [20, None]}),
    "lines": lines(
        "Nilai", "Naik.", ["2024", "2025", "2026"], {"Anda": [70, None, 91.5], "Kota": [70, 71, 72]}, places=1
    ),
    "radar": radar("Profil", "Satu kurang.", ["A", "B", "C", "D"], {"Standar": [3, 3, 3, 3], "Hasil": [3, 2, 4, None]}),
    "heatmap": heatmap("Celah", "B kurang.", ["A", "B"], UNITS, [[0, 2.5], [None, 1], [0.9, 3]], steps=STEPS, places=1),
    "scatter": scatter(
        "Peta",
        "Satu di atas.",
        [Point("Sari", 80.5, 90, "P"), Point("Tono", 40, 50, "A")],
        Axis("Potensial", cuts=(60, 80)),
        Axis("Kinerja"),
        areas=[Area("9", (80, 100), (80, 100), "warna-utama-lunak")],
        places=1,
    ),
    "sankey": sankey(
        "Pindah", "Ke Inspektorat.", [(UNITS[0], "Inspektorat", 4), ("Inspektorat", UNITS[0], 1), ("A", "B", 0)]
    ),
}
