"""From a person to the dossiers: the posts they come into question for, or any other post; and what was frozen."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.deliberation import deviations, freezing, rotasi
from openkarier.stages.deliberation.dossier import posts_before
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, verdicts
from openkarier.web.frame import Link


@require_safe
def person_files(request: HttpRequest, nip: str) -> HttpResponse:
    """The dossiers of one person: for wished posts, posts on an agenda, the adopted plan, or a post that is chosen."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    desk: str = request.desk  # type: ignore[attr-defined]
    person = registry.person(scope, nip)
    if person is None:
        raise Http404
    chosen = request.GET.get("jabatan", "")
    if chosen.isascii() and chosen.isdecimal() and len(chosen) < 18:
        return redirect(f"{desk}:deliberation-dossier", int(chosen), nip)
    rows = posts_before(person)
    every = registry.posts(scope).filter(jenis="1", aktif=True).select_related("unit__opd").order_by("unit__kiri")
    return frame.show(
        request, "dossiers/person.html", title=person.nama_gelar, lead="Berkas di hadapan jabatan", person=person,
        rows=[(post, place_of(post), why) for post, why in rows], dossier=f"{desk}:deliberation-dossier",
        posts=[(post.pk, rotasi.place_name(post)) for post in every],
    )  # fmt: skip


def frozen(request: HttpRequest, usulan: int, *crumbs: Link) -> HttpResponse:
    """The dossier of a released usulan as the committee saw it, with its hash."""
    found = deviations.frozen(request.scope, usulan)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    judged = verdicts.shown(freezing.verdicts_of(found))
    return frame.show(
        request, "dossiers/frozen.html", title=found.usulan.pegawai.nama_gelar, crumbs=list(crumbs), file=found,
        content=found.isi, usulan=found.usulan, intact=freezing.intact(found),
        verdicts=[row for row in judged if row.state != "memenuhi"],
        met=[row for row in judged if row.state == "memenuhi"],
    )  # fmt: skip


def person_files_url(desk: str, nip: str) -> str:
    """Where a desk that weighs people finds the dossiers of one; "" at other desks."""
    return reverse(f"{desk}:deliberation-person_files", args=[nip]) if desk in ("bkpsdm", "tpk") else ""
