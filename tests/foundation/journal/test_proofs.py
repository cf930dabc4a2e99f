"""A receipt proves itself: as a .tlog-proof, as a sealed PDF, offline, with nothing but the published folder."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64encode

import pytest
import typst
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openkarier.foundation.journal.keys import SigningKey
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import (
    HOLE,
    Invalid,
    Policy,
    Proof,
    Undecided,
    digest_of,
    ed25519_verify,
    hole_of,
    verify_receipt,
    verify_receipt_in,
)
from openkarier.foundation.journal.operations import (
    RefusedAct,
    erase,
    issue_receipt,
    record,
    seal_receipt,
    void_receipt,
)
from openkarier.foundation.journal.publishing import policy_of, publish
from openkarier.foundation.journal.queries import (
    Standing,
    book,
    leaf_proof,
    proved,
    receipt_proof,
    standing,
    standing_of_paper,
    standing_of_proof,
)
from openkarier.foundation.journal.sealing import fill, with_hole

from .conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def letter():
    """A small archive PDF, as the letters are."""
    return paper("Tanda terima")


def paper(title):
    source = f'#set document(title: "{title}")\n#set text(lang: "id")\n= {title}\nPernyataan Karier.'
    return typst.compile(source.encode(), pdf_standards=["a-3a"], timestamp=1_790_000_000)


@pytest.fixture
def receipt(write):
    """A receipt among forty leaves."""
    write(20)
    with transaction.atomic():
        leaf = record("PERNYATAAN_CABUT", actor="199001012020121901", at=AT, subject="aspiration:7")
        found = issue_receipt(period_code="2026-2", leaf=leaf, kind="pernyataan", at=AT)
    write(19)
    return found


@pytest.fixture
def sealed(receipt, letter, shelf, signer):
    """The receipt's PDF, sealed, published and proved."""
    paper = seal_receipt(receipt=receipt, pdf=letter, actor="sistem", at=AT)
    publish(shelf=shelf, signer=signer)
    return proved(paper, shelf)


def test_the_proof_of_an_act_carries_salt_and_payload(receipt, shelf, signer):
    assert receipt_proof(receipt.number, shelf) is None
    publish(shelf=shelf, signer=signer)
    raw = receipt_proof(receipt.number, shelf)
    found = verify_receipt_in(raw, shelf.folder)
    assert (found.index, found.note.size) == (20, 40)
    assert (found.payload["of"], found.payload["actor"]) == ("aspiration:7", "199001012020121901")
    assert len(raw) < 1_500


def test_a_rare_act_whose_day_is_hidden_is_proved_as_well(shelf, signer):
    leaf = record("KEBERATAN", actor="a", at=AT, subject="keberatan:1")
    publish(shelf=shelf, signer=signer)
    assert verify_receipt(leaf_proof(leaf.index, shelf), policy_of(signer)).payload["of"] == "keberatan:1"


def test_an_unknown_number_and_an_erased_leaf_have_no_proof(receipt, shelf, signer):
    publish(shelf=shelf, signer=signer)
    copy = receipt_proof(receipt.number, shelf)
    erase(Leaf.objects.get(pk=20), citation="UU 27/2022 Ps. 8", actor="a", at=AT)
    publish(shelf=shelf, signer=signer)
    assert receipt_proof(receipt.number, shelf) is None
    assert receipt_proof("2026-2-0000-0000-0000-0000", shelf) is None
    assert verify_receipt_in(copy, shelf.folder).index == 20  # the person's own copy still verifies


def test_sealing_keeps_the_pages_and_is_repeatable(letter):
    sealed = with_hole(letter)
    assert sealed.startswith(letter)
    assert with_hole(letter) == sealed
    assert digest_of(sealed) == digest_of(fill(sealed, b"c2sp.org/tlog-proof@v1\nindex 0\n"))
    with pytest.raises(ValueError, match="does not fit"):
        fill(sealed, bytes(HOLE + 1))
    with pytest.raises(ValueError, match="no hole"):
        fill(letter, b"")


def test_a_sealed_paper_is_valid_offline_and_online(sealed, receipt, shelf):
    found = verify_receipt_in(sealed, shelf.folder)
    assert found.payload["facts"] == {"nomor": receipt.number, "sidik": digest_of(sealed), "leaf": 20}
    assert standing_of_paper(sealed) == (Standing.VALID, receipt)
    assert standing_of_paper(sealed, receipt.number) == (Standing.VALID, receipt)


