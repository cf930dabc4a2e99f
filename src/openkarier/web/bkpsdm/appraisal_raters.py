"""Who appraises those above whom the organisation names nobody: the PPK, or the official whom the PPK appointed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.aspiration import day
from openkarier.stages.appraisal import raters as appointing
from openkarier.stages.appraisal.refusal import Refused
from openkarier.stages.appraisal.steps import Actor
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, spreads

LEAD = (
    "Di atas orang-orang ini tidak ada kepala unit yang tercatat. Tanpa penunjukan, yang menilai adalah Pejabat "
    "Pembina Kepegawaian; PPK dapat menunjuk pejabat lain dengan keputusan (PP 30/2019 Pasal 46 ayat (1))."
)


@require_safe
def raters(request: HttpRequest) -> HttpResponse:
    """The top of the organisation, who appraises each, and a form that appoints for several at once."""
    return _page(request, {}, "")


def _page(request: HttpRequest, typed: Any, refusal: str) -> HttpResponse:
    scope: Any = request.scope  # type: ignore[attr-defined]
    today, agency = timezone.localdate(), registry.instansi(scope.instansi)
    found = appointing.at_the_top(scope, today)
    sekda = appointing.sekda(scope.instansi)
    chosen = typed.getlist("nip") if typed else []
    return frame.show(
        request,
        "bkpsdm/appraisal/raters.html",
        title="Pejabat penilai",
        lead=LEAD,
        status=422 if refusal else 200,
        refusal=refusal,
        rows=[(each, each.person.nip in chosen) for each in found],
        running=appointing.running(scope, today),
        head=agency.sebutan_kepala if agency else "Kepala daerah",
        typed=typed or {"penilai": sekda.nip if sekda else "", "mulai": today.isoformat()},
        sekda=sekda,
    )


@require_POST
def appoint(request: HttpRequest) -> HttpResponse:
    """Appoint one official for everybody who is ticked, by one SK."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    typed = request.POST
    people = [registry.person(scope, nip) for nip in typed.getlist("nip")[:200]]
    penilai = appointing.official(scope.instansi, typed.get("penilai", ""))
    if None in people:
        raise Http404
    try:
        made = appointing.appoint(
            people=[each for each in people if each], mulai=day(typed.get("mulai", "")), sk=typed.get("sk", ""),
            penilai=penilai, actor=_actor(request), at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        return _page(request, typed, spreads.said(refusal))
    said = f"{made[0].penilai.nama_gelar} ditunjuk menilai {len(made)} orang; tercatat di Buku Merit."
    messages.success(request, said)
    return redirect("bkpsdm:appraisal-raters")


@require_POST
def rater_end(request: HttpRequest, penunjukan: int) -> HttpResponse:
    """End an appointment today."""
    found = appointing.appointment(request.scope, penunjukan)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    now = timezone.now()
    appointing.end(appointment=found, selesai=timezone.localdate(now), actor=_actor(request), at=now)
    messages.success(request, f"Penunjukan bagi {found.pegawai.nama_gelar} diakhiri.")
    return redirect("bkpsdm:appraisal-raters")


def _actor(request: HttpRequest) -> Actor:
    user: Any = request.user
    return Actor(user.get_username(), user.nama)
