"""Versions of the formula with their hashes, and the map down to the evidence."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openkarier.core.talent import Formula
from openkarier.stages.talent import queries
from openkarier.web import frame, talent_form
from openkarier.web.talent_map import overview as map
from openkarier.web.talent_map import people, person

__all__ = ["formula", "formulas", "map", "people", "person"]


@require_safe
def formulas(request: HttpRequest) -> HttpResponse:
    """Every version and every map, with hash and SK."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    return frame.show(
        request,
        "talent/formulas.html",
        title="Rumus talenta",
        lead="Setiap rumus yang pernah dibekukan dan setiap peta yang dihitung dengannya.",
        formulas=list(queries.formulas(scope.instansi)),
        maps=list(queries.maps(scope.instansi)),
        url_name="" if scope.unit else "auditor:talent-formula",
        drafting=False,
    )


@require_safe
def formula(request: HttpRequest, rumus: int) -> HttpResponse:
    """One version: every number of it."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = queries.formulas(scope.instansi).filter(pk=rumus).first()
    if found is None or scope.unit:
        raise Http404
    isi = Formula.of(found.isi)
    return frame.show(
        request, "talent/formula.html", title=found.nama, rumus=found, isi=isi, sheet=talent_form.sheet(isi, {})
    )
