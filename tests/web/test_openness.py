"""Angka terbuka: what was kept is what is shown, by day; no name; no cookie."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.test import Client

from cast import NOW, open_period_of
from openkarier.foundation.journal.models import Payload, Publication
from openkarier.stages.placement.openness import keep_today
from openkarier.stages.registry.models import Pegawai

URL = "/angka-terbuka/?instansi=5871"


def keep(at):
    keep_today(SimpleNamespace(clock=lambda: at))


@pytest.fixture
def kept(world):
    open_period_of(world.home)
    world.home.orang["rahma"].jabatan = None
    Pegawai.objects.filter(pk=world.home.orang["rahma"].pk).update(jabatan=None)
    keep(NOW)
    return Publication.objects.get(instansi="5871")


def test_the_page_of_a_day_is_the_archived_export_of_that_day(world, kept):
    before = Client().get(f"{URL}&tanggal=2026-07-09").content
    world.home.jabatan["kabid"].pemangku.update(jabatan=None)
    keep(NOW + timedelta(days=1))
    assert Client().get(f"{URL}&tanggal=2026-07-09").context["told"]["jabatan"]["struktural"] == 4
    later = Client().get(f"{URL}&tanggal=2026-07-09")
    assert (len(later.context["told"]["jabatan"]["lowong"]), later.context["row"].isi) == (2, kept.isi)
    assert b"9 Juli 2026" in before
    file = Client().get("/angka-terbuka/angka.json?instansi=5871&tanggal=2026-07-09").content
    assert file == kept.isi.encode()
    assert len(Client().get(URL).context["told"]["jabatan"]["lowong"]) == 3


def test_a_day_is_kept_once_and_its_digest_stands_in_the_book(kept):
    keep(NOW + timedelta(hours=2))
    row = Publication.objects.get(instansi="5871")
    assert row.isi == kept.isi
    assert sha256(row.isi.encode()).hexdigest() == row.sidik
    assert row.sidik in Payload.objects.get(leaf=row.leaf).body


def test_nobody_is_named_and_no_small_count_is_there(world, kept):
    shown = kept.isi + Client().get(URL).content.decode()
    assert [who.nama for who in Pegawai.objects.all() if who.nama in shown or who.nip in shown] == []
    period = json.loads(kept.isi)["periode"][0]
    assert [row for row in period["opd"] if row["mengisi"] is not None or row["wajib"] is not None] == []


def test_the_page_sets_no_cookie_and_may_rest_in_a_cache(kept):
    answer = Client().get(URL)
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_before_the_first_day_and_on_a_day_that_was_not_kept_it_says_so(world):
    assert "Angka pertama belum tersimpan" in Client().get(URL).content.decode()
    keep(datetime(2026, 7, 9, tzinfo=UTC))
    missed = Client().get(f"{URL}&tanggal={date(2026, 7, 1)}")
    assert (missed.status_code, "Tidak ada angka untuk tanggal itu" in missed.content.decode()) == (404, True)
