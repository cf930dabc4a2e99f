"""Files of evidence in a form: kept as soon as they arrive, so that a refused form loses none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from openkarier.core.registry_disputes import MOST_FILES
from openkarier.foundation.documents import store, uploads

if TYPE_CHECKING:
    from openkarier.foundation.documents.models import Upload

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf"


def taken(request: HttpRequest) -> tuple[list[Upload], list[str]]:
    """(files kept earlier and ticked still, with those sent now; why a file was not taken)."""
    who = request.user.get_username()
    ticked = [int(key) for key in request.POST.getlist("simpan") if key.isascii() and key.isdecimal() and len(key) < 18]
    found, faults = uploads.waiting(ticked, by=who), []
    for file in request.FILES.getlist("berkas")[: MOST_FILES + 1]:
        name: str = file.name or "foto"
        try:
            if (file.size or 0) > uploads.LARGEST:
                raise uploads.UploadRefused(
                    "Lebih besar dari 8 MB. Perkecil, atau foto ulang dengan mutu lebih rendah."
                )
            found.append(uploads.keep(file.read(), name, by=who, at=timezone.now()))
        except uploads.UploadRefused as refusal:
            faults.append(f"{name}: {refusal}")
    return found, faults


def sent(files: list[Any], key: int) -> HttpResponse:
    """One of these files to look at: a photo in the page, a PDF as a download; 404 when it is none of them."""
    file = next((each for each in files if each.pk == key), None)
    if file is None:
        raise Http404
    try:
        body = store.get(file.sha256)
    except store.DamagedFile as damaged:
        raise Http404 from damaged
    place, end = ("inline", "jpg") if file.mime == uploads.JPEG else ("attachment", "pdf")
    headers = {
        "Content-Disposition": f'{place}; filename="bukti-{file.pk}.{end}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(body, content_type=file.mime, headers=headers)
