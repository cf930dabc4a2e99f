"""Loading the demo city: whole, once, resumable, and never into real data."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from openkarier.foundation.accounts.models import Pengguna, Peran
from openkarier.gateways.demo import load
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Instansi, Jabatan, NamaKata, Pegawai, RiwayatJabatan, Unit

pytestmark = pytest.mark.django_db
WISH = load.Wish(people=300)


def silent(done, total):
    """No progress bar."""


@pytest.fixture
def city():
    load.load_people(WISH, silent)
    load.load_accounts(WISH, silent)


def counts():
    models = (Instansi, Unit, Jabatan, Pegawai, NamaKata, RiwayatJabatan, PredikatKinerja, HasilUji, Pengguna, Peran)
    return {model.__name__: model.objects.count() for model in models}


def test_all_rows_arrive_and_the_intervals_nest(city):
    found = counts()
    assert (found["Instansi"], found["Unit"], found["Jabatan"], found["Pegawai"]) == (1, 240, 899, 300)
    dinas = Unit.objects.get(kode="BKL.18")
    inside = Unit.objects.filter(kiri__gte=dinas.kiri, kanan__lte=dinas.kanan)
    assert inside.count() == Unit.objects.filter(kode__startswith="BKL.18").count() == 5
    assert set(inside.values_list("opd__kode", flat=True)) == {"BKL.18"}


def test_a_second_load_changes_nothing(city):
    before = counts()
    assert load.load_people(WISH, silent) == 0
    assert load.load_accounts(WISH, silent) == 0
    assert counts() == before


def test_an_interrupted_load_goes_on_where_it_stopped(monkeypatch):
    monkeypatch.setattr(load, "BATCH", 100)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load.load_people(WISH, stop)
    assert Pegawai.objects.count() == 100
    assert not load.people_there(WISH)
    assert load.load_people(WISH, silent) == 200
    assert load.people_there(WISH)


def test_a_city_in_use_counts_as_filled_even_when_somebody_left(city):
    Pegawai.objects.filter(akun=None).first().delete()
    assert load.people_there(WISH)
    assert load.people_there(load.Wish(people=20_000))


def test_another_seed_is_refused_with_the_way_out(city):
    with pytest.raises(load.DemoRefused, match="--fresh"):
        load.load_people(load.Wish(seed=2, people=300), silent)
    assert Pegawai.objects.count() == 300


def test_a_database_with_real_people_is_left_alone():
    agency = Instansi.objects.create(kode="5871", nama="Pemerintah Kota Bengkulu", jenis="KOTA")
    Pegawai.objects.create(
        instansi=agency, nip="199001012015031001", nama="Uji", tanggal_lahir=date(1990, 1, 1), jenis_kelamin="M",
        status="PNS",
    )  # fmt: skip
    with pytest.raises(load.DemoRefused, match="NIP sungguhan"):
        load.load_people(WISH, silent)
    assert Pegawai.objects.count() == 1


def test_the_accounts_log_in_and_belong_to_their_people(city, settings):
    account = Pengguna.objects.get(nip="198806062011012904")
    assert account.check_password(settings.DEMO_PASSWORD)
    assert account.pegawai.jabatan.kode == "BKL.18-03"
    role = account.peran.get()
    assert (role.desk, role.instansi, role.unit) == ("operator", "5871", "BKL.18")
    assert Pengguna.objects.filter(pegawai=None).count() == 2  # the mayor, and the academic from outside


def test_new_rows_after_the_load_get_fresh_keys(city):
    agency = Instansi.objects.get()
    unit = Unit.objects.create(instansi=agency, kode="BARU", nama="Unit baru")
    assert unit.pk > Unit.objects.exclude(pk=unit.pk).order_by("-pk").first().pk


def test_the_database_finds_no_broken_link(city):
    connection.check_constraints()
