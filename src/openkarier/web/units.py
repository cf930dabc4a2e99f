"""The organisation and its posts, for every desk that may see them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry
from openkarier.web.frame import Link, show
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip

VACANCY = {"lowong": "Lowong", "plt": "Dijabat Plt.", "terisi": "Terisi"}


def units(request: HttpRequest) -> HttpResponse:
    """The top of the organisation within the scope; a single root is opened at once."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tops = list(registry.top_units(scope)[:2])
    if len(tops) == 1:
        return unit(request, tops[0].kode)
    found = registry.counted(registry.top_units(scope))
    return show(request, "units/list.html", title="Unit organisasi", slice=paged(request, found), heads={})


def unit(request: HttpRequest, kode: str) -> HttpResponse:
    """One unit: the way to it, its posts, and the units under it."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    desk: str = request.desk  # type: ignore[attr-defined]
    found = registry.unit(scope, kode)
    if found is None:
        raise Http404
    name = f"{desk}:registry-unit"
    visible = registry.units(scope).order_by()
    above = registry.path_to(found).filter(pk__in=visible.values("pk"))
    below = registry.counted(registry.units(scope).filter(induk=found))
    return show(
        request,
        "units/unit.html",
        title=found.nama,
        unit=found,
        slice=paged(request, below),
        posts=list(registry.posts(scope).filter(unit=found).select_related("unit")[:200]),
        head=hierarchy.head_of(found),
        crumbs=[Link(each.nama, reverse(name, args=[each.kode])) for each in above],
    )


def posts(request: HttpRequest) -> HttpResponse:
    """Posts with their vacancy, narrowed by OPD, jenjang and state; 50 a page."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    opds = {opd.kode: opd for opd in registry.opds(scope)}
    kept = {key: request.GET.get(key, "").strip()[:80] for key in ("opd", "jenjang", "keadaan", "cari")}
    found = registry.posts(scope).select_related("unit__opd")
    if kept["opd"] in opds:
        found = found.filter(hierarchy.inside([opds[kept["opd"]]], "unit__"))
    if kept["jenjang"] in JENJANG_LABEL:
        found = found.filter(jenjang=kept["jenjang"])
    if kept["cari"]:
        found = found.filter(nama__icontains=kept["cari"])
    found = registry.in_state(found, kept["keadaan"])
    kept = {key: value for key, value in kept.items() if value}
    return show(
        request,
        "units/posts.html",
        title="Jabatan",
        slice=paged(request, found),
        opds=list(opds.values()),
        jenjang=[(each.value, label) for each, label in JENJANG_LABEL.items()],
        kept=kept,
        chips=[_chip(kept, value, label) for value, label in VACANCY.items()],
    )


def _chip(kept: dict[str, str], value: str, label: str) -> Chip:
    on = kept.get("keadaan") == value
    query = {name: text for name, text in kept.items() if name != "keadaan"} | ({} if on else {"keadaan": value})
    return Chip(label, f"?{urlencode(query)}", on)
