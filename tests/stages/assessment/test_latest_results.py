"""Which result of a person counts on a day."""

from __future__ import annotations

from datetime import date

from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.models import Pegawai


def test_the_newest_valid_result_counts_and_an_old_one_where_none_is_valid(city, result, django_assert_num_queries):
    sari, tono, joko = (city.orang[name] for name in ("sari", "tono", "joko"))
    result(sari, date(2023, 5, 1))
    newest = result(sari, date(2025, 11, 28))
    result(sari, date(2026, 12, 1))  # not known yet
    result(tono, date(2020, 1, 1))
    old = result(tono, date(2021, 5, 1))
    with django_assert_num_queries(1):
        found = latest_results([sari.pk, tono.pk, joko.pk], date(2026, 11, 22))
    assert found == {sari.pk: newest, tono.pk: old}
    assert (found[sari.pk].expired(date(2026, 11, 22)), found[tono.pk].expired(date(2026, 11, 22))) == (False, True)
    assert latest_results(Pegawai.objects.all(), date(2026, 11, 22)) == found


def test_a_result_counts_on_its_last_day(city, result):
    found = result(city.orang["sari"], date(2023, 11, 22))
    assert (found.expired(date(2026, 11, 22)), found.expired(date(2026, 11, 23))) == (False, True)
