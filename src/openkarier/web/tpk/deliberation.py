"""The sidang at the committee's desk: attendance, quorum and ties first, then the agenda, then one release."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.deliberation import SIDANG, TIES, seats_needed
from openkarier.core.workflow import StepRefused
from openkarier.stages.deliberation import minutes as papers
from openkarier.stages.deliberation import queries, sessions, sheets
from openkarier.stages.deliberation.refusal import Refused
from openkarier.web import frame, sidang_minutes
from openkarier.web import sidang as rooms
from openkarier.web.dossier_posts import person_files
from openkarier.web.dossiers import candidates, compare, dossier, dossier_pdf
from openkarier.web.sidang import find, issued, pdf
from openkarier.web.tpk.deliberation_items import item, postpone, propose, reconsider, vote

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Anggota, Sidang

__all__ = [
    "candidates", "compare", "dossier", "dossier_pdf", "item", "person_files", "postpone", "propose", "reconsider",
    "vote",
]  # fmt: skip

ROOM = "tpk:deliberation-sidang"
FOUND = tuple(code for code in TIES if code not in {"diri", "atasan", "pengusul"})  # the others a member declares


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every sidang, the newest first."""
    rows = queries.sittings(request.scope)  # type: ignore[attr-defined]  # set by AccessMiddleware
    return frame.show(request, "tpk/deliberation/index.html", title="Sidang Tim Penilai Kinerja", rows=rows)


@require_safe
def sidang(request: HttpRequest, kode: str) -> HttpResponse:
    """One sidang: who is here and who stands aside, then the agenda."""
    found = find(request, kode)
    return _page(request, found)


def _page(request: HttpRequest, found: Sidang, *, refusal: str = "") -> HttpResponse:
    chairs = queries.chairs(found)
    own = _own(request, found)
    percent = sessions.quorum_percent(found)
    return frame.show(
        request,
        "tpk/deliberation/sidang.html",
        title=found.nama,
        status=422 if refusal else 200,
        refusal=refusal,
        sidang=found,
        look=rooms.LOOKS[found.state],
        steps=rooms.course(found),
        chairs=chairs,
        own=own,
        own_chair=next((chair for chair in chairs if own and chair.anggota.pk == own.pk), None),
        present=sum(chair.hadir is not None for chair in chairs),
        needed=found.kuorum or seats_needed(len(chairs), percent),
        percent=percent,
        items=[(each, rooms.LOOKS[each.state]) for each in queries.items(found)],
        verbs=SIDANG.verbs(found.state, "tpk") if own else [],
        minutes=sidang_minutes.board(found, request.POST),
        why=request.POST.get("alasan", ""),
    )


@require_POST
def start(request: HttpRequest, kode: str) -> HttpResponse:
    """Note who is present and open the sidang."""
    found = find(request, kode)
    present = {int(key) for key in request.POST.getlist("hadir") if key.isascii() and key.isdigit() and len(key) < 18}
    return _do(
        request,
        found,
        lambda: sessions.open_sidang(sidang=found, present=present, actor=_nip(request), at=timezone.now()),
        "Sidang dibuka. Setiap anggota menyatakan dahulu ada atau tidaknya benturan kepentingan.",
    )


@require_POST
def attend(request: HttpRequest, kode: str) -> HttpResponse:
    """Note a member who came later."""
    found = find(request, kode)
    chosen = request.POST.get("anggota", "")
    member = next((each for each in sessions.members_of(found) if str(each.pk) == chosen), None)
    if member is None:
        return _page(request, found, refusal="Anggota ini tidak ada dalam tim. Pilih anggota pada tabel.")
    return _do(
        request,
        found,
        lambda: sessions.attend(sidang=found, anggota=member, actor=_nip(request), at=timezone.now()),
        f"{member.pegawai.nama_gelar} dicatat hadir.",
    )


