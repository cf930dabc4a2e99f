"""Files as they come: kinds by their headings, quirks taken off, errors told cell by cell."""

from __future__ import annotations

from datetime import date

import pytest

from gateways.spreadsheet import siasn_export as siasn
from openkarier.core.records import Tingkat, pack, unpack
from openkarier.gateways.spreadsheet import headings, intake
from openkarier.gateways.spreadsheet.guard import FileRefused
from openkarier.gateways.spreadsheet.intake import NeedsMapping
from openkarier.gateways.spreadsheet.kinds import BY_NAME, KINDS
from openkarier.gateways.spreadsheet.kinds.base import Context

TODAY = Context(date(2026, 11, 21))
CITY = siasn.city(30)


def read(content, lookup=lambda fingerprint: None, tahun=None):
    return intake.read(content, Context(TODAY.today, tahun), lookup)


def people(rows=None, **options):
    return siasn.xlsx(siasn.EXPORT, CITY.export if rows is None else rows, **options)


def changed(row=0, **cells):
    """The export with some cells of one row replaced; underscores in names stand for blanks."""
    rows = [list(each) for each in CITY.export]
    for name, value in cells.items():
        rows[row][siasn.EXPORT.index(name.replace("_", " "))] = value
    return rows


@pytest.mark.parametrize(
    ("content", "kind", "line"),
    [
        (siasn.units_xlsx(CITY), "unit", 1),
        (siasn.heads_xlsx(CITY), "struktural", 1),
        (siasn.functional_xlsx(CITY), "fungsional", 1),
        (siasn.clerks_xlsx(CITY), "pelaksana", 1),
        (siasn.export_xlsx(CITY), "pegawai", 1),
        (siasn.history_xlsx(CITY), "riwayat", 1),
        (siasn.recap_xlsx(CITY), "kinerja", 8),
        (people(above=["PEMERINTAH KOTA CONTOH", "DATA ASN", ""]), "pegawai", 4),
    ],
)
def test_a_kind_is_known_by_its_headings_wherever_they_stand(content, kind, line):
    taken = read(content)
    assert (taken.kind.name, taken.heading.index + 1, taken.findings) == (kind, line, [])


def test_the_real_export_has_67_columns_of_which_12_are_needed():
    assert len(siasn.EXPORT) == 67
    assert sum(column.required for column in BY_NAME["pegawai"].columns) == 12


@pytest.mark.parametrize("shuffle", [1, 2, 3])
def test_columns_may_stand_in_any_order(shuffle):
    assert read(people(shuffle=shuffle)).rows == read(people()).rows


def test_xlsx_and_every_csv_give_the_same_rows():
    wanted = read(people()).rows
    for options in (
        {},
        {"delimiter": ";"},
        {"delimiter": "\t"},
        {"encoding": "utf-8-sig"},
        {"encoding": "utf-16"},
        {"encoding": "cp1252"},
    ):
        assert read(siasn.csv_bytes(siasn.EXPORT, CITY.export, **options)).rows == wanted


def test_windows_letters_survive():
    rows = changed(NAMA="RENÉ D’ARCY")
    assert read(siasn.csv_bytes(siasn.EXPORT, rows, encoding="cp1252")).rows[0].record.nama == "RENÉ D’ARCY"


def test_a_csv_that_names_its_delimiter_keeps_its_row_numbers():
    content = b"sep=;\r\n" + siasn.csv_bytes(siasn.EXPORT, CITY.export, delimiter=";")
    assert read(content).rows[0].nomor == 3


