"""doctor, backup and restore from the terminal, on a database file of their own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OPENKARIER_")}
    place = {
        **kept,
        "OPENKARIER_DATA": str(tmp_path_factory.mktemp("data")),
        "OPENKARIER_EMAIL_PASSWORD": "sangat-rahasia",
    }
    assert said(place, "init").returncode == 0
    return place


def said(place, *words):
    command = [sys.executable, "-m", "openkarier.cli.main", *words]
    return subprocess.run(command, env=place, capture_output=True, text=True, timeout=120, check=False)


def test_doctor_finds_a_fresh_database_well_and_hides_secrets(place):
    told = said(place, "doctor", "--deep")
    assert (told.returncode, told.stderr) == (0, "")
    assert "✓ Migrasi: lengkap" in told.stdout
    assert "✓ Halaman basis data: ok" in told.stdout
    assert "sangat-rahasia" not in told.stdout


def test_doctor_says_what_is_missing_before_init(place, tmp_path):
    told = said({**place, "OPENKARIER_DATA": str(tmp_path)}, "doctor")
    assert told.returncode == 1
    assert "belum diterapkan: openkarier init" in told.stdout


@pytest.mark.parametrize("words", [("demo",), ("worker",), ("serve", "--port", "0"), ("import", "pegawai.csv")])
def test_a_command_that_needs_tables_says_what_to_do_before_init(place, tmp_path, words):
    told = said({**place, "OPENKARIER_DATA": str(tmp_path)}, *words)
    assert told.returncode == 1
    assert told.stderr.startswith("Basis data belum siap: ")
    assert told.stderr.endswith("Jalankan: openkarier init\n")


def test_a_backup_comes_back_and_the_restore_is_written_down(place, tmp_path):
    assert said(place, "backup", str(tmp_path / "c")).returncode == 0
    checked = said(place, "restore", str(tmp_path / "c"), "--periksa")
    assert (checked.returncode, "✓ Cadangan utuh" in checked.stdout) == (0, True)
    restored = said(place, "restore", str(tmp_path / "c"), "--ya")
    assert (restored.returncode, restored.stderr) == (0, "")
    with closing(sqlite3.connect(Path(place["OPENKARIER_DATA"]) / "openkarier.sqlite3")) as opened:
        assert opened.execute("SELECT kind, actor FROM journal_payload").fetchall() == [("PULIH", "operator")]


ACTS = """
import django; django.setup()
from django.db import transaction; from django.utils import timezone
from openkarier.foundation.journal.operations import record
with transaction.atomic():
    for number in range(3):
        record("PERNYATAAN_CABUT", actor="uji", at=timezone.now(), subject=f"uji:{number}")
"""


def test_a_restore_of_an_older_moment_does_not_fork_the_published_book(place, tmp_path):
    assert said(place, "backup", str(tmp_path / "c")).returncode == 0
    django = {**place, "DJANGO_SETTINGS_MODULE": "openkarier.config.settings"}
    subprocess.run([sys.executable, "-c", ACTS], env=django, check=True)
    assert said(place, "ledger", "publish").returncode == 0
    restored = said(place, "restore", str(tmp_path / "c"), "--ya")
    assert "✓ Buku Merit: 3 catatan dikembalikan" in restored.stdout
    assert said(place, "ledger", "publish").returncode == 0
    assert said(place, "verify", "database").stdout.startswith("SAH: ")


def test_a_folder_without_manifest_is_refused_in_one_sentence(place, tmp_path):
    told = said(place, "restore", str(tmp_path), "--ya")
    assert told.returncode == 1
    assert told.stderr.startswith("Tidak dipulihkan: ")
