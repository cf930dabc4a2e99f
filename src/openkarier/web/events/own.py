"""A participant's own page: when, where, what to bring, the card; report a need, say when one cannot come, ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.events import NEEDS
from openkarier.stages.assessment import event_papers, own_case
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment.refusal import Refused
from openkarier.web import frame
from openkarier.web.events.common import LOOK, NO_ACT, moment
from openkarier.web.pieces import Home, Task
from openkarier.web.templatetags.openkarier import waktu

if TYPE_CHECKING:
    from openkarier.stages.assessment.models import Participant, Seat


def _mine(request: Any) -> list[Participant]:
    return queries.invited_to(request.scope.nip)


def _one(request: Any, kode: str) -> Participant:
    found = next((one for one in _mine(request) if one.event.kode == kode), None)
    if found is None:
        raise Http404
    return found


def _seat(one: Participant) -> Seat | None:
    """The seat of the latest round."""
    seats = list(one.seats.all())
    return seats[-1] if seats else None


@require_safe
def own_invitations(request: Any) -> HttpResponse:
    """The events that one is invited to."""
    rows = [(one, _seat(one), LOOK[one.event.state]) for one in _mine(request)]
    return frame.show(
        request, "events/own_list.html", title="Undangan uji kompetensi", rows=rows,
        lead="Uji kompetensi memetakan kemampuan Anda; hasilnya bahan pengembangan dan penempatan.",
    )  # fmt: skip


@require_safe
def own_event(request: Any, kode: str) -> HttpResponse:
    """One invitation."""
    return _page(request, _one(request, kode))


def _page(request: Any, one: Participant, refusal: str = "") -> HttpResponse:
    seat, now = _seat(one), timezone.now()
    asked = sorted(one.requests.all(), key=lambda row: row.at, reverse=True)
    return frame.show(
        request,
        "events/own.html",
        title=one.event.nama,
        one=one,
        event=one.event,
        seat=seat,
        number=event_papers.number(one),
        when=event_papers.when(seat.session, one.event.zona) if seat else "",
        need=getattr(one, "need", None),
        needs=[(need.value, label) for need, label in NEEDS.items()],
        asked=asked,
        waiting=any(row.state == "diajukan" for row in asked),
        may_ask=bool(seat and seat.session.mulai > now and one.event.state in own_case.ASKING),
        here=bool(one.attendances.all()),
        refusal=refusal,
        typed=request.POST,
        status=422 if refusal else 200,
        crumbs=[frame.Link("Undangan", reverse("asn:assessment-own_invitations"))],
    )


@require_safe
def own_card(request: Any, kode: str) -> HttpResponse:
    """One's own card as PDF."""
    one = _one(request, kode)
    seat = _seat(one)
    if seat is None:
        raise Http404
    seat.participant = one
    pdf = event_papers.cards(one.event, [seat], at=timezone.now())
    headers = {"Content-Disposition": f'inline; filename="kartu-{kode}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_POST
def own_act(request: Any, kode: str) -> HttpResponse:
    """Report a need, withdraw it, declare an absence, or ask for another time."""
    one = _one(request, kode)
    acts = {"keperluan": _need, "cabut-keperluan": _no_need, "halangan": _absence, "mohon": _ask}
    act = acts.get(request.POST.get("aksi", ""))
    try:
        if act is None:
            raise Refused(NO_ACT)
        said = act(request, one)
    except Refused as refusal:
        return _page(request, one, str(refusal))
    messages.success(request, said)
    return redirect("asn:assessment-own_event", kode)


def _who(request: Any) -> dict[str, Any]:
    return {"actor": request.user.nip, "at": timezone.now()}


def _need(request: Any, one: Participant) -> str:
    given = request.POST
    own_case.report_need(
        participant=one, kind=given.get("keperluan", ""), note=given.get("catatan", ""), **_who(request)
    )
    return "Keperluan khusus Anda dicatat. Hanya panitia yang membacanya."


def _no_need(request: Any, one: Participant) -> str:
    own_case.withdraw_need(participant=one, **_who(request))
    return "Keperluan khusus dicabut dan datanya dihapus."


def _absence(request: Any, one: Participant) -> str:
    given, zone = request.POST, one.event.zona
    own_case.declare_absence(
        participant=one, kind=given.get("macam", ""), note=given.get("catatan", ""),
        mulai=moment(given.get("mulai", ""), zone, "Mulai"), selesai=moment(given.get("selesai", ""), zone, "Selesai"),
        **_who(request),
    )  # fmt: skip
    return "Halangan dicatat."


def _ask(request: Any, one: Participant) -> str:
    own_case.ask(participant=one, reason=request.POST.get("alasan", ""), **_who(request))
    return "Permohonan Anda diterima panitia. Jawabannya muncul di halaman ini; jadwal lama berlaku sampai dijawab."


# --- homes ---


def panel(request: Any) -> Home:
    """ASN: the next test one is invited to."""
    now = timezone.now()
    tasks = []
    for one in _mine(request):
        seat = _seat(one)
        if seat is not None and seat.session.selesai > now and one.event.state != "ditutup":
            hint = f"{waktu(seat.session.mulai)}, {seat.session.site.nama}. Unduh kartu dan laporkan keperluan khusus."
            address = reverse("asn:assessment-own_event", args=[one.event.kode])
            tasks.append(Task(f"Ikuti {one.event.nama}", address, hint, "menunggu", due=seat.session.mulai))
    return Home(tasks=tasks)


def organiser(request: Any) -> Home:
    """Organiser: events that wait for a step, and requests that wait for an answer."""
    if request.scope.unit:
        return Home()
    tasks = []
    for event in queries.events(request.scope.instansi):
        waiting = queries.tally(event).waiting if event.state in own_case.ASKING else 0
        if waiting:
            address = reverse("asesor:assessment-event_requests", args=[event.kode])
            tasks.append(Task(f"Jawab {waiting} permohonan ganti waktu", address, event.nama, "menunggu"))
        if event.state in {"rancangan", "terjadwal", "berlangsung", "selesai"}:
            address = reverse("asesor:assessment-event", args=[event.kode])
            hint = f"{event.peserta} peserta, {event.berkursi} berkursi."
            tasks.append(Task(f"{event.nama}: {event.get_state_display().lower()}", address, hint, due=event.awal))
    return Home(tasks=tasks)
