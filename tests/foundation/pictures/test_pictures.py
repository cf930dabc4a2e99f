"""Pictures: what the page may hold, what the paper can set, and a table that equals the data."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest
import typst

from foundation.pictures.samples import CHARTS, STEPS, UNITS
from openkarier.foundation.documents.press import _fonts
from openkarier.foundation.pictures import Axis, Point, Step, bars, drawing, heatmap, print_svg, scatter, svg
from openkarier.foundation.pictures.flows import sankey
from openkarier.foundation.pictures.heat import shade
from openkarier.foundation.pictures.palette import PAPER, role
from openkarier.foundation.pictures.points import MANY, gathered

KINDS = pytest.mark.parametrize("kind", CHARTS)


@KINDS
def test_a_page_may_hold_the_drawing_under_a_strict_policy(kind):
    root = ET.fromstring(CHARTS[kind].wide)
    marks = list(root.iter())
    held = {name for each in marks for name in each.attrib}
    assert held.isdisjoint({"style", "class", "onclick", "font-family"})
    assert {each.tag.rpartition("}")[2] for each in marks}.isdisjoint({"style", "script", "foreignObject", "a"})
    assert (root.get("role"), root.get("aria-label")) == ("img", CHARTS[kind].alt)


@KINDS
def test_colours_are_roles_so_that_dark_mode_works(kind):
    fills = set(re.findall(r'(?:fill|stroke)="([^"]+)"', CHARTS[kind].wide)) - {"none", "transparent"}
    assert {fill for fill in fills if not re.fullmatch(r"var\(--[\w-]+\)", fill)} == set()
    assert {name for fill in fills for name in re.findall(r"--[\w-]+", fill)} <= set(PAPER)


@KINDS
def test_the_drawing_is_the_same_each_time_and_differs_by_width(kind):
    again = svg(CHARTS[kind], 720, 321), svg(CHARTS[kind], 720, 321)
    assert again[0] == again[1]
    assert CHARTS[kind].wide != CHARTS[kind].narrow


@KINDS
def test_the_press_sets_it(kind, tmp_path):
    (tmp_path / "gambar.svg").write_bytes(print_svg(CHARTS[kind], 720, CHARTS[kind].height))
    (tmp_path / "lembar.typ").write_text('#set text(font: "Arimo")\n#image("gambar.svg", alt: "gambar")')
    press = typst.Compiler(str(tmp_path / "lembar.typ"), font_paths=_fonts(), ignore_system_fonts=True)
    assert b"var(" not in (tmp_path / "gambar.svg").read_bytes()
    assert press.compile(format="pdf")[:5] == b"%PDF-"


@KINDS
def test_every_row_of_the_table_is_as_long_as_its_head(kind):
    table = CHARTS[kind].table
    assert {len(row) for row in table.rows} == {len(table.head)}
    assert json.loads(CHARTS[kind].json) == CHARTS[kind].options


def test_figures_are_written_the_indonesian_way_and_the_unknown_is_said():
    assert CHARTS["bars"].table.rows == (
        (UNITS[0], "1.234,5\N{NO-BREAK SPACE}%"), (UNITS[1], "belum ada data"), (UNITS[2], "45,2\N{NO-BREAK SPACE}%")
    )  # fmt: skip
    assert ">belum ada data<" in CHARTS["bars"].wide
    assert "1,234" not in CHARTS["bars"].wide


def test_a_gap_in_a_line_stays_a_gap():
    assert [datum["value"] for datum in CHARTS["lines"].options["baseOption"]["series"][0]["data"]] == [70, "-", 91.5]


def test_a_corner_that_is_not_known_is_not_drawn_at_zero():
    corners = CHARTS["radar"].options["baseOption"]["radar"]["indicator"]
    assert [corner["name"] for corner in corners] == ["A", "B", "C"]
    assert CHARTS["radar"].title == "Profil (tanpa D: belum ada data)"
    assert CHARTS["radar"].table.rows[3] == ("D", "3", "belum ada data")


def test_names_are_shown_on_demand():
    assert "<title>Sari. Potensial 80,5, Kinerja 90,0</title>" in CHARTS["scatter"].wide


def test_a_name_with_marks_of_xml_stays_a_name():
    titles = [each.text for each in ET.fromstring(CHARTS["heatmap"].wide).iter() if each.tag.endswith("title")]
    assert f"{UNITS[0]}, A: 0,0" in titles


def test_flows_of_nobody_are_left_out_and_one_place_may_stand_on_both_sides():
    assert [row[2] for row in CHARTS["sankey"].table.rows] == ["4", "1"]
    flow = CHARTS["sankey"].options["baseOption"]["series"][0]
    assert [node["name"] for node in flow["data"]] == [f"<{UNITS[0]}", "<Inspektorat", ">Inspektorat", f">{UNITS[0]}"]


def test_only_the_flows_of_which_the_finding_speaks_are_coloured():
    flows = [("Dinas A", "Dinas B", 3), ("Dinas A", "Dinas C", 1), ("Dinas D", "Dinas C", 2), ("Dinas D", "Dinas B", 1)]
    drawn = sankey("t", "f", flows, marked=("Dinas A", "Dinas C")).options["baseOption"]["series"][0]["links"]
    giver, taker, grey = (drawn[n]["lineStyle"]["color"] for n in (0, 2, 3))
    assert [link["lineStyle"]["color"] for link in drawn] == [giver, giver, taker, grey]
    assert len({giver, taker, grey}) == 3


@pytest.mark.parametrize(("value", "step"), [(-1, 1), (0, 1), (0.99, 1), (1, 3), (1.99, 3), (2, 5), (9, 5)])
def test_a_step_begins_with_its_least_figure(value, step):
    assert shade(value, STEPS)[0] == f"var(--gambar-tingkat-{step})"


@pytest.mark.parametrize("steps", [[Step(0, "a")], [Step(1, "a"), Step(0, "b")], [Step(0, "a"), Step(0, "b")]])
def test_steps_that_do_not_rise_are_refused(steps):
    with pytest.raises(ValueError, match="berurutan naik"):
        heatmap("t", "f", ["A"], ["B"], [[1]], steps=steps)


def test_thousands_of_points_are_gathered_with_their_neighbours_and_nobody_is_lost():
    points = [Point(f"Orang {n}", n % 50, n % 7) for n in range(MANY + 1)]
    axes = Axis("X"), Axis("Y")
    found = gathered(points, *axes)
    counted = sum(int(point.name.split()[0]) if point.name.endswith("lagi") else 1 for point in found)
    assert (counted, len(found) < 400) == (MANY + 1, True)
    assert len(scatter("t", "f", points, *axes).wide) < 200_000


def test_an_empty_picture_is_still_a_picture():
    assert bars("t", "Belum ada data.", [], {"Nilai": []}).table.rows == ()
    assert "<svg" in bars("t", "Belum ada data.", [], {"Nilai": []}).wide


def test_threads_share_one_engine():
    charts = [bars("t", f"f{n}", ["A"], {"N": [n]}) for n in range(8)]
    with ThreadPoolExecutor(8) as crew:
        assert list(crew.map(lambda chart: chart.wide, charts)) == [chart.wide for chart in charts]


def test_an_engine_started_inside_an_event_loop_draws_there_and_afterwards():
    async def draw():
        return svg(bars("t", "Di dalam loop", ["A"], {"N": [41]}), 400, 200)

    drawing._engine.cache_clear()
    assert "<svg" in asyncio.run(draw())
    assert "<svg" in svg(bars("t", "Sesudah loop", ["A"], {"N": [42]}), 400, 200)


def test_a_role_that_the_palette_does_not_know_is_refused():
    with pytest.raises(KeyError):
        role("warna-merah-muda")
