"""The papers of a batch as one file: a zip of the PDFs, or one PDF for the printer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone
from pypdf import PdfWriter

from openkarier.foundation.documents import queries, store
from openkarier.foundation.documents.models import Batch, Document


def bundle(work: Batch) -> str:
    """Bundle the papers in the order of the batch and keep the file; the same papers give the same zip."""
    write = _zip if work.output == Batch.Output.ZIP else _pdf
    return store.put_stream(partial(write, work))


def _papers(work: Batch) -> Iterator[tuple[int, Document]]:
    items = work.items.select_related("document__receipt").prefetch_related("document__signatures").order_by("position")
    for item in items.iterator(chunk_size=200):
        if item.document and not item.document.erased_at:
            yield item.position, item.document


def _zip(work: Batch, handle: BinaryIO) -> None:
    """Write a zip; PDFs are compressed already, so they are stored as they are."""
    date = timezone.localtime(work.created_at).timetuple()[:6]
    with ZipFile(handle, "w", ZIP_STORED) as archive:
        for position, document in _papers(work):
            archive.writestr(ZipInfo(file_name(position, document), date), queries.file_of(document))


def _pdf(work: Batch, handle: BinaryIO) -> None:
    """Write one PDF for the printer: the pages only. The single papers stay the ones that are archived and verified."""
    handle.write(one_pdf(papers_of(work)))


def papers_of(work: Batch) -> list[Document]:
    """The papers of a batch in its order."""
    return [document for _, document in _papers(work)]


def one_pdf(papers: Iterable[Document]) -> bytes:
    """The pages of these papers in one PDF for the printer, as they are in force."""
    writer, out = PdfWriter(), BytesIO()
    for document in papers:
        writer.append(BytesIO(queries.file_of(document)), import_outline=False)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    writer.write(out)
    return out.getvalue()


def file_name(position: int, document: Document) -> str:
    """Name a paper in a zip: place, number (or code), nothing that a file system dislikes."""
    return f"{position:05d} {re.sub(r'[^0-9A-Za-z.-]+', '_', document.number or document.receipt.number)}.pdf"
