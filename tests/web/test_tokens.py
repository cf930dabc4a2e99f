"""Contrast of the tokens in both schemes, after WCAG 2.2: text 4.5 to 1, marks and borders of controls 3 to 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from openkarier import web
from openkarier.foundation.pictures.palette import PAPER

CSS = (Path(web.__file__).parent / "static" / "css" / "tokens.css").read_text()
STATES = ("memenuhi", "belum", "tidak", "tak-dinilai")
GROUNDS = ("kertas", "lembar", "lembar-2")
TEXT = [(ink, ground) for ink in ("tinta", "tinta-2", "utama-teks") for ground in (*GROUNDS, "utama-lunak")]
TEXT += [("di-atas-utama", "utama"), ("di-atas-utama", "utama-kuat")]
TEXT += [(state, f"{state}-lunak") for state in STATES] + [
    (state, ground) for state in STATES for ground in GROUNDS[:2]
]
STEPS = [f"gambar-tingkat-{step}" for step in range(1, 6)]
TEXT += [(f"{ground}-teks", ground) for ground in (*STEPS, *(f"gambar-{series}" for series in range(1, 5)))]
MARKS = [("garis-kuat", ground) for ground in GROUNDS[:2]]


def scheme(name):
    """token -> colour, in light or dark; dark takes what it does not change from light."""
    light = CSS[: CSS.index("@media")]
    dark = CSS[CSS.index("prefers-color-scheme: dark") : CSS.index("prefers-contrast")]
    read = re.compile(r"--(?:warna-)?([a-z0-9-]+): (#[0-9a-f]{6});")
    found = dict(read.findall(light))
    return found | dict(read.findall(dark)) if name == "dark" else found


def luminance(colour):
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3.0)], ids=["text", "marks"])
def test_contrast_holds(name, pairs, least):
    tokens = scheme(name)
    poor = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < least} == {}


def test_paper_has_the_light_colours_of_the_screen():
    assert {name: scheme("light")[name.removeprefix("--").removeprefix("warna-")] for name in PAPER} == dict(PAPER)


def test_pages_use_roles_and_no_colours():
    other = (Path(web.__file__).parent / "static" / "css" / "openkarier.css").read_text()
    on_screen = other[: other.index("/* --- Paper --- */")]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", on_screen) == []
    assert set(re.findall(r"var\((--[a-z0-9-]+)", other)) <= set(re.findall(r"(--[a-z0-9-]+):", CSS + other))
