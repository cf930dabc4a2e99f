"""One person's result as a page: for the person, and for desks that may read it (each such reading leaves a leaf)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from openkarier.stages.assessment import access, papers, queries
from openkarier.stages.assessment.profiles import Report, report_of, result_of
from openkarier.stages.registry import queries as registry
from openkarier.web.frame import Link, show
from openkarier.web.results.common import actor, url
from openkarier.web.results.listing import state_of


def result(request: HttpRequest, nip: str) -> HttpResponse:
    """The report of a person, read by somebody else."""
    report = found_report(request, nip)
    _leave_a_trace(request, report)
    return _page(request, report, [Link("Hasil uji", url(request, "results"))], url(request, "result_paper", nip))


def own_result(request: HttpRequest) -> HttpResponse:
    """The report of the one who asks."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    person = registry.person(scope, scope.nip)
    if person is None or not queries.results(person):
        return show(request, "results/none.html", title="Hasil uji saya")
    report = found_report(request, scope.nip)
    return _page(request, report, [], url(request, "own_paper"))


def result_paper(request: HttpRequest, nip: str) -> HttpResponse:
    """The report of a person as PDF, read by somebody else."""
    report = found_report(request, nip)
    _leave_a_trace(request, report)
    return _paper(report)


def own_paper(request: HttpRequest) -> HttpResponse:
    """The own report as PDF."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    return _paper(found_report(request, scope.nip))


def _paper(report: Report) -> HttpResponse:
    pdf = papers.individual_paper(report, timezone.now())
    name = f"hasil-uji-{report.person.nip}-{report.result.tanggal:%Y-%m-%d}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def found_report(request: Any, nip: str) -> Report:
    """The report of `?hasil=`, else of the result that counts. 404 outside the scope or without a result."""
    person = registry.person(request.scope, nip)
    if person is None:
        raise Http404
    today, wanted = timezone.localdate(), request.GET.get("hasil", "")
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 18:
        chosen = result_of(person, int(wanted))
    else:
        chosen = queries.latest_results([person.pk], today).get(person.pk)
    if chosen is None:
        raise Http404
    return report_of(person, chosen, today)


def _leave_a_trace(request: Any, report: Report) -> None:
    access.note_reading(
        subject=f"hasil:{report.result.pk}", people=1, desk=request.desk, actor=actor(request), at=timezone.now()
    )


def _page(request: HttpRequest, report: Report, crumbs: list[Link], paper: str) -> HttpResponse:
    own = request.desk == "asn"  # type: ignore[attr-defined]
    return show(
        request,
        "results/person.html",
        title="Hasil uji saya" if own else report.person.nama_gelar,
        crumbs=crumbs,
        report=report,
        profile=report.profile,
        chart=papers.profile_radar(report.profile),
        state=state_of(report.result, timezone.localdate()),
        others=[each for each in queries.results(report.person) if each.pk != report.result.pk],
        paper_url=f"{paper}?hasil={report.result.pk}" if paper else "",
        own=own,
    )
