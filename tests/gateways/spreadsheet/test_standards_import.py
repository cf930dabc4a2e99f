"""Standards from a table: a bad cell has its reason, nothing goes by halves, twice is once."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

import cast
from openkarier.gateways.spreadsheet import importing
from openkarier.gateways.spreadsheet.kinds import standards as kinds
from openkarier.stages.registry.imports.operations import ImportRefused
from openkarier.stages.standards.models import COLUMNS, KompetensiTeknis, StandarJabatan
from openkarier.stages.standards.queries import standards_of

pytestmark = pytest.mark.django_db
HEADS = [column.heading for column in kinds.STANDARD.columns]
GOOD = {
    "Kode jabatan": "kabid", "Kode unit": "kebersihan", "Berlaku mulai": "01-07-2026", "Nomor SK": "SK 061/1/2026",
    **dict.fromkeys(kinds.LEVELS.values(), "3"),
}  # fmt: skip


@pytest.fixture
def city():
    return cast.city()


def table(heads, *rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def take(*rows, heads=HEADS):
    taken = importing.read(table(heads, *rows), instansi="5871", at=cast.NOW)
    return importing.stage(taken, instansi="5871", file_name="skj.csv", actor="dewi", at=cast.NOW)


def apply(run, skip=False):
    return importing.apply(run, skip_errors=skip, actor="dewi", at=cast.NOW)


def dictionary(nama="Sampah"):
    row = {
        "Kode kompetensi": "LH.01",
        "Nama kompetensi": nama,
        "Urusan pemerintahan": "LH",
        "Sumber kamus": "Kamus",
    }
    apply(take(row, heads=[column.heading for column in kinds.DICTIONARY.columns]))


def test_the_columns_of_the_file_are_those_of_the_table():
    assert list(kinds.LEVELS) == list(COLUMNS)


def test_a_good_table_becomes_standards_and_the_second_time_nothing(city):
    dictionary()
    full = GOOD | {"Kompetensi teknis": "LH.01 = 4", "pendidikan": "", "Pangkat terendah": "III/d"}
    full |= {"Pelatihan": "penting: PKA; perlu: Bimtek sampah", "Indikator kinerja jabatan": "a; b"}
    full.pop("pendidikan")
    run = take(full)
    assert (run.baru, run.galat) == (1, 0)
    apply(run)
    found = standards_of([city.jabatan["kabid"]], date(2026, 7, 1))[city.jabatan["kabid"].pk]
    assert (found.total, found.technical, found.source) == (27, {"LH.01": 4}, "SK 061/1/2026")
    assert StandarJabatan.objects.get().syarat == [
        ["pelatihan", "PKA", "penting"],
        ["pelatihan", "Bimtek sampah", "perlu"],
    ]
    again = take(full)
    assert (again.baru, again.sama, again.galat) == (0, 1, 0)


@pytest.mark.parametrize(
    ("change", "kolom", "alasan"),
    [
        ({"Integritas": "0"}, "Integritas", "1 sampai 5"),
        ({"Integritas": "6"}, "Integritas", "1 sampai 5"),
        ({"Komunikasi": "3,5"}, "Komunikasi", "1 sampai 5"),
        ({"Komunikasi": "tinggi"}, "Komunikasi", "1 sampai 5"),
        ({"Komunikasi": ""}, "Komunikasi", "Kosong"),
        ({"Nomor SK": ""}, "Nomor SK", "Kosong"),
        ({"Berlaku mulai": "31-02-2026"}, "Berlaku mulai", "tidak ada di kalender"),
        ({"Berlaku mulai": "01-01-2010"}, "Kode jabatan", "sebelum 2017"),
        ({"Kode jabatan": "raja"}, "Kode jabatan", "raja tidak ada di unit kebersihan"),
        ({"Kode unit": "laut"}, "Kode jabatan", "tidak ada di unit laut"),
        ({"Kompetensi teknis": "XX.1 = 2"}, "Kode jabatan", "XX.1 tidak ada dalam kamus"),
    ],
)
def test_a_bad_cell_is_refused_with_its_reason_and_the_rest_waits(city, change, kolom, alasan):
    other = GOOD | {"Kode jabatan": "kadis-laut", "Kode unit": "laut"}
    run = take(GOOD | change, other)
    said = [(each.nomor, each.kolom, alasan in each.alasan) for each in run.findings.filter(tingkat="galat")]
    assert said == [(2, kolom, True)]
    with pytest.raises(ImportRefused):
        apply(run)
    assert StandarJabatan.objects.count() == 0
    apply(run, skip=True)
    assert StandarJabatan.objects.get().jabatan == city.jabatan["kadis-laut"]


def test_a_post_twice_with_other_levels_is_refused_in_both_rows(city):
    run = take(GOOD, GOOD | {"Integritas": "4"})
    assert list(run.findings.values_list("nomor", "kode", "tingkat")) == [(2, "NIP11", "galat"), (3, "NIP11", "galat")]


def test_a_standard_that_was_decided_is_never_changed_by_a_file(city):
    apply(take(GOOD))
    run = take(GOOD | {"Integritas": "5"})
    assert [each.alasan for each in run.findings.all()] == [
        "Jabatan ini sudah mempunyai standar lain yang mulai berlaku hari itu."
    ]
    apply(run, skip=True)
    assert StandarJabatan.objects.get().integritas == 3


def test_an_optional_cell_that_cannot_be_read_warns_and_the_row_goes_on(city):
    run = take(GOOD | {"Pelatihan": "PKA"})
    assert (run.galat, run.peringatan, run.baru) == (0, 1, 1)


def test_the_dictionary_is_amended_by_its_next_file(city):
    dictionary()
    dictionary("Pengelolaan sampah")
    assert KompetensiTeknis.objects.get().nama == "Pengelolaan sampah"