def test_a_paper_that_waits_for_its_checkpoint_says_so(receipt, letter, shelf, signer):
    paper = seal_receipt(receipt=receipt, pdf=letter, actor="sistem", at=AT)
    assert proved(paper, shelf) == paper
    publish(shelf=shelf, signer=signer)
    with pytest.raises(Undecided, match="belum dilampirkan"):
        verify_receipt(paper, policy_of(signer))
    assert standing_of_paper(paper).standing is Standing.VALID  # the register knows its digest already


def test_sealing_again_records_nothing_and_a_signed_version_is_sealed_as_well(receipt, letter):
    first = seal_receipt(receipt=receipt, pdf=letter, actor="sistem", at=AT)
    assert seal_receipt(receipt=receipt, pdf=letter, actor="sistem", at=AT) == first
    assert Payload.objects.filter(kind="DOKUMEN_TERBIT").count() == 1
    signed = seal_receipt(receipt=receipt, pdf=paper("Tanda terima, ditandatangani"), actor="sistem", at=AT)
    assert standing_of_paper(first).receipt == standing_of_paper(signed).receipt == receipt


def test_one_paper_does_not_get_two_numbers(receipt, letter):
    seal_receipt(receipt=receipt, pdf=letter, actor="sistem", at=AT)
    other = issue_receipt(period_code="2026-2", leaf=receipt.leaf, kind="pernyataan", at=AT)
    with pytest.raises(RefusedAct, match=receipt.number):
        seal_receipt(receipt=other, pdf=letter, actor="sistem", at=AT)
    assert Payload.objects.filter(kind="DOKUMEN_TERBIT").count() == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0), bit=st.integers(0, 7))
def test_no_bit_of_a_sealed_paper_can_be_changed(sealed, receipt, signer, place, bit):
    """Except in the idle end of the hole, where nothing is said."""
    raw, policy = bytearray(sealed), policy_of(signer)
    start = hole_of(sealed)
    said = len(receipt_end(sealed, start))
    place %= len(raw) - (HOLE - said)
    place += HOLE - said if place >= start + said else 0
    raw[place] ^= 1 << bit
    with pytest.raises((Invalid, Undecided)):
        verify_receipt(bytes(raw), policy)
    inside = start <= place < start + said
    assert inside or standing_of_paper(bytes(raw), receipt.number).standing is Standing.CHANGED


def receipt_end(sealed, start):
    return sealed[start : start + HOLE].rstrip(b"\n")


def test_pages_added_behind_the_seal_are_noticed(sealed, receipt, signer):
    longer = sealed + b"\n% satu halaman lagi\n%%EOF\n"
    with pytest.raises(Invalid, match="berbeda"):
        verify_receipt(longer, policy_of(signer))
    assert standing_of_paper(longer).standing is Standing.CHANGED


def test_the_proof_of_one_paper_does_not_serve_another(sealed, signer):
    other = with_hole(paper("Lain"))
    start = hole_of(sealed)
    with pytest.raises(Invalid, match="berbeda"):
        verify_receipt(fill(other, sealed[start : start + HOLE].rstrip(b"\n") + b"\n"), policy_of(signer))


def test_a_void_paper_stays_true_in_the_book_but_the_register_says_void(sealed, receipt, shelf):
    void_receipt(receipt=receipt, actor="a", at=AT, why="salah orang")
    assert standing_of_paper(sealed) == (Standing.VOID, receipt)
    assert standing(receipt.number).standing is Standing.VOID
    assert verify_receipt_in(sealed, shelf.folder).index == 40


def test_what_the_register_says_of_strange_things(receipt, letter, sealed):
    assert standing(receipt.number[:-1] + ("0" if receipt.number[-1] != "0" else "1")).standing is Standing.MISTYPED
    from openkarier.foundation.journal.numbers import receipt_number

    assert standing(receipt_number("2026-2")) == (Standing.UNKNOWN, None)
    assert standing_of_paper(b"%PDF-1.7 apa saja").standing is Standing.UNKNOWN
    assert standing_of_paper(b"%PDF-1.7 apa saja", receipt.number).standing is Standing.CHANGED
    assert standing_of_paper(with_hole(letter + b"\n")).standing is Standing.CHANGED


