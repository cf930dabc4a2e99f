"""Signing behind one small interface: a scan of the wet signature, a certificate kept here, or a service (BSrE)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Protocol

from django.db import transaction
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import SignatureCoverageLevel
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from openkarier.foundation.documents import queries, store
from openkarier.foundation.documents.models import Document, Signature
from openkarier.foundation.journal import operations as journal
from openkarier.foundation.journal.openkarier_verify import digest_of

LARGEST_SCAN = 30 * 1024 * 1024  # bytes


class Reason(StrEnum):
    """Why a signing failed; a caller may ask for the passphrase again, or try later."""

    PASSPHRASE = "passphrase"  # noqa: S105  # a name, not a secret
    CERTIFICATE = "certificate"
    UNAVAILABLE = "unavailable"
    ANSWER = "answer"
    PAPER = "paper"


class SigningError(Exception):
    """The paper was not signed; the sentence says why and what to do. It never holds the passphrase."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class Secret:
    """A passphrase in memory: shown as stars wherever it is printed, pickled nowhere."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The passphrase itself; only for the call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a passphrase is never stored")


@dataclass(frozen=True)
class Signed:
    """What a signer gives back: the signed paper, and the service's own reference, if it has one."""

    pdf: bytes
    reference: str = ""


class Signer(Protocol):
    """One way of signing."""

    @property
    def method(self) -> Signature.Method:
        """How the signature row names it."""

    def sign(self, pdf: bytes, *, at: datetime, reason: str = "", location: str = "") -> Signed:
        """Return the signed paper; raises SigningError."""


@dataclass(frozen=True)
class Scan:
    """The paper printed, signed with ink, and scanned: the scan becomes the paper in force."""

    content: bytes = field(repr=False)
    method = Signature.Method.SCAN

    def sign(self, pdf: bytes, *, at: datetime, reason: str = "", location: str = "") -> Signed:
        """Accept the scan if it is a readable PDF of at most LARGEST_SCAN bytes, and not the unsigned paper itself."""
        if len(self.content) > LARGEST_SCAN:
            raise SigningError(Reason.PAPER, "Pindaian lebih besar dari 30 MB. Pindai ulang dengan 200 dpi.")
        if self.content == pdf:
            raise SigningError(Reason.PAPER, "Berkas ini naskah yang belum ditandatangani. Unggah hasil pindaiannya.")
        with _readable("Pindaian tidak terbaca sebagai PDF. Simpan hasil pindai sebagai PDF, lalu unggah lagi."):
            PdfFileReader(BytesIO(self.content)).root["/Pages"]["/Kids"][0]
        return Signed(self.content)


@dataclass(frozen=True)
class Pkcs12:
    """PAdES B-B with a PKCS#12 file; for a test bed or an office with its own certificates."""

    content: bytes = field(repr=False)
    passphrase: Secret
    method = Signature.Method.LOCAL

    def sign(self, pdf: bytes, *, at: datetime, reason: str = "", location: str = "") -> Signed:
        """Append an invisible signature; the earlier bytes stay as they are."""
        with _readable("Berkas sertifikat (.p12) tidak terbaca atau passphrase salah.", Reason.PASSPHRASE):
            signer = signers.SimpleSigner.load_pkcs12_data(
                self.content, other_certs=[], passphrase=self.passphrase.reveal().encode()
            )
        certificate = signer.signing_cert
        if not certificate.not_valid_before <= at <= certificate.not_valid_after:
            until = f"{certificate.not_valid_after:%d-%m-%Y}"
            raise SigningError(
                Reason.CERTIFICATE, f"Sertifikat tidak berlaku pada tanggal ini (sampai {until}). Perbarui."
            )
        metadata = signers.PdfSignatureMetadata(
            field_name="TandaTangan",
            subfilter=fields.SigSeedSubFilter.PADES,
            md_algorithm="sha256",
            reason=reason or None,
            location=location or None,
        )
        out = BytesIO()
        with _readable("Naskah ini tidak dapat ditandatangani; berkasnya rusak atau sudah ditandatangani."):
            signers.PdfSigner(metadata, signer=signer).sign_pdf(_Archival(BytesIO(pdf)), output=out)
        return Signed(out.getvalue())


def sign(
    document: Document,
    signer: Signer,
    *,
    actor: str,
    at: datetime,
    reason: str = "",
    location: str = "",
    then: Callable[[Signature], None] = lambda row: None,
) -> Signature:
    """Have the paper in force signed and keep the result; the unsigned file stays. Not inside a transaction.

    `then` is done in the transaction that keeps the signature: both count, or neither.
    """
    if not document.sha256 or document.void:
        raise SigningError(Reason.PAPER, "Naskah ini belum tercetak atau sudah dinyatakan tidak berlaku.")
    last = document.signatures.exists() and queries.file_of(document)
    signed = signer.sign(last or queries.bare(document), at=at, reason=reason, location=location)
    if signer.method != Signature.Method.SCAN and not intact(signed.pdf):
        raise SigningError(Reason.ANSWER, "Hasil penandatanganan tidak memuat tanda tangan yang utuh. Coba lagi.")
    sha256 = store.put(signed.pdf)
    with transaction.atomic():
        row = Signature.objects.create(
            document=document, method=signer.method, signer=actor, sha256=sha256, size=len(signed.pdf),
            signed_at=at, reference=signed.reference,
        )  # fmt: skip
        facts = {"nomor": document.number or document.receipt.number, "sidik": sha256, "cara": str(signer.method)}
        journal.record("SURAT_TANDA", actor=actor, at=at, subject=f"document:{document.pk}", facts=facts)
        journal.seal(receipt=document.receipt, sidik=digest_of(signed.pdf), actor=actor, at=at)
        then(row)
    return row


def intact(pdf: bytes) -> bool:
    """Whether the PDF holds a signature, and its last one covers the whole file unaltered. Says nothing of trust."""
    try:
        found = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not found:
            return False
        last = found[-1]
        unaltered, genuine = validate_sig_integrity(
            last.signer_info, last.signer_cert, expected_content_type="data", actual_digest=last.compute_digest()
        )
        return unaltered and genuine and last.evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE
    except Exception:  # a parser fed with foreign bytes may raise anything: then it is not whole
        return False


class _Archival(IncrementalPdfFileWriter):
    """Appends without touching the paper's metadata or PDF version: PDF/A-2 and -3 are PDF 1.7 and stay so."""

    def _update_meta(self) -> None:
        return

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Signatures of the PAdES kind are read by PDF 1.7 readers as well."""


@contextmanager
def _readable(sentence: str, reason: Reason = Reason.PAPER) -> Iterator[None]:
    """Turn a library's error about unreadable bytes into our sentence, without the cause: it may hold the secret."""
    try:
        yield
    except SigningError:
        raise
    except Exception:  # a parser fed with foreign bytes may raise anything
        raise SigningError(reason, sentence) from None
