"""Participants: the list, choosing by rule with a preview and undo, adding by hand, and one person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.stages.assessment import choosing, own_case, seat_pins
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment.choosing import RESULTS, Rule
from openkarier.stages.assessment.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web.events.common import NO_ACT, attempt, event_of, key_of, moment, show
from openkarier.web.events.listing import TESTED
from openkarier.web.paging import paged
from openkarier.web.results.common import actor, url

if TYPE_CHECKING:
    from openkarier.stages.assessment.models import Event, Participant

SHOWN = 12  # people in the preview's first look; the rest is counted


@require_safe
def event_people(request: Any, kode: str) -> HttpResponse:
    """Who takes part, 50 a page, searchable; health data only for the organiser."""
    event = event_of(request, kode)
    if request.desk == "operator" and event.state == "rancangan":
        raise Http404
    found, word = queries.participants(event, request.scope), request.GET.get("cari", "").strip()[:80]
    if word:
        found = found.filter(pegawai__in=registry.search(registry.people(request.scope), word).order_by())
    may_act = request.desk == "asesor" and not request.scope.unit
    slice_ = paged(request, found)
    return show(
        request,
        "events/people.html",
        event,
        title="Peserta" if request.desk != "operator" else f"Peserta {event.nama}",
        slice=slice_,
        needs=queries.needs(event) if may_act else {},
        word=word,
        may_act=may_act,
        picks=queries.picks(event) if may_act else [],
        removed=queries.removed(event)[:30] if may_act else [],
        person_view=f"{request.desk}:assessment-event_person" if may_act or request.desk == "operator" else "",
    )


# --- by rule ---


def event_pick(request: Any, kode: str) -> HttpResponse:
    """Choose by rule: GET shows whom it finds, POST adds exactly that number."""
    event = event_of(request, kode, whole=True)
    given = request.POST if request.method == "POST" else request.GET
    rule, refusal = _rule(request, given), ""
    if request.method == "POST":
        try:
            expected = key_of(given.get("jumlah", ""))
            made = choosing.pick(
                event=event, rule=rule, scope=request.scope, expected=expected, actor=actor(request), at=timezone.now()
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"{made.count} peserta ditambahkan. Bila keliru, batalkan pilihan ini di bawah.")
            return redirect(url(request, "event_people", kode))
    return _pick_page(request, event, rule, given, refusal)


def _pick_page(request: Any, event: Event, rule: Rule, given: Any, refusal: str) -> HttpResponse:
    asked = bool(given)
    found = choosing.wanted(event, rule, request.scope, timezone.localdate()) if asked else None
    return show(
        request,
        "events/pick.html",
        event,
        title="Pilih peserta menurut aturan",
        status=422 if refusal else 200,
        refusal=refusal,
        rule=rule,
        sentence=choosing.label(rule) if asked else "",
        count=found.count() if found is not None else 0,
        shown=list(found[:SHOWN]) if found is not None else [],
        asked=asked,
        hidden=[(name, one) for name in given for one in given.getlist(name) if name not in _NOT_KEPT] if asked else [],
        jenjang=[(one.value, JENJANG_LABEL[one]) for one in Jenjang if one in TESTED],
        opds=registry.opds(request.scope),
        results=RESULTS.items(),
        people_url=url(request, "event_people", event.kode),
    )


_NOT_KEPT = {"csrfmiddlewaretoken", "jumlah"}


def _rule(request: Any, given: Any) -> Rule:
    """The rule that a form describes; strange words are left out."""
    opds = set(registry.opds(request.scope).values_list("pk", flat=True))
    return Rule(
        jenjang=tuple(one for one in given.getlist("jenjang") if one in TESTED),
        opd=tuple(key for key in map(key_of, given.getlist("opd")) if key in opds),
        hasil=given.get("hasil", "") if given.get("hasil", "") in RESULTS else "",
        status=("PNS", "PPPK") if given.get("pppk") else ("PNS",),
        pensiun_bulan=min(key_of(given.get("pensiun", "")), 120),
        baik=bool(given.get("baik")),
    )


@require_POST
def event_undo(request: Any, kode: str) -> HttpResponse:
    """Undo one choice by rule."""
    event = event_of(request, kode, whole=True)
    made = queries.picks(event).filter(pk=key_of(request.POST.get("pilihan", ""))).first()
    return attempt(
        request,
        lambda: _undo(made, request),
        "Pilihan dibatalkan; pesertanya dikeluarkan.",
        url(request, "event_people", kode),
    )


def _undo(made: Any, request: Any) -> None:
    if made is None:
        raise Refused("Pilihan itu sudah dibatalkan. Muat ulang halaman.")
    choosing.undo(pick=made, actor=actor(request), at=timezone.now())


# --- by hand ---


def event_add(request: Any, kode: str) -> HttpResponse:
    """Search the registry and add one person with a reason."""
    event = event_of(request, kode, whole=True)
    given, refusal = request.POST, ""
    if request.method == "POST":
        try:
            made = choosing.add(
                event=event, nip=given.get("nip", ""), why=given.get("alasan", ""), scope=request.scope,
                actor=actor(request), at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"{made.pegawai.nama_gelar} ditambahkan dengan nomor {made.nomor}.")
            return redirect(url(request, "event_people", kode))
    word = request.GET.get("cari", "").strip()[:80]
    found: Any = (
        registry.search(registry.people(request.scope), word).select_related("jabatan", "unit")[:10] if word else []
    )
    return show(
        request, "events/add.html", event, title="Tambah peserta", refusal=refusal, typed=given, word=word,
        found=list(found), status=422 if refusal else 200,
    )  # fmt: skip


# --- one person ---


@require_safe
def event_person(request: Any, kode: str, nip: str) -> HttpResponse:
    """One participant: seat, absences, pin, request; the special need only at the organiser's desk."""
    return _person_page(request, _participant(request, kode, nip))