def test_a_row_is_read_with_its_quirks_taken_off():
    rows = changed(NAMA="\u00a0 SITI \u00a0AISYAH ", GELAR_DEPAN="null", TANGGAL_LAHIR=date(1980, 5, 6),
                   JENIS_KELAMIN="P",
                   NIP_BARU='="198005062005012901"', TMT_CPNS="2005-01-01", EMAIL_GOV="siti@kota.go.id",
                   KEDUDUKAN_HUKUM_ID=1, TINGKAT_PENDIDIKAN_ID=5, GOL_AKHIR_NAMA="Penata (III/c)")  # fmt: skip
    record = read(people(rows)).rows[0].record
    assert (record.nama, record.gelar_depan, record.tanggal_lahir) == ("SITI AISYAH", None, date(1980, 5, 6))
    assert (record.nip, record.jenis_kelamin, record.tmt_cpns) == ("198005062005012901", "F", date(2005, 1, 1))
    assert (record.kedudukan_hukum, record.tingkat_pendidikan, record.golongan) == ("01", "05", "III/c")
    assert record.email == "siti@kota.go.id"


def test_unknown_columns_and_empty_rows_are_passed_over():
    heads = [*siasn.EXPORT, "KOLOM BARU 2027"]
    rows = [[*row, "x"] for row in CITY.export] + [[""] * 68] * 20 + [["Dicetak 1 Januari 2027", *[""] * 67]]
    taken = read(siasn.xlsx(heads, rows))
    assert (taken.total, taken.heading.ignored[-1]) == (30, "KOLOM BARU 2027")


def test_the_sheet_with_the_headings_is_found_among_others():
    assert read(siasn.export_xlsx(CITY, sheets=("Data", "Kosong"))).total == 30


def test_an_error_tells_row_column_value_reason_and_advice():
    taken = read(people(changed(4, TANGGAL_LAHIR="31-02-1990")))
    assert len(taken.rows) == 29
    [found] = taken.findings
    assert (found.nomor, found.kolom, found.nilai) == (6, "TANGGAL LAHIR", "31-02-1990")
    assert (found.tingkat, found.alasan) == (Tingkat.GALAT, "Tanggal ini tidak ada di kalender.")
    assert found.tindakan == "Tulis sebagai hari-bulan-tahun, mis. 31-12-1990."
    assert taken.listed == frozenset({CITY.people[4]["NIP BARU"].strip("'")})


def test_what_is_not_needed_is_left_out_with_a_warning():
    taken = read(people(changed(4, TAHUN_LULUS="dua ribu", EMAIL="tanpa-at")))
    assert len(taken.rows) == 30
    assert {(found.nomor, found.kolom, found.tingkat) for found in taken.findings} == {
        (6, "TAHUN LULUS", Tingkat.PERINGATAN),
        (6, "EMAIL", Tingkat.PERINGATAN),
    }
    assert (taken.rows[4].record.tahun_lulus, taken.rows[4].record.email) == (None, None)


def test_a_must_that_is_empty_is_an_error():
    [found] = read(people(changed(0, NAMA="null"))).findings
    assert (found.kode, found.kolom, found.tingkat) == ("KOSONG", "NAMA", Tingkat.GALAT)


@pytest.mark.parametrize("cell", [1.99001012015031e17, "1.99E+17", "1,99001E+17"])
def test_a_nip_that_became_a_number_refuses_the_file(cell):
    with pytest.raises(FileRefused) as caught:
        read(people(changed(2, NIP_BARU=cell)))
    assert "baris 4 sudah diubah Excel menjadi bilangan" in caught.value.alasan
    assert "kolom NIP teks" in caught.value.tindakan


def test_equal_twins_count_once_and_contradicting_ones_not_at_all():
    taken = read(people([*CITY.export, CITY.export[0]]))
    assert len(taken.rows) == 30
    assert [(found.nomor, found.kode, found.tingkat) for found in taken.findings] == [(32, "NIP11", Tingkat.PERINGATAN)]
    other = changed(0, NAMA="ORANG LAIN")[0]
    taken = read(people([*CITY.export, other]))
    assert len(taken.rows) == 29
    assert [(found.nomor, found.tingkat) for found in taken.findings] == [(2, Tingkat.GALAT), (32, Tingkat.GALAT)]


