"""Files in and out of placement: scans of signed papers, and letters of other parties with their hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from openkarier.core.placement.delivery import BY_HAND, WAYS
from openkarier.foundation.documents import attachments, signing
from openkarier.foundation.documents import operations as documents
from openkarier.stages.placement import deliveries, paper_queries
from openkarier.stages.placement.refusal import Refused
from openkarier.web.placements import text, typed_day

if TYPE_CHECKING:
    from openkarier.foundation.documents.models import Attachment, Document


def keep_scan(request: HttpRequest, paper: Document) -> str:
    """Keep the uploaded scan of a paper. Raises Refused with what to do."""
    file = request.FILES.get("berkas")
    if file is None or (file.size or 0) > signing.LARGEST_SCAN:
        raise Refused("Pilih PDF hasil pindaian, paling besar 30 MB.")
    try:
        now = timezone.now()
        signing.sign(
            documents.press(paper, at=now), signing.Scan(file.read()), actor=request.user.get_username(), at=now
        )
    except signing.SigningError as error:
        raise Refused(str(error)) from error
    return "Pindaian disimpan; sekarang itulah naskah yang berlaku."


def held(request: HttpRequest, *, needed: bool = False) -> Attachment | None:
    """The uploaded file, checked and in the store, its row unsaved. Raises Refused with what to do."""
    file = request.FILES.get("berkas")
    if file is None:
        if needed:
            raise Refused("Belum ada berkas. Pilih pindaian suratnya (PDF, JPEG, atau PNG).")
        return None
    if (file.size or 0) > attachments.LARGEST:
        raise Refused("Berkasnya lebih besar dari 10 MB. Pindai ulang dengan 200 dpi, lalu unggah lagi.")
    try:
        return attachments.hold(
            file.name or "surat", file.read(), instansi=request.scope.instansi,  # type: ignore[attr-defined]
            actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
    except attachments.AttachmentRefused as error:
        raise Refused(str(error)) from error


def by_hand() -> list[tuple[str, str]]:
    """Ways of delivering outside the portal, for a choice."""
    return [(key, WAYS[key]) for key in BY_HAND]


def handover(request: HttpRequest) -> deliveries.Handover:
    """A delivery as it was typed. Raises Refused with what to do."""
    day = typed_day(request, "diterima", "Tanggal terima")
    return deliveries.Handover(text(request, "cara"), day, text(request, "bukti"), held(request))


def sent(request: HttpRequest, nomor: int) -> HttpResponse:
    """A letter of another party, as it was handed in; 404 outside the scope."""
    found = paper_queries.file_of(request.scope, nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    response = HttpResponse(attachments.content_of(found), content_type=found.media)
    response["Content-Disposition"] = f'inline; filename="berkas-{found.pk}.{found.media.rpartition("/")[2]}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
