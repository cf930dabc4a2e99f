"""Declarations that came in, each desk within its own scope: a list to search, and the same as xlsx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.aspiration import queries
from openkarier.stages.registry import queries as registry
from openkarier.web import frame
from openkarier.web.paging import paged
from openkarier.web.participation import Round, find, nothing, workbook
from openkarier.web.pieces import Chip

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openkarier.stages.aspiration.models import Submission

CHOICES = {"": "Semua", "pindah": "Pindah", "tetap": "Tetap", "bersedia": "Bersedia ditempatkan"}


def filings(request: HttpRequest) -> HttpResponse:
    """Declarations that came in, newest first."""
    found = find(request)
    if found is None:
        return nothing(request)
    chosen, words = request.GET.get("pilihan", ""), request.GET.get("cari", "")
    chips = [
        Chip(label, found.url("filings", pilihan=value, cari=words), chosen == value)
        for value, label in CHOICES.items()
    ]
    return frame.show(
        request,
        "participation/filings.html",
        title="Pernyataan masuk",
        round=found,
        slice=paged(request, _narrowed(request, found)),
        chips=chips,
        words=words,
        chosen=chosen,
        export_url=found.url("filings_export", pilihan=chosen, cari=words),
    )


def filings_export(request: HttpRequest) -> HttpResponse:
    """The list as xlsx, one row a declaration, with what was wished and whether the person is willing."""
    found = find(request)
    if found is None:
        raise Http404
    most, zone = found.period.max_wishes, found.period.zona
    columns = [
        Column("Nomor", Kind.CODE), Column("NIP", Kind.CODE), Column("Nama", width=36),
        Column("Jabatan sekarang", width=40), Column("Unit kerja", width=40), Column("Pilihan"),
        Column("Bersedia ditempatkan", width=48),
        *(Column(f"Jabatan dituju {n}", width=40) for n in range(1, most + 1)),
        Column("Pendapat atasan"), Column("Diajukan", Kind.DATE),
    ]  # fmt: skip
    rows = (_row(paper, most, zone) for paper in _narrowed(request, found).iterator(chunk_size=2_000))
    return workbook(request, found, "Pernyataan masuk", [Sheet("Pernyataan masuk", columns, rows)])


def _narrowed(request: HttpRequest, found: Round) -> QuerySet[Submission]:
    """The list behind the page and its export, narrowed by the query."""
    people = registry.search(found.people, request.GET.get("cari", ""))
    rows = queries.filings(found.period, people.order_by())
    chosen = request.GET.get("pilihan", "")
    if chosen in {"pindah", "tetap"}:
        return rows.filter(door=chosen)
    return queries.willing(rows) if chosen == "bersedia" else rows


def _row(paper: Any, most: int, zone: Any) -> tuple[Any, ...]:
    facts = paper.snapshot
    wished = [f"{wish['jabatan']}, {wish['unit']}" for wish in facts["wishes"][:most]]
    opinion = getattr(paper, "opinion", None)
    return (
        paper.number, facts["nip"], facts["nama"], facts["jabatan"], facts["unit"], paper.get_door_display(),
        paper.willing_words, *wished, *[""] * (most - len(wished)),
        opinion.get_stance_display() if opinion else "Belum ada", paper.at.astimezone(zone).date(),
    )  # fmt: skip
