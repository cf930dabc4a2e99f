"""Who must file, who did, and who is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import cast
from openkarier.stages.aspiration import operations, periods, queries
from openkarier.stages.aspiration.models import Period
from openkarier.stages.aspiration.refusal import Refused
from openkarier.stages.registry.models import Pegawai

pytestmark = pytest.mark.django_db


def file(city, period, who, at=cast.NOW):
    aspiration = operations.begin(period=period, pegawai=city.orang[who], at=at)
    cast.fill(aspiration, at)
    operations.submit(aspiration=aspiration, revision=1, actor=operations.Actor.of(city.orang[who]), hand="asn", at=at)


def test_participation_counts_the_obliged_and_the_filed(city, period):
    file(city, period, "sari")
    file(city, period, "joko")
    operations.begin(period=period, pegawai=city.orang["tono"], at=cast.NOW)
    share = queries.participation(period, Pegawai.objects.all())
    assert (share.obliged, share.filed, share.tetap, share.pindah, share.drafts) == (7, 2, 2, 0, 1)
    assert round(share.percent, 1) == 28.6


def test_the_opd_with_most_missing_comes_first(city, period):
    file(city, period, "joko")
    rows = queries.participation_by_opd(period, Pegawai.objects.all())
    assert [(row.label, row.obliged, row.filed, row.missing) for row in rows] == [
        ("Dinas Pasar", 4, 0, 4),
        ("BKPSDM", 1, 0, 1),
        ("Dinas Laut", 2, 1, 1),
    ]


def test_by_unit_and_by_jenjang_add_up_to_the_whole(city, period):
    file(city, period, "sari")
    units = queries.participation_by_unit(period, Pegawai.objects.all(), "pasar")
    assert [(row.label, row.obliged, row.filed) for row in units] == [
        ("Bidang Kebersihan", 3, 1),
        ("Dinas Pasar", 1, 0),
    ]
    jenjang = queries.participation_by_jenjang(period, Pegawai.objects.all())
    assert [(row.label, row.obliged) for row in jenjang] == [
        ("JPT pratama", 2), ("Administrator", 1), ("Pelaksana", 3), ("JF ahli muda", 1),
    ]  # fmt: skip


def test_the_missing_are_listed_by_name_and_drafts_are_marked(city, period):
    file(city, period, "sari")
    operations.begin(period=period, pegawai=city.orang["tono"], at=cast.NOW)
    rows = queries.unfiled(period, Pegawai.objects.filter(unit__kode="kebersihan"))
    assert [(row.nama, row.sedang_menyusun) for row in rows] == [("Tono Hidayat", True), ("Wati Kurnia", False)]


def test_the_curve_is_cumulative_over_local_days(city, period):
    file(city, period, "sari", cast.NOW)
    file(city, period, "tono", cast.NOW + timedelta(hours=14))  # 00.00 WIB of the next day
    file(city, period, "joko", cast.NOW + timedelta(hours=13, minutes=59))
    assert queries.filed_by_day(period, Pegawai.objects.all()) == [(date(2026, 7, 9), 2), (date(2026, 7, 10), 3)]


def test_pppk_and_people_on_leave_are_not_obliged_but_may_file(city, period):
    sari = city.orang["sari"]
    sari.status = "PPPK"
    sari.save()
    tono = city.orang["tono"]
    tono.kedudukan_hukum = "02"
    tono.save()
    assert queries.participation(period, Pegawai.objects.all()).obliged == 5
    answer = queries.obligation(period, sari)
    assert not answer.must
    assert answer.why.startswith("Anda tidak wajib mengisi: periode ini diwajibkan bagi semua PNS")


def test_counts_cost_one_query_each_whatever_the_size(city, period, django_assert_num_queries):
    with django_assert_num_queries(3):
        queries.participation(period, Pegawai.objects.all())
        queries.participation_by_opd(period, Pegawai.objects.all())
        queries.participation_by_jenjang(period, Pegawai.objects.all())


def test_only_one_period_is_open_in_an_agency(city, period):
    other = periods.plan_period(
        instansi=city.instansi,
        plan=periods.Plan(**{**vars(cast.PLAN), "kode": "2026-3"}),
        actor="dewi",
        at=cast.PLAN.mulai,
    )
    with pytest.raises(Refused, match="Masih ada periode lain yang dibuka"):
        periods.open_period(period=other, actor="dewi", at=cast.PLAN.mulai)


def test_an_open_period_can_be_extended_but_not_shortened(city, period):
    longer = periods.Plan(**{**vars(cast.PLAN), "batas": cast.PLAN.batas + timedelta(days=7)})
    assert periods.change_period(period=period, plan=longer, actor="dewi", at=cast.NOW).batas == longer.batas
    with pytest.raises(Refused, match="hanya dapat diperpanjang"):
        periods.change_period(period=period, plan=cast.PLAN, actor="dewi", at=cast.NOW)


def test_a_closed_period_takes_nothing_and_may_open_again(city, period):
    periods.close_period(period=period, actor="dewi", at=cast.NOW)
    assert not Period.objects.get(pk=period.pk).accepts(cast.NOW)
    again = periods.reopen_period(period=period, batas=cast.NOW + timedelta(days=3), actor="dewi", at=cast.NOW)
    assert again.accepts(cast.NOW + timedelta(days=2))


def test_a_code_is_taken_once(city, period):
    with pytest.raises(Refused, match="Kode periode 2026-2 sudah dipakai"):
        periods.plan_period(instansi=city.instansi, plan=cast.PLAN, actor="dewi", at=cast.PLAN.mulai)


def test_the_code_of_another_period_is_refused_on_change_too(city, period):
    other = replace(cast.PLAN, kode="2026-3")
    planned = periods.plan_period(instansi=city.instansi, plan=other, actor="dewi", at=cast.NOW)
    with pytest.raises(Refused, match="2026-2 sudah dipakai"):
        periods.change_period(period=planned, plan=cast.PLAN, actor="dewi", at=cast.NOW)
    assert sorted(Period.objects.values_list("kode", flat=True)) == ["2026-2", "2026-3"]
