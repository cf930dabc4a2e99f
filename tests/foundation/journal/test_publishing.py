"""The published book: signed, continued, never forked; tampering named; a restored backup recovered."""

from __future__ import annotations

import base64
import json
import shutil
from random import Random

import pytest
from django.db import transaction

from openkarier.foundation.journal.audit import audit_database, check_leaves
from openkarier.foundation.journal.keys import SigningKey
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import (
    WITNESS_KEY,
    Checkpoint,
    Invalid,
    Policy,
    Undecided,
    read_entries,
    tile_path,
    verify_folder,
    verify_growth,
    verify_receipt_in,
)
from openkarier.foundation.journal.operations import erase
from openkarier.foundation.journal.publishing import change_key, policy_of, publish, recover
from openkarier.foundation.journal.queries import leaf_proof
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.signer import Fork, Head
from openkarier.foundation.journal.tally import Tally

from .conftest import AT
from .tampering import TAMPERINGS, sql, tampered, without_triggers

pytestmark = pytest.mark.django_db


def test_the_book_is_published_signed_and_verified_by_the_standalone_verifier(shelf, signer, write):
    write(300)
    note = publish(shelf=shelf, signer=signer)
    assert (note.origin, note.size, note.root) == ("contoh.go.id/buku-merit", 300, shelf.root(300))
    assert verify_folder(shelf.folder) == note
    assert sorted(path.name for path in shelf.folder.iterdir() if path.is_file()) == [
        "checkpoint",
        "daily.json",
        "openkarier_verify.py",
        "policy",
        "verifikasi.html",
    ]


def test_publishing_again_continues_the_book_and_repeats_nothing(shelf, signer, write, tmp_path):
    write(255)
    publish(shelf=shelf, signer=signer)
    shutil.copytree(shelf.folder, tmp_path / "old")
    first = publish(shelf=shelf, signer=signer)
    assert first.size == 255
    write(2)
    second = publish(shelf=shelf, signer=signer)
    earlier, later = verify_growth(tmp_path / "old", shelf.folder)
    assert (earlier, later) == (first, second)
    assert (shelf.folder / "tile/0/000").stat().st_size == 8192
    assert not (shelf.folder / "tile/0/000.p").exists()
    assert signer.head == Head(257, second.root)


def test_an_empty_book_can_be_published(shelf, signer):
    assert publish(shelf=shelf, signer=signer).size == 0
    assert verify_folder(shelf.folder).size == 0


def test_the_signers_files_are_for_its_own_eyes(shelf, signer, write):
    publish(shelf=shelf, signer=signer)
    assert (signer.folder / "key").stat().st_mode & 0o777 == 0o600
    assert signer.folder.stat().st_mode & 0o777 == 0o700


def test_the_daily_counts_are_published_and_survive_an_interruption(shelf, signer, write):
    write(3)
    publish(shelf=shelf, signer=signer)
    erase(Leaf.objects.get(pk=1), citation="UU 27/2022 Ps. 8", actor="a", at=AT)
    (shelf.folder / "daily.json").unlink()  # as if killed before it was written
    publish(shelf=shelf, signer=signer)
    tally = Tally.read(shelf.folder)
    assert tally.size == 4
    assert dict(tally.counts) == {("2026-11-21", "PERNYATAAN_CABUT"): 3, ("2026-11", "HAPUS"): 1}


# --- Tampering ---


@pytest.mark.parametrize("tamper", TAMPERINGS)
@pytest.mark.parametrize("seed", range(3))
def test_each_kind_of_tampering_is_named_through_the_payloads_too(shelf, signer, write, tamper, seed):
    write(40)
    publish(shelf=shelf, signer=signer)
    assert audit_database(shelf).kept == 40
    with without_triggers():
        first = tamper(Random(seed), 40)
        with pytest.raises(Invalid) as found:
            audit_database(shelf)
    assert found.value.index == first
    Payload.objects.all().delete()  # or the test's own end would stumble over the torn-out leaf


@pytest.mark.django_db(transaction=True)  # the triggers are lifted for good, or SQLite re-reads its schema each time
def test_thousands_of_random_tamperings_are_all_named(shelf, signer, write):
    """10,000 of them in benchmarks/ledger.py."""
    write(30)
    publish(shelf=shelf, signer=signer)
    assert audit_database(shelf) == (Checkpoint.parse((shelf.folder / "checkpoint").read_text()), 0, 30, 0)
    Payload.objects.all().delete()
    dice = Random(4)
    with without_triggers(), transaction.atomic():
        for _ in range(2_000):
            with tampered(dice, 30) as first, pytest.raises(Invalid) as found:
                check_leaves(shelf, 30)
            assert found.value.index == first


