"""What the pages of events share: the event, its inner menu, moments as people type them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from openkarier.core.events import EVENT
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment.refusal import Refused
from openkarier.web import frame
from openkarier.web.frame import Link
from openkarier.web.pieces import Chip
from openkarier.web.results.common import url, whole_agency

if TYPE_CHECKING:
    from collections.abc import Callable

    from openkarier.stages.assessment.models import Event

NO_ACT = "Tombol itu tidak dikenal. Muat ulang halaman, lalu coba lagi."
LOOK = {
    "rancangan": "rancangan", "terjadwal": "menunggu", "diundang": "menunggu", "berlangsung": "berjalan",
    "selesai": "selesai", "ditutup": "berakhir",
}  # fmt: skip
ROOMS = (
    ("event", "Ringkasan"),
    ("event_people", "Peserta"),
    ("event_places", "Tempat dan sesi"),
    ("event_seats", "Kursi"),
    ("event_invitations", "Undangan"),
    ("event_attendance", "Kehadiran"),
    ("event_requests", "Permohonan"),
)


def event_of(request: Any, kode: str, *, whole: bool = False) -> Event:
    """The event of one's own agency; `whole`: only for those who may act on all of it."""
    if whole:
        whole_agency(request)
    found = queries.event(request.scope.instansi, kode)
    if found is None:
        raise Http404
    return found


def show(request: Any, template: str, event: Event, *, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page of an event with its inner menu."""
    here = request.resolver_match.url_name.removeprefix("assessment-")
    rooms = [
        Chip(label, address, on=here == view) for view, label in ROOMS if (address := url(request, view, event.kode))
    ]
    crumbs = [] if here == "event" else [Link(event.nama, url(request, "event", event.kode))]
    return frame.show(
        request,
        template,
        title=title,
        status=status,
        event=event,
        event_state=(LOOK[event.state], EVENT.states[event.state]),
        event_rooms=rooms if len(rooms) > 1 else [],
        crumbs=[link for link in crumbs if link.url],
        organiser=request.desk == "asesor",
        **context,
    )


def attempt(request: HttpRequest, act: Callable[[], Any], said: str, to: str) -> HttpResponse:
    """Do one act and go to a page; a refusal goes along as a message. For acts in which nothing is typed."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(to)


def moment(text: str, zone: ZoneInfo, label: str) -> datetime:
    """Read a local moment as a date field sends it, or as people write it. Raises Refused."""
    for pattern in ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M"):
        try:
            found = datetime.strptime(text.strip(), pattern).replace(tzinfo=zone)
        except ValueError:
            continue
        if 2014 <= found.year <= 2100:  # from the first ASN law (UU 5/2014) on; beyond is a slip of the finger
            return found
    raise Refused(f"{label} tidak terbaca. Tuliskan seperti 28-11-2026 08.00.")


def whole_number(text: str, label: str) -> int:
    """Read a whole number. Raises Refused."""
    cleaned = text.strip().replace(".", "")
    if not cleaned.isascii() or not cleaned.isdigit() or len(cleaned) > 6:
        raise Refused(f"{label} harus berupa angka bulat, misalnya 60.")
    return int(cleaned)


def key_of(text: str) -> int:
    """A key that a form carries; 0 when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
