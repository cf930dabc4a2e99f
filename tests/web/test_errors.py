"""What goes wrong says what was kept and what to do; nothing is a bare page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from cast import PASSWORD
from openkarier.web.access import LOST

MANIFEST = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}


def test_a_form_sent_after_the_session_ended_leads_back_to_the_form(world):
    sari = world.actor["asn"]
    client = Client(headers={"Referer": "http://testserver/akun-saya/sandi/?a=1"})
    answer = client.post("/akun-saya/sandi/", {"lama": "x"})
    assert answer.headers["Location"] == "/masuk/?next=/akun-saya/sandi/%3Fa%3D1"
    page = client.get(answer.headers["Location"])
    assert LOST in page.content.decode()
    back = client.post("/masuk/", {"nip": sari.nip, "sandi": PASSWORD, "next": "/akun-saya/sandi/?a=1"})
    assert back.headers["Location"] == "/akun-saya/sandi/?a=1"


@pytest.mark.parametrize("referer", ["", "https://jahat.example/x", "//jahat.example/x"])
def test_a_sender_from_elsewhere_leads_home(world, referer):
    answer = Client(headers={"Referer": referer}).post("/akun-saya/sandi/")
    assert answer.headers["Location"] == "/masuk/?next=/"


def test_a_part_of_a_page_asked_for_after_the_session_ended_moves_the_whole_page(world):
    client = Client(headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/asn/kepegawaian/"})
    answer = client.get("/asn/aspirasi/")
    assert answer.headers["HX-Redirect"] == "/masuk/?next=/asn/kepegawaian/"


def test_an_act_opened_as_a_page_says_so_and_changes_nothing(world):
    admin = world.client(world.actor["admin"])
    answer = admin.get(reverse("admin:account-grant", args=[world.home.orang["sari"].nip]))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Buka melalui tombolnya" in answer.content.decode()


def test_a_fault_of_ours_is_told_without_database_or_session(client, world, monkeypatch):
    def fault(*args):
        raise ZeroDivisionError

    monkeypatch.setattr("openkarier.web.semua.account.show", fault)
    client = world.client(world.actor["asn"])
    answer = client.get("/akun-saya/")
    assert answer.status_code == 500
    assert "Yang sudah tersimpan tetap aman" in answer.content.decode()


def test_a_stale_token_says_what_was_kept(world):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/masuk/", {"nip": "1", "sandi": "2"})
    assert answer.status_code == 403
    assert "belum kami terima" in answer.content.decode()


def test_every_static_file_that_a_page_names_is_collected(tmp_path):
    with override_settings(STORAGES=MANIFEST, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    collected = {path.name for path in tmp_path.rglob("*")}
    assert "staticfiles.json" in collected
    assert not any(name.endswith(".map") for name in collected)


def test_the_first_load_weighs_little():
    """Style and script together, uncompressed: an old office PC parses them on every first page."""
    static = settings.STATICFILES_DIRS[0]
    weight = sum((static / "css" / name).stat().st_size for name in ("tokens.css", "openkarier.css"))
    assert weight < 60_000
    assert (static / "js" / "openkarier.js").read_text().count("\n") <= 100
