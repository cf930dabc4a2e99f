"""A prepared query answers as the plain one does, for each value, on each connection, after any write."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, Count, DateField, Prefetch, Q

from openkarier.foundation.accounts.models import Desk, Pengguna, Peran
from openkarier.foundation.prepared import Prepared

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def running(pengguna, day):
    until = Q(selesai__isnull=True) | Q(selesai__gt=day)
    return Peran.objects.filter(until, pengguna=pengguna, mulai__lte=day).select_related("pengguna").order_by("desk")


def role(pengguna, desk, mulai, selesai=None):
    return Peran.objects.create(pengguna=pengguna, desk=desk, instansi="5871", mulai=mulai, selesai=selesai)


@pytest.fixture
def people():
    return [Pengguna.objects.create(nip=nip, nama=nip.title()) for nip in ("sari", "wati")]


def test_it_finds_for_each_value_what_the_plain_query_finds(people):
    sari, wati = people
    role(sari, Desk.TPK, date(2026, 1, 1), DAY)  # the last day is not his any more
    role(sari, Desk.PPK, DAY)
    role(wati, Desk.AUDITOR, date(2025, 1, 1))
    role(wati, Desk.OPERATOR, date(2026, 11, 2))
    ask = Prepared(running, BigIntegerField(), DateField())
    for each in (*people, *people):
        assert ask(each.pk, DAY) == list(running(each.pk, DAY))
    assert [each.desk for each in ask(sari.pk, DAY)] == ["ppk"]


def test_what_is_joined_comes_along_and_types_are_python_s(people, django_assert_num_queries):
    role(people[0], Desk.PPK, DAY)
    ask = Prepared(running, BigIntegerField(), DateField())
    with django_assert_num_queries(1):
        (found,) = ask(people[0].pk, DAY)
        assert (found.mulai, found.pengguna.nama, found.pengguna.active) == (DAY, "Sari", True)


def test_it_does_not_remember_rows(people):
    ask = Prepared(running, BigIntegerField(), DateField())
    assert ask(people[0].pk, DAY) == []
    made = role(people[0], Desk.PPK, DAY)
    assert ask(people[0].pk, DAY) == [made]


def test_prefetches_and_plain_values_work_too(people, django_assert_num_queries):
    role(people[0], Desk.PPK, DAY)
    whole = Prepared(
        lambda nip: Pengguna.objects.filter(nip=nip).prefetch_related(Prefetch("peran", Peran.objects.order_by("id"))),
        CharField(),
    )
    with django_assert_num_queries(2):
        assert [[each.desk for each in person.peran.all()] for person in whole("sari")] == [["ppk"]]
    count = Prepared(
        lambda nip: Pengguna.objects.filter(nip=nip).annotate(n=Count("peran")).values_list("n", flat=True), CharField()
    )
    assert (count("sari"), count("wati"), count("tiada")) == ([1], [0], [])


def test_a_value_is_never_part_of_the_statement(people):
    ask = Prepared(lambda nip: Pengguna.objects.filter(nip=nip), CharField())
    assert ask("' OR 1=1 --") == []
    assert ask("%s") == []


@pytest.mark.django_db(transaction=True)
def test_threads_do_not_share_a_connection(people):
    ask = Prepared(lambda nip: Pengguna.objects.filter(nip=nip), CharField())
    assert ask("sari") == [people[0]]
    seen: list[object] = []

    def elsewhere():
        seen.extend(ask("wati"))
        connection.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [people[1]]
