"""What a downloaded workbook holds when it is opened again."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from openkarier.gateways.spreadsheet import export
from openkarier.gateways.spreadsheet.export import About, Column, Kind, Sheet, TooManyRows, write

ABOUT = About(
    "Partisipasi Open Karier",
    "198001012005019001",
    datetime(2026, 11, 21, 5, 0, tzinfo=UTC),
    [("Saringan", "Semua OPD")],
)
TRIGGERS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
PAYLOADS = [
    f"{trigger}{body}"
    for trigger in TRIGGERS
    for body in (
        "1+1",
        'HYPERLINK("http://jahat.example";"klik")',
        "cmd|' /C calc'!A0",
        "SUM(A1:A9)",
        'IMPORTXML("x")',
        'DDE("a")',
    )
]


def made(columns, rows, name="Daftar"):
    file = io.BytesIO()
    write(file, [Sheet(name, columns, rows)], ABOUT)
    file.seek(0)
    return file


def opened(file, sheet=0):
    file.seek(0)
    return CalamineWorkbook.from_filelike(file).get_sheet_by_index(sheet).to_python()


def xml(file):
    with zipfile.ZipFile(file) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name)


def test_each_kind_comes_back_as_what_it_is():
    columns = [
        Column("NIP", Kind.CODE),
        Column("Nama"),
        Column("Jumlah", Kind.NUMBER),
        Column("Nilai", Kind.DECIMAL),
        Column("Bagian", Kind.PERCENT),
        Column("TMT", Kind.DATE),
        Column("Pada", Kind.MOMENT),
        Column("Hadir"),
        Column("Kosong"),
    ]
    row = ["199001012015019001", "Sari", 1234, Decimal("87.50"), 0.512, date(2026, 1, 2), ABOUT.at, True, None]
    head, back = opened(made(columns, [row]))
    assert head == [column.heading for column in columns]
    assert back == [
        "199001012015019001",
        "Sari",
        1234.0,
        87.5,
        0.512,
        date(2026, 1, 2),
        datetime(2026, 11, 21, 12, 0),  # noqa: DTZ001  # a sheet knows no zones: local time
        "Ya",
        "",
    ]


def test_a_nip_that_arrives_as_a_number_keeps_its_eighteen_digits():
    assert opened(made([Column("NIP", Kind.CODE)], [[199001012015019001]]))[1] == ["199001012015019001"]


def test_no_text_ever_computes():
    assert len(PAYLOADS) == 60
    file = made([Column("Nama")], [[payload] for payload in PAYLOADS])
    body = xml(file)
    assert "<f>" not in body
    assert "hyperlink" not in body.lower().replace("hyperlink(", "")
    read = [row[0].replace("\r", "") for row in opened(file)[1:]]
    assert read == [payload.replace("\r", "") for payload in PAYLOADS]
    assert len(re.findall(r't="inlineStr"', body)) >= 60


def test_text_that_looks_like_a_formula_keeps_its_apostrophe_when_it_is_edited():
    with zipfile.ZipFile(made([Column("Nama")], [["=1+1"], ["Sari"]])) as parts:
        assert 'quotePrefix="1"' in parts.read("xl/styles.xml").decode()


def test_what_no_sheet_can_hold_is_left_out_and_what_no_cell_can_is_cut():
    back = opened(made([Column("Nama")], [["a\x00b\x0b\ud800c"], ["x" * 40_000]]))
    assert back[1] == ["abc"]
    assert (len(back[2][0]), back[2][0][-1]) == (32_767, "…")


def test_the_sheet_of_explanations_says_who_when_how_many_and_filtered_how():
    back = opened(made([Column("Nama")], [["a"]] * 1234), sheet=1)
    assert back == [
        ["Partisipasi Open Karier", ""],
        ["", ""],
        ["Diunduh oleh", "198001012005019001"],
        ["Pada", "21-11-2026 12.00"],
        ["Jumlah baris", "1.234"],
        ["Saringan", "Semua OPD"],
    ]


def test_the_heading_stays_repeats_and_filters_also_over_an_empty_list():
    body = xml(made([Column("NIP"), Column("Nama")], []))
    assert 'state="frozen"' in body
    assert '<autoFilter ref="A1:B2"/>' in body


def test_a_sheet_name_is_made_fit():
    names = CalamineWorkbook.from_filelike(made([Column("A")], [], name="Dinas [A/B]: " + "x" * 40)).sheet_names
    assert names[0] == ("Dinas  A B   " + "x" * 40)[:31]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        made([Column("A"), Column("B")], [["satu"]])


def test_a_list_longer_than_a_sheet_is_refused_with_advice(monkeypatch):
    monkeypatch.setattr(export, "ROWS", 3)
    assert len(opened(made([Column("A")], [["x"]] * 3))) == 4
    with pytest.raises(TooManyRows, match="Saring dulu"):
        made([Column("A")], [["x"]] * 4)


def test_memory_does_not_grow_with_the_rows(tmp_path):
    columns = [Column(f"K{n}") for n in range(3)]
    peaks = []
    for size in (400, 3200):
        tracemalloc.start()
        with (tmp_path / "besar.xlsx").open("wb") as file:
            write(file, [Sheet("Besar", columns, (["nilai"] * 3 for _ in range(size)))], ABOUT)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
