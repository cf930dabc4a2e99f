"""Signing: a scan, a certificate of our own; what comes out is whole, and the passphrase is nowhere to be read."""

from __future__ import annotations

import logging
import pickle
import traceback
from datetime import timedelta

import msgspec
import pytest

from foundation.documents.catalogue import SK, SURAT_DINAS
from foundation.documents.certificates import PASSPHRASE, certificate
from foundation.documents.reading import standards
from foundation.documents.samples import AT
from openkarier.foundation.documents import operations, queries
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import render
from openkarier.foundation.documents.models import Signature
from openkarier.foundation.documents.signing import Pkcs12, Reason, Scan, Secret, Signed, SigningError, intact, sign
from openkarier.foundation.journal.models import Payload
from openkarier.foundation.journal.queries import Standing, standing_of_paper

ACTOR = "197203151998031902"
PAPER = render(Kind.SURAT_DINAS, SURAT_DINAS, at=AT)


@pytest.fixture
def document(db, settings, tmp_path):
    settings.DATA = tmp_path
    unsigned = operations.issue(
        Kind.SK, msgspec.structs.replace(SK, nomor="", lampiran=()), instansi="5871", actor=ACTOR, at=AT
    )
    return operations.press(unsigned, at=AT)


def own(days: int = 365, passphrase: str = PASSPHRASE) -> Pkcs12:
    return Pkcs12(certificate(AT, days=days), Secret(passphrase))


def test_a_certificate_signs_by_appending_and_the_paper_stays_archival():
    signed = own().sign(PAPER, at=AT, reason="Menyetujui", location="Bengkulu").pdf
    assert signed.startswith(PAPER)
    assert intact(signed) is True
    assert standards(signed) == ("2", "A", "1")


@pytest.mark.parametrize("place", [9, 1000, -2000, -60])
def test_a_signed_paper_changed_in_one_byte_is_no_longer_whole(place):
    signed = bytearray(own().sign(PAPER, at=AT).pdf)
    signed[place] ^= 1
    assert intact(bytes(signed)) is False


def test_an_unsigned_paper_and_one_with_bytes_after_the_signature_are_not_whole():
    assert intact(PAPER) is False
    assert intact(own().sign(PAPER, at=AT).pdf + b"\n%later\n") is False
    assert intact(b"not a pdf") is False


@pytest.mark.parametrize(("late", "allowed"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_a_certificate_signs_until_its_last_second(late, allowed):
    signer = Pkcs12(certificate(AT.replace(microsecond=0), days=30), Secret(PASSPHRASE))
    moment = AT.replace(microsecond=0) + timedelta(days=30) + late
    if allowed:
        assert signer.sign(PAPER, at=moment).pdf
        return
    with pytest.raises(SigningError, match="tidak berlaku") as refused:
        signer.sign(PAPER, at=moment)
    assert refused.value.reason == Reason.CERTIFICATE


def test_a_wrong_passphrase_is_refused_and_never_shown(caplog):
    caplog.set_level(logging.DEBUG)
    wrong = own(passphrase=PASSPHRASE[::-1])
    with pytest.raises(SigningError) as refused:
        wrong.sign(PAPER, at=AT)
    shown = "".join(traceback.format_exception(refused.value)) + caplog.text + repr(wrong)
    assert refused.value.reason == Reason.PASSPHRASE
    assert PASSPHRASE[::-1] not in shown


def test_a_secret_shows_stars_and_cannot_be_stored():
    assert (repr(Secret("x9")), str(Secret("x9")), f"{Secret('x9')}") == ("Secret(***)",) * 3
    with pytest.raises(TypeError, match="never stored"):
        pickle.dumps(Secret("x9"))


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\x89PNG....", "tidak terbaca"), (b"%PDF-1.7 garbage", "tidak terbaca"), (PAPER, "belum ditandatangani")],
)
def test_a_scan_that_is_no_signed_paper_is_refused(content, words):
    with pytest.raises(SigningError, match=words):
        Scan(content).sign(PAPER, at=AT)


def test_the_last_signature_is_the_paper_in_force_and_each_has_its_leaf(document):
    unsigned = queries.bare(document)
    scan = render(Kind.SURAT_DINAS, SURAT_DINAS, at=AT + timedelta(days=1))
    sign(document, own(), actor=ACTOR, at=AT)
    assert queries.file_of(document).startswith(unsigned)
    sign(document, Scan(scan), actor=ACTOR, at=AT)
    assert queries.file_of(document) == scan
    assert [row.method for row in document.signatures.all()] == [Signature.Method.LOCAL, Signature.Method.SCAN]
    assert Payload.objects.filter(kind="SURAT_TANDA").count() == 2
    assert Payload.objects.filter(kind="DOKUMEN_TERBIT").count() == 3


def test_a_signed_paper_changed_in_one_byte_is_refused_by_the_public_page(document):
    sign(document, own(), actor=ACTOR, at=AT)
    signed = queries.copy_of(document)
    assert intact(signed) is True
    assert standing_of_paper(signed).standing == Standing.VALID
    changed = signed[:5000] + bytes([signed[5000] ^ 1]) + signed[5001:]
    assert standing_of_paper(changed, document.receipt.number).standing == Standing.CHANGED


def test_a_signer_that_gives_back_an_unsigned_paper_is_caught(document):
    class Liar:
        method = Signature.Method.BSRE

        def sign(self, pdf, **_):
            return Signed(pdf)

    with pytest.raises(SigningError, match="tidak memuat tanda tangan"):
        sign(document, Liar(), actor=ACTOR, at=AT)
    assert not Signature.objects.exists()


def test_a_void_paper_is_not_signed(document):
    operations.void(document, why="salah nama", actor=ACTOR, at=AT)
    with pytest.raises(SigningError, match="tidak berlaku"):
        sign(document, own(), actor=ACTOR, at=AT)
