"""The crawler: every URL as every role, against another unit's and another agency's records. "Not yours" is 404."""

from __future__ import annotations

import pytest
from django.urls import reverse
from samples import SAMPLES, SHARED

from openkarier.foundation.accounts.models import Desk
from openkarier.web.pages import TABLE, Page

DESK_PAGES = [page for page in TABLE if page.desk in Desk.values]
SAMPLED = [page for page in DESK_PAGES if page.name in SAMPLES]
OPEN = [page for page in DESK_PAGES if "<" not in page.route and page.act == "lihat"]


def by_name(page: Page) -> str:
    return page.name


def of(desk: str, rows: list[Page]) -> list[Page]:
    return [page for page in rows if page.desk == desk]


def keys(page, city):
    if "<" not in page.route:
        return {}
    return SAMPLES[page.name](city) if page.name in SAMPLES else SHARED[page.name]


def open_as(world, user, page, kwargs):
    """Status of the page as a person, by the method its act calls for."""
    return ask(world.client(user), page, kwargs)


def ask(client, page, kwargs):
    url = reverse(page.name, kwargs=kwargs)
    return client.post(url) if page.act in {"tulis", "kirim"} else client.get(url)


def test_every_url_with_a_key_has_a_sample_or_a_reason():
    keyed = {page.name for page in TABLE if "<" in page.route}
    assert keyed == set(SAMPLES) | set(SHARED)
    assert not set(SAMPLES) & set(SHARED)


def test_without_log_in_every_page_leads_to_the_front_door(world, client):
    urls = {reverse(page.name, kwargs=keys(page, world.home)) for page in TABLE if page.desk != "publik"}
    seen = {url: client.get(url).headers.get("Location") for url in urls}
    assert seen == {url: f"/masuk/?next={url}" for url in urls}


@pytest.mark.parametrize("desk", Desk.values)
def test_a_page_of_another_desk_is_not_there(desk, world):
    strangers = [user for each, user in world.actor.items() if each not in {desk, "asn", "atasan"}]
    strangers += [world.actor["asn"]] if desk != "asn" else []
    strangers += [world.actor["atasan"]] if desk not in {"asn", "atasan"} else []
    clients = {user.nip: world.client(user) for user in strangers}
    for page in of(desk, DESK_PAGES):
        kwargs = keys(page, world.home)
        found = {nip: ask(client, page, kwargs).status_code for nip, client in clients.items()}
        assert found == dict.fromkeys(found, 404), page.name


@pytest.mark.parametrize("desk", Desk.values)
def test_a_record_of_another_agency_is_not_there(desk, world):
    found = {
        page.name: open_as(world, world.actor[desk], page, keys(page, world.away)).status_code
        for page in of(desk, SAMPLED)
    }
    assert found == dict.fromkeys(found, 404)


@pytest.mark.parametrize("desk", Desk.values)
def test_a_record_of_another_unit_is_not_there(desk, world):
    found = {
        page.name: open_as(world, world.narrow[desk], page, keys(page, world.home)).status_code
        for page in of(desk, SAMPLED)
    }
    assert found == dict.fromkeys(found, 404)


@pytest.mark.parametrize("page", [page for page in SAMPLED if page.desk not in {"asn", "atasan"}], ids=by_name)
def test_the_same_record_is_there_for_who_may_see_it(page, world):
    kwargs = keys(page, world.home)
    assert open_as(world, world.actor[page.desk], page, kwargs).status_code in {200, 302, 422}  # 422: there, incomplete


@pytest.mark.parametrize("desk", Desk.values)
def test_no_list_names_what_lies_outside_the_unit(desk, world):
    client = world.client(world.narrow[desk])
    for page in of(desk, OPEN):
        for query in ("", "?cari=joko", "?cari=Rahma", "?opd=laut", "?opd=x-pasar"):
            response = client.get(reverse(page.name) + query)
            assert response.status_code == 200, page.name
            shown = response.content.decode()
            outside = ("Joko Prasetyo", "Rahma Yuliana", "Asing ", "Seberang")
            assert [name for name in outside if name in shown] == [], (page.name, query)


def test_two_roles_of_one_desk_are_two_seats_and_the_chosen_one_counts(world):
    user = world.narrow["operator"]
    user.peran.create(desk="operator", instansi="5871", unit="laut", mulai="2026-01-01")
    client = world.client(user)
    page, joko = reverse("operator:registry-people"), world.home.orang["joko"]
    own = {role.unit: f"operator|{role.pk}" for role in user.peran.all()}
    client.post(reverse("pindah-meja"), {"meja": own["pasar"]})
    assert joko.nama not in client.get(page).content.decode()
    client.post(reverse("pindah-meja"), {"meja": own["laut"]})
    assert joko.nama in client.get(page).content.decode()
    assert client.post(reverse("pindah-meja"), {"meja": "bkpsdm|1"}).status_code == 404


def test_a_role_opens_on_its_first_day_and_shuts_on_its_last(world, time_machine):
    user = world.narrow["auditor"]
    user.peran.update(mulai="2026-03-02", selesai="2026-03-05")
    client = world.client(user)
    seen = {}
    for day in ("2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05"):
        time_machine.move_to(f"{day}T05:00:00Z", tick=False)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        seen[day] = client.get("/auditor/").status_code
    assert seen == {"2026-03-01": 404, "2026-03-02": 200, "2026-03-04": 200, "2026-03-05": 404}
