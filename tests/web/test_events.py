"""Pages of test events: an organiser plans, chooses, seats and takes attendance; others read what is theirs."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from samples import events as sample
from worlds import build

from cast import NOW
from openkarier.stages.assessment.models import Attendance, Event, Participant, Seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build()


@pytest.fixture
def event(world):
    return sample.event(world.home)


def url(view, *args, desk="asesor"):
    return reverse(f"{desk}:assessment-{view}", args=args)


def test_an_organiser_plans_an_event_from_provider_to_session(world):
    client = world.client(world.actor["asesor"])
    client.post(url("event_provider_save"), {"aksi": "penyelenggara", "nama": "Kanreg VII BKN", "jenis": "bkn"})
    form = {
        "nama": "Uji 2027", "kode": "UJI-2027", "tujuan": "pemetaan", "metode": "cact", "dasar": "Surat 1",
        "provider": "1", "kuota": "0", "share": "50", "hadir_menit": "60",
    }  # fmt: skip
    form["provider"] = world.home.instansi.pk and str(Event._meta.get_field("provider").related_model.objects.get().pk)
    assert client.post(url("event_plan"), form).status_code == 422
    assert client.post(url("event_plan"), form | {"kuota": "3"}).status_code == 302
    act = url("event_place_act", "UJI-2027")
    client.post(act, {"aksi": "tempat", "nama": "Aula"})
    refused = client.post(act, {"aksi": "ruang", "tempat": "999", "nama": "R", "kapasitas": "12"})
    assert refused.status_code == 422
    assert "Pilih tempat" in refused.content.decode()
    made = Event.objects.get(kode="UJI-2027")
    site = made.sites.get()
    client.post(act, {"aksi": "ruang", "tempat": site.pk, "nama": "R1", "kapasitas": "12", "lajur": "4"})
    client.post(
        act, {"aksi": "sesi", "tempat": "0", "nama": "Sesi 1", "tanggal": "2099-01-05", "jam_mulai": "08:00",
              "jam_selesai": "10:00"},
    )  # fmt: skip
    assert (site.rooms.get().kapasitas, made.sessions.get().nama) == (12, "Sesi 1")


def test_a_choice_by_rule_is_shown_before_it_is_made_and_undone(world):
    made = sample.event(world.home)
    Event.objects.filter(pk=made.pk).update(state="rancangan")
    client = world.client(world.actor["asesor"])
    page = client.get(url("event_pick", made.kode), {"jenjang": "JPT_PRATAMA", "lihat": "1"})
    assert "2 orang terpilih" in page.content.decode()
    sent = client.post(url("event_pick", made.kode), {"jenjang": "JPT_PRATAMA", "lihat": "1", "jumlah": "2"})
    assert sent.status_code == 302
    assert Participant.objects.filter(event=made, removed_at=None).count() == 5
    client.post(url("event_undo", made.kode), {"pilihan": made.picks.get().pk})
    assert Participant.objects.filter(event=made, removed_at=None).count() == 3


def deliver(client, event, rows):
    held = event.sessions.get()
    body = {"kiriman": json.dumps(rows), "perangkat": "hp-1"}
    return client.post(url("event_scan", event.kode, held.pk), body)


def row(event, ref, minutes=0, text=None):
    from openkarier.stages.assessment import attendance

    joko = event.participants.get(pegawai__nama__startswith="Joko")
    at = NOW - timedelta(hours=4) + timedelta(minutes=minutes)
    return {"ref": ref, "teks": text or attendance.token(joko), "pada": int(at.timestamp() * 1000), "cara": "qr"}


def test_a_delivery_may_come_twice_and_says_of_each_scan_what_became_of_it(world, event):
    client = world.client(world.actor["asesor"])
    rows = [row(event, "a", 5), row(event, "b", text="bukan kartu"), row(event, "c", 2)]
    first, second = deliver(client, event, rows), deliver(client, event, rows)
    assert [one["diterima"] for one in first.json()["hasil"]] == [True, False, True]
    assert [one["diterima"] for one in second.json()["hasil"]] == [True, False, True]
    assert Attendance.objects.get().at == NOW - timedelta(hours=4) + timedelta(minutes=2)


@pytest.mark.parametrize("body", ["{", "[1]", '[{"ref":1}]', '[{"ref":"a","teks":"1","pada":"x"}]', "[" * 9999])
def test_a_garbled_delivery_is_answered_and_kept_on_the_device(world, event, body):
    client = world.client(world.actor["asesor"])
    held = event.sessions.get()
    answer = client.post(url("event_scan", event.kode, held.pk), {"kiriman": body})
    assert answer.status_code == 409
    assert "tersimpan" in answer.json()["pesan"]


def test_without_javascript_a_typed_number_does(world, event):
    client = world.client(world.actor["asesor"])
    held = event.sessions.get()
    client.post(url("event_scan", event.kode, held.pk), {"nomor": "1"})
    assert Attendance.objects.get().how == "ketik"


def test_health_data_are_for_the_organiser_alone(world, event):
    from openkarier.stages.assessment import own_case

    joko = event.participants.get(pegawai__nama__startswith="Joko")
    own_case.report_need(participant=joko, kind="kursi-roda", note="lebar 70 cm", actor="uji", at=NOW)
    words = ("kursi roda", "Keperluan khusus", "lebar 70")
    for desk in ("bkpsdm", "auditor", "operator"):
        shown = world.client(world.actor[desk]).get(url("event_people", event.kode, desk=desk)).content.decode()
        assert "Joko" in shown
        assert not [word for word in words if word in shown]
    person = world.client(world.actor["operator"]).get(
        url("event_person", event.kode, joko.pegawai.nip, desk="operator")
    )
    assert not [word for word in words if word in person.content.decode()]
    own = world.client(world.actor["asesor"]).get(url("event_person", event.kode, joko.pegawai.nip))
    assert "lebar 70 cm" in own.content.decode()


def test_a_unit_sees_its_own_people_only_and_another_agency_nothing(world, event):
    shown = world.client(world.narrow["operator"]).get(url("event_people", event.kode, desk="operator"))
    assert ("Sari" in shown.content.decode(), "Joko" in shown.content.decode()) == (True, False)
    away = sample.event(world.away)
    for desk in ("asesor", "bkpsdm", "auditor"):
        for view in ("event", "event_people", "event_seats"):
            assert world.client(world.actor[desk]).get(url(view, away.kode, desk=desk)).status_code == 404


def test_a_participant_sees_when_and_where_gets_the_card_and_asks(world, event):
    Event.objects.filter(pk=event.pk).update(state="diundang")
    event.sessions.update(mulai=NOW.replace(year=2099), selesai=NOW.replace(year=2099) + timedelta(hours=2))
    client = world.client(world.actor["asn"])
    page = client.get(url("own_event", event.kode, desk="asn")).content.decode()
    assert "Ruang 1, kursi" in page
    card = client.get(url("own_card", event.kode, desk="asn"))
    assert card.content.startswith(b"%PDF")
    act = url("own_act", event.kode, desk="asn")
    assert client.post(act, {"aksi": "mohon", "alasan": "sibuk"}).status_code == 422
    assert client.post(act, {"aksi": "mohon", "alasan": "Anak saya dirawat di rumah sakit."}).status_code == 302
    assert "Menunggu jawaban" in client.get(url("own_event", event.kode, desk="asn")).content.decode()


def test_lists_cost_the_same_however_many_take_part(world, event, django_assert_num_queries):
    client = world.client(world.actor["asesor"])
    client.get(url("event_people", event.kode))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(url("event_people", event.kode))
        with CaptureQueriesContext(connection) as desk:
            client.get(url("event_desk", event.kode, event.sessions.get().pk))
        costs.append((len(seen), len(desk)))
        if len(costs) == 1:
            _more(world, event)
    assert costs[0] == costs[1]


def _more(world, event):
    first = event.participants.count() + 90
    for n, key in enumerate(("budi", "rahma", "tono"), first):
        one = Participant.objects.create(
            event=event, pegawai=world.home.orang[key], nomor=n, why="lagi", added_at=NOW, added_by="uji"
        )
        if n == first:
            Seat.objects.create(
                participant=one, ronde=1, session=event.sessions.get(), room=event.sites.get().rooms.get(), number=4
            )
