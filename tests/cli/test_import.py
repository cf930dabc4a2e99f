"""`openkarier import`: several files in one go, shown before applied, nothing half done."""

from __future__ import annotations

import pytest

from gateways.spreadsheet import siasn_export as siasn
from openkarier.cli import main as cli
from openkarier.stages.registry.models import Instansi, Pegawai, Unit
from openkarier.stages.registry.staging import ImportRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    """Seven files whose names say nothing of their order."""
    made = siasn.city(20)
    for name, make in (
        ("a-rekap", siasn.recap_xlsx),
        ("b-riwayat", siasn.history_xlsx),
        ("c-asn", siasn.export_xlsx),
        ("d-jf", siasn.functional_xlsx),
        ("e-pelaksana", siasn.clerks_xlsx),
        ("f-kepala", siasn.heads_xlsx),
        ("g-unor", siasn.units_xlsx),
    ):
        (tmp_path / f"{name}.xlsx").write_bytes(make(made))
    return tmp_path


def run(*words):
    return cli.main(["import", *map(str, words)])


def test_a_bare_registry_is_filled_from_seven_files_in_any_order(files, capsys):
    assert run("--instansi", "5871", "--ya", *sorted(files.iterdir())) == 0
    told = capsys.readouterr().out
    assert told.index("g-unor") < told.index("f-kepala") < told.index("c-asn") < told.index("b-riwayat")
    assert (Pegawai.objects.count(), Instansi.objects.get().nama) == (20, "Pemerintah Kota Bengkulu")
    assert ImportRun.objects.filter(state="terap").count() == 7
    assert run(*sorted(files.iterdir())) == 0
    assert capsys.readouterr().out.count("Tidak ada yang berubah.") == 7


def test_a_rehearsal_shows_all_and_changes_nothing(files, capsys):
    run("--instansi", "5871", "--ya", files / "g-unor.xlsx")
    assert run("--periksa", *sorted(files.iterdir())) == 0
    assert "20 baris: 20 baru" in capsys.readouterr().out
    assert (Pegawai.objects.count(), ImportRun.objects.count()) == (0, 1)


def test_without_a_terminal_nothing_is_applied_unasked(files, capsys):
    assert run("--instansi", "5871", files / "g-unor.xlsx") == 1
    assert "tambahkan --ya" in capsys.readouterr().out
    assert Unit.objects.count() == 0


def test_one_unreadable_file_stops_all_of_them(files, capsys):
    (files / "h.xlsx").write_bytes(b"%PDF-1.7")
    assert run("--instansi", "5871", "--ya", *sorted(files.iterdir()), files / "tidak-ada.xlsx") == 1
    told = capsys.readouterr().out
    assert "h.xlsx: Ini berkas PDF" in told
    assert "tidak-ada.xlsx: tidak dapat dibuka" in told
    assert Unit.objects.count() == 0


def test_unknown_headings_are_listed_with_the_nearest_kind(files, capsys):
    (files / "x.csv").write_bytes(siasn.csv_bytes(["ID", "NAMA_UNOR", "BAPAK"], [["1", "Kota", ""]]))
    assert run("--instansi", "5871", files / "x.csv") == 1
    told = capsys.readouterr().out
    assert "Hierarki unit organisasi" in told
    assert "Kolom yang belum ketemu: ID_ATASAN" in told


def test_errors_stop_the_file_unless_left_out_and_go_to_a_sheet(files, tmp_path, capsys):
    bad = siasn.xlsx(["ID", "NAMA_UNOR", "ID_ATASAN"], [["1", "Kota", ""], ["2", "=SUM(A1)", "9"]])
    (files / "unit.xlsx").write_bytes(bad)
    sheet = tmp_path / "galat.xlsx"
    words = ("--instansi", "5871", "--ya", "--daftar-galat", sheet, files / "unit.xlsx")
    assert run(*words) == 1
    assert "masih ada galat" in capsys.readouterr().out
    assert sheet.read_bytes().startswith(b"PK")
    assert Unit.objects.count() == 0
    assert run("--lewati-galat", *words) == 0
    assert list(Unit.objects.values_list("nama", flat=True)) == ["Kota"]


def test_an_agency_must_be_named_where_there_is_none(files, capsys):
    assert run(files / "g-unor.xlsx") == 1
    assert "--instansi KODE" in capsys.readouterr().out
    assert run("--instansi", "99999", files / "g-unor.xlsx") == 1
    assert "tidak ada di daftar BKN" in capsys.readouterr().out
