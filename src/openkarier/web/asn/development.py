"""Jalan saya: the way to a jabatan of one's choice, and every jabatan within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.gateways.spreadsheet.export import Column, Sheet
from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import eligibility
from openkarier.web import downloads, frame
from openkarier.web import eligibility as lists
from openkarier.web import verdicts as words
from openkarier.web.states import STATES

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Pegawai

FOUND = 20  # posts a search shows
COLUMNS = (
    Column("Jabatan", width=48),
    Column("Unit"),
    Column("Perangkat daerah"),
    Column("Jenjang"),
    Column("Keadaan"),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Choose a jabatan."""
    person = _person(request)
    text = request.GET.get("q", "").strip()[:80]
    posts = eligibility.search(eligibility.open_posts(person.instansi.kode), text)[:FOUND] if text else []
    return frame.show(
        request,
        "asn/development/index.html",
        title="Jalan saya",
        lead="Pilih jabatan yang Anda inginkan; kami tunjukkan langkah paling sedikit menuju ke sana dan dasarnya.",
        words=text,
        posts=list(posts),
    )


@require_safe
def way(request: HttpRequest, jabatan: int) -> HttpResponse:
    """The smallest set of changes that would pass, and the earliest day."""
    person, today = _person(request), timezone.localdate()
    post = eligibility.post(person.instansi.kode, jabatan)
    if post is None:
        raise Http404
    [found] = eligibility.examined(person, [post], today)
    return frame.show(
        request,
        "asn/development/way.html",
        title=post.nama,
        place=place_of(post),
        line=words.line(found.summary),
        summary=words.sentence(found.summary),
        path=eligibility.path_of(found.facts),
        routes=words.routes(post, found.facts),
        verdicts=words.shown(found.verdicts),
        today=today,
    )


@require_safe
def reach(request: HttpRequest) -> HttpResponse:
    """Every jabatan of the agency with where the person stands."""
    text = request.GET.get("q", "").strip()[:80]
    rows = eligibility.reach(_person(request), timezone.localdate(), text)
    return frame.show(
        request,
        "asn/development/reach.html",
        title="Jabatan yang terbuka bagi saya",
        lead="Diperiksa dari data yang tercatat hari ini, tanpa melihat apakah jabatannya sedang lowong.",
        words=text,
        keadaan=lists.wanted(request),
        chips=lists.chips(request, rows),
        slice=lists.page(request, lists.kept(request, rows)),
    )


@require_safe
def reach_export(request: HttpRequest) -> FileResponse:
    """The same list as a workbook."""
    rows = lists.kept(request, eligibility.reach(_person(request), timezone.localdate(), request.GET.get("q", "")[:80]))
    cells = (
        (post.nama, post.unit.nama, post.unit.opd.nama if post.unit.opd else "", post.get_jenjang_display(),
         STATES[state].word)
        for post, state in rows
    )  # fmt: skip
    title = "Jabatan yang terbuka bagi saya"
    return downloads.workbook(request, "jabatan-terbuka", [Sheet("Jabatan", COLUMNS, cells)], title=title)


def _person(request: HttpRequest) -> Pegawai:
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = registry.person(scope, scope.nip)
    if found is None:
        raise Http404
    return found
