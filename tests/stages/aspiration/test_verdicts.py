"""What the law says of a wish is frozen when the declaration is filed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import cast
from openkarier.core.eligibility import State
from openkarier.core.law.frozen import RuleChanged
from openkarier.core.law.outcome import Outcome
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.aspiration import operations, queries, verdicts
from openkarier.stages.aspiration.models import WishVerdict
from openkarier.stages.registry.models import RiwayatJabatan

pytestmark = pytest.mark.django_db


def file(city, draft, *posts, at=cast.NOW):
    operations.save_draft(aspiration=draft, page="pintu", typed={"door": "pindah"}, at=at)
    for post in posts:
        operations.add_wish(aspiration=draft, wish={"jabatan": city.jabatan[post].pk}, at=at)
    return operations.submit(
        aspiration=draft, revision=1, actor=operations.Actor.of(city.orang["sari"]), hand="asn", at=at
    )


def test_each_wish_keeps_its_verdicts_of_the_day_of_filing(city, draft):
    submission = file(city, draft, "kabid", "kadis-pasar")
    kept = verdicts.frozen_of(queries.submission_in_force(draft))
    assert [wish.jabatan for wish, _ in kept] == [city.jabatan["kabid"], city.jabatan["kadis-pasar"]]
    said = verdicts.of_wishes(city.orang["sari"], [city.jabatan["kabid"].pk], date(2026, 7, 9))
    now = said[city.jabatan["kabid"].pk]
    assert verdicts.summary_of(kept[0][1]) == now.summary
    assert sorted(map(repr, verdicts.given(kept[0][1]))) == sorted(map(repr, now.verdicts))
    assert submission.wishes.count() == WishVerdict.objects.count() == 2


def test_a_verdict_of_an_earlier_day_is_replayed_identically_after_facts_have_changed(city, draft):
    file(city, draft, "kabid")
    [(_, kept)] = verdicts.frozen_of(queries.submission_in_force(draft))
    before = verdicts.given(kept)
    sari, post = city.orang["sari"], city.jabatan["kabid"]
    RiwayatJabatan.objects.create(
        pegawai=sari, nama_jabatan="Kepala Seksi", jenis="1", jenjang="PENGAWAS", mulai=date(2015, 1, 1),
        selesai=date(2021, 1, 1), jabatan=None,
    )  # fmt: skip
    sari.tingkat_pendidikan = "45"
    sari.save()
    kept.refresh_from_db()
    assert verdicts.replayed(kept) == verdicts.given(kept) == before
    later = verdicts.of_wishes(type(sari).objects.get(pk=sari.pk), [post.pk], date(2027, 7, 9))[post.pk]
    assert sorted(map(repr, later.verdicts)) != sorted(map(repr, before))


def test_a_rule_whose_code_has_changed_is_said_so(city, draft):
    file(city, draft, "kabid")
    [(_, kept)] = verdicts.frozen_of(queries.submission_in_force(draft))
    kept.frozen["verdicts"][0]["version"] = "0" * 16
    with pytest.raises(RuleChanged):
        verdicts.replayed(kept)


def test_a_wish_without_a_jabatan_and_a_stay_have_no_verdict(city, draft):
    wish = {"kind": "pengelola arsip", "opd": city.unit["laut"].pk}
    operations.save_draft(aspiration=draft, page="pintu", typed={"door": "pindah"}, at=cast.NOW)
    operations.add_wish(aspiration=draft, wish=wish, at=cast.NOW)
    file(city, draft)
    assert WishVerdict.objects.count() == 0
    assert [kept for _, kept in verdicts.frozen_of(queries.submission_in_force(draft))] == [None]


def test_three_wishes_cost_no_query_more_than_one(city, draft):
    people = [city.orang["sari"], city.orang["sari"]]
    posts = [[city.jabatan["kabid"].pk], [each.pk for each in list(city.jabatan.values())[:5]]]
    counts = []
    for person, asked in zip(people, posts, strict=True):
        fresh = type(person).objects.select_related("instansi", "jabatan").get(pk=person.pk)
        with CaptureQueriesContext(connection) as seen:
            verdicts.of_wishes(fresh, asked, date(2026, 7, 9))
        counts.append(len(seen))
    assert counts == [7, 7]


@pytest.mark.parametrize(("days", "outcome"), [(-1, Outcome.FAIL), (0, Outcome.PASS), (1, Outcome.PASS)])
def test_the_day_of_the_summary_is_the_day_it_becomes_true(city, days, outcome):
    """Pengawas 3 years in the same OPD: the day before, the day, the day after."""
    tono, post = city.orang["tono"], city.jabatan["kabid"]
    tono.riwayat_jabatan.update(jenjang="PENGAWAS", mulai=date(2024, 3, 1))
    tono.tingkat_pendidikan = "40"
    tono.save()
    for year in (2025, 2026):
        PredikatKinerja.objects.create(pegawai=tono, tahun=year, nilai=PredikatKinerja.Nilai.BAIK)

    def said(on):
        return verdicts.of_wishes(type(tono).objects.get(pk=tono.pk), [post.pk], on)[post.pk]

    due = date(2027, 3, 1)
    rule = "pp11-2017-ps54-1d"
    found = said(due + timedelta(days=days))
    assert next(each.outcome for each in found.verdicts if each.requirement == rule) is outcome
    before = said(due - timedelta(days=1)).summary
    assert (before.state, before.earliest) == (State.SHORT, due)
    assert said(due).summary == replace(before, state=State.MEETS, met=before.asked, earliest=None)
