"""Invitations: preview, send, letters and cards as PDF; requests for another time and their answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.documents import parts, store
from openkarier.stages.assessment import event_papers, inviting, own_case
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment.refusal import Refused
from openkarier.web.events.common import event_of, show
from openkarier.web.results.common import actor, url

PDF = "application/pdf"


@require_safe
def event_invitations(request: Any, kode: str) -> HttpResponse:
    """Who has to be invited, what they will read, and what was sent."""
    return _page(request, kode)


def _page(request: Any, kode: str, refusal: str = "") -> HttpResponse:
    event = event_of(request, kode, whole=True)
    waiting = {ronde: queries.uninvited(event, ronde).count() for ronde in (1, 2)}
    first = queries.uninvited(event, 1).first() or queries.uninvited(event, 2).first()
    return show(
        request,
        "events/invitations.html",
        event,
        title="Undangan",
        status=422 if refusal else 200,
        refusal=refusal,
        typed=request.POST,
        waiting=waiting,
        total=sum(waiting.values()),
        sample=_sample(event, first) if first else None,
        sent=[(row, row.letters.result) for row in queries.invitations(event)],
        cards=queries.seated(event, 1).exists(),
    )


def _sample(event: Any, seat: Any) -> dict[str, str]:
    """The notice that the first of them will read."""
    person = seat.participant.pegawai
    words = inviting.fields_of(event, seat) | {"nama": person.nama_gelar, "nip": person.nip}
    return {"subject": inviting.SUBJECT.format(**words), "body": inviting.BODY.format(**words)}


@require_POST
def event_invite(request: Any, kode: str) -> HttpResponse:
    """Draft notices and letters for those who are not invited to their seat."""
    event, given = event_of(request, kode, whole=True), request.POST
    name, post = given.get("penanda_nama", "").strip()[:300], given.get("penanda_jabatan", "").strip()[:300]
    try:
        if not name or not post:
            raise Refused("Tuliskan nama dan jabatan yang menandatangani undangan.")
        signer = parts.Penanda(jabatan=post, nama=name, nip=given.get("penanda_nip", "").strip()[:30])
        ronde = 2 if given.get("ronde") == "2" else 1
        sent = inviting.invite(event=event, ronde=ronde, signer=signer, actor=actor(request), at=timezone.now())
    except Refused as refusal:
        return _page(request, kode, str(refusal))
    messages.success(
        request,
        f"{sent.people} undangan disiapkan. Suratnya dicetak di latar; pesannya menunggu diperiksa BKPSDM.",
    )
    return redirect(url(request, "event_invitations", kode))


@require_safe
def event_letters(request: Any, kode: str, sending: int) -> HttpResponse:
    """The letters of one sending as one PDF."""
    event = event_of(request, kode, whole=True)
    found = queries.invitations(event).filter(pk=sending).first()
    if found is None or not found.letters.result:
        raise Http404
    return _pdf(store.get(found.letters.result), f"undangan-{event.kode}.pdf")


@require_safe
def event_cards(request: Any, kode: str) -> HttpResponse:
    """All cards, two on a page."""
    event = event_of(request, kode, whole=True)
    ronde = 2 if request.GET.get("ronde") == "2" else 1
    seats = list(queries.seated(event, ronde))
    if not seats:
        raise Http404
    return _pdf(event_papers.cards(event, seats, at=timezone.now()), f"kartu-{event.kode}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}"'})


# --- requests ---


@require_safe
def event_requests(request: Any, kode: str) -> HttpResponse:
    """Who asks for another time."""
    return _requests(request, kode)


def _requests(request: Any, kode: str, refusal: str = "", about: int = 0) -> HttpResponse:
    event = event_of(request, kode, whole=True)
    return show(
        request, "events/requests.html", event, title="Permohonan ganti waktu", rows=queries.requests(event),
        refusal=refusal, about=about, typed=request.POST, status=422 if refusal else 200,
    )  # fmt: skip


@require_POST
def event_answer(request: Any, kode: str, asked: int) -> HttpResponse:
    """Accept or refuse one request, with words for the person."""
    event = event_of(request, kode, whole=True)
    found = queries.requests(event).filter(pk=asked).first()
    verb = request.POST.get("langkah", "")
    if found is None:
        raise Http404
    words = request.POST.get("jawaban", "")
    try:
        if verb not in {"terima", "tolak"}:
            raise Refused("Pilih terima atau tolak.")
        own_case.answer(request=found, verb=verb, words=words, actor=actor(request), at=timezone.now())
    except Refused as refusal:
        return _requests(request, kode, str(refusal), asked)
    said = "Permohonan diterima; susun kursi sekali lagi." if verb == "terima" else "Permohonan ditolak."
    messages.success(request, said)
    return redirect(reverse("asesor:assessment-event_requests", args=[kode]))
