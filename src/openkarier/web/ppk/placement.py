"""Placement at the PPK's desk: what waits, what BKN would refuse, decide and take back, power, objections."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.placement import gates as core
from openkarier.core.placement.steps import OUTCOMES
from openkarier.stages.placement import cases, decisions, objections, queries
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import heads
from openkarier.web import frame, keberatan, pieces, placements
from openkarier.web.paging import paged
from openkarier.web.placement_files import sent
from openkarier.web.placements import attempt, chosen, text, typed_day

ROOM = "ppk:placement-index"
FEW = 25  # cases to a page: each is judged anew
LIGHTS = (
    (core.BAR, "Menghalangi"),
    (core.WAIT, "Menunggu"),
    (core.NONE, "Belum dapat dinilai"),
    (core.MET, "Terpenuhi"),
)


def _list(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    scope = request.scope  # type: ignore[attr-defined]
    slice_ = paged(request, queries.waiting(scope), FEW)
    found = cases.gates_of(list(slice_.rows), scope.instansi, placements.today())
    rows = [placements.row(each, f"{each.pk}/", found[each.pk]) for each in slice_.rows]
    return frame.show(
        request,
        "ppk/placement/index.html",
        title="Penempatan",
        status=status,
        slice=slice_,
        rows=rows,
        undo=queries.undoable(scope, timezone.now()),
        window=heads.window_on(scope.instansi, placements.today()),
        stats=_stats(request, rows),
        **context,
    )


def _stats(request: HttpRequest, rows: list[placements.Row]) -> list[pieces.Stat]:
    count = queries.counted(request.scope)  # type: ignore[attr-defined]
    clean = sum(not row.refusals for row in rows)
    return [
        pieces.Stat("Menunggu Anda", str(count["menunggu"]), f"{clean} tanpa halangan pada halaman ini"),
        pieces.Stat("Di BKN", str(count["diusulkan"])),
        pieces.Stat("SK terbit", str(count["sk"] + count["dilantik"])),
        pieces.Stat("Sudah menduduki", str(count["berlaku"])),
    ]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the PPK, each with the reason BKN would refuse it for."""
    return _list(request)


@require_safe
def case(request: HttpRequest, nomor: int) -> HttpResponse:
    """One proposal: gates, rules, and the three answers."""
    return placements.shown(request, placements.find(request, nomor), "ppk/placement/case.html")


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Decide on what was ticked, all or none."""
    verdict, keys = text(request, "putusan"), chosen(request)
    mine = queries.cases(request.scope).filter(pk__in=keys).count()  # type: ignore[attr-defined]
    if mine != len(set(keys)):
        raise Http404
    decision = decisions.Decision(verdict, text(request, "alasan"), request.POST.get("bebas_konflik") == "ya")

    def act() -> str:
        decisions.decide(usulan=keys, decision=decision, actor=request.user.get_username(), at=timezone.now())
        return f"{len(keys)} usulan: {decisions.VERDICTS[verdict].lower()}. Putusan dapat diurungkan dalam 15 menit."

    refusal = attempt(request, act)
    if not refusal:
        return redirect(ROOM)
    if request.POST.get("dari") == "satu" and len(keys) == 1:
        found = placements.find(request, keys[0])
        return placements.shown(
            request, found, "ppk/placement/case.html", status=422, refusal=refusal, typed=request.POST
        )
    return _list(request, 422, refusal=refusal, typed=request.POST, ticked=set(keys))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back what was decided together."""
    try:
        key = UUID(text(request, "putusan"))
    except ValueError as unreadable:
        raise Http404 from unreadable
    scope = request.scope  # type: ignore[attr-defined]

    def act() -> str:
        number = decisions.undo(key=key, instansi=scope.instansi, actor=request.user.get_username(), at=timezone.now())
        return f"{number} putusan diurungkan; usulannya kembali menunggu Anda."

    if refusal := attempt(request, act):
        messages.error(request, refusal)
    return redirect(ROOM)


@require_safe
def powers(request: HttpRequest) -> HttpResponse:
    """Who may decide in the PPK's name, on what paper, until when."""
    return _powers(request)


def _powers(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    rows = queries.powers(request.scope.instansi)  # type: ignore[attr-defined]
    title = "Kuasa menetapkan"
    return frame.show(
        request, "ppk/placement/powers.html", title=title, status=status, rows=rows, today=placements.today(), **context
    )


@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Give power over jabatan administrasi."""
    agency = registry.instansi(request.scope.instansi)  # type: ignore[attr-defined]
    person = registry.person(request.scope, text(request, "nip").replace(" ", ""))  # type: ignore[attr-defined]

    def act() -> str:
        if agency is None or person is None:
            raise Refused("NIP itu tidak ada di instansi ini. Periksa angkanya.")
        decisions.give_power(
            instansi=agency, nip=person.nip, nama=person.nama_gelar, dasar=text(request, "dasar"),
            mulai=typed_day(request, "mulai", "Hari pertama"), selesai=typed_day(request, "selesai", "Hari terakhir"),
            actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
        return f"Kuasa diberikan kepada {person.nama_gelar}. Admin TI memberinya meja PPK."

    refusal = attempt(request, act)
    return _powers(request, 422, refusal=refusal, typed=request.POST) if refusal else redirect("ppk:placement-powers")


@require_POST
def revoke(request: HttpRequest, kuasa: int) -> HttpResponse:
    """End a power now."""
    found = queries.powers(request.scope.instansi).filter(pk=kuasa).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    decisions.revoke_power(kuasa=found, actor=request.user.get_username(), at=timezone.now())
    messages.success(request, f"Kuasa {found.nama} dicabut.")
    return redirect("ppk:placement-powers")


@require_safe
def objections_(request: HttpRequest) -> HttpResponse:
    """Objections, the nearest deadline first."""
    return keberatan.listed(request, "ppk")


@require_safe
def objection(request: HttpRequest, tiket: str) -> HttpResponse:
    """One objection, with the study, to be decided."""
    return keberatan.shown(request, "ppk", tiket, outcomes=OUTCOMES)


@require_POST
def rule(request: HttpRequest, tiket: str) -> HttpResponse:
    """Decide it."""
    found = keberatan.find(request, tiket)

    def act() -> str:
        objections.rule_on(
            keberatan=found, hasil=text(request, "hasil"), pertimbangan=text(request, "pertimbangan"),
            actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
        return "Putusan dicatat, keputusannya bernomor, dan pemohon diberi tahu."

    if refusal := attempt(request, act):
        return keberatan.shown(
            request, "ppk", tiket, status=422, refusal=refusal, typed=request.POST, outcomes=OUTCOMES
        )
    return redirect("ppk:placement-objection", tiket)


@require_safe
def file(request: HttpRequest, nomor: int) -> HttpResponse:
    """A letter of another party."""
    return sent(request, nomor)
