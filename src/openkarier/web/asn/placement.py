"""Placement at the ASN's own desk: the answer with its reasons, SK and papers, and the way to object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.placement.answers import REASONS
from openkarier.core.placement.objections import to_object
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as files
from openkarier.stages.placement import answers, cases, deliveries, objections, paper_queries, queries
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, keberatan, placements
from openkarier.web.downloads import pdf
from openkarier.web.placement_files import sent
from openkarier.web.placements import attempt, text

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Jawaban


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Own answers, own placements with their papers, own objections."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    rows = []
    for each in queries.cases(scope):
        placed = cases.placement_of(each)
        if placed is not None and placed.state != "menunggu":
            rows.append((placements.row(each, ""), placements.trail(each), list(queries.documents_of(placed))))
    return frame.show(
        request,
        "asn/placement/index.html",
        title="Penempatan",
        rows=rows,
        answers=answers.answers_of_person(scope.instansi, scope.nip).select_related("penyampaian"),
        objections=queries.objections(scope),
    )


def _find(request: HttpRequest, kode: str) -> Jawaban:
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = answers.answer_of(scope.instansi, kode, scope.nip)
    if found is None:
        raise Http404
    return found


@require_safe
def answer(request: HttpRequest, kode: str) -> HttpResponse:
    """Jawaban atas Pernyataan Karier."""
    return _answer(request, kode)


@require_POST
def open_answer(request: HttpRequest, kode: str) -> HttpResponse:
    """Open the answer; the day of receipt is kept, and the clock of an objection starts."""
    found = _find(request, kode)
    person = registry.person(request.scope, found.aspiration.pegawai.nip)  # type: ignore[attr-defined]
    if person is None:
        raise Http404
    deliveries.open_own(pegawai=person, jawaban=found, at=timezone.now())
    return redirect("asn:placement-answer", kode)


def _answer(request: HttpRequest, kode: str, status: int = 200, **context: object) -> HttpResponse:
    found = _find(request, kode)
    received = paper_queries.received(jawaban=found)
    if received is None:
        title = "Jawaban atas Pernyataan Karier"
        return frame.show(request, "asn/placement/unopened.html", title=title, answer=found)
    clock = to_object(received.diterima_on, placements.today())
    points = [(REASONS.get(point["kode"], "Dikabulkan"), point) for point in found.isi["butir"]]
    return frame.show(
        request,
        "asn/placement/answer.html",
        title="Jawaban atas Pernyataan Karier",
        status=status,
        answer=found,
        points=points,
        received=received,
        clock=clock,
        objection=found.keberatan.exclude(state="dicabut").first(),
        **context,
    )


@require_safe
def answer_pdf(request: HttpRequest, kode: str) -> HttpResponse:
    """The letter, once it was opened."""
    found = _find(request, kode)
    if paper_queries.received(jawaban=found) is None:
        return redirect("asn:placement-answer", kode)
    naskah = documents.press(found.naskah, at=timezone.now())
    return pdf(answers.copy_of(naskah), f"jawaban-{kode}.pdf")


@require_safe
def paper(request: HttpRequest, surat: int) -> HttpResponse:
    """One own paper: petikan, berita acara, SPP, SPMT."""
    for each in queries.cases(request.scope):  # type: ignore[attr-defined]
        placed = cases.placement_of(each)
        found = queries.documents_of(placed).filter(pk=surat).first() if placed else None
        if found is not None:
            return pdf(files.copy_of(documents.press(found, at=timezone.now())), f"{found.kind}-{found.pk}.pdf")
    raise Http404


def _own(request: HttpRequest, nomor: int) -> Any:
    """The own placement with an SK, or 404."""
    found = queries.case(request.scope, nomor)  # type: ignore[attr-defined]
    placed = cases.placement_of(found) if found else None
    if placed is None or placed.keputusan is None:
        raise Http404
    return placed


@require_safe
def decree(request: HttpRequest, nomor: int) -> HttpResponse:
    """The own SK: when it was received, until when one may object, and how."""
    return _decree(request, nomor)


def _decree(request: HttpRequest, nomor: int, status: int = 200, **context: object) -> HttpResponse:
    placed = _own(request, nomor)
    received = paper_queries.received(penempatan=placed)
    return frame.show(
        request, "asn/placement/decree.html", title=f"SK {placed.keputusan.nomor}", status=status, placed=placed,
        received=received, clock=to_object(received.diterima_on, placements.today()) if received else None,
        papers=queries.documents_of(placed), files=paper_queries.files_about(placed.pk),
        objection=placed.keberatan.exclude(state="dicabut").first(), **context,
    )  # fmt: skip


@require_POST
def receive(request: HttpRequest, nomor: int) -> HttpResponse:
    """Confirm that the petikan was received."""
    placed = _own(request, nomor)
    deliveries.open_own(pegawai=placed.pegawai, penempatan=placed, at=timezone.now())
    return redirect("asn:placement-decree", nomor)


@require_POST
def object_decree(request: HttpRequest, nomor: int) -> HttpResponse:
    """Object to the own SK."""
    placed, made = _own(request, nomor), []

    def act() -> str:
        filed = objections.object_to(
            pegawai=placed.pegawai, penempatan=placed, alasan=text(request, "alasan"), bukti=text(request, "bukti"),
            at=timezone.now(),
        )  # fmt: skip
        made.append(filed.tiket)
        return f"Keberatan diterima dengan tiket {filed.tiket}."

    if refusal := attempt(request, act):
        return _decree(request, nomor, 422, refusal=refusal, typed=request.POST)
    return redirect("asn:placement-objection", made[0])


@require_safe
def file(request: HttpRequest, nomor: int) -> HttpResponse:
    """A letter of another party that concerns the reader."""
    return sent(request, nomor)


@require_POST
def object_(request: HttpRequest, kode: str) -> HttpResponse:
    """Object to an answer."""
    found = _find(request, kode)
    person = registry.person(request.scope, found.aspiration.pegawai.nip)  # type: ignore[attr-defined]
    made: list[str] = []

    def act() -> str:
        assert person is not None
        filed = objections.object_to(
            pegawai=person,
            alasan=text(request, "alasan"),
            bukti=text(request, "bukti"),
            at=timezone.now(),
            jawaban=found,
        )
        made.append(filed.tiket)
        return f"Keberatan diterima dengan tiket {filed.tiket}."

    if refusal := attempt(request, act):
        return _answer(request, kode, 422, refusal=refusal, typed=request.POST)
    return redirect("asn:placement-objection", made[0])


@require_safe
def objection(request: HttpRequest, tiket: str) -> HttpResponse:
    """One own objection and its clocks."""
    return keberatan.shown(request, "asn", tiket)


@require_POST
def withdraw(request: HttpRequest, tiket: str) -> HttpResponse:
    """Take it back."""
    found = keberatan.find(request, tiket)

    def act() -> str:
        objections.withdraw(keberatan=found, why="dicabut pemohon", at=timezone.now())
        return "Keberatan dicabut."

    if refusal := attempt(request, act):
        return keberatan.shown(request, "asn", tiket, status=422, refusal=refusal)
    return redirect("asn:placement-objection", tiket)