def _participant(request: Any, kode: str, nip: str) -> Participant:
    event = event_of(request, kode)
    if request.desk == "operator" and event.state == "rancangan":
        raise Http404
    found = queries.participant(event, nip, request.scope)
    if found is None:
        raise Http404
    return found


def _person_page(request: Any, found: Participant, refusal: str = "") -> HttpResponse:
    organiser = request.desk == "asesor" and not request.scope.unit
    event = found.event
    return show(
        request,
        "events/person.html",
        event,
        title=found.pegawai.nama_gelar,
        status=422 if refusal else 200,
        refusal=refusal,
        typed=request.POST,
        one=found,
        need=queries.needs(event).get(found.pk) if organiser else None,
        sites=queries.sites(event) if organiser else [],
        may_act=organiser,
        kinds=[("cuti", "Cuti"), ("dinas", "Dinas luar"), ("layanan", "Tugas layanan yang tidak dapat ditinggalkan"),
               ("diklat", "Pendidikan atau pelatihan")],
        act_url=url(request, "event_person_act", event.kode, found.pegawai.nip),
    )  # fmt: skip


@require_POST
def event_person_act(request: Any, kode: str, nip: str) -> HttpResponse:
    """One act on a participant: absence, pin, removal. Units may declare absences of their own people."""
    found = _participant(request, kode, nip)
    acts = {"halangan": _absence, "cabut-halangan": _no_absence}
    if request.desk == "asesor" and not request.scope.unit:
        acts |= {"tetapkan": _pin, "lepas": _unpin, "keluarkan": _remove}
    act = acts.get(request.POST.get("aksi", ""))
    try:
        if act is None:
            raise Refused(NO_ACT)
        said = act(request, found)
    except Refused as refusal:
        return _person_page(request, found, str(refusal))
    messages.success(request, said)
    gone = request.POST.get("aksi") == "keluarkan"
    return redirect(url(request, "event_people", kode) if gone else url(request, "event_person", kode, nip))


def _absence(request: Any, found: Participant) -> str:
    given, zone = request.POST, found.event.zona
    own_case.declare_absence(
        participant=found, kind=given.get("macam", ""), note=given.get("catatan", ""),
        mulai=moment(given.get("mulai", ""), zone, "Mulai"), selesai=moment(given.get("selesai", ""), zone, "Selesai"),
        actor=actor(request), at=timezone.now(),
    )  # fmt: skip
    return "Halangan dicatat. Susun kursi sekali lagi agar sesinya disesuaikan."


def _no_absence(request: Any, found: Participant) -> str:
    held = (
        found.absences.filter(pk=key_of(request.POST.get("halangan", ""))).select_related("participant__event").first()
    )
    if held is None:
        raise Refused("Halangan itu sudah dicabut.")
    own_case.withdraw_absence(absence=held, actor=actor(request), at=timezone.now())
    return "Halangan dicabut."


def _pin(request: Any, found: Participant) -> str:
    given, event = request.POST, found.event
    session = queries.session(event, key_of(given.get("sesi", "")))
    if session is None:
        raise Refused("Pilih sesi tempat orang ini duduk.")
    rooms = {room.pk: room for site in queries.sites(event) for room in site.rooms.all()}
    seat_pins.pin(
        participant=found, session=session, room=rooms.get(key_of(given.get("ruang", ""))),
        seat=key_of(given.get("kursi", "")) or None, why=given.get("alasan", ""), actor=actor(request),
        at=timezone.now(),
    )  # fmt: skip
    return "Ditetapkan. Penyusunan berikutnya tidak mengubahnya."


def _unpin(request: Any, found: Participant) -> str:
    seat_pins.unpin(participant=found, actor=actor(request), at=timezone.now())
    return "Ketetapan dilepas."


def _remove(request: Any, found: Participant) -> str:
    choosing.remove(participant=found, why=request.POST.get("alasan", ""), actor=actor(request), at=timezone.now())
    return f"{found.pegawai.nama_gelar} dikeluarkan dari acara."
