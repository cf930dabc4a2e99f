"""The inbox: what the house has told this person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.notices import operations, queries
from openkarier.web.frame import show
from openkarier.web.paging import paged

PER_PAGE = 20


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """All messages, newest first. Looking marks nothing as read; opening one does."""
    nip = _nip(request)
    slice_ = paged(request, queries.inbox(nip), PER_PAGE)
    return show(
        request,
        "semua/notices/inbox.html",
        title="Kotak masuk",
        slice=slice_,
        rows=queries.inbox_rows(list(slice_.rows)),
        unread=queries.unread(nip),
        email=queries.wants_email(nip),
    )


@require_POST
def read(request: HttpRequest, message: UUID) -> HttpResponse:
    """Mark one message as read and go where it leads."""
    link = operations.read(message, nip=_nip(request), now=timezone.now())
    if link is None:
        raise Http404
    return redirect(link if request.POST.get("ke") == "halaman" and link else "kotak-masuk")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    operations.read_all(nip=_nip(request), now=timezone.now())
    return redirect("kotak-masuk")


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Keep the wish about e-mail."""
    wanted = request.POST.get("surel") == "ya"
    operations.prefer(nip=_nip(request), email=wanted)
    kept = "Pesan berikutnya juga dikirim ke surel Anda." if wanted else "Pesan berikutnya hanya masuk ke kotak masuk."
    messages.success(request, f"Pilihan tersimpan. {kept}")
    return redirect("kotak-masuk")


def _nip(request: HttpRequest) -> str:
    user: Any = request.user
    return str(user.nip)
