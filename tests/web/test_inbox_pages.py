"""The inbox of a person, and the number in the frame."""

from __future__ import annotations

from django.urls import reverse

from foundation.notices.readers import NOON, notice
from openkarier.foundation.notices.models import Message, Preference
from openkarier.foundation.notices.operations import notify
from openkarier.foundation.notices.rows import Recipient


def tell(user, key="k", **more):
    words = {"tenggat": "24 November 2026"}
    notify(notice(key, **more), [Recipient(user.nip, user.nama, fields=words)], now=NOON)
    return Message.objects.get(key=key, recipient=user.nip)


def test_looking_changes_nothing_and_opening_marks_as_read_and_leads_on(world):
    sari = world.actor["asn"]
    client, told = world.client(sari), tell(sari)
    page = client.get(reverse("kotak-masuk")).content.decode()
    assert "Sari Melati, tenggat 24 November 2026" in page
    assert "Kotak masuk, 1 belum dibaca" in page
    told.refresh_from_db()
    assert told.read_at is None
    answer = client.post(reverse("semua:notices-read", args=[told.pk]), {"ke": "halaman"})
    assert answer.headers["Location"] == "/asn/aspirasi/2026-1/"
    assert "belum dibaca" not in client.get(reverse("kotak-masuk")).content.decode()


def test_a_message_without_a_page_leads_back_to_the_inbox(world):
    sari = world.actor["asn"]
    told = tell(sari, link="")
    answer = world.client(sari).post(reverse("semua:notices-read", args=[told.pk]), {"ke": "halaman"})
    assert answer.headers["Location"] == reverse("kotak-masuk")


def test_the_message_of_another_person_is_not_there(world):
    told = tell(world.actor["atasan"])
    client = world.client(world.actor["asn"])
    assert client.post(reverse("semua:notices-read", args=[told.pk])).status_code == 404
    assert "Budi" not in client.get(reverse("kotak-masuk")).content.decode()


def test_all_are_read_with_one_button_and_only_ones_own(world):
    sari, budi = world.actor["asn"], world.actor["atasan"]
    tell(sari, "a"), tell(sari, "b"), tell(budi, "c")
    world.client(sari).post(reverse("semua:notices-read_all"))
    assert set(Message.objects.filter(read_at=None).values_list("recipient", flat=True)) == {budi.nip}


def test_the_wish_about_email_is_kept(world):
    sari = world.actor["asn"]
    client, save = world.client(sari), reverse("semua:notices-prefer")
    for typed, kept in (({}, False), ({"surel": "ya"}, True)):
        page = client.post(save, typed, follow=True).content.decode()
        assert Preference.objects.get(recipient=sari.nip).email is kept
        assert ('value="ya" checked' in page) is kept


def test_markup_in_a_message_is_shown_as_text(world):
    sari = world.actor["asn"]
    tell(sari, body="<script>alert(1)</script> {nama}")
    page = world.client(sari).get(reverse("kotak-masuk")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Sari Melati" in page


def test_an_inbox_of_many_messages_costs_what_one_of_few_costs(world):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    sari, costs = world.actor["asn"], []
    client = world.client(sari)
    for size in (1, 30):
        for n in range(size):
            tell(sari, f"{size}-{n}")
        client.get(reverse("kotak-masuk"))
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("kotak-masuk"))
        costs.append(len(caught))
    assert costs[0] == costs[1]
