"""The offline page is a second implementation: it must agree with the Python one, receipt by receipt."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest
import typst
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from py_mini_racer import MiniRacer

from openkarier.foundation.journal import openkarier_verify as verifier
from openkarier.foundation.journal.operations import issue_receipt, record, seal_receipt
from openkarier.foundation.journal.publishing import policy_text, publish
from openkarier.foundation.journal.queries import leaf_proof, proved

from .conftest import AT

PAGE = Path(verifier.__file__).with_name("verifikasi.html")


@pytest.fixture(scope="module")
def js():
    """The page's script in V8, with a way to hand bytes over."""
    engine = MiniRacer()
    engine.eval(re.search(r'<script id="pemeriksa">(.*)</script>', PAGE.read_text(), re.DOTALL)[1])
    return lambda code, *raw: engine.eval(
        f"JSON.stringify((({','.join('abc'[: len(raw)])}) => {code})"
        f"({','.join(f'Pemeriksa.unbase64({json.dumps(b64encode(part).decode())})' for part in raw)}))"
    )


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 1000])
def test_its_hashes_are_sha_2(js, size):
    raw = Random(size).randbytes(size)
    assert js("Pemeriksa.hex(Pemeriksa.sha256(a))", raw) == f'"{hashlib.sha256(raw).hexdigest()}"'
    assert js("Pemeriksa.hex(Pemeriksa.sha512(a))", raw) == f'"{hashlib.sha512(raw).hexdigest()}"'
    assert js("Pemeriksa.hex(Pemeriksa.hmac(a, b))", raw, b"pesan") == f'"{hmac.digest(raw, b"pesan", "sha256").hex()}"'


def test_its_signatures_are_ed25519(js):
    dice = Random(1)
    for size in (0, 1, 200):
        private, message = Ed25519PrivateKey.from_private_bytes(dice.randbytes(32)), dice.randbytes(size)
        public, signature = private.public_key().public_bytes_raw(), private.sign(message)
        assert js("Pemeriksa.ed25519(a, b, c)", public, message, signature) == "true"
        assert js("Pemeriksa.ed25519(a, b, c)", public, message + b"x", signature) == "false"
        wrong = signature[:40] + bytes([signature[40] ^ 4]) + signature[41:]
        assert js("Pemeriksa.ed25519(a, b, c)", public, message, wrong) == "false"


@pytest.fixture
def papers(shelf, signer, write):
    """A sealed PDF, a bare proof of a rare act with letters beyond ASCII, and the policy."""
    write(30)
    leaf = record("KEBERATAN", actor="a", at=AT, subject="keberatan:1", facts={"alasan": "Hamengkubuwånå ꦗꦮ 😀"})
    receipt = issue_receipt(period_code="2026-2", leaf=leaf, kind="surat", at=AT)
    pdf = typst.compile(b"= Halo", pdf_standards=["a-3b"], timestamp=1_790_000_000)
    sealed = seal_receipt(receipt=receipt, pdf=pdf, actor="a", at=AT)
    publish(shelf=shelf, signer=signer)
    return proved(sealed, shelf), leaf_proof(leaf.index, shelf), policy_text(signer)


LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def python(raw, policy):
    """The verdict of the Python verifier, in the words of the page."""
    try:
        verifier.verify_receipt(raw, verifier.Policy.parse(policy))
    except verifier.Invalid:
        return "salah"
    except verifier.Undecided:
        return "belum"
    return "sah"


@pytest.mark.django_db
def test_both_verifiers_agree_on_true_and_false_receipts(js, papers):
    pdf, bare, policy = papers
    waiting = pdf.replace(pdf[verifier.hole_of(pdf) :][: verifier.HOLE], b"c2sp.org/tlog-proof@v1\n".ljust(4096, b"\n"))
    dice = Random(7)
    cases = [(pdf, policy, "sah"), (bare, policy, "sah"), (waiting, policy, "belum"), (b"%PDF-1.7", policy, "belum")]
    cases.append((pdf, policy.replace("quorum none", "witness a " + policy.split()[1] + "\nquorum a"), None))
    for raw in (pdf, bare):
        for _ in range(12):
            at = dice.randrange(len(raw.rstrip(b"\n")))
            cases.append((raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], policy, None))
    loose = bytearray(bare)  # the two spare bits of a hash's last letter
    at = bare.index(b"=\n", bare.index(b"index")) - 1
    loose[at] = LETTERS[LETTERS.index(loose[at]) ^ 1]
    cases.append((bytes(loose), policy, "salah"))
    for raw, rules, wanted in cases:
        told = json.loads(js("periksa(a, String.fromCharCode(...b))", raw, rules.encode()))
        assert told[0] == python(raw, rules)
        assert wanted in {None, told[0]}


@pytest.mark.django_db
def test_the_page_says_what_the_receipt_says(js, papers):
    _, bare, policy = papers
    told = json.loads(js("periksa(a, String.fromCharCode(...b))", bare, policy.encode()))[1]
    assert told.split("\n") == [
        "SAH: catatan nomor 30 di contoh.go.id/buku-merit (32 catatan).",
        "kegiatan: KEBERATAN",
        "waktu: 2026-11-21T14:00:00+07:00",
        "alasan: Hamengkubuwånå ꦗꦮ 😀",
    ]


def test_the_page_asks_nothing_of_the_network():
    page = PAGE.read_text()
    assert "default-src 'none'" in page
    assert [word for word in ("http://", "https://", "fetch(", "XMLHttp", "src=") if word in page] == []
