"""SK at BKPSDM: who is ready, the SK with its excerpts, the scan of the signature, the report to the Minister."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.calendar import nth_working_day
from openkarier.core.election import REPORT_DAYS
from openkarier.core.placement.ceremony import WITHIN
from openkarier.core.placement.delivery import deliver_by
from openkarier.core.placement.gates import barring
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as files
from openkarier.foundation.documents import store
from openkarier.gateways import esign
from openkarier.stages.placement import cases, decrees, deliveries, paper_queries, queries
from openkarier.stages.placement.letters import Signer
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, placements
from openkarier.web.downloads import pdf, zipped
from openkarier.web.paging import paged
from openkarier.web.placement_files import by_hand, handover, keep_scan
from openkarier.web.placements import attempt, chosen, text, typed_day

if TYPE_CHECKING:
    from openkarier.stages.placement.models import Keputusan, Kuasa

MOST = 500  # names offered at once


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """SK that were issued, and who may go into the next."""
    return _list(request)


def _list(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    scope, day = request.scope, placements.today()  # type: ignore[attr-defined]
    ready = list(queries.ready_for_sk(scope)[:MOST])
    found = cases.gates_of(ready, scope.instansi, day) if ready else {}
    rows = [(placements.row(each, f"../{each.pk}/"), barring(found[each.pk])) for each in ready]
    return frame.show(
        request, "bkpsdm/placement/decrees.html", title="SK penempatan", status=status,
        slice=paged(request, queries.decrees(scope.instansi)), rows=rows, day=day,
        powers=queries.powers_on(scope.instansi, day), way=esign.way(), **context,
    )  # fmt: skip


@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Issue one SK for who was ticked."""
    scope, keys = request.scope, chosen(request)  # type: ignore[attr-defined]
    agency = registry.instansi(scope.instansi)
    if agency is None or queries.cases(scope).filter(pk__in=keys).count() != len(set(keys)):
        raise Http404
    made: list[int] = []

    def act() -> str:
        signer = Signer(
            text(request, "pengesah_jabatan"), text(request, "pengesah_nama"), text(request, "pengesah_nip")
        )
        if not signer.jabatan or not signer.nama:
            raise Refused("Tuliskan jabatan dan nama yang mengesahkan petikan.")
        order = decrees.Order(
            text(request, "tentang"), typed_day(request, "tanggal", "Tanggal SK"), typed_day(request, "tmt", "TMT"),
            signer, text(request, "cara") == "elektronik", _power(request),
        )  # fmt: skip
        done = decrees.issue_sk(
            instansi=agency, usulan=keys, order=order, actor=request.user.get_username(), at=timezone.now()
        )
        made.append(done.pk)
        return f"SK {done.nomor} terbit untuk {len(keys)} nama; petikannya sedang dicetak."

    if refusal := attempt(request, act):
        return _list(request, 422, refusal=refusal, typed=request.POST, ticked=set(keys))
    return redirect("bkpsdm:placement-decree", made[0])


def _power(request: HttpRequest) -> Kuasa | None:
    """The power under which the SK is signed; None for the PPK."""
    typed = text(request, "kuasa")
    if not typed:
        return None
    rows = queries.powers(request.scope.instansi)  # type: ignore[attr-defined]
    found = rows.filter(pk=int(typed)).first() if typed.isascii() and typed.isdecimal() and len(typed) < 18 else None
    if found is None:
        raise Refused("Kuasa itu tidak ada. Pilih penanda tangan dari daftar.")
    return found


def find(request: HttpRequest, nomor: int) -> Keputusan:
    """An SK of the agency, or 404."""
    found = queries.decree(request.scope.instansi, nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@require_safe
def decree(request: HttpRequest, nomor: int) -> HttpResponse:
    """One SK: its names, its papers, its duties."""
    return _decree(request, nomor)


def _decree(request: HttpRequest, nomor: int, status: int = 200, **context: object) -> HttpResponse:
    found: Any = find(request, nomor)  # Any: the plugin forgets annotations
    return frame.show(
        request, "bkpsdm/placement/decree.html", title=f"SK {found.nomor}", status=status, decree=found,
        slice=paged(request, queries.people_of(found)), signed=found.naskah.signatures.exists(),
        undelivered=list(paper_queries.undelivered_petikan(found)[:MOST]), ways=by_hand(),
        deliver_by=deliver_by(found.tanggal, found.jumlah), last=nth_working_day(found.tanggal, WITHIN),
        report_by=nth_working_day(found.tanggal, REPORT_DAYS), **context,
    )  # fmt: skip


@require_safe
def decree_pdf(request: HttpRequest, nomor: int) -> HttpResponse:
    """The SK itself, signed if it was."""
    found = find(request, nomor)
    return pdf(files.copy_of(documents.press(found.naskah, at=timezone.now())), f"sk-{found.pk}.pdf")


@require_safe
def excerpts(request: HttpRequest, nomor: int) -> HttpResponse:
    """All excerpts in one zip, once they are printed."""
    found = find(request, nomor)
    if found.petikan is None or not found.petikan.result:
        raise Http404
    return zipped(store.get(found.petikan.result), f"petikan-{found.pk}.zip")


@require_POST
def scan(request: HttpRequest, nomor: int) -> HttpResponse:
    """Keep the scan of the SK signed with ink; it becomes the paper in force."""
    found = find(request, nomor)
    if refusal := attempt(request, lambda: keep_scan(request, found.naskah)):
        return _decree(request, nomor, 422, refusal=refusal)
    return redirect("bkpsdm:placement-decree", nomor)


@require_POST
def deliver(request: HttpRequest, nomor: int) -> HttpResponse:
    """Record that petikan reached their people outside the portal."""
    found = find(request, nomor)

    def act() -> str:
        done = deliveries.hand_over_decree(
            keputusan=found, usulan=chosen(request), handover=handover(request), actor=request.user.get_username(),
            at=timezone.now(),
        )  # fmt: skip
        return f"Penerimaan {done} petikan dicatat; jangka waktu keberatan mulai dari tanggal itu."

    if refusal := attempt(request, act):
        return _decree(request, nomor, 422, refusal=refusal, typed=request.POST, ticked=set(chosen(request)))
    return redirect("bkpsdm:placement-decree", nomor)


@require_POST
def report(request: HttpRequest, nomor: int) -> HttpResponse:
    """Note that the replacements were reported to the Minister."""
    found = find(request, nomor)

    def act() -> str:
        decrees.report_to_minister(
            keputusan=found, nomor=text(request, "nomor"), tanggal=typed_day(request, "tanggal", "Tanggal laporan"),
            actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
        return "Laporan kepada Mendagri dicatat."

    if refusal := attempt(request, act):
        return _decree(request, nomor, 422, refusal=refusal, typed=request.POST)
    return redirect("bkpsdm:placement-decree", nomor)
