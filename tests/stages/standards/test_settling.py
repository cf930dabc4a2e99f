"""Deciding standards, defaults, critical posts, measures: dated, with an SK, one leaf; a refusal keeps nothing."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from openkarier.core.competence import even
from openkarier.core.competence_sheet import Sheet, StandardRefused, Syarat
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.journal.models import Payload
from openkarier.stages.standards import operations, queries
from openkarier.stages.standards.models import KompetensiTeknis, StandarJabatan, StandarKinerja

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 9)
BY = {"actor": "dewi", "at": cast.NOW}


@pytest.fixture
def city():
    return cast.city()


@pytest.fixture
def waste(city):
    return KompetensiTeknis.objects.create(
        instansi=city.instansi, kode="LH.01", nama="Sampah", urusan="Lingkungan Hidup", sumber="Kamus"
    )


def leaves():
    return Payload.objects.filter(kind="STANDAR_TETAP").count()


def settle(city, sheet=None, mulai=ON, sk="SK 1", post="kabid"):
    sheet = sheet or Sheet(even(3), {"LH.01": 2}, syarat=[Syarat("pendidikan", "S-1", "mutlak")])
    return operations.settle_standard(jabatan=city.jabatan[post], sheet=sheet, mulai=mulai, sk=sk, **BY)


def test_a_new_version_keeps_the_old_one_and_leaves_a_leaf(city, waste):
    settle(city, mulai=date(2026, 1, 1))
    settle(city, Sheet(even(4)), sk="SK 2")
    rows = queries.versions(city.jabatan["kabid"])
    assert [(row.sk, row.integritas, row.teknis.count()) for row in rows] == [("SK 2", 4, 0), ("SK 1", 3, 1)]
    assert queries.running(rows, date(2026, 7, 8)).sk == "SK 1"
    assert leaves() == 2


@pytest.mark.parametrize(
    ("sheet", "sk", "said"),
    [
        (Sheet(even(6)), "SK 1", "1 sampai 5"),
        (Sheet(even(3), {"XX.9": 2}), "SK 1", "XX.9 tidak ada dalam kamus"),
        (Sheet(even(3)), "  ", "nomor keputusan"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(city, waste, sheet, sk, said):
    with pytest.raises(StandardRefused, match=said):
        settle(city, sheet, sk=sk)
    assert (StandarJabatan.objects.count(), leaves()) == (0, 0)


def test_a_second_version_of_one_day_gets_a_sentence(city, waste):
    settle(city)
    with pytest.raises(StandardRefused, match=r"09-07-2026\. Pilih tanggal lain"):
        settle(city, Sheet(even(4)), sk="SK 2")
    assert (StandarJabatan.objects.count(), leaves()) == (1, 1)


def test_the_dictionary_of_another_agency_is_not_ours(city, waste):
    other = cast.city("1771", "Pemerintah Kota Seberang", start=950)
    with pytest.raises(StandardRefused, match="tidak ada dalam kamus"):
        settle(other)


def test_a_default_of_a_jenjang_is_decided_once_a_day(city):
    given = {"instansi": city.instansi, "jenjang": "PELAKSANA", "mulai": ON, "sk": "SK 4", **BY}
    operations.settle_default(level=2, **given)
    with pytest.raises(StandardRefused, match="Sudah ada keputusan"):
        operations.settle_default(level=3, **given)
    for wrong in ({"jenjang": "RAJA", "level": 2}, {"level": 6}, {"level": 2, "sk": ""}):
        with pytest.raises(StandardRefused):
            operations.settle_default(**(given | {"level": 2} | wrong))
    assert (queries.defaults("5871", ON)["PELAKSANA"].level, leaves()) == (2, 1)


def test_a_critical_post_has_a_tier_a_reason_and_an_end(city):
    def decide(tier, kriteria, mulai, alasan="Hajat hidup orang banyak", sk="SK 5"):
        return operations.settle_critical(
            jabatan=city.jabatan["kadis-laut"], tier=tier, kriteria=kriteria, alasan=alasan, mulai=mulai, sk=sk, **BY
        )

    decide(2, ["dampak_lowong"], date(2026, 1, 1))
    scope = Scope(Reach.INSTANSI, instansi="5871")
    assert [row.tier for row in queries.critical_rows(scope, ON)] == [2]
    assert queries.critical_rows(Scope(Reach.INSTANSI, instansi="5871", unit="pasar"), ON) == []
    decide(0, [], ON)
    assert queries.critical_rows(scope, ON) == []
    for wrong in ((4, ["dampak_lowong"]), (1, []), (1, ["rezeki"])):
        with pytest.raises(StandardRefused):
            decide(*wrong, date(2027, 1, 1))
    with pytest.raises(StandardRefused, match="alasannya"):
        decide(1, ["dampak_lowong"], date(2027, 1, 1), alasan=" ")
    assert leaves() == 2


def test_a_measure_points_to_a_goal_and_ends_after_it_began(city):
    given = {
        "instansi": city.instansi, "aspek": "integritas", "indikator": "Tanpa pungutan", "ukuran": "0",
        "sasaran": "RPJMD 1.1", "mulai": ON, "sk": "SK 6", **BY,
    }  # fmt: skip
    row = operations.settle_performance(**given)
    with pytest.raises(StandardRefused, match="sudah berlaku"):
        operations.settle_performance(**given)
    for name in ("aspek", "indikator", "ukuran", "sasaran", "sk"):
        with pytest.raises(StandardRefused):
            operations.settle_performance(**(given | {name: ""}))
    with pytest.raises(StandardRefused, match="sesudah 09-07-2026"):
        operations.end_performance(row=row, selesai=ON, sk="SK 7", **BY)
    operations.end_performance(row=row, selesai=date(2026, 7, 10), sk="SK 7", **BY)
    with pytest.raises(StandardRefused, match="sudah diakhiri"):
        operations.end_performance(row=row, selesai=date(2026, 8, 1), sk="SK 7", **BY)
    assert (StandarKinerja.objects.get().selesai, leaves()) == (date(2026, 7, 10), 2)
