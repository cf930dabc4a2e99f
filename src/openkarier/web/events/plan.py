"""Plan an event, see where it stands, and take its next step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.events import EVENT
from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment import scheduling
from openkarier.stages.assessment.refusal import Refused
from openkarier.web import frame
from openkarier.web.events.common import NO_ACT, attempt, event_of, show
from openkarier.web.events.plan_form import EventForm, typed_of
from openkarier.web.pieces import Fact, Stat, Step
from openkarier.web.results.common import actor, agency, url, whole_agency
from openkarier.web.templatetags.openkarier import angka, tanggal

ORDER = ("rancangan", "terjadwal", "diundang", "berlangsung", "selesai", "ditutup")
NEXT = {  # state -> the steps offered: verb, words on the button, the primary one first
    "rancangan": (("jadwalkan", "Tetapkan jadwal"),),
    "terjadwal": (("susun-ulang", "Kembalikan ke rancangan"),),
    "diundang": (("mulai", "Buka acara"), ("susun-ulang", "Kembalikan ke rancangan")),
    "berlangsung": (("selesaikan", "Nyatakan selesai"),),
    "selesai": (("tutup", "Tutup acara"),),
    "ditutup": (),
}


def plan(request: Any) -> HttpResponse:
    """Plan a new event."""
    held = agency(request)
    known = queries.providers(held.kode)
    form = EventForm(request.POST or None, initial=typed_of(None), providers=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = scheduling.plan_event(instansi=held, plan=form.plan(), actor=actor(request), at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{made.nama} dibuat sebagai rancangan. Tambahkan tempat dan sesinya.")
            return redirect(url(request, "event_places", made.kode))
    return frame.show(
        request, "events/plan.html", title="Acara uji baru", form=form, status=422 if form.errors else 200,
        back=url(request, "events"), providers_url=url(request, "event_providers"), known=bool(form.providers),
    )  # fmt: skip


def change(request: Any, kode: str) -> HttpResponse:
    """Change an event that has not begun."""
    event = event_of(request, kode, whole=True)
    form = EventForm(request.POST or None, initial=typed_of(event), providers=queries.providers(event.instansi.kode))
    if request.method == "POST" and form.is_valid():
        try:
            made = scheduling.change_event(event=event, plan=form.plan(), actor=actor(request), at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Perubahan disimpan.")
            return redirect(url(request, "event", made.kode))
    return frame.show(
        request, "events/plan.html", title=f"Ubah {event.nama}", form=form, status=422 if form.errors else 200,
        back=url(request, "event", kode), known=True,
    )  # fmt: skip


@require_safe
def event(request: Any, kode: str) -> HttpResponse:
    """Where the event stands: figures, steps, the provider's accreditation, and what to do next."""
    found = event_of(request, kode)
    tally = queries.tally(found)
    may_act = request.desk == "asesor" and not request.scope.unit
    return show(
        request,
        "events/event.html",
        found,
        title=found.nama,
        facts=_facts(found),
        standing=_standing(found),
        stats=[
            Stat("Peserta", angka(tally.people), f"dari kuota {angka(found.kuota)}"),
            Stat("Berkursi", angka(tally.seated), _rest(tally.people - tally.seated, "belum")),
            Stat("Hadir", angka(tally.present), "" if found.state in {"rancangan", "terjadwal"} else "tercatat"),
            Stat("Permohonan", angka(tally.waiting), "menunggu jawaban"),
        ],
        steps=_steps(found),
        verbs=NEXT[found.state] if may_act else (),
        change_url=url(request, "event_change", kode) if may_act else "",
        invite_url=url(request, "event_invitations", kode) if may_act and found.state == "terjadwal" else "",
    )


def _rest(count: int, word: str) -> str:
    return f"{angka(count)} {word}" if count > 0 else "semua"


def _facts(found: Any) -> list[Fact]:
    return [
        Fact("Tujuan", found.get_tujuan_display()),
        Fact("Metode", found.get_metode_display()),
        Fact("Penyelenggara", found.provider.nama),
        Fact("Dasar", found.dasar),
        Fact("Paling banyak sekaligus", f"{found.share} persen peserta satu perangkat daerah"),
        Fact("Hadir", f"{found.hadir_menit} menit sebelum mulai"),
    ]


def _standing(found: Any) -> dict[str, str]:
    """The provider's accreditation for the jenjang of the participants on the first day (or today), in words."""
    first = found.sessions.order_by("mulai").first()
    on = first.mulai.astimezone(found.zona).date() if first else timezone.localdate()
    told = queries.standing(found.provider, queries.jenjang_of(found), on)
    missing = ", ".join(JENJANG_LABEL[Jenjang(one)].lower() for one in told.missing)
    if told.state == "memenuhi":
        words = f"Akreditasi {told.number} berlaku pada {tanggal(on)}." if told.number else "BKN sendiri yang menguji."
        return {"state": told.state, "text": words}
    if told.state == "tak-dinilai":
        return {"state": told.state, "text": "Belum dapat dinilai: pilih peserta lebih dahulu."}
    if told.expired_on:
        late = f"Akreditasinya untuk {missing} berakhir {tanggal(told.expired_on)}, sebelum {tanggal(on)}."
        return {"state": "tidak", "text": f"{late} Minta pembaruannya, atau pilih penyelenggara lain."}
    words = f"Akreditasi BKN untuk {missing} belum tercatat; hasilnya mungkin tidak diakui. Catat pada Penyelenggara."
    return {"state": "belum", "text": words}


def _steps(found: Any) -> list[Step]:
    """The stations of the event; the newest date of each."""
    dates: dict[str, Any] = {}
    for change in queries.changes(found):
        dates.setdefault(change.after, change.at)
    reached = ORDER.index(found.state)
    return [
        Step(
            EVENT.states[code],
            "done" if place < reached or code == "ditutup" == found.state else "now" if place == reached else "later",
            at=dates.get(code) if place <= reached else None,
        )
        for place, code in enumerate(ORDER)
    ]


@require_POST
def step(request: Any, kode: str) -> HttpResponse:
    """Take the step that the button names."""
    whole_agency(request)
    found, verb = event_of(request, kode, whole=True), request.POST.get("langkah", "")
    return attempt(
        request,
        lambda: _move(found, verb, request),
        "Keadaan acara diperbarui.",
        url(request, "event", kode),
    )


def _move(found: Any, verb: str, request: Any) -> None:
    if verb == "undang" or verb not in {row.verb for row in EVENT.steps}:
        raise Refused(NO_ACT)
    scheduling.move_event(event=found, verb=verb, actor=actor(request), at=timezone.now())
