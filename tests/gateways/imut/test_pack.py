"""The pack for I-MUT and the sheet that comes back: codes as text, dates as dates, names that compute nothing."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from types import SimpleNamespace as Row

import pytest
from python_calamine import CalamineWorkbook

from openkarier.gateways.imut import results
from openkarier.gateways.imut.pack import pack
from openkarier.gateways.spreadsheet.guard import FileRefused

AT = datetime(2026, 11, 9, 3, tzinfo=UTC)
LONG = "Rd. Hj. Siti Nurhalizah Wulandari Kusumawardhani Prawirodirdjo"  # 60 letters and more
COLUMNS = [
    "NIP", "Nama", "Pangkat/golongan", "Jabatan lama", "Eselon lama", "TMT jabatan lama", "Jabatan baru",
    "Eselon baru", "Jenis", "Dasar", "Hasil penilaian", "Alasan", "Hasil pertek", "Nomor pertek", "Tanggal pertek",
]  # fmt: skip


def post(nama, eselon="III.b"):
    return Row(nama=nama, eselon=eselon, unit=Row(nama="Dinas Pasar"))


def name(**changes):
    """One name of a pack, as the gateway reads it."""
    person = Row(
        nip="198703012010011901", nama_gelar=changes.pop("nama", "Wati Kurnia"), golongan="III/d",
        tmt_jabatan=changes.pop("tmt", date(2022, 1, 3)),
    )  # fmt: skip
    usulan = Row(
        peringkat=changes.pop("peringkat", 1), pelamar=4, merit=812, get_jenis_display=lambda: "Rotasi",
        sidang=Row(nama="Sidang TPK I"), alasan=changes.pop("alasan", "Kebutuhan organisasi."),
    )  # fmt: skip
    placed = Row(pegawai=person, dari=changes.pop("dari", post("Kepala Bidang")), ke=post("Sekretaris"), usulan=usulan,
                 alasan="")  # fmt: skip
    plain = {"penempatan": placed, "penempatan_id": 7, "hasil": "menunggu", "nomor": "", "tanggal": None}
    return Row(**{**plain, **changes})


def sheets(names, papers=None):
    found = Row(nomor="800/1", tanggal=date(2026, 11, 9))
    body = zipfile.ZipFile(io.BytesIO(pack(found, names, papers or {}, {}, by="dewi", at=AT)))
    read = {}
    for file, sheet in (("usul.xlsx", "Usul"), ("berkas.xlsx", "Berkas")):
        book = CalamineWorkbook.from_filelike(io.BytesIO(body.read(file)))
        read[sheet] = book.get_sheet_by_name(sheet).to_python()
    return read


def test_an_empty_pack_still_has_its_columns():
    assert sheets([])["Usul"] == [COLUMNS]


def test_a_name_of_sixty_letters_a_code_and_a_date_come_through_whole():
    row = dict(zip(COLUMNS, sheets([name(nama=LONG)])["Usul"][1], strict=True))
    assert (row["NIP"], row["Nama"], row["TMT jabatan lama"]) == ("198703012010011901", LONG, date(2022, 1, 3))
    assert row["Hasil penilaian"] == "peringkat 1 dari 4; nilai 812"


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_what_looks_like_a_formula_stays_text(evil):
    row = dict(zip(COLUMNS, sheets([name(alasan=evil, nama=evil)])["Usul"][1], strict=True))
    assert (row["Alasan"], row["Nama"]) == (evil, evil)
    body = pack(Row(nomor="1", tanggal=AT.date()), [name(alasan=evil)], {}, {}, by="d", at=AT)
    inner = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(io.BytesIO(body)).read("usul.xlsx")))
    assert b"<f>" not in inner.read("xl/worksheets/sheet1.xml")


def test_what_is_not_known_is_empty_and_never_zero():
    row = dict(zip(COLUMNS, sheets([name(dari=None, tmt=None, peringkat=None)])["Usul"][1], strict=True))
    assert (row["Jabatan lama"], row["Eselon lama"], row["TMT jabatan lama"]) == ("–", "", "")
    assert row["Hasil penilaian"].startswith("tidak diperingkat")


def test_the_list_of_papers_has_the_usual_ones_and_those_on_file():
    paper = Row(kunci="dok.x", nomor="800/7", tanggal=date(2026, 11, 3), penerbit="Gubernur")
    rows = sheets([name()], {7: [paper]})["Berkas"]
    assert [row[2] for row in rows[1:]] == [
        "SK pangkat terakhir", "SK jabatan terakhir", "Penilaian kinerja 2 tahun terakhir",
        "Berita acara sidang TPK", "dok.x",
    ]  # fmt: skip
    assert rows[-1][3:] == ["800/7", date(2026, 11, 3), "Gubernur"]


HEAD = "NIP;Hasil pertek;Nomor pertek;Tanggal pertek\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("198703012010011901;setuju;P/1;31-02-2026", "Tanggal pertek “31-02-2026” tidak terbaca"),
        ("1987;setuju;P/1;09-11-2026", "tidak 18 digit"),
        ("1.98703012010012E+17;setuju;P/1;09-11-2026", "tidak 18 digit"),
    ],
)
def test_a_damaged_row_is_named_by_its_number(line, said):
    good, faults = results.read((HEAD + line).encode())
    assert (good, faults[0].baris, said in faults[0].sentence) == ([], 2, True)


@pytest.mark.parametrize("day", ["09-11-2026", "9/11/2026", "2026-11-09", "09.11.2026"])
def test_dates_are_read_as_people_type_them(day):
    good, faults = results.read((HEAD + f"198703012010011901;Disetujui;P/1;{day}").encode())
    assert ([(each.hasil, each.tanggal) for each in good], faults) == ([("setuju", date(2026, 11, 9))], [])


def test_rows_that_bkn_has_not_answered_are_left_out():
    good, faults = results.read((HEAD + "198703012010011901;;;\n;setuju;P/1;09-11-2026\n").encode())
    assert (good, faults) == ([], [])


def test_a_file_without_the_columns_is_refused_with_what_to_do():
    with pytest.raises(FileRefused, match="tidak memuat kolom NIP"):
        results.read(b"a;b\n1;2\n")
