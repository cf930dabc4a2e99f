"""A PDF that carries its own proof: a hole for the proof, which the PDF's digest leaves out."""

from __future__ import annotations

import hashlib
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from openkarier.foundation.journal.openkarier_verify import HOLE, PROOF, hole_of

NAME = "bukti.tlog-proof"
EMPTY_PROOF = f"{PROOF}\n".encode()


def with_hole(pdf: bytes) -> bytes:
    """Append an attachment of HOLE bytes that will hold the proof; the same PDF gives the same bytes.

    Done as an incremental update, so the pages stay byte for byte as they were set. The PDF should be PDF/A-3 (an
    archive file with attachments) and must not carry a digital signature yet to come: sign before, not after.
    """
    writer = _Plain(BytesIO(pdf))
    first = hashlib.sha256(pdf).digest()[:16]
    writer._document_id = generic.ArrayObject([generic.ByteStringObject(first), generic.ByteStringObject(first)])
    attachment = EmbeddedFileObject.from_file_data(writer, _padded(EMPTY_PROOF), compress=False, mime_type="text/plain")
    description = "Bukti tercatat di Buku Merit"
    spec = FileSpec(NAME, embedded_data=attachment, description=description, af_relationship=generic.pdf_name("/Data"))
    embed_file(writer, spec)
    written = BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def fill(sealed: bytes, proof: bytes) -> bytes:
    """Put the proof into the hole. The digest stays the same; filling again with a later proof is allowed."""
    start = hole_of(sealed)
    if start is None:
        raise ValueError("this PDF has no hole: call with_hole first")
    return sealed[:start] + _padded(proof) + sealed[start + HOLE :]


class _Plain(IncrementalPdfFileWriter):
    """Keeps the paper's own dates and its PDF version: an archive file has one of each."""

    def _update_meta(self) -> None:
        return

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Associated files are allowed in PDF/A-3, which is PDF 1.7."""


def _padded(proof: bytes) -> bytes:
    if len(proof) > HOLE:
        raise ValueError(f"a proof of {len(proof)} bytes does not fit into {HOLE}")
    return proof.ljust(HOLE, b"\n")
