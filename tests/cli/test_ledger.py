"""openkarier ledger, verify and witness, as typed."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from openkarier.cli.main import main
from openkarier.foundation.journal import triggers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """A book and a signer of its own."""
    settings.LEDGER_FOLDER = tmp_path / "ledger"
    settings.LEDGER_SIGNER = tmp_path / "signer"
    settings.LEDGER_ORIGIN = "contoh.go.id/buku-merit"
    return tmp_path


@pytest.fixture
def write():
    from datetime import UTC, datetime

    from openkarier.foundation.journal.operations import record

    at = datetime(2026, 11, 21, tzinfo=UTC)
    return lambda count: [record("PERNYATAAN_CABUT", actor="a", at=at, subject=f"p:{n}") for n in range(count)]


def test_publish_then_verify_all_and_the_database(write, capsys):
    write(3)
    assert main(["ledger", "publish"]) == 0
    assert main(["verify", "all"]) == 0
    assert main(["verify", "database"]) == 0
    told = capsys.readouterr().out.split("\n")
    assert told[0] == "Buku Merit contoh.go.id/buku-merit: 3 catatan terbit."
    assert told[1].startswith("SAH: 3 catatan di contoh.go.id/buku-merit, akar ")
    assert told[2:6] == [
        "SAH: 3 catatan di basis data sama dengan buku yang terbit.",
        "  belum terbit : 0",
        "  isi disimpan : 3",
        "  isi dihapus  : 0",
    ]


def test_verify_database_names_the_first_bad_index(write, capsys):
    from django.db import connection

    write(5)
    main(["ledger", "publish"])
    triggers.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_leaf SET entry = 'x' WHERE \"index\" IN (2, 4)")
    triggers.lay(connection)
    assert main(["verify", "database"]) == 1
    assert capsys.readouterr().out.endswith("Catatan pertama yang rusak: nomor 2.\n")


def test_verify_consistent_and_receipt(write, capsys, folders):
    from openkarier.foundation.journal.queries import leaf_proof

    write(3)
    main(["ledger", "publish"])
    shutil.copytree(folders / "ledger", folders / "old")
    write(3)
    main(["ledger", "publish"])
    assert main(["verify", "consistent", str(folders / "old"), str(folders / "ledger")]) == 0
    assert main(["verify", "consistent", str(folders / "old" / "checkpoint"), str(folders / "ledger")]) == 0
    (folders / "a.tlog-proof").write_bytes(leaf_proof(4))
    assert main(["verify", "receipt", str(folders / "a.tlog-proof")]) == 0
    assert "SAH: catatan nomor 4 di contoh.go.id/buku-merit (6 catatan)." in capsys.readouterr().out
    (folders / "a.tlog-proof").write_bytes(leaf_proof(4).replace(b"index 4", b"index 3"))
    assert main(["verify", "receipt", str(folders / "a.tlog-proof")]) == 1


def test_without_a_published_book_nothing_can_be_decided(capsys):
    assert main(["verify", "all"]) == 2
    assert capsys.readouterr().out.startswith("BELUM DAPAT DIPERIKSA: Berkas ")


def test_a_restored_backup_is_refused_with_advice_and_recovered(write, capsys):
    from django.db import connection

    from openkarier.foundation.journal.models import Payload

    write(4)
    main(["ledger", "publish"])
    triggers.lift(connection)
    Payload.objects.filter(leaf_id__gte=2).delete()
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM journal_leaf WHERE "index" >= 2')
    triggers.lay(connection)
    assert main(["ledger", "publish"]) == 1
    assert "`openkarier ledger recover`" in capsys.readouterr().err
    assert main(["ledger", "recover"]) == 0
    assert main(["ledger", "recover"]) == 0
    assert main(["ledger", "publish"]) == 0
    assert capsys.readouterr().out == (
        "2 catatan dikembalikan ke basis data.\nTidak ada catatan yang hilang.\n"
        "Buku Merit contoh.go.id/buku-merit: 5 catatan terbit.\n"
    )


def test_a_witness_from_key_to_quorum(write, capsys, folders):
    write(2)
    main(["ledger", "publish"])
    capsys.readouterr()
    main(["ledger", "keys"])
    log = capsys.readouterr().out.split()[1]
    state = ["witness", "--state", str(folders / "saksi")]
    assert main([*state, "init", "inspektorat.contoh.go.id/saksi"]) == 0
    key = capsys.readouterr().out.split()[-1]
    (folders / "signer" / "policy").write_text(f"witness inspektorat {key}\nquorum inspektorat\n")
    main(["ledger", "publish"])
    assert main(["verify", "all"]) == 2
    assert main([*state, "cosign", str(folders / "ledger")]) == 1
    assert main([*state, "trust", log]) == 0
    capsys.readouterr()
    assert main([*state, "cosign", str(folders / "ledger")]) == 0
    (folders / "lines").write_text(capsys.readouterr().out)
    assert main(["ledger", "cosign", str(folders / "lines")]) == 0
    assert main(["verify", "all"]) == 0
    assert capsys.readouterr().out.startswith("Pos pemeriksaan kini memuat 2 tanda tangan.\nSAH: 2 catatan")


def test_a_new_key_is_announced_and_the_book_goes_on(write, capsys):
    write(2)
    main(["ledger", "publish"])
    assert main(["ledger", "new-key"]) == 0
    key = capsys.readouterr().out.split()[-1]
    assert main(["ledger", "publish"]) == 0
    assert main(["ledger", "keys"]) == 0
    assert capsys.readouterr().out.split("\n")[1] == f"log {key}"
    assert main(["verify", "all"]) == 0


def test_the_witness_runs_without_a_database(folders):
    command = [sys.executable, "-m", "openkarier.cli.main", "witness", "--state", str(folders / "s"), "init", "a/b"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folders)
    assert (told.returncode, told.stderr) == (0, "")
    assert sorted(path.name for path in folders.iterdir()) == ["s"]
