"""Colours by role. A page takes them from its style sheet (so dark mode works); paper takes the light ones here."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Equal to the light values of web/static/css/tokens.css; tests/web/test_tokens.py compares.
PAPER: Mapping[str, str] = {
    "--warna-tinta": "#1b2527",
    "--warna-tinta-2": "#56605f",
    "--warna-garis": "#e0dbd1",
    "--warna-garis-kuat": "#83837b",
    "--warna-lembar": "#ffffff",
    "--warna-utama": "#0b5563",
    "--warna-utama-lunak": "#e4eef0",
    "--warna-aksen-lunak": "#fbf2dc",
    "--warna-memenuhi-lunak": "#e4f1e7",
    "--warna-belum-lunak": "#fbf0d6",
    "--warna-tidak-lunak": "#fae9e7",
    "--warna-tak-dinilai-lunak": "#ecebe6",
    "--warna-tidak": "#a5262b",
    "--gambar-1": "#0b5563",
    "--gambar-2": "#c98a00",
    "--gambar-3": "#6a8f8a",
    "--gambar-4": "#8a5a78",
    "--gambar-1-teks": "#ffffff",
    "--gambar-2-teks": "#1b2527",
    "--gambar-3-teks": "#12181a",
    "--gambar-4-teks": "#ffffff",
    "--gambar-kosong": "#e7e2d8",
    "--gambar-tingkat-1": "#f3f1ea",
    "--gambar-tingkat-2": "#cfe0e1",
    "--gambar-tingkat-3": "#9dc1c5",
    "--gambar-tingkat-4": "#3f7d89",
    "--gambar-tingkat-5": "#0b5563",
    "--gambar-tingkat-1-teks": "#1b2527",
    "--gambar-tingkat-2-teks": "#1b2527",
    "--gambar-tingkat-3-teks": "#1b2527",
    "--gambar-tingkat-4-teks": "#ffffff",
    "--gambar-tingkat-5-teks": "#ffffff",
}


def role(name: str) -> str:
    """The colour of a role, e.g. role("gambar-1"); an unknown one is a KeyError."""
    if f"--{name}" not in PAPER:
        raise KeyError(name)
    return f"var(--{name})"


def on_paper(drawn: str) -> str:
    """The drawing with the light colours written out, for who knows no style sheet."""
    return re.sub(r"var\((--[\w-]+)\)", lambda found: PAPER[found[1]], drawn)


INK, INK_2, RULE, STRONG_RULE = (
    role("warna-tinta"),
    role("warna-tinta-2"),
    role("warna-garis"),
    role("warna-garis-kuat"),
)
SHEET, EMPTY = role("warna-lembar"), role("gambar-kosong")
SERIES = tuple(role(f"gambar-{place}") for place in range(1, 5))
ON_SERIES = tuple(role(f"gambar-{place}-teks") for place in range(1, 5))
SYMBOLS = ("circle", "diamond", "triangle", "rect")  # a series differs by shape too, not by colour alone
STEPS = tuple((role(f"gambar-tingkat-{n}"), role(f"gambar-tingkat-{n}-teks")) for n in range(1, 6))