def declare(request: HttpRequest, kode: str, anggota: int) -> HttpResponse:
    """Declare ties to the candidates: what the data found is shown, what is missing is added."""
    found = find(request, kode)
    member = _member(found, str(anggota))
    if request.method == "POST" and "nyatakan" in request.POST:
        ties = [
            (int(name.removeprefix("hubungan-")), str(kind))
            for name, kind in request.POST.items()
            if name.startswith("hubungan-") and name[9:].isascii() and name[9:].isdigit() and len(name) < 27 and kind
        ]
        return _do(
            request,
            found,
            lambda: sessions.declare(sidang=found, anggota=member, ties=ties, actor=_nip(request), at=timezone.now()),
            f"Pernyataan {member.pegawai.nama_gelar} dicatat.",
        )
    return frame.show(
        request,
        "tpk/deliberation/declare.html",
        title="Benturan kepentingan",
        lead=f"{member.pegawai.nama_gelar}: adakah hubungan dengan calon di bawah ini?",
        crumbs=rooms.crumbs(request, found),
        sidang=found,
        member=member,
        groups=queries.candidates_by_item(found, member),
        kinds=[(code, TIES[code]) for code in FOUND],
    )


STEPS: dict[str, tuple[Callable[..., Any], str]] = {
    "close": (
        sessions.close_sidang,
        "Pembahasan ditutup. Berita acaranya dikirim kepada anggota yang hadir.",
    ),
    "release": (sessions.release, "Semua usulan disampaikan kepada PPK."),
    "reopen": (sessions.reopen_sidang, "Pembahasan dibuka lagi."),
}


@require_POST
def step(request: HttpRequest, kode: str) -> HttpResponse:
    """Close, reopen or release, as the button says."""
    found = find(request, kode)
    chosen = STEPS.get(request.POST.get("langkah", ""))
    if chosen is None:
        return _page(request, found, refusal="Langkah ini tidak dikenal. Tekan salah satu tombol pada halaman.")
    verb, done = chosen
    more = {"why": request.POST.get("alasan", "")[:300]} if verb is not sessions.close_sidang else {}
    return _do(request, found, lambda: verb(sidang=found, actor=_nip(request), at=timezone.now(), **more), done)


@require_POST
def approve(request: HttpRequest, kode: str) -> HttpResponse:
    """Write down who agrees to the minutes and who objects to what."""
    found = find(request, kode)
    said = sidang_minutes.answers(request, found)
    return _do(
        request,
        found,
        lambda: papers.approve(sidang=found, said=said, actor=_nip(request), at=timezone.now()),
        "Jawaban atas berita acara dicatat.",
    )


@require_POST
def sign(request: HttpRequest, kode: str) -> HttpResponse:
    """Keep the signed minutes: the scan, or the service's signature."""
    found = find(request, kode)
    return _do(
        request,
        found,
        lambda: papers.keep_signed(
            sidang=found, signer=sidang_minutes.signer(request), actor=_nip(request), at=timezone.now()
        ),
        "Berita acara bertanda tangan disimpan; sidiknya tercatat di Buku Merit.",
    )


@require_safe
def minutes(request: HttpRequest, kode: str) -> HttpResponse:
    """The minutes as PDF."""
    found = find(request, kode)
    return issued(found.berita_acara, f"berita-acara-{found.kode}")


@require_safe
def pack(request: HttpRequest, kode: str) -> HttpResponse:
    """The agenda with all candidates, to print."""
    found = find(request, kode)
    return pdf(sheets.print_pack(found, timezone.now()), f"bahan-{found.kode}")


def _do(request: HttpRequest, found: Sidang, act: Callable[[], Any], done: str) -> HttpResponse:
    """Carry out one act of a member; a refusal is said above the page."""
    try:
        _must_sit(request, found)
        act()
    except (Refused, StepRefused) as refusal:
        fresh = find(request, found.kode)
        return _page(request, fresh, refusal=str(refusal))
    messages.success(request, done)
    return redirect(ROOM, found.kode)


def _must_sit(request: HttpRequest, found: Sidang) -> None:
    if _own(request, found) is None:
        raise Refused("Anda bukan anggota tim sidang ini, sehingga hanya dapat membaca.")


def _own(request: HttpRequest, found: Sidang) -> Anggota | None:
    return queries.own_seat(found, _nip(request))


def _member(found: Sidang, typed: str) -> Anggota:
    each = next((each for each in sessions.members_of(found) if str(each.pk) == typed), None)
    if each is None:
        raise Http404
    return each


def _nip(request: HttpRequest) -> str:
    return request.user.get_username()