def test_headings_that_are_not_all_known_ask_for_a_mapping():
    heads = [{"NIP BARU": "Nomor Induk", "GOL AKHIR NAMA": "Ruang"}.get(each, each) for each in siasn.EXPORT]
    with pytest.raises(NeedsMapping) as caught:
        read(siasn.xlsx(heads, CITY.export))
    assert caught.value.kind is BY_NAME["pegawai"]
    assert caught.value.heading.missing == ("nip", "golongan")
    answer = {"kind": "pegawai", "columns": {"nip": "Nomor Induk", "golongan": "Ruang"}}
    taken = read(siasn.xlsx(heads, CITY.export, shuffle=5), {caught.value.fingerprint: answer}.get)
    assert taken.rows == read(people()).rows


def test_headings_that_mean_nothing_to_us_are_shown_for_mapping():
    with pytest.raises(NeedsMapping) as caught:
        read(siasn.csv_bytes(["Apel", "Jeruk", "Pisang"], [["1", "2", "3"]]))
    assert (caught.value.kind, caught.value.titles) == (None, ("Apel", "Jeruk", "Pisang"))


@pytest.mark.parametrize("content", [b"satu kolom saja\n1\n2\n", siasn.xlsx(siasn.EXPORT, [])])
def test_files_without_anything_to_import_are_refused(content):
    with pytest.raises(FileRefused):
        read(content)


def test_a_quote_that_is_never_closed_is_not_read_as_one_enormous_cell():
    content = siasn.csv_bytes(siasn.EXPORT, CITY.export)
    broken = content.replace(b",JALAN RAHASIA NOMOR 3,", b',"JALAN RAHASIA NOMOR 3,')
    assert broken != content
    with pytest.raises(FileRefused, match="Tanda kutip"):
        read(broken)


def test_the_year_of_a_recap_comes_from_its_title_or_the_person():
    assert {row.record.tahun for row in read(siasn.recap_xlsx(CITY)).rows} == {2024}
    silent = siasn.recap_xlsx(CITY, title="REKAPITULASI")
    assert {found.kode for found in read(silent).findings} == {"TAHUN"}
    assert {row.record.tahun for row in read(silent, tahun=2023).rows} == {2023}
    two = siasn.recap_xlsx(CITY, title="PERIODE 2023 - 2024")
    assert read(two).rows == []


def test_fingerprints_do_not_mind_order_case_or_signs():
    assert headings.fingerprint(["NIP BARU", "Nama", ""]) == headings.fingerprint(["nama", "nip_baru"])


def test_records_survive_being_kept_as_json():
    for content in (people(), siasn.units_xlsx(CITY), siasn.history_xlsx(CITY), siasn.recap_xlsx(CITY)):
        for row in read(content).rows:
            assert unpack(type(row.record), pack(row.record)) == row.record


@pytest.mark.parametrize("heading", ["NIK", "No. NIK", "NIK (KTP)", "noKk", "NPWP NOMOR", "NOMOR BPJS", "AGAMA NAMA",
                                     "Status Kawin", "ALAMAT", "Nama Ibu Kandung", *siasn.PRIVATE[:6]])  # fmt: skip
def test_private_headings_are_known_in_every_spelling(heading):
    assert headings.private(heading)


@pytest.mark.parametrize("heading", ["UNIK", "TEKNIK", "Klinik", "NIP", "NAMA", "Pangkat", "UNOR ID"])
def test_other_headings_are_not_private(heading):
    assert not headings.private(heading)


def test_a_mapping_that_names_a_private_heading_is_not_followed():
    heads = ["NIK" if each == "NIP BARU" else each for each in siasn.EXPORT if each != "NIK"]
    answer = {"kind": "pegawai", "columns": {"nip": "NIK"}}
    rows = [[cell for name, cell in zip(siasn.EXPORT, row, strict=True) if name != "NIK"] for row in CITY.export]
    with pytest.raises(NeedsMapping):
        read(siasn.xlsx(heads, rows), lambda fingerprint: answer)


def test_no_column_of_ours_is_one_that_must_never_be_kept():
    private = {headings.normal(each) for each in (*siasn.PRIVATE, "AGAMA ID", "JENIS KAWIN ID", "NOMOR BPJS", "No KK")}
    assert {name for kind in KINDS for column in kind.columns for name in column.names} & private == set()
