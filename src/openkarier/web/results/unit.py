"""The report to the regional head: the same findings, pictures and tables as its PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from openkarier.core import unit_findings as told
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.stages.assessment import access, queries, unit_papers
from openkarier.stages.assessment import unit_pictures as pictures
from openkarier.stages.assessment.unit_reports import UnitReport, personnel_head, unit_report
from openkarier.web.frame import show
from openkarier.web.pieces import Stat
from openkarier.web.results.common import actor, agency, url

LATEST = "semua"  # the choice that takes the result of each person that counts today, whatever its event


def report(request: HttpRequest) -> HttpResponse:
    """Findings first, then a picture and a table each."""
    found, events = _found(request)
    if not found.map.people:
        return show(request, "results/report_none.html", title="Laporan hasil uji", events=events, report=found,
                    import_url=url(request, "result_imports"))  # fmt: skip
    _leave_a_trace(request, found)
    labels = [band.label for band in found.bands.bands]
    scope: Any = request.scope  # type: ignore[attr-defined]
    return show(
        request,
        "results/report.html",
        title="Laporan hasil uji",
        report=found,
        events=events,
        latest=LATEST,
        stats=[Stat(each.label, each.nilai, each.catatan) for each in unit_papers.figures(found)],
        findings=told.summary(found.map, labels, pictures.split(found)),
        pictures=_pictures(found),
        rungs=[_rung(rung) for rung in found.map.rungs if rung.candidates],
        method=unit_papers.method(found),
        paper_url=f"{url(request, 'report_paper')}?kegiatan={found.event or LATEST}" if not scope.unit else "",
        import_url=url(request, "result_imports"),
    )


def report_paper(request: HttpRequest) -> HttpResponse:
    """The report as PDF."""
    made_for = agency(request)
    found, _ = _found(request)
    _leave_a_trace(request, found)
    user: Any = request.user
    signer = unit_papers.signer_of(personnel_head(made_for.kode), user.nama, user.nip)
    pdf = unit_papers.unit_paper(found, made_for, signer, timezone.now())
    name = slugify(f"laporan-hasil-uji-{found.event or 'terkini'}")
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    )


def _found(request: Any) -> tuple[UnitReport, list[dict[str, Any]]]:
    """The report of `?kegiatan=`, else of the latest event, else of what counts today."""
    events = queries.events(request.scope.instansi)
    known = [event["kegiatan"] for event in events]
    wanted = request.GET.get("kegiatan", "")
    event = "" if wanted == LATEST else wanted if wanted in known else (known or [""])[0]
    return unit_report(request.scope, timezone.localdate(), event), events


def _leave_a_trace(request: Any, found: UnitReport) -> None:
    """The report names people; who reads it is noted once a day."""
    subject = f"laporan-uji:{request.scope.instansi}/{found.event or LATEST}"
    people = len(found.map.people)
    access.note_reading(subject=subject, people=people, desk=request.desk, actor=actor(request), at=timezone.now())


def _pictures(found: UnitReport) -> list[Any]:
    return [
        pictures.by_unit(found),
        pictures.potential(found),
        pictures.gaps(found),
        pictures.against_standard(found),
        pictures.levels(found),
    ]


def _rung(rung: Any) -> dict[str, Any]:
    return {
        "label": JENJANG_LABEL[rung.jenjang],
        "finding": told.ready(rung),
        "ready": rung.ready[: unit_papers.BEST],
        "total": len(rung.ready),
        "vacancies": [post for post, _ in rung.vacancies],
    }