def test_a_bare_proof_is_judged_by_its_signature(receipt, shelf, signer, write):
    publish(shelf=shelf, signer=signer)
    policy = policy_of(signer)
    raw = receipt_proof(receipt.number, shelf)
    assert standing_of_proof(raw, policy) == (Standing.VALID, receipt)
    assert standing_of_proof(raw.replace(b"index 20", b"index 21"), policy).standing is Standing.CHANGED
    assert standing_of_proof(leaf_proof(3, shelf), policy) == (Standing.VALID, None)


def test_a_proof_with_another_payload_is_refused(receipt, shelf, signer):
    publish(shelf=shelf, signer=signer)
    proof = Proof.parse(receipt_proof(receipt.number, shelf).decode())
    forged = proof.extra.replace(b"aspiration:7", b"aspiration:8")
    text = (
        receipt_proof(receipt.number, shelf)
        .decode()
        .replace(b64encode(proof.extra).decode(), b64encode(forged).decode())
    )
    with pytest.raises(Invalid, match="isi tanda terima telah diubah"):
        verify_receipt(text.encode(), policy_of(signer))


def test_a_receipt_of_another_book_is_refused(sealed, tmp_path):
    stranger = SigningKey.create(tmp_path / "k", "contoh.go.id/buku-merit").public
    with pytest.raises(Invalid, match="tidak ditandatangani"):
        verify_receipt(sealed, Policy.parse(f"log {stranger}\nquorum none\n"))


def test_the_state_of_the_book_for_the_public_page(receipt, shelf, signer, write):
    assert book(shelf) is None
    publish(shelf=shelf, signer=signer)
    write(2)
    state = book(shelf)
    assert (state.note.size, state.waiting, state.totals) == (40, 2, [("Pernyataan Karier dicabut", 40)])
    assert len(state.root_groups) == 19
    assert f"{state.root_groups} {state.rest_groups}".replace(" ", "") == state.note.root.hex()


def test_the_published_verifier_needs_nothing_but_the_folder_and_the_receipt(sealed, shelf, tmp_path):
    (tmp_path / "tanda-terima.pdf").write_bytes(sealed)
    told = alone(shelf, "receipt", tmp_path / "tanda-terima.pdf", "--folder", shelf.folder)
    assert (told.returncode, told.stdout.split(".")[0]) == (
        0,
        "SAH: catatan nomor 40 di contoh",
    )
    (tmp_path / "palsu.pdf").write_bytes(sealed.replace(b"/Lang", b"/Lbng", 1))
    told = alone(shelf, "receipt", tmp_path / "palsu.pdf", "--folder", shelf.folder)
    assert (told.returncode, told.stdout) == (1, "TIDAK SAH: Isi PDF ini berbeda dari yang diterbitkan.\n")
    assert alone(shelf, "all", shelf.folder).returncode == 0
    assert alone(shelf, "consistent", shelf.folder, shelf.folder).returncode == 0
    assert alone(shelf, "receipt", tmp_path / "palsu.pdf").returncode == 2


def alone(shelf, *words):
    """Run the published copy with an isolated Python: no site packages, no product."""
    command = [sys.executable, "-I", "-S", str(shelf.folder / "openkarier_verify.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


@settings(max_examples=25, deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=80), place=st.integers(0, 511))
def test_ed25519_in_plain_python_agrees_with_the_library(seed, message, place):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert ed25519_verify(public, message, signature)
    assert not ed25519_verify(public, message + b"\0", signature)
    wrong = bytearray(signature)
    wrong[place // 8] ^= 1 << place % 8
    assert not ed25519_verify(public, message, bytes(wrong))


def test_ed25519_of_rfc_8032_test_1_and_an_overlong_scalar():
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246551"
        "41438e7a100b"
    )
    assert ed25519_verify(public, b"", signature)
    order = 2**252 + 27742317777372353535851937790883648493
    longer = (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")
    assert not ed25519_verify(public, b"", signature[:32] + longer)


def test_payload_facts_are_json_an_outsider_can_read(sealed, shelf):
    start = hole_of(sealed)
    proof = Proof.parse(sealed[start : start + HOLE].rstrip(b"\n").decode() + "\n")
    assert json.loads(proof.extra[32:])["act"] == "DOKUMEN_TERBIT"