@pytest.mark.parametrize("at", [0, 255, 256, 299])
def test_a_changed_payload_salt_or_search_column_is_named(shelf, signer, write, at):
    write(300)
    publish(shelf=shelf, signer=signer)
    for column, value in (("body", "{}"), ("salt", b"x" * 32), ("actor", "orang lain"), ("kind", "PUTUSAN")):
        with without_triggers(), pytest.raises(Invalid) as found:
            mark = transaction.savepoint()
            sql(f"UPDATE journal_payload SET {column} = %s WHERE leaf_id = %s", value, at)
            try:
                audit_database(shelf)
            finally:
                transaction.savepoint_rollback(mark)
        assert found.value.index == at


@pytest.mark.parametrize("index", [0, 255, 256, 511, 512, 599])
def test_a_changed_entry_in_the_published_folder_is_named(shelf, signer, write, index):
    write(600)
    publish(shelf=shelf, signer=signer)
    width = 256 if index < 512 else 88
    path = shelf.folder / tile_path("entries", index // 256, width)
    raw = bytearray(path.read_bytes())
    raw[(index % 256) * (len(raw) // width) + 20] ^= 1
    path.write_bytes(raw)
    with pytest.raises(Invalid) as found:
        verify_folder(shelf.folder)
    assert found.value.index == index


def test_a_folder_rebuilt_with_another_past_is_refused_and_the_difference_named(shelf, signer, write, tmp_path):
    write(300)
    publish(shelf=shelf, signer=signer)
    mirror = tmp_path / "mirror"
    shutil.copytree(shelf.folder, mirror)
    forged = [entry.decode() for entry in read_entries(mirror, 0, 256) + read_entries(mirror, 1, 44)]
    forged[77] = forged[77].replace("PERNYATAAN_CABUT", "PUTUSAN")
    other = Shelf(tmp_path / "other")
    size = other.append(0, [*forged, "tambahan"])
    # Even with the true key: a thief who signs a second history is caught by whoever kept the first.
    body = f"{signer.key.public.name}\n{size}\n{base64.b64encode(other.root(size)).decode()}\n"
    other.put("checkpoint", f"{body}\n{signer.key.sign(body.encode())}".encode())
    other.put("policy", (mirror / "policy").read_bytes())
    assert verify_folder(other.folder).size == 301
    with pytest.raises(Invalid, match="bercabang") as found:
        verify_growth(mirror, other.folder)
    assert found.value.index == 77


def test_a_shorter_book_is_refused(shelf, signer, write, tmp_path):
    write(3)
    publish(shelf=shelf, signer=signer)
    shutil.copytree(shelf.folder, tmp_path / "before")
    write(1)
    publish(shelf=shelf, signer=signer)
    with pytest.raises(Invalid, match="lebih pendek") as found:
        verify_growth(shelf.folder, tmp_path / "before")
    assert found.value.index == 3


def test_a_forged_signature_or_a_strange_key_is_refused(shelf, signer, write, tmp_path):
    write(3)
    publish(shelf=shelf, signer=signer)
    text = (shelf.folder / "checkpoint").read_text()
    policy = policy_of(signer)
    policy.check(Checkpoint.parse(text))
    with pytest.raises(Invalid, match="palsu"):
        policy.check(Checkpoint.parse(text.replace("\n3\n", "\n4\n")))
    stranger = SigningKey.create(tmp_path / "k", "contoh.go.id/buku-merit")
    strange = Policy.parse(f"log {stranger.public}\nquorum none\n")
    with pytest.raises(Invalid, match="tidak ditandatangani"):
        strange.check(Checkpoint.parse(text))


# --- Restored backups ---


def test_the_signer_refuses_a_smaller_or_another_tree(shelf, signer, write):
    write(5)
    publish(shelf=shelf, signer=signer)
    head = signer.head
    for wrong in (Head(4, shelf.root(5)), Head(5, bytes(32)), Head(6, bytes(32))):
        with pytest.raises(Fork):
            signer.sign(wrong, [])
    assert signer.head == head


def test_after_a_restore_nothing_is_signed_until_the_lost_leaves_are_recovered(shelf, signer, write):
    write(300)
    publish(shelf=shelf, signer=signer)
    published = [leaf.entry for leaf in Leaf.objects.order_by("index")]
    with without_triggers():  # last night's backup held 200
        Payload.objects.filter(leaf_id__gte=200).delete()
        sql('DELETE FROM journal_leaf WHERE "index" >= 200')
    with pytest.raises(Fork, match=r"200 catatan, padahal 300 .* `openkarier ledger recover`"):
        publish(shelf=shelf, signer=signer)
    assert recover(shelf=shelf, signer=signer, actor="admin", at=AT) == 100
    assert [leaf.entry for leaf in Leaf.objects.order_by("index")][:300] == published
    told = json.loads(Payload.objects.get(leaf_id=300).body)
    assert (told["act"], told["facts"]) == ("PULIH", {"leaf": 200, "sampai": 300})
    assert publish(shelf=shelf, signer=signer).size == 301
    assert audit_database(shelf).erased == 100
    assert recover(shelf=shelf, signer=signer, actor="admin", at=AT) == 0


def test_a_restored_database_that_went_on_working_is_refused(shelf, signer, write):
    write(300)
    publish(shelf=shelf, signer=signer)
    with without_triggers():
        Payload.objects.filter(leaf_id__gte=200).delete()
        sql('DELETE FROM journal_leaf WHERE "index" >= 200')
    write(150)  # new acts under old numbers
    with pytest.raises(Fork, match=r"nomor 2\d\d .* `openkarier ledger recover`"):
        publish(shelf=shelf, signer=signer)
    with pytest.raises(Fork, match="nomor 200 "):
        recover(shelf=shelf, signer=signer, actor="admin", at=AT)
    assert Leaf.objects.count() == 350


def test_a_signer_restored_from_an_old_copy_catches_up_with_its_own_checkpoint(shelf, signer, write, tmp_path):
    write(10)
    publish(shelf=shelf, signer=signer)
    shutil.copy(signer.folder / "head.json", tmp_path / "head.json")
    write(10)
    publish(shelf=shelf, signer=signer)
    shutil.copy(tmp_path / "head.json", signer.folder / "head.json")
    assert signer.head.size == 10
    assert publish(shelf=shelf, signer=signer).size == 20
    assert signer.head.size == 20


def test_a_lost_key_stops_the_signer(shelf, signer, write):
    write(1)
    publish(shelf=shelf, signer=signer)
    (signer.folder / "key").unlink()
    with pytest.raises(Fork, match="hilang"):
        publish(shelf=shelf, signer=signer)


@pytest.mark.parametrize("lost", [False, True])
def test_a_new_key_goes_on_where_the_old_one_stopped(shelf, signer, write, lost):
    write(3)
    old = publish(shelf=shelf, signer=signer)
    former, receipt = signer.key.public, leaf_proof(1, shelf)
    if lost:
        (signer.folder / "key").unlink()
    fresh = change_key(shelf=shelf, signer=signer, actor="operator", at=AT)
    assert signer.key.public == fresh != former
    note = publish(shelf=shelf, signer=signer)
    assert (note.size, note.signed_by(fresh), note.signed_by(former)) == (4, True, False)
    assert verify_folder(shelf.folder) == note
    assert verify_receipt_in(receipt, shelf.folder).note == old  # a receipt from before stays true
    told = json.loads(Payload.objects.get(leaf_id=3).body)
    assert (told["act"], told["facts"]) == ("KUNCI_GANTI", {"lama": str(former), "baru": str(fresh)})
    assert [key.stat().st_mode & 0o777 for key in signer.folder.glob("key*")] == [0o600] * (1 if lost else 2)


# --- Witnesses ---


def test_without_its_quorum_a_checkpoint_waits_for_witnesses(shelf, signer, write, tmp_path):
    write(2)
    keys = [SigningKey.create(tmp_path / name, f"{name}.go.id/saksi", WITNESS_KEY) for name in ("a", "b", "c")]
    lines = [f"witness {key.public.name[0]} {key.public}" for key in keys]
    signer.folder.mkdir()
    (signer.folder / "policy").write_text("\n".join([*lines, "group saksi 2 a b c", "quorum saksi", ""]))
    text = publish(shelf=shelf, signer=signer).text
    policy = policy_of(signer)
    body = Checkpoint.parse(text).body
    for count in range(4):
        note = Checkpoint.parse(
            text + "".join(key.sign(body, 1_700_000_000 + at) for at, key in enumerate(keys[:count]))
        )
        if count < 2:
            with pytest.raises(Undecided, match=f"{count} dari 3"):
                policy.check(note)
        else:
            policy.check(note)
    forged = text + keys[0].sign(body, 1) + keys[1].sign(body + b"x", 1)
    with pytest.raises(Invalid, match="palsu"):
        policy.check(Checkpoint.parse(forged))
