"""The berita acara of a session: what it will say, issue it, hand it out, keep the signed scan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.foundation.documents import forms
from openkarier.foundation.documents.queries import copy_of
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment import minuting
from openkarier.stages.assessment.refusal import Refused
from openkarier.web.events.common import event_of, show
from openkarier.web.results.common import actor, url

OFFICERS = ("Ketua panitia", "Petugas penyelenggara", "Pengawas ruang")
SCAN_LIMIT = 30_000_000  # bytes


def event_minutes(request: Any, kode: str, session: int) -> HttpResponse:
    """Draft and issue the minutes; afterwards take the signed scan."""
    event = event_of(request, kode, whole=True)
    held = queries.session(event, session)
    if held is None:
        raise Http404
    made = queries.minuted(event).get(held.pk)
    refusal = ""
    if request.method == "POST":
        try:
            said = _signed(request, made) if made else _issue(request, held)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, said)
            return redirect(url(request, "event_minutes", kode, session))
    rows = list(queries.seat_rows(held))
    absent = [row for row in rows if not row.participant.here]  # type: ignore[attr-defined]
    return show(
        request, "events/minutes.html", event, title=f"Berita acara {held.nama}", session=held, made=made,
        refusal=refusal, typed=request.POST, officers=list(enumerate(OFFICERS)), rows=rows, absent=absent,
        status=422 if refusal else 200, signed=made.document.signatures.exists() if made else False,
        over=held.selesai <= timezone.now(),
    )  # fmt: skip


def _issue(request: Any, held: Any) -> str:
    given = request.POST
    officers = [
        forms.Peserta(nama=name, jabatan=given.get(f"jabatan_{n}", "").strip()[:300] or role, kedudukan=role)
        for n, role in enumerate(OFFICERS)
        if (name := given.get(f"nama_{n}", "").strip()[:300])
    ]
    note = given.get("catatan", "")[:4000]
    made = minuting.issue(session=held, officers=officers, note=note, actor=actor(request), at=timezone.now())
    return f"Berita acara {made.document.number} dibuat. Cetak, tanda tangani, lalu unggah pindaiannya."


def _signed(request: Any, made: Any) -> str:
    file = request.FILES.get("pindaian")
    if file is None or file.size > SCAN_LIMIT:
        raise Refused("Pilih berkas PDF hasil pindaian, paling besar 30 MB.")
    minuting.signed(minutes=made, scan=file.read(), actor=actor(request), at=timezone.now())
    return "Pindaian bertanda tangan disimpan; sejak kini naskah itulah yang berlaku."


@require_safe
def event_minutes_pdf(request: Any, kode: str, session: int) -> HttpResponse:
    """The minutes in force as PDF."""
    event = event_of(request, kode, whole=True)
    made = queries.minuted(event).get(session)
    if made is None or not made.document.sha256:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="berita-acara-{event.kode}-{session}.pdf"'}
    return HttpResponse(copy_of(made.document), content_type="application/pdf", headers=headers)
