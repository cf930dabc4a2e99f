"""A page costs the same number of queries for 5,500 people as for a few."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openkarier.foundation.accounts.models import Desk
from openkarier.stages.registry.models import NamaKata, Pegawai, Unit
from openkarier.web.pages import TABLE

DOORS = [page for page in TABLE if page.desk in Desk.values and page.door]


def crowd(world, amount):
    """Fill Dinas Pasar's Bidang with people, and the agency with units."""
    city = world.home
    post = city.jabatan["penelaah"]
    made = Pegawai.objects.bulk_create(
        Pegawai(
            instansi=city.instansi, nip=f"{10**17 + serial}", nama=f"Warga {serial:05d}",
            tanggal_lahir=date(1980, 1, 1), jenis_kelamin="F", status="PNS", golongan="III/a", jabatan=post,
            unit=post.unit,
        )
        for serial in range(amount)
    )  # fmt: skip
    NamaKata.objects.bulk_create(NamaKata(pegawai=person, kata="warga") for person in made)
    root = city.unit["kota"]
    Unit.objects.bulk_create(
        Unit(instansi=city.instansi, kode=f"u{n}", nama=f"Unit {n}", induk=root, kiri=8, kanan=8) for n in range(80)
    )


def queries_of(client, url):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200, url
    return len(seen)


def costs(world):
    """URL -> number of queries, each page opened once before it is counted."""
    found = {}
    for page in DOORS:
        client = world.client(world.actor[page.desk])
        for url in (reverse(page.name), reverse(page.name) + "?cari=war"):
            client.get(url)
            found[url] = queries_of(client, url)
    return found


def test_five_thousand_people_cost_no_query_more(world):
    crowd(world, 60)
    few = costs(world)
    Pegawai.objects.filter(nama__startswith="Warga").delete()
    Unit.objects.filter(kode__startswith="u").delete()
    crowd(world, 5500)
    many = costs(world)
    assert {url: (few[url], many[url]) for url in few if few[url] != many[url]} == {}
    assert max(many.values()) <= 25
