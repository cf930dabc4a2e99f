"""Through the front door: log-in, lockout, first use, forgotten password, roles; each page refuses in words."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.urls import reverse

from cast import PASSWORD, account
from openkarier.foundation.accounts.models import Kode, Pengguna, Peran
from openkarier.foundation.journal.models import Payload

pytestmark = pytest.mark.django_db
NEW = "tiga kata acak"


@pytest.fixture
def home(world):
    return world.home


def log_in(client, nip, password=PASSWORD, onward=""):
    return client.post("/masuk/", {"nip": nip, "sandi": password, "next": onward})


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_log_in_forgives_blanks_in_the_nip_and_goes_where_the_person_was_going(client, home):
    nip = home.orang["sari"].nip
    response = log_in(client, f" {nip[:8]} {nip[8:]} ", onward="/asn/kepegawaian/?a=1")
    assert (response.status_code, response.headers["Location"]) == (302, "/asn/kepegawaian/?a=1")


@pytest.mark.parametrize("onward", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "/\\jahat"])
def test_log_in_leads_to_no_other_host(client, home, onward):
    assert log_in(client, home.orang["sari"].nip, onward=onward).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("nip", "password"), [("tidak-ada", PASSWORD), ("sari", "salah"), ("", ""), ("\x00", "x"), ("9" * 40, "x")]
)
def test_a_refused_log_in_says_what_to_do_and_not_which_half_was_wrong(client, home, nip, password):
    known = home.orang["sari"].nip if nip == "sari" else nip
    response = log_in(client, known, password)
    assert response.status_code == 200
    said = text(response)
    assert "Ada yang perlu diperbaiki" in said
    assert "_auth_user_id" not in client.session


def test_eight_wrong_passwords_close_the_door_for_this_nip_only(client, home):
    account(home.orang["tono"])
    sari, tono = home.orang["sari"].nip, home.orang["tono"].nip
    statuses = [log_in(client, sari, "salah").status_code for _ in range(8)]
    assert statuses == [200] * 7 + [429]
    locked = log_in(client, sari)
    assert locked.status_code == 429
    assert "Tunggu 15 menit" in text(locked)
    assert log_in(client, tono).status_code == 302


def test_a_closed_account_ends_its_running_session(client, home):
    log_in(client, home.orang["sari"].nip)
    assert client.get("/asn/").status_code == 200
    Pengguna.objects.filter(nip=home.orang["sari"].nip).update(active=False)
    assert client.get("/asn/").headers["Location"] == "/masuk/?next=/asn/"


def identify(client, person, lahir=None):
    day = lahir or f"{person.tanggal_lahir:%d-%m-%Y}"
    return client.post("/aktivasi/", {"nip": person.nip, "lahir": day})


def choose(client, code, password=NEW):
    client.post("/aktivasi/kode/", {"kode": code})
    return client.post("/aktivasi/sandi/", {"sandi": password, "ulang": password})


def test_first_use_with_a_code_by_mail(client, home):
    tono = home.orang["tono"]
    tono.email = "tono@kota.go.id"
    tono.save()
    assert identify(client, tono).headers["Location"] == "/aktivasi/kode/"
    assert "to…@kota.go.id" in text(client.get("/aktivasi/kode/"))
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", mail.outbox[0].body)[0]
    assert choose(client, code.lower()).headers["Location"] == "/"
    assert client.get("/", follow=True).request["PATH_INFO"] == "/asn/"
    client.logout()
    assert log_in(client, tono.nip, NEW).status_code == 302


def test_first_use_with_a_code_from_the_operator(client, world):
    tono, operator = world.home.orang["tono"], world.narrow["operator"]
    page = world.client(operator).post(reverse("operator:account-code", args=[tono.nip]))
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", page.content.decode())[0]
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    identify(client, tono)
    assert mail.outbox == []
    choose(client, code)
    assert client.get("/asn/").status_code == 200
    acts = [leaf.actor for leaf in Payload.objects.filter(subject=f"akun:{tono.nip}").order_by("leaf")]
    assert acts == [operator.nip, tono.nip]


def test_without_a_code_there_is_no_password_page(client, home):
    identify(client, home.orang["tono"])
    assert client.get("/aktivasi/sandi/").headers["Location"] == "/aktivasi/"
    assert choose(client, "SALAHSAL").headers["Location"] == "/aktivasi/"
    assert not Pengguna.objects.get(nip=home.orang["tono"].nip).has_usable_password()


def test_the_proof_lasts_fifteen_minutes(client, world, time_machine):
    time_machine.move_to("2026-07-09T03:00:00Z", tick=False)
    tono = world.home.orang["tono"]
    page = world.client(world.narrow["operator"]).post(reverse("operator:account-code", args=[tono.nip]))
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", page.content.decode())[0]
    identify(client, tono)
    client.post("/aktivasi/kode/", {"kode": code})
    time_machine.shift(15 * 60)
    assert client.get("/aktivasi/sandi/").status_code == 200
    time_machine.shift(1)
    assert client.get("/aktivasi/sandi/").headers["Location"] == "/aktivasi/"


@pytest.mark.parametrize("lahir", ["01-01-1970", "besok", ""])
def test_a_wrong_day_of_birth_opens_nothing(client, home, lahir):
    response = client.post("/aktivasi/", {"nip": home.orang["tono"].nip, "lahir": lahir})
    assert response.status_code == 200
    assert "Ada yang perlu diperbaiki" in text(response)
    assert Kode.objects.count() == 0


def test_a_weak_or_unequal_password_is_refused_beside_its_field(client, world):
    tono = world.home.orang["tono"]
    page = world.client(world.narrow["operator"]).post(reverse("operator:account-code", args=[tono.nip]))
    identify(client, tono)
    client.post("/aktivasi/kode/", {"kode": re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", page.content.decode())[0]})
    assert "terlalu pendek" in text(client.post("/aktivasi/sandi/", {"sandi": "pendek", "ulang": "pendek"}))
    assert "tidak sama" in text(client.post("/aktivasi/sandi/", {"sandi": NEW, "ulang": NEW + "x"}))


def test_changing_the_password_keeps_this_session_and_ends_the_others(client, world):
    sari = world.actor["asn"]
    other = world.client(sari)
    log_in(client, sari.nip)
    wrong = client.post("/akun-saya/sandi/", {"lama": "salah", "sandi": NEW, "ulang": NEW})
    assert "Kata sandi sekarang tidak cocok" in text(wrong)
    client.post("/akun-saya/sandi/", {"lama": PASSWORD, "sandi": NEW, "ulang": NEW})
    assert client.get("/asn/").status_code == 200
    assert other.get("/asn/").status_code == 302


def test_an_admin_gives_and_ends_a_role(world):
    admin, dewi = world.client(world.actor["admin"]), world.home.orang["dewi"]
    page = reverse("admin:account-person", args=[dewi.nip])
    given = {"meja": "operator", "unit": "pasar", "mulai": ""}
    admin.post(reverse("admin:account-grant", args=[dewi.nip]), given)
    role = Peran.objects.get(pengguna__nip=dewi.nip)
    assert (role.desk, role.instansi, role.unit, role.selesai) == ("operator", "5871", "pasar", None)
    assert "Dinas Pasar" in text(admin.get(page))
    again = admin.post(reverse("admin:account-grant", args=[dewi.nip]), given)
    assert "sudah dipegang" in text(again)
    admin.post(reverse("admin:account-end", args=[role.pk]))
    role.refresh_from_db()
    assert role.selesai is not None
    assert "Berakhir" in text(admin.get(page))


def test_an_admin_of_one_unit_cannot_give_a_role_beyond_it(world):
    admin, sari = world.client(world.narrow["admin"]), world.home.orang["sari"]
    for unit in ("", "laut"):
        response = admin.post(reverse("admin:account-grant", args=[sari.nip]), {"meja": "bkpsdm", "unit": unit})
        assert response.status_code == 200
    assert not Peran.objects.filter(pengguna__nip=sari.nip).exists()


def test_demo_log_ins_show_in_the_demo_only(client, world, settings):
    assert "Kota peragaan" not in text(client.get("/masuk/"))
    settings.DEMO = True
    assert "Kota peragaan" in text(client.get("/masuk/"))
    assert 'value="199003032015032901"' in client.get("/masuk/?nip=199003032015032901").content.decode()
