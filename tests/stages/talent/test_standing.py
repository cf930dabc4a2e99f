"""Where the last frozen map puts people, what they are worth before a post, and that a frozen map stays as it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

import cast
from openkarier.core.talent import DEFAULT, Standing
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.talent.merit import merit
from openkarier.stages.talent.models import FormulaVersion, MapRow, TalentMap
from openkarier.stages.talent.queries import standing

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 9)
AT = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def city(db):
    return cast.city()


def frozen_map(city, name="Peta 2025", day=date(2026, 1, 5)):
    formula = FormulaVersion.objects.create(
        instansi=city.instansi, nama=f"Rumus {name}", isi=DEFAULT.plain(), state="beku", sidik=DEFAULT.digest,
        sk="SK 800/1/2026", tanggal_sk=day, dibuat_oleh="uji", dibuat_pada=AT, disimpan_pada=AT, beku_oleh="uji",
        beku_pada=AT,
    )  # fmt: skip
    return TalentMap.objects.create(
        instansi=city.instansi, formula=formula, nama=name, tanggal=day, tabel="permenpanrb-3-2020", orang=1,
        hitung={}, masukan="0" * 64, sidik="0" * 64, beku_oleh="uji", beku_pada=AT,
    )  # fmt: skip


def place(peta, person, value=80_000_000, **more):
    plain = {
        "kotak": 9, "mungkin": "9", "kinerja": 84_000_000, "kinerja_atas": 84_000_000, "potensial": 76_000_000,
        "potensial_atas": 76_000_000,
    } | more  # fmt: skip
    return MapRow.objects.create(peta=peta, pegawai=person, nilai=value, **plain)


def test_the_last_map_before_the_day_says_where_people_stand(city, django_assert_num_queries):
    place(frozen_map(city), city.orang["sari"], mungkin="7,9", kotak=None, kurang="bidang", usang="uji,predikat")
    place(frozen_map(city, "Peta 2026", date(2026, 8, 1)), city.orang["sari"], kotak=1, mungkin="1")
    with django_assert_num_queries(2):
        found = standing("5871", ON)
    expected = Standing(
        None, 76.0, 84.0, 80.0, "Rumus Peta 2025", date(2026, 1, 5), ("bidang",), ("uji", "predikat"), (7, 9)
    )
    assert found == {city.orang["sari"].pk: expected}
    assert standing("5871", date(2026, 1, 4)) == {}


def test_merit_blends_talent_and_fit_by_the_jenjang_of_the_target(city):
    peta = frozen_map(city)
    for key, value in (("sari", 80_000_000), ("tono", 60_000_000), ("joko", 90_000_000)):
        place(peta, city.orang[key], value, kurang="uji" if key == "joko" else "")
    names = (
        "integritas", "kerjasama", "komunikasi", "orientasiPadaHasil", "pelayananPublik", "pengembanganDiriDanOrla",
        "mengelolaPerubahan", "pengambilanKeputusan", "perekatBangsa",
    )  # fmt: skip
    for key, reached in (("sari", 3), ("tono", 5), ("joko", 3), ("budi", 4)):
        HasilUji.objects.create(
            pegawai=city.orang[key], tanggal=date(2025, 11, 28), berlaku_sampai=date(2028, 11, 28),
            penyelenggara="BKN", kompetensi=dict.fromkeys(names, reached),
        )  # fmt: skip
    people = [Pegawai.objects.select_related("instansi").get(pk=city.orang[key].pk) for key in
              ("sari", "tono", "joko", "budi")]  # fmt: skip
    found = merit(people, [city.jabatan["kadis-laut"], city.jabatan["kabid"]], ON)
    # kadis (JPT pratama, level 4): 0.7 x 80 + 0.3 x 75; kabid (administrator, level 3): 0.6 x 80 + 0.4 x 100
    assert found.tolist() == [[785, 880], [720, 760], [-1, -1], [-1, -1]]
    assert found.dtype.name == "int16"


@pytest.mark.parametrize("change", [{"kotak": 9}, {"nilai": 1}])
def test_the_database_refuses_to_change_a_frozen_score(city, change):
    row = place(frozen_map(city), city.orang["sari"], kotak=5, mungkin="5")
    with pytest.raises(IntegrityError), transaction.atomic():
        MapRow.objects.filter(pk=row.pk).update(**change)


def test_the_database_refuses_to_change_a_frozen_formula_and_its_map(city):
    peta = frozen_map(city)
    with pytest.raises(IntegrityError), transaction.atomic():
        FormulaVersion.objects.filter(pk=peta.formula_id).update(sk="lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        TalentMap.objects.filter(pk=peta.pk).update(nama="lain")
