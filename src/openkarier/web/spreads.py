"""Units and how the ratings of their people spread: predicate, guide, reason; for atasan, BKPSDM and auditor."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.core.ratings import GUIDE_SOURCE, PredikatUnit
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.appraisal import hands, queries
from openkarier.stages.appraisal import spread as spreading
from openkarier.stages.appraisal import units as writes
from openkarier.stages.appraisal.refusal import Refused
from openkarier.stages.appraisal.steps import Actor
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, performance
from openkarier.web.asked import whole

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Unit

PREDICATES = [(each.value, each.label) for each in sorted(PredikatUnit, reverse=True)]


def year(request: HttpRequest) -> int:
    """The year that `?tahun=` names, else the present one."""
    wanted, today = whole(request.GET.get("tahun", "")), timezone.localdate().year
    return wanted if 2020 <= wanted <= today + 1 else today


def patience(instansi: str, at: datetime) -> int:
    """Days that a superior may be silent in this agency."""
    return hands.patience(instansi, at)


def whole_agency(request: HttpRequest) -> Scope:
    """The agency as a whole: the guide is about a unit, not about who looks; only counts are shown of it."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    return Scope(Reach.INSTANSI, instansi=scope.instansi)


def units(request: HttpRequest, template: str) -> HttpResponse:
    """The units one heads, each with its picture; the units below them wait for a predicate."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tahun, wanted = year(request), registry.top_units(scope)
    tops = list(wanted[:3])
    below = [unit for unit in registry.units(scope) if unit.induk_id in {top.pk for top in tops}]
    found = [spreading.of_unit(scope, top, tahun) for top in tops]
    return frame.show(
        request,
        template,
        title="Unit dan sebaran predikat",
        tahun=tahun,
        spreads=[(each, performance.calibration(each)) for each in found],
        below=[spreading.of_unit(scope, unit, tahun) for unit in below[:12]],
        predicates=PREDICATES,
        guide=GUIDE_SOURCE,
    )


@require_POST
def unit_predicate(request: HttpRequest, kode: str) -> HttpResponse:
    """Fix the predicate of a unit; at the superior's desk only of a unit below one's own."""
    unit = _unit(request, kode)
    desk: str = request.desk  # type: ignore[attr-defined]
    if desk == "atasan" and unit in _headed(request):
        messages.error(request, "Predikat unit ditetapkan pimpinan satu tingkat di atasnya (SE Menteri PANRB 3/2023).")
        return _back(request, unit)
    try:
        writes.set_unit_predicate(
            unit=unit, tahun=_typed_year(request), nilai=whole(request.POST.get("nilai", "")),
            dasar=request.POST.get("dasar", ""), actor=_actor(request), at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, said(refusal))
    else:
        messages.success(request, f"Predikat {unit.nama} ditetapkan.")
    return _back(request, unit)


@require_POST
def reason(request: HttpRequest, kode: str) -> HttpResponse:
    """Say why the spread of a unit leaves the guide."""
    unit, scope = _unit(request, kode), request.scope  # type: ignore[attr-defined]
    tahun = _typed_year(request)
    found = spreading.of_unit(scope, unit, tahun)
    try:
        writes.give_reason(
            unit=unit, tahun=tahun, why=request.POST.get("why", ""), actor=_actor(request), at=timezone.now(),
            remarks=[remark.sentence for remark in found.remarks],
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, said(refusal))
    else:
        messages.success(request, "Alasan dicatat dan dapat dibaca pengawas.")
    return _back(request, unit)


def said(refusal: Refused) -> str:
    """Why an act was refused, its fields in one line."""
    return " ".join(getattr(refusal, "fields", {}).values()) or str(refusal)


def _typed_year(request: HttpRequest) -> int:
    wanted, today = whole(request.POST.get("tahun", "")), timezone.localdate().year
    return wanted if 2020 <= wanted <= today + 1 else today


def _unit(request: HttpRequest, kode: str) -> Unit:
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = queries.opd_within(scope, kode)
    if found is None:
        raise Http404
    return found


def _headed(request: HttpRequest) -> list[Unit]:
    scope: Any = request.scope  # type: ignore[attr-defined]
    return list(hierarchy.headed_by(scope.nip))


def _actor(request: HttpRequest) -> Actor:
    user: Any = request.user
    return Actor(user.get_username(), user.nama)


def _back(request: HttpRequest, unit: Unit) -> HttpResponse:
    desk: str = request.desk  # type: ignore[attr-defined]
    if desk == "atasan":
        return redirect("atasan:appraisal-spread")
    return redirect("bkpsdm:appraisal-unit", unit.kode)
