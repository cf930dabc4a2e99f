"""Signing at the PPK's desk: what waits, a sitting with its progress, the failed ones again, and ink instead."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.placement.signing import SILENT
from openkarier.foundation.documents import bundles
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as files
from openkarier.foundation.documents.signing import Signer, SigningError
from openkarier.gateways import esign
from openkarier.stages.placement import paper_queries
from openkarier.stages.placement import signing as writes
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame
from openkarier.web.downloads import pdf
from openkarier.web.placement_files import keep_scan
from openkarier.web.placements import attempt, chosen, text, today

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openkarier.foundation.documents.models import Document
    from openkarier.stages.placement.models import Penandatanganan

ROOM, SITTING = "ppk:placement-signing", "ppk:placement-sitting"
MOST = 500  # papers offered at once
LOOK = {"menunggu": "menunggu", "dikirim": "berjalan", "ditandatangani": "selesai", "gagal": "gagal"}


def _mine(request: HttpRequest) -> QuerySet[Document]:
    return paper_queries.unsigned(request.scope.instansi, request.user.get_username(), today())  # type: ignore[attr-defined]


def _find(request: HttpRequest, nomor: int) -> Penandatanganan:
    found = paper_queries.sitting(request.scope.instansi, request.user.get_username(), nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@require_safe
def signing(request: HttpRequest) -> HttpResponse:
    """Papers that wait for this official's signature, and earlier sittings."""
    return _list(request)


def _list(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    past = paper_queries.sittings(request.scope.instansi, request.user.get_username())[:10]  # type: ignore[attr-defined]
    return frame.show(
        request, "ppk/placement/signing.html", title="Tanda tangan", status=status, way=esign.way(), past=past,
        papers=_mine(request)[:MOST], **context,
    )  # fmt: skip


@sensitive_post_parameters("nik", "passphrase")
@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """Open a sitting for what was ticked, and let it run."""
    agency, keys, made = registry.instansi(request.scope.instansi), chosen(request, "naskah"), []  # type: ignore[attr-defined]
    user: Any = request.user

    def act() -> str:
        if agency is None:
            raise Http404
        signer = _signer(request)
        sitting = writes.begin(
            instansi=agency, papers=keys, actor=user.get_username(), nama=user.nama, at=timezone.now()
        )
        made.append(sitting.pk)
        _run(sitting.pk, signer)
        return f"{len(keys)} naskah sedang ditandatangani. Halaman ini boleh ditinggalkan."

    if refusal := attempt(request, act):
        return _list(request, 422, refusal=refusal, ticked=set(keys))
    return redirect(SITTING, made[0])


def _signer(request: HttpRequest) -> Signer:
    try:
        return esign.signer(text(request, "nik"), request.POST.get("passphrase", ""))
    except SigningError as error:
        raise Refused(str(error)) from None


def _run(sitting: int, signer: Signer) -> None:
    """Sign in a thread of this process: the passphrase may lie in no queue, and the reader may go elsewhere."""

    def work() -> None:
        try:
            writes.carry_on(sitting=sitting, signer=signer, clock=timezone.now)
        finally:
            connection.close()

    launch(work)


def launch(work: Callable[[], None]) -> None:
    """Begin the work beside the request."""
    Thread(target=work, daemon=True).start()


@require_safe
def sitting(request: HttpRequest, nomor: int) -> HttpResponse:
    """One sitting: how far it is, and what became of each paper. Asked by htmx, only the part that moves."""
    if request.headers.get("HX-Request") == "true":
        return render(request, "ppk/placement/_kemajuan.html", _progress(_find(request, nomor)) | {"swapped": True})
    return _shown(request, nomor)


def _shown(request: HttpRequest, nomor: int, status: int = 200, **context: object) -> HttpResponse:
    found = _find(request, nomor)
    return frame.show(
        request, "ppk/placement/sitting.html", title="Penandatanganan", status=status, way=esign.way(),
        **_progress(found), **context,
    )  # fmt: skip


def _progress(found: Penandatanganan) -> dict[str, Any]:
    rows = [(each, LOOK[each.state], each.get_state_display()) for each in paper_queries.papers_of(found)]
    signed = sum(each.state == "ditandatangani" for each, _, _ in rows)
    failed = sum(each.state == "gagal" for each, _, _ in rows)
    quiet = found.selesai_at is None and timezone.now() >= found.denyut_at + SILENT
    return {
        "sitting": found, "rows": rows, "signed": signed, "failed": failed, "total": len(rows),
        "running": found.selesai_at is None and not quiet, "quiet": quiet,
    }  # fmt: skip


@sensitive_post_parameters("nik", "passphrase")
@require_POST
def sign_again(request: HttpRequest, nomor: int) -> HttpResponse:
    """Try the failed papers again, and only those."""
    found = _find(request, nomor)

    def act() -> str:
        signer = _signer(request)
        waiting = writes.again(sitting=found, actor=request.user.get_username(), at=timezone.now())
        _run(found.pk, signer)
        return f"{waiting} naskah dicoba lagi; yang sudah ditandatangani tidak diulang."

    if refusal := attempt(request, act):
        return _shown(request, nomor, 422, refusal=refusal)
    return redirect(SITTING, nomor)


@require_safe
def sign_paper(request: HttpRequest, surat: int) -> HttpResponse:
    """One paper as it will be signed."""
    found = _mine(request).filter(pk=surat).first()
    if found is None:
        raise Http404
    return pdf(files.copy_of(documents.press(found, at=timezone.now())), f"naskah-{surat}.pdf")


@require_safe
def sign_print(request: HttpRequest) -> HttpResponse:
    """All that waits in one PDF, to be printed and signed with ink."""
    papers = [documents.press(each, at=timezone.now()) for each in _mine(request)[:MOST]]
    if not papers:
        raise Http404
    return pdf(bundles.one_pdf(papers), "menunggu-tanda-tangan.pdf")


@require_POST
def sign_scan(request: HttpRequest, surat: int) -> HttpResponse:
    """Keep the scan of a paper signed with ink; it becomes the paper in force."""
    found = _mine(request).filter(pk=surat).first()
    if found is None:
        raise Http404

    def act() -> str:
        return keep_scan(request, found)

    if refusal := attempt(request, act):
        return _list(request, 422, refusal=refusal)
    return redirect(ROOM)
