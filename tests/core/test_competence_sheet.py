"""What may stand in a sheet, at its edges, and what people type into it."""

from __future__ import annotations

import pytest

from openkarier.core.competence import even
from openkarier.core.competence_sheet import (
    Sheet,
    StandardRefused,
    Syarat,
    check,
    read_level,
    read_lines,
    read_requirements,
    read_technical,
    written,
)


@pytest.mark.parametrize("level", [1, 5])
def test_levels_at_the_edges_stand(level):
    check(Sheet(even(level), {"LH.01": level}, pangkat="III/d"))


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (Sheet(even(0)), "harus 1 sampai 5; tertulis 0"),
        (Sheet(even(6)), "harus 1 sampai 5; tertulis 6"),
        (Sheet(even(3) | {"integritas": True}), "harus 1 sampai 5"),
        (Sheet(even(3) | {"kesaktian": 3}), "“kesaktian” tidak dikenal"),
        (Sheet({name: 3 for name in even(3) if name != "komunikasi"}), "Komunikasi belum diisi"),
        (Sheet(even(3), {"LH.01": 6}), "LH.01 harus 1 sampai 5"),
        (Sheet(even(3), pangkat="V/a"), "“V/a” tidak dikenal"),
    ],
)
def test_a_sheet_that_cannot_stand_is_refused_with_its_reason(sheet, said):
    with pytest.raises(StandardRefused, match=said):
        check(sheet)


@pytest.mark.parametrize("typed", ["0", "6", "3,5", "3.5", "tiga", "", "-1", "٣"])
def test_a_level_is_a_whole_number_from_1_to_5(typed):
    with pytest.raises(StandardRefused, match="bilangan bulat 1 sampai 5"):
        read_level(typed, "Integritas")


def test_a_cell_and_a_text_area_read_the_same():
    assert (
        read_technical("LH.01 = 3; LH.02=2") == read_technical("LH.01 = 3\n\n LH.02 = 2 ") == {"LH.01": 3, "LH.02": 2}
    )
    assert read_requirements("pendidikan", "Mutlak: S-1; perlu : S-2") == [
        Syarat("pendidikan", "S-1", "mutlak"),
        Syarat("pendidikan", "S-2", "perlu"),
    ]
    assert read_lines(" a ;; b\n") == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "said"), [("LH.01", "kode = level"), ("LH.01=3;LH.01=4", "dua kali"), ("A=7", "1 sam")]
)
def test_technical_competencies_that_cannot_be_read_say_how(typed, said):
    with pytest.raises(StandardRefused, match=said):
        read_technical(typed)


@pytest.mark.parametrize("typed", ["S-1", "wajib: S-1", "mutlak:", ": S-1"])
def test_a_requirement_says_how_much_it_matters(typed):
    with pytest.raises(StandardRefused, match="Awali dengan mutlak, penting, atau perlu"):
        read_requirements("pendidikan", typed)


def test_what_is_written_is_read_again():
    rows = [Syarat("pelatihan", "PKN II", "penting"), Syarat("pendidikan", "S-1", "mutlak")]
    assert read_requirements("pelatihan", written(rows, "pelatihan")) == rows[:1]
