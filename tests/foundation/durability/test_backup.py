"""A backup is one consistent moment, is checked, and comes back without deleting anything."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from openkarier.foundation.durability.backup import DATABASE, MANIFEST, BackupRefused, backup, read, restore

AT = datetime(2026, 11, 1, 5, tzinfo=UTC)


@pytest.fixture
def data(tmp_path):
    """A data folder with a database in WAL mode, a document, and things that stay out."""
    folder = tmp_path / "data"
    (folder / "files" / "surat").mkdir(parents=True)
    (folder / "files" / "surat" / "1.pdf").write_bytes(b"%PDF")
    (folder / "static").mkdir()
    (folder / "static" / "app.css").write_text("x")
    (folder / "secret").write_text("rahasia")
    with closing(sqlite3.connect(folder / DATABASE)) as made:
        made.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE django_migrations (app TEXT, name TEXT);"
            "INSERT INTO django_migrations VALUES ('registry', '0001_initial');"
            "CREATE TABLE unit (id INTEGER PRIMARY KEY, nama TEXT);"
            "CREATE TABLE orang (id INTEGER PRIMARY KEY, unit_id INTEGER REFERENCES unit (id));"
            "INSERT INTO unit VALUES (1, 'Dinas');"
        )
        made.executemany("INSERT INTO orang VALUES (?, 1)", [(number,) for number in range(1, 501)])
        made.commit()
    return folder


def made(data, target, report=lambda done, total: None):
    return backup(data / DATABASE, data, target, at=AT, product="0.1.0", report=report)


def people(database):
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute("SELECT COUNT(*) FROM orang").fetchone()[0]


def test_the_manifest_says_what_is_inside_and_reads_back_equal(data, tmp_path):
    manifest = made(data, tmp_path / "c")
    assert manifest.tables == {"django_migrations": 1, "orang": 500, "unit": 1}
    assert (manifest.migrations, manifest.files) == (["registry.0001_initial"], 1)
    assert read(tmp_path / "c") == manifest


def test_documents_go_along_but_secrets_and_static_files_do_not(data, tmp_path):
    made(data, tmp_path / "c")
    names = sorted(str(file.relative_to(tmp_path / "c")) for file in (tmp_path / "c").rglob("*") if file.is_file())
    assert names == ["files/surat/1.pdf", MANIFEST, DATABASE]


def test_what_others_write_meanwhile_is_not_half_in_it(data, tmp_path):
    with closing(sqlite3.connect(data / DATABASE)) as other:

        def write(done, total):
            other.execute("INSERT INTO orang (unit_id) VALUES (1)")
            other.commit()

        manifest = made(data, tmp_path / "c", report=write)
    assert people(data / DATABASE) > 500
    assert manifest.tables["orang"] == people(tmp_path / "c" / DATABASE) == 500


def test_an_existing_target_is_not_overwritten(data, tmp_path):
    made(data, tmp_path / "c")
    with pytest.raises(BackupRefused, match="sudah ada"):
        made(data, tmp_path / "c")


def test_a_missing_database_is_said_and_not_created(data, tmp_path):
    (data / DATABASE).unlink()
    with pytest.raises(BackupRefused, match="openkarier init"):
        made(data, tmp_path / "c")
    assert not (data / DATABASE).exists()


def test_a_broken_link_is_not_backed_up_as_if_it_were_whole(data, tmp_path):
    with closing(sqlite3.connect(data / DATABASE)) as other:
        other.execute("INSERT INTO orang (unit_id) VALUES (99)")
        other.commit()
    with pytest.raises(BackupRefused, match="tautan putus di tabel orang"):
        made(data, tmp_path / "c")
    assert not (tmp_path / "c").exists()


def test_one_changed_byte_is_noticed(data, tmp_path):
    made(data, tmp_path / "c")
    copy = tmp_path / "c" / DATABASE
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    with pytest.raises(BackupRefused, match="berubah sejak dicadangkan"):
        read(tmp_path / "c")


def test_a_manifest_with_another_count_is_refused(data, tmp_path):
    made(data, tmp_path / "c")
    file = tmp_path / "c" / MANIFEST
    told = json.loads(file.read_text())
    told["tables"]["orang"] = 499
    file.write_text(json.dumps(told))
    with pytest.raises(BackupRefused, match="jumlah baris berbeda di orang"):
        read(tmp_path / "c")


def test_a_raw_copy_is_no_backup(data):
    with pytest.raises(BackupRefused, match="-wal"):
        read(data)


def test_a_restore_brings_the_moment_back_and_keeps_what_was_there(data, tmp_path):
    made(data, tmp_path / "c")
    with closing(sqlite3.connect(data / DATABASE)) as other:
        other.execute("DELETE FROM orang WHERE id > 100")
        other.commit()
    (data / "files" / "surat" / "2.pdf").write_bytes(b"%PDF-2")
    manifest = restore(tmp_path / "c", data / DATABASE, data, tmp_path / "lama")
    assert people(data / DATABASE) == manifest.tables["orang"] == 500
    assert people(tmp_path / "lama" / DATABASE) == 100
    assert sorted(file.name for file in (data / "files" / "surat").iterdir()) == ["1.pdf"]
    assert (tmp_path / "lama" / "files" / "surat" / "2.pdf").read_bytes() == b"%PDF-2"
    assert (data / "secret").read_text() == "rahasia"


def test_the_published_book_is_never_taken_back_and_the_signer_never_leaves(data, tmp_path):
    for name in ("ledger", "ledger-signer"):
        (data / name).mkdir()
        (data / name / "x").write_text("1")
    made(data, tmp_path / "c")
    (data / "ledger" / "x").write_text("2")
    restore(tmp_path / "c", data / DATABASE, data, tmp_path / "lama")
    assert (data / "ledger" / "x").read_text() == "2"
    assert not (tmp_path / "c" / "ledger-signer").exists()
    empty = tmp_path / "mesin-baru"
    empty.mkdir()
    restore(tmp_path / "c", empty / DATABASE, empty, tmp_path / "lama2")
    assert (empty / "ledger" / "x").read_text() == "1"


def test_a_database_in_use_is_not_replaced(data, tmp_path):
    made(data, tmp_path / "c")
    with closing(sqlite3.connect(data / DATABASE)) as server:
        server.execute("SELECT COUNT(*) FROM orang").fetchone()
        with pytest.raises(BackupRefused, match="sedang dipakai"):
            restore(tmp_path / "c", data / DATABASE, data, tmp_path / "lama")
    assert not (tmp_path / "lama").exists()


def test_a_restore_into_an_empty_folder_works_as_well(data, tmp_path):
    made(data, tmp_path / "c")
    new = tmp_path / "mesin-baru"
    new.mkdir()
    restore(tmp_path / "c", new / DATABASE, new, tmp_path / "lama")
    assert people(new / DATABASE) == 500
