"""Talent at BKPSDM: the map, the group and its successors; and for one jabatan, everyone with where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import eligibility
from openkarier.web import downloads, frame
from openkarier.web import eligibility as lists
from openkarier.web.states import STATES
from openkarier.web.talent_export import compare as simata
from openkarier.web.talent_export import export, export_json
from openkarier.web.talent_group import forecast, group, group_open, group_step, slates, slates_make
from openkarier.web.talent_map import overview as map
from openkarier.web.talent_map import people, person

if TYPE_CHECKING:
    from openkarier.core.eligibility import State
    from openkarier.stages.registry.models import Jabatan, Pegawai

__all__ = [
    "eligible", "eligible_export", "export", "export_json", "forecast", "group", "group_open", "group_step", "map",
    "people", "person", "posts", "simata", "slates", "slates_make",
]  # fmt: skip

FOUND = 20  # posts a search shows
COLUMNS = (
    Column("NIP", Kind.CODE), Column("Nama"), Column("Jabatan sekarang", width=48), Column("Golongan", width=10),
    Column("Status", width=10), Column("Keadaan"),
)  # fmt: skip


@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Choose a jabatan."""
    text = request.GET.get("q", "").strip()[:80]
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = eligibility.search(registry.posts(scope).select_related("unit__opd"), text)[:FOUND] if text else []
    return frame.show(
        request,
        "bkpsdm/talent/posts.html",
        title="Siapa memenuhi syarat?",
        lead="Pilih jabatan; semua pegawai diperiksa terhadap syaratnya dari data yang tercatat hari ini.",
        words=text,
        posts=list(found),
    )


@require_safe
def eligible(request: HttpRequest, jabatan: int) -> HttpResponse:
    """Everyone of the scope before one jabatan."""
    post, rows = _judged(request, jabatan)
    return frame.show(
        request,
        "bkpsdm/talent/eligible.html",
        title=f"Siapa memenuhi syarat {post.nama}?",
        place=place_of(post),
        post=post,
        words=request.GET.get("q", "").strip()[:80],
        keadaan=lists.wanted(request),
        chips=lists.chips(request, rows),
        slice=lists.page(request, lists.kept(request, rows)),
    )


@require_safe
def eligible_export(request: HttpRequest, jabatan: int) -> FileResponse:
    """The same list as a workbook."""
    post, rows = _judged(request, jabatan)
    cells = (
        (each.nip, each.nama_gelar, each.jabatan.nama if each.jabatan else "", each.golongan, each.status,
         STATES[state].word)
        for each, state in lists.kept(request, rows)
    )  # fmt: skip
    facts = [("Jabatan", f"{post.nama}, {place_of(post)}"), ("Diperiksa", "syarat bagi calon; dokumen menyusul")]
    title = "Siapa memenuhi syarat?"
    return downloads.workbook(request, "memenuhi-syarat", [Sheet("Pegawai", COLUMNS, cells)], title=title, facts=facts)


def _judged(request: HttpRequest, jabatan: int) -> tuple[Jabatan, list[tuple[Pegawai, State]]]:
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    post = registry.posts(scope).select_related("unit__opd").filter(pk=jabatan).first()
    if post is None:
        raise Http404
    asked = registry.search(registry.people(scope), request.GET.get("q", "").strip()[:80])
    return post, eligibility.candidates(asked, post, timezone.localdate(), scope.instansi)
