"""What the database itself forbids, whoever writes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai, RiwayatJabatan, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    instansi = Instansi.objects.create(kode="5871", nama="Pemerintah Kota Bengkulu", jenis="KOTA")
    unit = Unit.objects.create(instansi=instansi, kode="BKL.01", nama="Sekretariat Daerah")
    return Jabatan.objects.create(
        unit=unit, kode="BKL.01-01", nama="Sekretaris Daerah", jenis="1", jenjang="JPT_PRATAMA", bup=60, kepala=True
    )


def person(post, serial):
    return Pegawai.objects.create(
        instansi=post.unit.instansi,
        nip=f"199001012015031{serial}",
        nama="Uji",
        tanggal_lahir=date(1990, 1, 1),
        jenis_kelamin="M",
        status="PNS",
    )


def hold(pegawai, post, mulai, selesai=None, penugasan="D"):
    return RiwayatJabatan.objects.create(
        pegawai=pegawai, jabatan=post, tunggal=True, nama_jabatan=post.nama, jenis="1", jenjang="JPT_PRATAMA",
        penugasan=penugasan, mulai=mulai, selesai=selesai,
    )  # fmt: skip


def test_a_structural_post_has_one_holder_at_a_time(post):
    hold(person(post, 901), post, date(2024, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(person(post, 902), post, date(2025, 1, 1))


def test_a_plt_may_stand_beside_no_definitive_holder_rule(post):
    hold(person(post, 901), post, date(2024, 1, 1))
    hold(person(post, 902), post, date(2025, 1, 1), penugasan="PLT")
    assert RiwayatJabatan.objects.filter(jabatan=post, selesai=None).count() == 2


def test_definitive_periods_of_one_person_may_touch_but_not_overlap(post):
    pegawai = person(post, 901)
    hold(pegawai, post, date(2020, 1, 1), date(2024, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(pegawai, post, date(2023, 12, 31))
    hold(pegawai, post, date(2024, 1, 1))
    assert RiwayatJabatan.objects.count() == 2


def test_moving_a_period_into_another_is_refused_as_well(post):
    pegawai = person(post, 901)
    hold(pegawai, post, date(2020, 1, 1), date(2024, 1, 1))
    later = hold(pegawai, post, date(2024, 1, 1))
    later.mulai = date(2023, 1, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        later.save()
