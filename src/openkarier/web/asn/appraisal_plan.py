"""Writing one's own SKP: a planned result, what was achieved; what is typed is kept as it is typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.core.appraisal import Indicator
from openkarier.stages.appraisal import operations, queries
from openkarier.stages.appraisal.operations import Planned
from openkarier.stages.appraisal.refusal import Refused
from openkarier.stages.appraisal.steps import Actor
from openkarier.web import frame, kept, performance, skp
from openkarier.web.asked import whole
from openkarier.web.asn.appraisal import person, show_home
from openkarier.web.skp_forms import ResultForm, lines_of


def result(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """One planned result with its indicators."""
    sheet = skp.find(request, kode)
    if not 1 <= nomor <= sheet.skp.hasil.count() + 1:
        raise Http404
    typed: Any = request.POST
    if request.method != "POST":
        typed = kept.recall(request) or performance.typed_result(sheet.skp, nomor)
    wrong: dict[str, str] = {}
    if request.method == "POST" and "more" not in typed:
        try:
            operations.keep_result(skp=sheet.skp, nomor=nomor, planned=_planned(typed), at=timezone.now())
        except Refused as refusal:
            wrong = {"__all__": str(refusal)}
        else:
            wrong = performance.wrong_result(sheet.skp, nomor)
        if not wrong:
            return redirect(sheet.url("home"))
    jpt = sheet.skp.jenjang.startswith("JPT")
    form = ResultForm(typed, wrong, superior=queries.superior_results(sheet.skp), jpt=jpt)
    return frame.show(
        request,
        "asn/appraisal/result.html",
        title=f"Hasil kerja {nomor}",
        status=422 if wrong else 200,
        form=form,
        sheet=sheet,
        autosave_url=sheet.url("result_keep", nomor),
        crumbs=[frame.Link(f"SKP {sheet.skp.tahun}", sheet.url("home"))],
    )


@require_POST
def result_keep(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Keep what is being typed of a result."""
    sheet, at = skp.find(request, kode), timezone.now()
    try:
        operations.keep_result(skp=sheet.skp, nomor=nomor, planned=_planned(request.POST), at=at)
    except Refused as refusal:
        return _not_kept(refusal)
    return _kept(sheet, at)


def _kept(sheet: skp.Sheet, at: datetime) -> JsonResponse:
    """The time that the page shows, and the version that the browser compares with."""
    zone = ZoneInfo(sheet.person.instansi.zona)
    return JsonResponse({"tersimpan": f"{at.astimezone(zone):%H.%M}", "versi": at.isoformat()})


def _not_kept(refusal: Refused) -> JsonResponse:
    return JsonResponse({"pesan": str(refusal)}, status=409)


def _planned(typed: Any) -> Planned:
    measures = tuple(
        Indicator(typed.get(f"aspek-{n}", ""), typed.get(f"indikator-{n}", ""), typed.get(f"target-{n}", ""))
        for n in range(1, lines_of(typed) + 1)
    )
    perspektif = typed.get("perspektif", "")
    return Planned(
        rencana=typed.get("rencana", ""),
        utama=typed.get("jenis") != "tambahan",
        from_superior=typed.get("from_superior", ""),
        perspektif=perspektif if perspektif in performance.PERSPECTIVES else "",
        dasar=typed.get("dasar", ""),
        indikator=measures,
    )


@require_POST
def drop(request: HttpRequest, kode: str) -> HttpResponse:
    """Remove a result."""
    sheet = skp.find(request, kode)
    try:
        operations.remove_result(skp=sheet.skp, nomor=whole(request.POST.get("nomor", "")))
    except Refused as refusal:
        return show_home(request, sheet, refusal)
    return redirect(sheet.url("home"))


def realisation(request: HttpRequest, kode: str) -> HttpResponse:
    """What was achieved on each indicator, with its evidence."""
    sheet, refusal = skp.find(request, kode), None
    if request.method == "POST":
        try:
            operations.keep_realisation(
                skp=sheet.skp, typed=_realised(request.POST), actor=Actor.of(person(request)), at=timezone.now()
            )
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, "Realisasi disimpan.")
            return redirect(sheet.url("home"))
    title = f"Realisasi SKP {sheet.skp.tahun}"
    return frame.show(
        request,
        "asn/appraisal/realisation.html",
        title=title,
        status=422 if refusal else 200,
        refusal=refusal,
        autosave_url=sheet.url("realisation_keep"),
        crumbs=[frame.Link(f"SKP {sheet.skp.tahun}", sheet.url("home"))],
        **skp.context(sheet),
    )


@require_POST
def realisation_keep(request: HttpRequest, kode: str) -> HttpResponse:
    """Keep what is being typed of the realisation."""
    sheet, at = skp.find(request, kode), timezone.now()
    try:
        operations.keep_realisation(
            skp=sheet.skp, typed=_realised(request.POST), actor=Actor.of(person(request)), at=at, typing=True
        )
    except Refused as refusal:
        return _not_kept(refusal)
    return _kept(sheet, at)


def _realised(typed: Any) -> dict[int, tuple[str, str]]:
    keys = (name.partition("-")[2] for name in typed if name.startswith("realisasi-"))
    return {
        whole(key): (typed.get(f"realisasi-{key}", ""), typed.get(f"bukti-{key}", "")) for key in keys if whole(key)
    }
