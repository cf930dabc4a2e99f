"""The day itself: the committee's page at the door, deliveries of scans, the card's own page, lists, absentees."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.events import ATTENDING
from openkarier.stages.assessment import attendance, event_papers
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment.attendance import Heard, Scan
from openkarier.stages.assessment.refusal import Refused
from openkarier.web.events.common import event_of, key_of, show
from openkarier.web.pieces import Bar
from openkarier.web.results.common import actor, url, whole_agency

if TYPE_CHECKING:
    from openkarier.stages.assessment.models import Event, Session

LARGEST = 2_000_000  # bytes of one delivery
HOWS = {"qr", "ketik", "daftar"}


@require_safe
def event_attendance(request: Any, kode: str) -> HttpResponse:
    """Sessions with who came, and the absentees for the mop-up."""
    event = event_of(request, kode, whole=True)
    now = timezone.now()
    absent = list(queries.absentees(event, now))
    rows = [(one, Bar("", one.hadir_n, one.berkursi), one.selesai <= now) for one in queries.sessions(event)]
    minuted = queries.minuted(event)
    return show(
        request, "events/attendance.html", event, title="Kehadiran",
        rows=[(one, bar, over, minuted.get(one.pk)) for one, bar, over in rows], absent=absent,
        mop_up=any(one.ronde == 2 for one, _, _ in rows), open=event.state in ATTENDING,
    )  # fmt: skip


def _session(request: Any, kode: str, key: int) -> tuple[Event, Session]:
    event = event_of(request, kode, whole=True)
    held = queries.session(event, key)
    if held is None:
        raise Http404
    return event, held


@require_safe
def event_desk(request: Any, kode: str, session: int) -> HttpResponse:
    """The committee's page: scan, type, or tick; works on with the network down."""
    event, held = _session(request, kode, session)
    rows = list(queries.seat_rows(held))
    for row in rows:
        row.code = attendance.token(row.participant)  # type: ignore[attr-defined]  # so that the telephone can tell alone
    present = sum(bool(row.participant.here) for row in rows)  # type: ignore[attr-defined]
    return show(
        request, "events/desk.html", event, title=f"Kehadiran {held.nama}", session=held, rows=rows, present=present,
        record_url=url(request, "event_scan", kode, session), open=event.state in ATTENDING,
    )  # fmt: skip


@require_POST
def event_scan(request: Any, kode: str, session: int) -> HttpResponse:
    """Take scans: one typed number from the form, or a delivery of many as JSON from a telephone."""
    event, held = _session(request, kode, session)
    delivery = request.POST.get("kiriman", "")
    now = timezone.now()
    try:
        scans = _delivered(delivery) if delivery else [_typed(request, now)]
        device = request.POST.get("perangkat", "")
        heard = attendance.record_scans(
            event=event, session=held, scans=scans, device=device, actor=actor(request), at=now
        )
    except Refused as refusal:
        if delivery:
            return JsonResponse({"pesan": str(refusal)}, status=409)
        messages.error(request, str(refusal))
        return redirect(url(request, "event_desk", kode, session))
    if delivery:
        return JsonResponse({"hasil": [_told(one) for one in heard]})
    for one in heard:
        (messages.success if one.accepted else messages.error)(request, one.sentence)
    return redirect(url(request, "event_desk", kode, session))


def _typed(request: Any, now: datetime) -> Scan:
    how = request.POST.get("cara", "ketik")
    return Scan(request.POST.get("nomor", "")[:200], now, how=how if how in HOWS else "ketik")


def _delivered(text: str) -> list[Scan]:
    """Read a delivery: [{"ref", "teks", "pada" (milliseconds since 1970), "cara"}]. Raises Refused."""
    unreadable = "Kiriman tidak terbaca. Muat ulang halaman ini; catatan di perangkat tetap tersimpan."
    if len(text) > LARGEST:
        raise Refused(unreadable)
    try:
        rows = json.loads(text)
        return [
            Scan(
                str(row["teks"])[:200],
                datetime.fromtimestamp(int(row["pada"]) / 1000, UTC),
                str(row["ref"])[:60],
                row["cara"] if row.get("cara") in HOWS else "qr",
            )
            for row in rows
        ]
    except (ValueError, TypeError, KeyError, OverflowError, OSError, RecursionError) as error:
        raise Refused(unreadable) from error


def _told(one: Heard) -> dict[str, Any]:
    return {"ref": one.ref, "diterima": one.accepted, "kalimat": one.sentence, "nomor": one.nomor}


def event_card(request: Any, token: str) -> HttpResponse:
    """What the QR code of a card opens at the organiser's desk: whose it is, and one button."""
    whole_agency(request)
    seat = queries.seat_of_card(request.scope.instansi, token, timezone.now())
    if seat is None and attendance.read_token(token) is not None:
        raise Http404
    if seat is None:
        messages.error(request, "Kode pada kartu ini tidak sah atau untuk acara lain. Ketik nomor pesertanya.")
        return redirect(url(request, "events"))
    event, held = seat.participant.event, seat.session
    if request.method == "POST":
        try:
            scan = Scan(token, timezone.now())
            heard = attendance.record_scans(
                event=event, session=held, scans=[scan], device="kartu", actor=actor(request), at=timezone.now()
            )[0]
            (messages.success if heard.accepted else messages.error)(request, heard.sentence)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(url(request, "event_desk", event.kode, held.pk))
    return show(request, "events/card.html", event, title=seat.participant.pegawai.nama_gelar, seat=seat, session=held)


@require_safe
def event_lists(request: Any, kode: str, session: int) -> HttpResponse:
    """Lists to sign and seat maps of a session, as PDF."""
    event, held = _session(request, kode, session)
    rows = list(queries.seat_rows(held))
    if not rows:
        raise Http404
    pdf = event_papers.lists(held, rows, at=timezone.now())
    name = f"daftar-hadir-{event.kode}-{key_of(str(session))}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
