"""A witness cosigns what continues the book it saw, and nothing else; the book carries its signature."""

from __future__ import annotations

import base64
import threading

import pytest

from openkarier.cli.witness import server_of
from openkarier.foundation.journal import quorum
from openkarier.foundation.journal.openkarier_verify import Checkpoint, Undecided, verify_folder
from openkarier.foundation.journal.publishing import cosign, policy_of, publish
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.witness import Behind, Refusal, Witness, read_request, request_body

pytestmark = pytest.mark.django_db
NOW = 1_795_000_000


@pytest.fixture
def witness(tmp_path, signer):
    """A witness at the inspectorate that trusts the book of this test."""
    found = Witness(tmp_path / "saksi")
    found.create("inspektorat.contoh.go.id/saksi")
    found.trust(signer.key.public)
    return found


def vkey(witness):
    from openkarier.foundation.journal.keys import SigningKey

    return SigningKey.read(witness.folder / "key").public


def ask(signer, witness, address=""):
    """Name the witness in the book's policy, and require it."""
    text = f"witness inspektorat {vkey(witness)} {address}".strip()
    (signer.folder / "policy").write_text(f"{text}\nquorum inspektorat\n")


def test_it_cosigns_the_first_tree_and_each_that_continues_it(witness, shelf, signer, write):
    ask(signer, witness)
    old = 0
    for count in (3, 0, 300):
        write(count)
        note = publish(shelf=shelf, signer=signer)
        proof = shelf.consistency(old, note.size)
        line = witness.cosign(old, proof, note.text, NOW)
        policy_of(signer).check(Checkpoint.parse(note.text + line))
        raw = base64.b64decode(line.split()[2])
        assert int.from_bytes(raw[4:12], "big") == NOW
        old = note.size
    assert witness.latest(note.origin) == (303, base64.b64encode(note.root).decode())


def test_it_refuses_a_split_view_even_under_the_true_key(witness, shelf, signer, write, tmp_path):
    write(5)
    note = publish(shelf=shelf, signer=signer)
    witness.cosign(0, [], note.text, NOW)
    other = Shelf(tmp_path / "other")
    other.append(0, [f"lain {n}" for n in range(9)])
    for size, status in ((5, 409), (9, 422)):
        body = f"{note.origin}\n{size}\n{base64.b64encode(other.root(size) if size == 9 else bytes(32)).decode()}\n"
        forged = f"{body}\n{signer.key.sign(body.encode())}"
        with pytest.raises(Refusal) as refusal:
            witness.cosign(5, other.consistency(5, 9) if size == 9 else [], forged, NOW)
        assert refusal.value.status == status
    assert witness.latest(note.origin)[0] == 5


def test_it_answers_each_wrong_request_as_the_specification_says(witness, shelf, signer, write, tmp_path):
    write(5)
    note = publish(shelf=shelf, signer=signer)
    stranger = Witness(tmp_path / "lain")
    stranger.create("lain/saksi")
    forged = note.text.replace("\n5\n", "\n6\n")
    for who, old, text, status in (
        (stranger, 0, note.text, 404),
        (witness, 0, forged, 403),
        (witness, 6, note.text, 400),
        (witness, 0, "bukan catatan", 400),
    ):
        with pytest.raises(Refusal) as refusal:
            who.cosign(old, [], text, NOW)
        assert refusal.value.status == status
    with pytest.raises(Behind) as behind:
        witness.cosign(3, [], note.text, NOW)
    assert (behind.value.status, behind.value.size) == (409, 0)


def test_a_request_reads_back_as_it_was_written():
    proof = [bytes(range(32)), bytes(32)]
    assert read_request(request_body(7, proof, "a\n7\nx\n\n\u2014 a b\n")) == (7, proof, "a\n7\nx\n\n\u2014 a b\n")
    for wrong in ("", "old -1\n\nx", "old 07\n\nx", "lama 7\n\nx", "old 7\n%%%\n\nx"):
        with pytest.raises(Refusal):
            read_request(wrong)


@pytest.fixture
def served(witness):
    """The witness's own server on a free port."""
    server = server_of(witness, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_publishing_collects_cosignatures_over_the_network(witness, served, shelf, signer, write):
    ask(signer, witness, f"{served}/")
    write(5)
    first = publish(shelf=shelf, signer=signer)
    assert [name for name, _ in first.signatures] == [first.origin, "inspektorat.contoh.go.id/saksi"]
    assert verify_folder(shelf.folder) == first
    write(300)
    assert verify_folder(shelf.folder).size == 5
    assert publish(shelf=shelf, signer=signer).size == 305
    assert verify_folder(shelf.folder).size == 305


def test_a_silent_witness_does_not_hold_up_the_book(witness, shelf, signer, write):
    ask(signer, witness, "http://127.0.0.1:9")
    write(2)
    assert publish(shelf=shelf, signer=signer).size == 2
    with pytest.raises(Undecided, match="Menunggu saksi: baru 0 dari 1"):
        verify_folder(shelf.folder)


def test_a_cosignature_can_come_on_a_stick_and_stays_on_republication(witness, shelf, signer, write):
    ask(signer, witness)
    write(2)
    note = publish(shelf=shelf, signer=signer)
    line = witness.cosign(0, [], note.text, NOW)
    strange = line.replace("inspektorat", "lainnya")
    false = line[:-10] + ("A" if line[-10] != "A" else "B") + line[-9:]
    assert len(cosign(shelf=shelf, signer=signer, lines=strange + false).signatures) == 1
    assert len(cosign(shelf=shelf, signer=signer, lines=line + line).signatures) == 2
    assert len(publish(shelf=shelf, signer=signer).signatures) == 2
    assert verify_folder(shelf.folder).size == 2


def test_nobody_answers_is_no_answer():
    assert quorum.post("http://127.0.0.1:9/add-checkpoint", b"") == (0, "")
