"""The secretariat of the committee: team, schedule, agenda, invitation, print pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.deliberation import agenda, queries, rotasi, sessions, sheets
from openkarier.stages.deliberation import minutes as papers
from openkarier.stages.deliberation import team as teams
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import dossiers, frame, sidang_minutes
from openkarier.web import sidang as rooms
from openkarier.web.bkpsdm.deliberation_forms import NominationForm, PlanForm, TeamForm, seats_of
from openkarier.web.dossier_posts import person_files
from openkarier.web.dossiers import candidates, compare, dossier, dossier_pdf
from openkarier.web.sidang import find, find_item, issued, pdf

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Sidang

__all__ = ["candidates", "compare", "dossier", "dossier_pdf", "person_files"]

ROOM = "bkpsdm:deliberation-sidang"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every sidang with its state."""
    rows = queries.sittings(request.scope)  # type: ignore[attr-defined]  # set by AccessMiddleware
    return frame.show(request, "bkpsdm/deliberation/index.html", title="Sidang Tim Penilai Kinerja", rows=rows)


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """The teams, each with its members and what the law says of it."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = [] if scope.unit else list(teams.teams(scope.instansi))
    rows = [(each, teams.members(each, max(each.mulai, timezone.localdate()))) for each in found]
    return frame.show(request, "bkpsdm/deliberation/team.html", title="Tim Penilai Kinerja", rows=rows)


def appoint(request: HttpRequest) -> HttpResponse:
    """Record the SK of a team."""
    agency = _agency(request)
    form = TeamForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            teams.appoint_team(
                instansi=agency, sk=typed["sk"], mulai=typed["mulai"], selesai=typed["selesai"],
                seats=seats_of(typed["anggota"], registry.people(request.scope)),  # type: ignore[attr-defined]
                actor=request.user.get_username(), at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Tim Penilai Kinerja tercatat.")
            return redirect("bkpsdm:deliberation-team")
    status = 422 if form.errors else 200
    return frame.show(request, "bkpsdm/deliberation/appoint.html", title="Tim baru", status=status, form=form)


def plan(request: HttpRequest) -> HttpResponse:
    """Plan a sidang."""
    agency = _agency(request)
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = sessions.plan_sidang(
                instansi=agency, **form.cleaned_data, actor=request.user.get_username(), at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{made.nama} disiapkan. Susun agendanya.")
            return redirect(ROOM, made.kode)
    status = 422 if form.errors else 200
    return frame.show(request, "bkpsdm/deliberation/plan.html", title="Sidang baru", status=status, form=form)


@require_safe
def minutes(request: HttpRequest, kode: str) -> HttpResponse:
    """The minutes, once they are no secret of the committee any more."""
    return rooms.released_minutes(request, kode)


@require_POST
def sign(request: HttpRequest, kode: str) -> HttpResponse:
    """Keep the signed minutes of a sidang that was released."""
    found = find(request, kode)
    try:
        if found.state != "dirilis":
            raise Refused("Sebelum usulan disampaikan, hanya anggota tim yang menyimpan berita acara bertanda tangan.")
        signer = sidang_minutes.signer(request)
        papers.keep_signed(sidang=found, signer=signer, actor=request.user.get_username(), at=timezone.now())
    except Refused as refusal:
        return _page(request, found, refusal=str(refusal))
    messages.success(request, "Berita acara bertanda tangan disimpan; sidiknya tercatat di Buku Merit.")
    return redirect(ROOM, found.kode)


@require_safe
def sidang(request: HttpRequest, kode: str) -> HttpResponse:
    """One sidang as it is prepared."""
    return _page(request, find(request, kode))


def _page(request: HttpRequest, found: Sidang, *, refusal: str = "") -> HttpResponse:
    plan = rotasi.adopted(found.instansi.kode)
    return frame.show(
        request,
        "bkpsdm/deliberation/sidang.html",
        title=found.nama,
        status=422 if refusal else 200,
        refusal=refusal,
        sidang=found,
        steps=rooms.course(found),
        members=sessions.members_of(found),
        items=[(each, rooms.LOOKS[each.state]) for each in queries.items(found)],
        adopted=plan,
        preparing=found.state in agenda.PREPARING,
        secret=found.state in ("dibuka", "ditutup"),
        minutes=sidang_minutes.board(found) if found.state == "dirilis" else None,
    )


@require_POST
def build(request: HttpRequest, kode: str) -> HttpResponse:
    """Build the agenda from the sources that are ticked."""
    found = find(request, kode)
    sources = [each for each in request.POST.getlist("sumber") if each in ("lowong", "rencana", "minat")]
    plan = rotasi.adopted(found.instansi.kode) if "rencana" in sources else None
    planned = {move.ke_id: move.pegawai_id for move in rotasi.moves(plan)} if plan else {}
    return _do(
        request,
        found,
        lambda: agenda.build_agenda(
            sidang=found, sources=sources, planned=planned, actor=request.user.get_username(), at=timezone.now()
        ),
        "Agenda disusun.",
    )


@require_POST
def invite(request: HttpRequest, kode: str) -> HttpResponse:
    """Issue the invitation."""
    found = find(request, kode)
    return _do(
        request,
        found,
        lambda: sessions.invite(sidang=found, actor=request.user.get_username(), at=timezone.now()),
        "Undangan diterbitkan. Unduh dan kirimkan kepada anggota.",
    )


@require_safe
def invitation(request: HttpRequest, kode: str) -> HttpResponse:
    """The invitation as PDF."""
    found = find(request, kode)
    return issued(found.undangan, f"undangan-{found.kode}")


@require_safe
def pack(request: HttpRequest, kode: str) -> HttpResponse:
    """The agenda with all candidates, to print."""
    found = find(request, kode)
    return pdf(sheets.print_pack(found, timezone.now()), f"bahan-{found.kode}")


@require_safe
def item(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """The candidates of one item, and a form to add one."""
    return _item(request, kode, nomor, NominationForm())


@require_POST
def nominate(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Add a candidate by NIP."""
    found = find_item(request, kode, nomor)
    form = NominationForm(request.POST)
    scope: Any = request.scope  # type: ignore[attr-defined]
    if form.is_valid():
        person = registry.person(scope, form.cleaned_data["nip"])
        by = registry.person(scope, form.cleaned_data["pengusul"]) if form.cleaned_data["pengusul"] else None
        if person is None or (form.cleaned_data["pengusul"] and by is None):
            form.add_error(None, "Tidak ada pegawai dengan NIP itu. Periksa kedelapan belas angkanya.")
        else:
            try:
                agenda.nominate(
                    butir=found, pegawai=person, by=by, actor=request.user.get_username(), at=timezone.now()
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"{person.nama_gelar} ditambahkan sebagai calon.")
                return redirect("bkpsdm:deliberation-item", kode, nomor)
    return _item(request, kode, nomor, form)


