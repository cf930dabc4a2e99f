"""Every list and figure of Open Karier costs the same number of queries for two thousand people as for fifty."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import NOW, open_period_of
from openkarier.stages.aspiration.models import Aspiration, Period, Submission
from openkarier.stages.registry.models import Pegawai

# URL name -> queries, session, account, seats and frame included; a number that grows needs a reason.
COSTS = {
    "atasan:home-show": 20, "operator:home-show": 11, "bkpsdm:home-show": 22, "ppk:home-show": 18, "asn:home-show": 15,
    "asn:aspiration-index": 6, "atasan:aspiration-filings": 10, "atasan:aspiration-index": 13,
    "atasan:aspiration-missing": 10, "operator:aspiration-index": 11, "operator:aspiration-missing": 9,
    "bkpsdm:aspiration-index": 11, "bkpsdm:aspiration-missing": 9, "bkpsdm:aspiration-filings": 9,
    "bkpsdm:aspiration-periods": 7, "ppk:aspiration-index": 11, "ppk:aspiration-missing": 9,
    "bkpsdm:registry-people": 9, "bkpsdm:registry-units": 14, "bkpsdm:registry-posts": 9,
}  # fmt: skip


def crowd(city, period, first, last):
    """People of Bidang Kebersihan; a third filed, a third drafting, a third silent."""
    post = city.jabatan["penelaah"]
    people = Pegawai.objects.bulk_create(
        Pegawai(
            instansi=city.instansi, nip=f"{10**17 + serial}", nama=f"Warga {serial:05d}", tanggal_lahir="1980-01-01",
            jenis_kelamin="F", status="PNS", golongan="III/a", jabatan=post, unit=post.unit,
        )
        for serial in range(first, last)
    )  # fmt: skip
    begun = Aspiration.objects.bulk_create(
        Aspiration(period=period, pegawai=person, saved_at=NOW, **FILED if n % 3 else {})
        for n, person in enumerate(people)
        if n % 3 < 2
    )
    Submission.objects.bulk_create(
        Submission(
            aspiration=each, revision=1, number=f"N{each.pk}", at=NOW, door="tetap", reason="x", filed_by="x",
            filed_by_name="x", snapshot={},
        )
        for each in begun
        if each.state == "diajukan"
    )  # fmt: skip


FILED = {"state": "diajukan", "revision": 1, "filed_at": NOW, "door": "tetap"}


def costs(world):
    """URL name -> number of queries, each page opened once before it is counted."""
    found = {}
    for name in COSTS:
        client = world.client(world.actor[name.partition(":")[0]])
        url = reverse(name)
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200, name
        found[name] = len(seen)
    return found


@pytest.fixture
def period(world):
    """An open period, at this moment too."""
    found = open_period_of(world.home)
    Period.objects.update(batas="2040-01-01T00:00Z")
    return found


def test_two_thousand_people_cost_the_queries_of_fifty(world, period):
    crowd(world.home, period, 0, 50)
    few = costs(world)
    crowd(world.home, period, 50, 2_000)
    assert costs(world) == few
    assert few == COSTS
