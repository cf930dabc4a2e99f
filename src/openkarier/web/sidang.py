"""The sidang as its pages show it: which one, who looks, and the words of its states; shared by the desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as papers
from openkarier.stages.deliberation import queries
from openkarier.web.frame import Link
from openkarier.web.pieces import Step

if TYPE_CHECKING:
    from openkarier.foundation.documents.models import Document
    from openkarier.stages.deliberation.models import Butir, Sidang

LOOKS = {
    "disiapkan": "rancangan", "diundang": "menunggu", "dibuka": "berjalan", "ditutup": "menunggu", "dirilis": "selesai",
    "menunggu": "menunggu", "dibahas": "berjalan", "diputus": "selesai", "ditunda": "berakhir",
}  # fmt: skip
COURSE = (
    ("disiapkan", "Disiapkan sekretariat", "Sekretariat BKPSDM"),
    ("diundang", "Undangan terkirim", "Anggota tim"),
    ("dibuka", "Bersidang", "Anggota tim yang hadir"),
    ("ditutup", "Berita acara disetujui dan ditandatangani", "Anggota tim yang hadir"),
    ("dirilis", "Disampaikan kepada PPK", "PPK"),
)


def find(request: HttpRequest, kode: str) -> Sidang:
    """The sidang of this code within the scope, or 404."""
    found = queries.sitting(request.scope, kode)  # type: ignore[attr-defined]  # set by AccessMiddleware
    if found is None:
        raise Http404
    return found


def find_item(request: HttpRequest, kode: str, nomor: int) -> Butir:
    """One item of it, or 404."""
    found = queries.item(find(request, kode), nomor)
    if found is None:
        raise Http404
    return found


def crumbs(request: HttpRequest, sidang: Sidang, *more: Link) -> list[Link]:
    """The way to a page inside a sidang."""
    desk: str = request.desk  # type: ignore[attr-defined]
    return [Link(sidang.nama, reverse(f"{desk}:deliberation-sidang", args=[sidang.kode])), *more]


def course(sidang: Sidang) -> list[Step]:
    """The stations of a sidang."""
    order = [code for code, _, _ in COURSE]
    now = order.index(sidang.state)
    found = []
    for place, (_, label, actor) in enumerate(COURSE):
        done = place < now or sidang.state == "dirilis"
        state = "done" if done else "now" if place == now else "later"
        found.append(Step(label, state, actor=actor if state == "now" else ""))
    return found


def pdf(body: bytes, name: str) -> HttpResponse:
    """A paper, opened in the browser."""
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def released_minutes(request: HttpRequest, kode: str) -> HttpResponse:
    """The minutes at a desk outside the committee: not before the usulan were released."""
    found = find(request, kode)
    if found.state != "dirilis":
        raise Http404
    return issued(found.berita_acara, f"berita-acara-{found.kode}")


def issued(document: Document | None, name: str) -> HttpResponse:
    """An issued paper: its PDF with the newest proof of Buku Merit, set now if the press has not got to it yet."""
    if document is None:
        raise Http404
    pressed = documents.press(document, at=timezone.now())
    return pdf(papers.copy_of(pressed), name)
