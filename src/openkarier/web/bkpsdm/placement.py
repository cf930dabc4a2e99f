"""Placement at BKPSDM: the board, one case, the Minister's window, and papers of other parties."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.election import REPORT_DAYS, STATUS, Term, spans
from openkarier.core.placement.special import SPECIAL
from openkarier.gateways.siasn import posts as siasn
from openkarier.stages.placement import decrees, effect, objections, papers, pertek, queries
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import heads
from openkarier.stages.standards.heads import TermRefused
from openkarier.web import downloads, frame, keberatan, placements
from openkarier.web.bkpsdm.placement_answers import announce, answer_period, answers, deliver_answers
from openkarier.web.bkpsdm.placement_ceremonies import (
    attendance,
    bundle,
    call_off,
    ceremonies,
    ceremony,
    hold,
    invitation,
    invite,
    plan,
    print_papers,
)
from openkarier.web.bkpsdm.placement_decrees import decree, decree_pdf, deliver, excerpts, issue, report, scan
from openkarier.web.bkpsdm.placement_decrees import index as decrees_
from openkarier.web.bkpsdm.placement_pertek import index as pertek_
from openkarier.web.bkpsdm.placement_pertek import letter, pack, pack_file, propose, results
from openkarier.web.placement_files import held, sent
from openkarier.web.placements import attempt, chosen, text, typed_day

__all__ = [
    "announce", "answer_period", "answers", "attendance", "bundle", "call_off", "ceremonies", "ceremony", "decree",
    "decree_pdf", "decrees_", "deliver", "deliver_answers", "excerpts", "hold", "invitation", "invite", "issue",
    "letter", "pack", "pack_file", "pertek_", "plan", "print_papers", "propose", "report", "results", "scan",
]  # fmt: skip
ROOM = "bkpsdm:placement-index"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Where every case stands, and for how many working days."""
    return placements.board(
        request, "bkpsdm", "bkpsdm/placement/index.html", title="Penempatan",
        overdue=len(effect.overdue(request.scope.instansi, placements.today())),  # type: ignore[attr-defined]
    )  # fmt: skip


@require_safe
def case(request: HttpRequest, nomor: int) -> HttpResponse:
    """One case with what the office can do about it."""
    return _case(request, nomor)


def _case(request: HttpRequest, nomor: int, status: int = 200, **context: object) -> HttpResponse:
    found = placements.find(request, nomor)
    return placements.shown(
        request, found, "bkpsdm/placement/case.html", status=status, kinds=papers.kinds(),
        pertek=queries.latest_pertek(found), **context,
    )  # fmt: skip


def _act(request: HttpRequest, nomor: int, act: object) -> HttpResponse:
    refusal = attempt(request, act)  # type: ignore[arg-type]
    if refusal:
        return _case(request, nomor, 422, refusal=refusal, typed=request.POST)
    return redirect("bkpsdm:placement-case", nomor)


@require_POST
def paper(request: HttpRequest, nomor: int) -> HttpResponse:
    """Record a paper of another party for one case."""
    found = placements.find(request, nomor)

    def act() -> str:
        papers.file_paper(
            instansi=found.instansi, kunci=text(request, "kunci"), nomor=text(request, "nomor"),
            tanggal=typed_day(request, "tanggal", "Tanggal surat"), penerbit=text(request, "penerbit"),
            usulan=[nomor], actor=request.user.get_username(), at=timezone.now(), berkas=held(request),
        )  # fmt: skip
        return "Surat dicatat; gerbangnya dinilai ulang."

    return _act(request, nomor, act)


@require_POST
def result(request: HttpRequest, nomor: int) -> HttpResponse:
    """Record by hand what BKN said of one name."""
    found = placements.find(request, nomor)

    def act() -> str:
        pertek.record_result(
            instansi=found.instansi, actor=request.user.get_username(), at=timezone.now(),
            result=pertek.Result(
                found.pegawai.nip, text(request, "hasil"), text(request, "nomor"),
                typed_day(request, "tanggal", "Tanggal pertek"), text(request, "catatan"),
            ),
        )  # fmt: skip
        return "Hasil pertek dicatat."

    return _act(request, nomor, act)