@require_POST
def drop(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Take an item off the agenda."""
    found = find_item(request, kode, nomor)
    return _do(
        request,
        found.sidang,
        lambda: agenda.drop_item(butir=found, actor=request.user.get_username(), at=timezone.now()),
        f"{found.jabatan.nama} dikeluarkan dari agenda.",
    )


def _item(request: HttpRequest, kode: str, nomor: int, form: NominationForm) -> HttpResponse:
    found = find_item(request, kode, nomor)
    return frame.show(
        request,
        "bkpsdm/deliberation/item.html",
        title=found.jabatan.nama,
        lead=place_of(found.jabatan),
        status=422 if form.errors else 200,
        crumbs=rooms.crumbs(request, found.sidang),
        sidang=found.sidang,
        item=found,
        lines=queries.lines(found),
        urls=dossiers.urls(request, found.jabatan),
        form=form,
        preparing=found.sidang.state in agenda.PREPARING,
    )


def _do(request: HttpRequest, found: Sidang, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _page(request, find(request, found.kode), refusal=str(refusal))
    messages.success(request, done)
    return redirect(ROOM, found.kode)


def _agency(request: HttpRequest) -> Any:
    """The agency of a seat that is over the whole of it."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = registry.instansi(scope.instansi)
    if found is None or scope.unit:
        raise Http404
    return found
