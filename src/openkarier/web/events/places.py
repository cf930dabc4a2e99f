"""Where and when: sites, rooms, sessions; then the seats, who moved, and why it does not fit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment import scheduling
from openkarier.stages.assessment.refusal import Refused
from openkarier.web.events.common import NO_ACT, event_of, key_of, moment, show, whole_number
from openkarier.web.results.common import actor, url

if TYPE_CHECKING:
    from openkarier.stages.assessment.models import Event


@require_safe
def event_places(request: Any, kode: str) -> HttpResponse:
    """Sites with rooms, and sessions."""
    return _page(request, event_of(request, kode, whole=True))


def _page(request: Any, event: Event, refusal: str = "") -> HttpResponse:
    sites = list(queries.sites(event))
    return show(
        request,
        "events/places.html",
        event,
        title="Tempat dan sesi",
        status=422 if refusal else 200,
        refusal=refusal,
        typed=request.POST,
        sites=sites,
        sessions=queries.sessions(event),
        seats=sum(room.kapasitas * len(site.sessions.all()) for site in sites for room in site.rooms.all()),
    )


@require_POST
def event_place_act(request: Any, kode: str) -> HttpResponse:
    """Add a site, a room or sessions, or remove one of them."""
    event = event_of(request, kode, whole=True)
    acts = {"tempat": _site, "ruang": _room, "sesi": _session, "hapus": _drop}
    act = acts.get(request.POST.get("aksi", ""))
    try:
        if act is None:
            raise Refused(NO_ACT)
        said = act(request, event)
    except Refused as refusal:
        return _page(request, event, str(refusal))
    messages.success(request, said)
    return redirect(url(request, "event_places", kode))


def _who(request: Any) -> dict[str, Any]:
    return {"actor": actor(request), "at": timezone.now()}


def _site(request: Any, event: Event) -> str:
    given = request.POST
    made = scheduling.add_site(event=event, nama=given.get("nama", ""), alamat=given.get("alamat", ""), **_who(request))
    return f"{made.nama} ditambahkan. Tambahkan ruangnya."


def _room(request: Any, event: Event) -> str:
    given = request.POST
    site = event.sites.filter(pk=key_of(given.get("tempat", ""))).select_related("event__instansi").first()
    if site is None:
        raise Refused("Pilih tempat ruang ini berada.")
    made = scheduling.add_room(
        site=site, nama=given.get("nama", ""), kapasitas=whole_number(given.get("kapasitas", ""), "Kapasitas"),
        lajur=whole_number(given.get("lajur", "") or "6", "Kursi sebaris"), mudah_akses=bool(given.get("akses")),
        **_who(request),
    )  # fmt: skip
    return f"{made.nama}: {made.kapasitas} kursi ditambahkan."


def _session(request: Any, event: Event) -> str:
    """Add a session at one site, or the same at all of them under names of their own."""
    given = request.POST
    chosen = key_of(given.get("tempat", ""))
    sites = [site for site in event.sites.select_related("event__instansi").order_by("nama") if chosen in (0, site.pk)]
    if not sites:
        raise Refused("Tambahkan tempat lebih dahulu, lalu sesinya.")
    starts, ends = _times(given, event)
    for site in sites:
        name = given.get("nama", "").strip()
        scheduling.add_session(
            site=site, nama=f"{name}, {site.nama}" if len(sites) > 1 else name, mulai=starts, selesai=ends,
            ronde=2 if given.get("susulan") else 1, **_who(request),
        )  # fmt: skip
    return "Sesi ditambahkan."


def _times(given: Any, event: Event) -> tuple[datetime, datetime]:
    day = given.get("tanggal", "").strip()
    starts = moment(f"{day} {given.get('jam_mulai', '').strip()}", event.zona, "Tanggal dan jam mulai")
    return starts, moment(f"{day} {given.get('jam_selesai', '').strip()}", event.zona, "Jam selesai")


def _drop(request: Any, event: Event) -> str:
    kind, key = request.POST.get("macam", ""), key_of(request.POST.get("kunci", ""))
    rows: dict[str, Any] = {
        "tempat": event.sites.filter(pk=key).select_related("event__instansi"),
        "sesi": event.sessions.filter(pk=key).select_related("event__instansi"),
    }
    found = rows[kind].first() if kind in rows else _room_of(event, key)
    if found is None:
        raise Refused("Sudah dihapus. Muat ulang halaman.")
    scheduling.drop(thing=found, **_who(request))
    return f"{found.nama} dihapus."


def _room_of(event: Event, key: int) -> Any:
    rooms = (room for site in queries.sites(event) for room in site.rooms.all())
    return next((room for room in rooms if room.pk == key), None)
