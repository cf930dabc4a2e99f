"""The file store: whole or not at all, and what a name promises is what comes back."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from time import time

import pytest

from openkarier.foundation.documents import store


@pytest.fixture(autouse=True)
def scratch(settings, tmp_path):
    settings.DATA = tmp_path


def test_content_comes_back_by_its_hash_and_is_kept_once():
    name = store.put(b"surat")
    assert name == hashlib.sha256(b"surat").hexdigest()
    assert store.put(b"surat") == name
    assert store.get(name) == b"surat"
    assert [file.name for file in store.folder().rglob("*") if file.is_file()] == [name]


def test_a_crash_before_the_rename_leaves_no_file_of_that_name(monkeypatch):
    def crash(*_):
        raise OSError("power cut")

    monkeypatch.setattr(Path, "rename", crash)
    with pytest.raises(OSError, match="power cut"):
        store.put(b"surat")
    assert not store.has(hashlib.sha256(b"surat").hexdigest())


def test_a_file_cut_short_is_written_again():
    name = store.put(b"surat lengkap")
    place = store.folder() / name[:2] / name
    place.write_bytes(b"surat")
    assert store.put(b"surat lengkap") == name
    assert store.get(name) == b"surat lengkap"


def test_an_altered_and_a_missing_file_are_refused():
    name = store.put(b"surat")
    (store.folder() / name[:2] / name).write_bytes(b"Surat")
    with pytest.raises(store.DamagedFile, match="berubah"):
        store.get(name)
    store.drop(name)
    with pytest.raises(store.DamagedFile, match="tidak ditemukan"):
        store.get(name)


def test_a_name_that_is_no_hash_never_reaches_the_disk():
    with pytest.raises(store.DamagedFile, match="bukan SHA-256"):
        store.get("../" * 20 + "secret")


def test_a_sweep_takes_old_orphans_only():
    kept, orphan, young = store.put(b"a"), store.put(b"b"), store.put(b"c")
    leftover = store.folder() / kept[:2] / ".x.tmp"
    leftover.write_bytes(b"half")
    for name in (store.folder() / kept[:2] / kept, store.folder() / orphan[:2] / orphan, leftover):
        os.utime(name, (time() - store.YOUNG - 5,) * 2)
    assert store.sweep({kept}) == 2
    assert (store.has(kept), store.has(orphan), store.has(young), leftover.exists()) == (True, False, True, False)
