"""What the doorkeeper lets in and what it sends away, with a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from gateways.spreadsheet import siasn_export as siasn
from openkarier.gateways.spreadsheet import guard
from openkarier.gateways.spreadsheet.guard import FileRefused, kind_of_content

MIB = 1024 * 1024


def archive(parts: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def workbook(sheet: bytes) -> bytes:
    return archive({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet})


def test_a_workbook_and_a_csv_are_told_by_their_bytes():
    assert kind_of_content(siasn.export_xlsx(siasn.city(2))) == "xlsx"
    assert kind_of_content(b"NIP,NAMA\n1,2\n") == "csv"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "kosong"),
        (b" \r\n ", "kosong"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"<html><table><tr>", "halaman web"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "halaman web"),
        (b"PK\x03\x04 dan sisanya hilang", "rusak"),
        (b"Rar!\x1a\x07", "RAR"),
        (archive({"mimetype": b"x", "content.xml": b"<x/>"}), ".ods"),
        (archive({"xl/workbook.bin": b"x"}), ".xlsb"),
        (archive({"word/document.xml": b"<x/>"}), "Word"),
        (archive({"data.csv": b"NIP"}), "zip"),
    ],
)
def test_other_files_are_sent_away_by_name(content, word):
    with pytest.raises(FileRefused) as caught:
        kind_of_content(content)
    assert word in caught.value.alasan
    assert caught.value.tindakan.endswith(".")


def test_the_largest_file_is_the_limit_itself(monkeypatch):
    monkeypatch.setattr(guard, "LARGEST_FILE", 10)
    assert kind_of_content(b"1234567890") == "csv"
    with pytest.raises(FileRefused):
        kind_of_content(b"12345678901")


def test_a_bomb_is_refused_before_it_opens(monkeypatch):
    monkeypatch.setattr(guard, "LARGEST_UNPACKED", 8 * MIB)
    bomb = workbook(b"<worksheet>" + b" " * (9 * MIB))
    assert len(bomb) < MIB
    with pytest.raises(FileRefused, match="membengkak"):
        kind_of_content(bomb)


def test_a_bomb_that_lies_about_its_size_is_refused_too(monkeypatch):
    monkeypatch.setattr(guard, "LARGEST_UNPACKED", 8 * MIB)
    size = 9 * MIB
    bomb = workbook(b" " * size)
    lying = bomb.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(FileRefused, match="membengkak"):
        kind_of_content(lying)


def test_too_many_parts_are_refused():
    parts = {"xl/workbook.xml": b"<workbook/>"} | {f"xl/media/{number}": b"" for number in range(200)}
    with pytest.raises(FileRefused):
        kind_of_content(archive(parts))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576"><v>1</v></c>',
        b"<c r='XFD1'><v>1</v></c>",
        b'<c s="1" r="A1000000"><v>1</v></c>',
        b'<x:c r="A100000" t="s"><x:v>1</x:v></x:c>',
        b'<c r="IW1"><v>1</v></c>',
        b'<row r="1048576"><c><v>1</v></c></row>',
    ],
)
def test_one_cell_far_away_does_not_lay_out_the_whole_sheet(cell):
    with pytest.raises(FileRefused, match="baris atau"):
        kind_of_content(workbook(b"<worksheet><sheetData>" + cell + b"</sheetData></worksheet>"))


@pytest.mark.parametrize(
    "cell",
    [b'<c r="XFD1048576" s="1"/>', b'<c r="IV99999"><v>1</v></c>', b'<row r="1048576"></row><c r="A1"><v>1</v></c>'],
)
def test_far_cells_that_are_only_painted_do_no_harm(cell):
    assert kind_of_content(workbook(b"<worksheet><sheetData>" + cell + b"</sheetData></worksheet>")) == "xlsx"


def test_a_far_cell_is_seen_across_the_seam_of_two_pieces():
    filler = b"<!--" + b"x" * (MIB - 30) + b"-->"
    sheet = filler + b'<c r="XFD1048576"><v>1</v></c>'
    with pytest.raises(FileRefused):
        kind_of_content(workbook(sheet))


def test_a_locked_archive_is_refused():
    content = bytearray(workbook(b"<worksheet/>"))
    central = content.find(b"PK\x01\x02")
    content[central + 8] |= 1
    with pytest.raises(FileRefused, match="kata sandi"):
        kind_of_content(bytes(content))
