"""SK at BKPSDM: who is ready, the SK with its excerpts, the scan of the signature, the report to the Minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.calendar import nth_working_day
from openkarier.core.election import REPORT_DAYS
from openkarier.core.placement.gates import barring
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as files
from openkarier.foundation.documents import signing, store
from openkarier.stages.placement import cases, decrees, queries
from openkarier.stages.placement.letters import Signer
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, placements
from openkarier.web.downloads import pdf, zipped
from openkarier.web.paging import paged
from openkarier.web.placements import attempt, chosen, text, typed_day

if TYPE_CHECKING:
    from openkarier.stages.placement.models import Keputusan

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
        slice=paged(request, queries.decrees(scope.instansi)), rows=rows, day=day, **context,
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
            signer,
        )  # fmt: skip
        done = decrees.issue_sk(
            instansi=agency, usulan=keys, order=order, actor=request.user.get_username(), at=timezone.now()
        )
        made.append(done.pk)
        return f"SK {done.nomor} terbit untuk {len(keys)} nama; petikannya sedang dicetak."

    if refusal := attempt(request, act):
        return _list(request, 422, refusal=refusal, typed=request.POST, ticked=set(keys))
    return redirect("bkpsdm:placement-decree", made[0])


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
    found = find(request, nomor)
    return frame.show(
        request, "bkpsdm/placement/decree.html", title=f"SK {found.nomor}", status=status, decree=found,
        slice=paged(request, queries.people_of(found)), signed=found.naskah.signatures.exists(),
        last=nth_working_day(found.tanggal, 30), report_by=nth_working_day(found.tanggal, REPORT_DAYS), **context,
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
    found, file = find(request, nomor), request.FILES.get("berkas")

    def act() -> str:
        if file is None or (file.size or 0) > signing.LARGEST_SCAN:
            raise Refused("Pilih PDF hasil pindaian, paling besar 30 MB.")
        naskah = documents.press(found.naskah, at=timezone.now())
        try:
            signing.sign(naskah, signing.Scan(file.read()), actor=request.user.get_username(), at=timezone.now())
        except signing.SigningError as error:
            raise Refused(str(error)) from error
        return "Pindaian disimpan; sekarang itulah naskah yang berlaku."

    if refusal := attempt(request, act):
        return _decree(request, nomor, 422, refusal=refusal)
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
