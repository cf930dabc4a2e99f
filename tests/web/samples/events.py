"""Records of test events that the crawler puts into URLs: an event of the agency in which Joko and others sit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cast import NOW, City

SEEN = NOW - timedelta(days=10)
WHO: dict[str, Any] = {"actor": "uji", "at": SEEN}


def event(city: City) -> Any:
    """The agency's event, under way: one site, two rooms, one session; Joko, Sari and Dewi have seats."""
    from openkarier.foundation.accounts.scope import Reach, Scope  # Django is ready only when a test runs
    from openkarier.stages.assessment import choosing, scheduling, seat_plan
    from openkarier.stages.assessment.models import Event

    kode = f"UJI-{city.instansi.kode}"
    found = Event.objects.filter(instansi=city.instansi, kode=kode).first()
    if found is not None:
        return found
    bkn = scheduling.keep_provider(instansi=city.instansi, nama="Kantor Regional BKN", jenis="bkn", **WHO)
    plan = scheduling.EventPlan(kode, "Uji kompetensi", "pemetaan", "cact", bkn, "Surat 1/2026", 10, share=100)
    made = scheduling.plan_event(instansi=city.instansi, plan=plan, **WHO)
    site = scheduling.add_site(event=made, nama="Aula", alamat="", **WHO)
    scheduling.add_room(site=site, nama="Ruang 1", kapasitas=4, mudah_akses=True, **WHO)
    scheduling.add_session(
        site=site, nama="Sesi 1", mulai=NOW - timedelta(hours=4), selesai=NOW - timedelta(hours=2), **WHO
    )
    scope = Scope(Reach.INSTANSI, instansi=city.instansi.kode)
    for key in ("joko", "sari", "dewi"):
        choosing.add(event=made, nip=city.orang[key].nip, why="pemetaan pejabat", scope=scope, **WHO)
    seat_plan.seat_everybody(event=made, ronde=1, **WHO)
    Event.objects.filter(pk=made.pk).update(state="berlangsung")
    return Event.objects.get(pk=made.pk)


def kode(city: City) -> dict[str, object]:
    """The event by its code."""
    return {"kode": event(city).kode}


def joko(city: City) -> dict[str, object]:
    """Joko in the event."""
    return kode(city) | {"nip": city.orang["joko"].nip}


def session(city: City) -> dict[str, object]:
    """The event's session."""
    return kode(city) | {"session": event(city).sessions.get().pk}


def room(city: City) -> dict[str, object]:
    """The room of the session."""
    return session(city) | {"room": event(city).sites.get().rooms.get().pk}


def token(city: City) -> dict[str, object]:
    """The code on Joko's card."""
    from openkarier.stages.assessment import attendance

    found = event(city)
    return {"token": attendance.token(found.participants.get(pegawai=city.orang["joko"]))}


def asked(city: City) -> dict[str, object]:
    """Joko's request for another time."""
    from openkarier.stages.assessment.models import Request

    one = event(city).participants.get(pegawai=city.orang["joko"])
    made, _ = Request.objects.get_or_create(
        participant=one, state="diajukan", defaults={"reason": "Tugas jaga yang tidak dapat ditukar.", "at": SEEN}
    )
    return kode(city) | {"asked": made.pk}


def sending(city: City) -> dict[str, object]:
    """Letters of a sending, already bundled."""
    from openkarier.foundation.documents import store
    from openkarier.foundation.documents.models import Batch
    from openkarier.stages.assessment.models import Invitation

    found = event(city)
    made = found.invitations.first()
    if made is None:
        letters = Batch.objects.create(
            instansi=city.instansi.kode, kind="undangan", output="pdf", title="Undangan", created_by="uji",
            created_at=SEEN, result=store.put(b"%PDF-1.7 contoh"),
        )  # fmt: skip
        made = Invitation.objects.create(event=found, ronde=1, at=SEEN, actor="uji", people=3, letters=letters)
    return {"kode": found.kode, "sending": made.pk}


def minuted(city: City) -> dict[str, object]:
    """The session with its minutes."""
    from openkarier.foundation.documents import forms
    from openkarier.stages.assessment import minuting
    from openkarier.stages.assessment.models import Minutes

    held = event(city).sessions.get()
    if not Minutes.objects.filter(session=held).exists():
        officer = forms.Peserta(nama="Rina", jabatan="Analis", kedudukan="Ketua panitia")
        minuting.issue(session=held, officers=[officer], note="", actor="uji", at=NOW)
    return session(city)
