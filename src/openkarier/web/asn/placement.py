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
from openkarier.stages.placement import answers, cases, objections, queries
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, keberatan, placements
from openkarier.web.downloads import pdf
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
        answers=answers.answers_of_person(scope.instansi, scope.nip),
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


def _answer(request: HttpRequest, kode: str, status: int = 200, **context: object) -> HttpResponse:
    found = _find(request, kode)
    clock = to_object(answers.answered_on(found), placements.today())
    points = [(REASONS.get(point["kode"], "Dikabulkan"), point) for point in found.isi["butir"]]
    return frame.show(
        request,
        "asn/placement/answer.html",
        title="Jawaban atas Pernyataan Karier",
        status=status,
        answer=found,
        points=points,
        clock=clock,
        objection=found.keberatan.exclude(state="dicabut").first(),
        **context,
    )


@require_safe
def answer_pdf(request: HttpRequest, kode: str) -> HttpResponse:
    """The letter."""
    found = _find(request, kode)
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
