"""Writes of a test event: who tests, where and when, and its steps from plan to close."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.formats import date_format

from openkarier.core.events import CHOOSING, EVENT, METHODS, PRESENT_BEFORE, PURPOSES
from openkarier.core.jabatan import Jenjang
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Instansi

from .models import Accreditation, Event, EventChange, Minutes, Participant, Provider, Room, Seat, Session, Site
from .refusal import Refused

LAW = "Peraturan BKN 26/2019"
Thing = TypeVar("Thing", bound=models.Model)
BRING = "Kartu peserta, KTP atau kartu pegawai, dan alat tulis."


@dataclass(frozen=True)
class EventPlan:
    """What the organiser decides about an event."""

    kode: str
    nama: str
    tujuan: str
    metode: str
    provider: Provider
    dasar: str
    kuota: int
    share: int = 50
    hadir_menit: int = PRESENT_BEFORE
    bawaan: str = BRING
    kontak: str = ""


# --- providers ---


def keep_provider(*, instansi: Instansi, nama: str, jenis: str, actor: str, at: datetime, kontak: str = "") -> Provider:
    """Register a provider, or correct the kind and contact of the one with this name."""
    if not nama.strip() or jenis not in Provider.Jenis.values:
        raise Refused("Tuliskan nama penyelenggara dan pilih jenisnya.")
    with transaction.atomic():
        provider, _ = Provider.objects.update_or_create(
            instansi=instansi, nama=nama.strip(), defaults={"jenis": jenis, "kontak": kontak.strip()}
        )
        _log_provider(provider, {"nama": provider.nama, "jenis": jenis}, actor, at)
    return provider


def accredit(
    *, provider: Provider, nomor: str, jenjang: tuple[str, ...], mulai: date, selesai: date, actor: str, at: datetime
) -> Accreditation:
    """Note an accreditation of a provider; the same number again corrects it."""
    if not nomor.strip() or not jenjang or not set(jenjang) <= {one.value for one in Jenjang}:
        raise Refused("Tuliskan nomor akreditasi dan pilih sedikitnya satu jenjang.")
    if selesai <= mulai:
        raise Refused("Akhir masa berlaku harus sesudah awalnya. Periksa kedua tanggal.")
    with transaction.atomic():
        paper, _ = Accreditation.objects.update_or_create(
            provider=provider,
            nomor=nomor.strip(),
            defaults={"jenjang": list(jenjang), "mulai": mulai, "selesai": selesai},
        )
        facts = {"akreditasi": paper.nomor, "jenjang": list(jenjang), "sampai": selesai.isoformat()}
        _log_provider(provider, facts, actor, at)
    return paper


def _log_provider(provider: Provider, facts: Mapping[str, Any], actor: str, at: datetime) -> None:
    subject = f"penyelenggara:{provider.instansi.kode}/{provider.pk}"
    record("UJI_JADWAL", subject=subject, actor=actor, at=at, facts=dict(facts), citation=LAW)


# --- the event ---


def plan_event(*, instansi: Instansi, plan: EventPlan, actor: str, at: datetime) -> Event:
    """Make an event that is not scheduled yet. Raises Refused when the code is taken or a figure makes no sense."""
    _check(plan)
    try:
        with transaction.atomic():
            event = Event.objects.create(instansi=instansi, **vars(plan))
            log(event, {"rencana": _words(plan)}, actor, at)
    except IntegrityError as clash:
        raise Refused(f"Kode {plan.kode} sudah dipakai. Pilih kode lain, misalnya {plan.kode}-B.") from clash
    return event


def change_event(*, event: Event, plan: EventPlan, actor: str, at: datetime) -> Event:
    """Change an event that has not begun; the quota never below the participants it has."""
    _check(plan)
    try:
        with transaction.atomic():
            held = hold(event)
            must_be(held, CHOOSING, "Ketentuan acara tidak dapat diubah lagi")
            count = Participant.objects.filter(event=held, removed_at=None).count()
            if plan.kuota < count:
                raise Refused(
                    f"Kuota {plan.kuota} lebih kecil daripada {count} peserta yang sudah dipilih. "
                    f"Keluarkan {count - plan.kuota} peserta lebih dahulu, atau naikkan kuotanya."
                )
            for name, value in vars(plan).items():
                setattr(held, name, value)
            held.save()
            log(held, {"rencana": _words(plan)}, actor, at)
    except IntegrityError as clash:
        raise Refused(f"Kode {plan.kode} sudah dipakai acara lain. Pilih kode lain.") from clash
    return held


def _check(plan: EventPlan) -> None:
    if plan.tujuan not in PURPOSES or plan.metode not in METHODS:
        raise Refused("Pilih tujuan dan metode uji.")
    if plan.kuota < 1:
        raise Refused("Kuota harus sedikitnya 1 orang. Tuliskan kuota dari penyelenggara.")
    if not 1 <= plan.share <= 100:
        raise Refused("Bagian unit yang boleh diuji bersamaan harus antara 1 dan 100 persen.")


def _words(plan: EventPlan) -> dict[str, Any]:
    return {**vars(plan), "provider": plan.provider.nama}


def move_event(*, event: Event, verb: str, actor: str, at: datetime, why: str = "") -> Event:
    """Take a step of the event. Raises Refused with what is still missing."""
    with transaction.atomic():
        held = hold(event)
        before = held.state
        try:
            held.state = EVENT.after(verb, before, "asesor")
        except StepRefused as refusal:
            raise Refused(f"{refusal} Muat ulang halaman untuk melihat keadaannya yang baru.") from refusal
        guard = _GUARDS.get(verb)
        if guard is not None:
            guard(held, at)
        held.save(update_fields=["state"])
        EventChange.objects.create(event=held, at=at, actor=actor, before=before, after=held.state, why=why[:300])
        log(held, {"langkah": verb, "keadaan": held.state, **({"alasan": why} if why else {})}, actor, at)
    return held


def _seated(event: Event, _at: datetime) -> None:
    people = Participant.objects.filter(event=event, removed_at=None)
    count, seated = people.count(), Seat.objects.filter(participant__in=people, ronde=1).count()
    if not count:
        raise Refused("Belum ada peserta. Pilih peserta lebih dahulu, lalu susun kursinya.")
    if seated < count:
        raise Refused(f"{count - seated} dari {count} peserta belum mendapat kursi. Susun kursi lebih dahulu.")


def _on_the_day(event: Event, at: datetime) -> None:
    first = event.sessions.order_by("mulai").first()
    if first is None:
        raise Refused("Acara ini belum mempunyai sesi. Tambahkan sesi pada halaman Tempat dan sesi.")
    if at.astimezone(event.zona).date() < first.mulai.astimezone(event.zona).date():
        day = date_format(first.mulai.astimezone(event.zona), "j F Y")
        raise Refused(f"Sesi pertama baru pada {day}. Acara dapat dibuka pada hari itu.")


def _minuted(event: Event, _at: datetime) -> None:
    held = event.sessions.filter(seats__isnull=False).distinct()
    waiting = list(held.exclude(pk__in=Minutes.objects.values("session")).order_by("mulai"))
    if waiting:
        names = ", ".join(session.nama for session in waiting[:3]) + (" dan lainnya" if len(waiting) > 3 else "")
        raise Refused(f"Berita acara {names} belum dibuat. Buat lebih dahulu, lalu tutup acaranya.")


_GUARDS = {"jadwalkan": _seated, "undang": _seated, "mulai": _on_the_day, "tutup": _minuted}


# --- places and times ---


def add_site(*, event: Event, nama: str, alamat: str, actor: str, at: datetime) -> Site:
    """Add a building."""
    return _add(event, Site(event=event, nama=_name(nama), alamat=alamat.strip()[:200]), actor, at)


def add_room(
    *, site: Site, nama: str, kapasitas: int, actor: str, at: datetime, lajur: int = 6, mudah_akses: bool = False
) -> Room:
    """Add a room to a site. Raises Refused for a room without seats."""
    if not 1 <= kapasitas <= 1000:
        raise Refused(
            f"Kapasitas {kapasitas} kursi tidak masuk akal. Tuliskan banyaknya kursi yang terpasang, 1 sampai 1000."
        )
    if not 1 <= lajur <= 30:
        raise Refused("Banyaknya kursi sebaris harus antara 1 dan 30.")
    room = Room(site=site, nama=_name(nama), kapasitas=kapasitas, lajur=lajur, mudah_akses=mudah_akses)
    return _add(site.event, room, actor, at)


def add_session(
    *, site: Site, nama: str, mulai: datetime, selesai: datetime, actor: str, at: datetime, ronde: int = 1
) -> Session:
    """Add a session at a site. Raises Refused in the past, or when a room would hold two sessions at once."""
    local = mulai.astimezone(site.event.zona)
    if selesai <= mulai:
        raise Refused("Sesi harus selesai sesudah mulai. Periksa kedua jamnya.")
    if mulai <= at:
        raise Refused(f"{date_format(local, 'j F Y H.i')} sudah lewat. Pilih waktu sesudah sekarang.")
    _must_be_free(site, mulai, selesai)
    session = Session(event=site.event, site=site, ronde=ronde, nama=_name(nama), mulai=mulai, selesai=selesai)
    return _add(site.event, session, actor, at)


def _must_be_free(site: Site, mulai: datetime, selesai: datetime) -> None:
    """The rooms of a site hold one session at a time; another event in the same building counts too."""
    running = Session.objects.filter(mulai__lt=selesai, selesai__gt=mulai).select_related("event")
    own = running.filter(site=site).first()
    if own is not None:
        raise Refused(f"Waktunya bertumpang dengan {own.nama} di tempat yang sama. Geser salah satunya.")
    rooms = site.rooms.values("nama")
    elsewhere = running.filter(
        event__instansi=site.event.instansi_id, site__nama__iexact=site.nama, site__rooms__nama__in=rooms
    ).exclude(event=site.event)
    other = elsewhere.first()
    if other is not None:
        raise Refused(f"Ruang itu dipakai {other.event.nama}, {other.nama}, pada waktu yang sama. Pilih waktu lain.")


def drop(*, thing: Site | Room | Session, actor: str, at: datetime) -> None:
    """Remove a site, room or session in which nobody sits. Raises Refused otherwise."""
    event = thing.site.event if isinstance(thing, Room) else thing.event
    try:
        with transaction.atomic():
            held = hold(event)
            must_be(held, CHOOSING, "Tempat dan sesi tidak dapat dihapus lagi")
            log(held, {"dihapus": thing.nama}, actor, at)
            thing.delete()
    except ProtectedError as seated:
        raise Refused(
            f"Di {thing.nama} sudah ada peserta yang duduk. Kosongkan lebih dahulu: batalkan susunan kursinya."
        ) from seated


def clear_seats(*, event: Event, actor: str, at: datetime) -> int:
    """Take all seats back while the event is a plan; returns how many."""
    with transaction.atomic():
        held = hold(event)
        must_be(held, ("rancangan",), "Susunan kursi tidak dapat dibatalkan")
        gone, _ = Seat.objects.filter(participant__event=held).delete()
        log(held, {"susunan": "dibatalkan", "kursi": gone}, actor, at)
    return gone


def _name(text: str) -> str:
    cleaned = text.strip()[:80]
    if not cleaned:
        raise Refused("Tuliskan namanya.")
    return cleaned


def _add(event: Event, thing: Thing, actor: str, at: datetime) -> Thing:
    try:
        with transaction.atomic():
            held = hold(event)
            must_be(held, (*CHOOSING, "berlangsung", "selesai"), "Tempat dan sesi tidak dapat ditambah lagi")
            thing.save()
            log(held, {"ditambah": str(thing), "macam": type(thing).__name__.lower()}, actor, at)
    except IntegrityError as clash:
        raise Refused(f"{thing} sudah ada, atau mulai pada saat yang sama. Pakai nama atau waktu lain.") from clash
    return thing


# --- shared with the other verbs of events ---


def hold(event: Event) -> Event:
    """The event, locked until the transaction ends."""
    return Event.objects.select_for_update(of=("self",)).select_related("instansi", "provider").get(pk=event.pk)


def must_be(event: Event, states: tuple[str, ...], what: str) -> None:
    """Raise Refused when the event is in another state."""
    if event.state not in states:
        raise Refused(f"{what}: acara ini {EVENT.states[event.state].lower()}.")


def log(event: Event, facts: Mapping[str, Any], actor: str, at: datetime, kind: str = "UJI_JADWAL") -> None:
    """Leave a leaf about an event."""
    subject = f"uji:{event.instansi.kode}/{event.kode}"
    record(kind, subject=subject, actor=actor, at=at, facts=dict(facts), citation=event.dasar)
