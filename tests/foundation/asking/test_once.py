"""A question asked twice while one page is read reaches the database once, and never shows what a write has undone."""

from __future__ import annotations

import pytest

from openkarier.foundation.accounts.models import Pengguna
from openkarier.foundation.once import known, once, reading

pytestmark = pytest.mark.django_db


@once
def name_of(nip):
    return Pengguna.objects.values_list("nama", flat=True).get(nip=nip)


@pytest.fixture(autouse=True)
def sari():
    return Pengguna.objects.create(nip="sari", nama="Sari")


def test_inside_a_reading_the_second_asking_is_free(django_assert_num_queries):
    with django_assert_num_queries(1), reading():
        assert (name_of("sari"), name_of("sari")) == ("Sari", "Sari")


def test_outside_every_asking_reaches_the_database(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert (name_of("sari"), name_of("sari")) == ("Sari", "Sari")


def test_other_arguments_are_another_question():
    Pengguna.objects.create(nip="wati", nama="Wati")
    with reading():
        assert (name_of("sari"), name_of("wati")) == ("Sari", "Wati")


def test_an_answer_does_not_outlive_its_reading():
    with reading():
        assert name_of("sari") == "Sari"
    Pengguna.objects.update(nama="Sari Melati")
    with reading():
        assert name_of("sari") == "Sari Melati"


def test_a_write_within_the_reading_is_seen_at_once():
    with reading():
        assert name_of("sari") == "Sari"
        Pengguna.objects.update(nama="Sari Melati")
        assert name_of("sari") == "Sari Melati"


def test_an_answer_laid_ready_is_not_asked_for(django_assert_num_queries):
    with django_assert_num_queries(0), reading():
        known(name_of, "Sari", "sari")
        assert name_of("sari") == "Sari"


def test_laying_ready_outside_a_reading_does_nothing():
    known(name_of, "Orang lain", "sari")
    with reading():
        assert name_of("sari") == "Sari"


def test_a_union_is_a_question_too_and_empties_nothing(django_assert_num_queries):
    names = Pengguna.objects.values_list("nama")
    with django_assert_num_queries(2), reading():
        name_of("sari")
        assert list(names.filter(nip="sari").union(names.filter(nip="wati"))) == [("Sari",)]
        assert name_of("sari") == "Sari"