@require_POST
def cancel(request: HttpRequest, nomor: int) -> HttpResponse:
    """Stop one placement, with a reason."""
    placements.find(request, nomor)

    def act() -> str:
        decrees.cancel(
            usulan=[nomor], why=text(request, "alasan"), actor=request.user.get_username(), hand="bkpsdm",
            at=timezone.now(),
        )  # fmt: skip
        return "Penempatan dibatalkan; jabatan dan orangnya bebas lagi."

    return _act(request, nomor, act)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Let the placements begin whose TMT has come, chain by chain."""
    scope = request.scope  # type: ignore[attr-defined]
    outcome = effect.take_effect(
        instansi=scope.instansi, actor=request.user.get_username(), hand="bkpsdm", at=timezone.now()
    )
    messages.success(request, f"{outcome.moved} pegawai menduduki jabatannya.")
    for sentence in outcome.blocked:
        messages.error(request, f"Tertahan: {sentence}")
    return redirect(ROOM)


@require_safe
def window(request: HttpRequest) -> HttpResponse:
    """In which of the three election windows the region is, until when, and whose consent was given."""
    return _window(request)


def _window(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    instansi, day = request.scope.instansi, placements.today()  # type: ignore[attr-defined]
    head = heads.head_on(instansi, day)
    return frame.show(
        request, "bkpsdm/placement/window.html", title="Jendela Mendagri", status=status,
        window=heads.window_on(instansi, day), spans=spans(head.term) if head else [], day=day,
        terms=heads.terms(instansi), statuses=STATUS, special=SPECIAL, papers=queries.papers(instansi)[:50],
        reports=[each for each in queries.decrees(instansi) if each.dalam_jendela and not each.lapor_nomor],
        report_days=REPORT_DAYS, kinds=papers.kinds(), cases=queries.ready_for_sk(request.scope)[:200],  # type: ignore[attr-defined]
        **context,
    )  # fmt: skip


@require_POST
def term(request: HttpRequest) -> HttpResponse:
    """Write down a term of the regional head."""
    agency = registry.instansi(request.scope.instansi)  # type: ignore[attr-defined]
    if agency is None:
        raise Http404

    def act() -> str:
        pairs = typed_day(request, "paslon", "Penetapan pasangan calon") if text(request, "paslon") else None
        found = Term(
            text(request, "kedudukan"), text(request, "nama"), typed_day(request, "mulai", "Hari pelantikan"),
            typed_day(request, "selesai", "Akhir masa jabatan"), pairs, text(request, "sumber"),
        )  # fmt: skip
        try:
            heads.record_term(instansi=agency, term=found, actor=request.user.get_username(), at=timezone.now())
        except TermRefused as refusal:
            raise Refused(str(refusal)) from refusal
        return "Masa jabatan dicatat; jendela Mendagri dihitung ulang."

    refusal = attempt(request, act)
    return (
        _window(request, 422, refusal=refusal, typed=request.POST) if refusal else redirect("bkpsdm:placement-window")
    )


@require_POST
def cover(request: HttpRequest) -> HttpResponse:
    """Record one paper for many names: the Minister's consent, for example."""
    agency = registry.instansi(request.scope.instansi)  # type: ignore[attr-defined]
    keys = chosen(request)

    def act() -> str:
        if agency is None or not keys:
            raise Refused("Belum ada nama yang dipilih. Centang siapa yang dicakup surat ini.")
        papers.file_paper(
            instansi=agency, kunci=text(request, "kunci"), nomor=text(request, "nomor"),
            tanggal=typed_day(request, "tanggal", "Tanggal surat"), penerbit=text(request, "penerbit"), usulan=keys,
            actor=request.user.get_username(), at=timezone.now(), berkas=held(request),
        )  # fmt: skip
        return f"Surat dicatat untuk {len(keys)} nama."

    refusal = attempt(request, act)
    if refusal:
        return _window(request, 422, refusal=refusal, typed=request.POST, ticked=set(keys))
    return redirect("bkpsdm:placement-window")


@require_POST
def attach(request: HttpRequest, surat: int) -> HttpResponse:
    """Add the scan of a paper whose number was recorded before."""
    found = queries.papers(request.scope.instansi).filter(pk=surat).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404

    def act() -> str:
        scan_ = held(request, needed=True)
        assert scan_ is not None
        papers.attach_paper(surat=found, berkas=scan_, actor=request.user.get_username(), at=timezone.now())
        return f"Berkas surat {found.nomor} disimpan."

    refusal = attempt(request, act)
    return _window(request, 422, refusal=refusal) if refusal else redirect("bkpsdm:placement-window")


@require_safe
def file(request: HttpRequest, nomor: int) -> HttpResponse:
    """A letter of another party."""
    return sent(request, nomor)


@require_safe
def objections_(request: HttpRequest) -> HttpResponse:
    """Objections, the nearest deadline first."""
    return keberatan.listed(request, "bkpsdm")


@require_safe
def objection(request: HttpRequest, tiket: str) -> HttpResponse:
    """One objection, to be studied."""
    return keberatan.shown(request, "bkpsdm", tiket)


@require_POST
def study(request: HttpRequest, tiket: str) -> HttpResponse:
    """Keep the study for the PPK."""
    found = keberatan.find(request, tiket)

    def act() -> str:
        telaah = text(request, "telaah")
        objections.study(keberatan=found, telaah=telaah, actor=request.user.get_username(), at=timezone.now())
        return "Telaah disimpan dan diteruskan kepada PPK."

    if refusal := attempt(request, act):
        return keberatan.shown(request, "bkpsdm", tiket, status=422, refusal=refusal, typed=request.POST)
    return redirect("bkpsdm:placement-objection", tiket)


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """Placements in effect with the field names of SIASN."""
    rows = queries.in_effect(request.scope.instansi)  # type: ignore[attr-defined]
    title = "Riwayat jabatan untuk SIASN (jabatan/unorjabatan/save)"
    return downloads.workbook(request, "siasn-unorjabatan", [siasn.sheet(rows)], title=title)
