"""The front door: what a stranger finds without log-in, and the desk at which a person starts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import account, open_period_of
from openkarier.web.public_rooms import ROOMS

DURING = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)
LANDED = {"atasan": "/asn/", "auditor": "/auditor/", "asn": "/asn/", "bkpsdm": "/bkpsdm/", "operator": "/operator/"}


def landing(client):
    """Where the front page leads."""
    return client.get("/").headers["Location"]


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/masuk/", "/aktivasi/", *(reverse(room.name) for room in ROOMS)])
def test_every_page_before_log_in_leads_to_every_public_room(url):
    page = Client().get(url).content.decode()
    nav = page[page.index('aria-label="Halaman publik"') : page.index("</nav>")]
    assert [room.name for room in ROOMS if f'href="{reverse(room.name)}"' not in nav] == []


@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_public_room_sets_no_cookie_and_says_where_the_reader_is(room):
    answer = Client().get(reverse(room.name))
    assert not answer.cookies
    assert f'href="{reverse(room.name)}" aria-current="page"' in answer.content.decode()


def test_the_door_says_which_period_is_open_and_until_when(world):
    open_period_of(world.home)
    with time_machine.travel(DURING, tick=False):
        page = Client().get("/masuk/").content.decode()
    assert "Open Karier 2026 Tahap II sedang dibuka" in page
    assert "Pemerintah Kota Bengkulu" in page  # two agencies share this door
    assert "31 Juli 2026 pukul 23.59 WIB" in page


def test_the_door_says_so_when_nothing_is_open(world):
    assert "tidak ada periode Open Karier yang dibuka" in Client().get("/masuk/").content.decode()


@pytest.mark.parametrize("desk", sorted(LANDED))
def test_a_role_that_was_granted_leads_to_its_desk_and_the_others_to_the_own_affairs(world, desk):
    assert landing(world.client(world.actor[desk])) == LANDED[desk]


def test_a_pegawai_with_a_granted_role_starts_at_work(world):
    rahma = account(world.home.orang["rahma"], "auditor")
    assert landing(world.client(rahma)) == "/auditor/"


def test_the_desk_used_last_is_kept_beyond_log_out(world):
    rahma = account(world.home.orang["rahma"], "auditor", "bkpsdm")
    first = world.client(rahma)
    first.get("/bkpsdm/")
    first.get("/asn/")
    first.post("/keluar/")
    assert landing(world.client(rahma)) == "/asn/"


def test_a_desk_that_was_taken_away_is_not_opened_again(world):
    rahma = account(world.home.orang["rahma"], "auditor", "bkpsdm")
    world.client(rahma).get("/bkpsdm/")
    rahma.peran.filter(desk="bkpsdm").delete()
    assert landing(world.client(rahma)) == "/auditor/"


def test_staying_at_a_desk_writes_nothing(world):
    client = world.client(world.actor["auditor"])
    client.get("/auditor/")
    with CaptureQueriesContext(connection) as seen:
        client.get("/auditor/")
    assert [query["sql"] for query in seen if query["sql"].startswith("UPDATE")] == []
