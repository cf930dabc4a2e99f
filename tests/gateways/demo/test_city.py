"""The people of the demo city: deterministic, plausible, and dirty only where it was meant."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from datetime import date
from itertools import islice, pairwise

import pytest

from openkarier.gateways.demo.agencies import agencies
from openkarier.gateways.demo.cast import CAST
from openkarier.gateways.demo.city import TODAY, build, fingerprint

SMALL = agencies(600)[0]


@pytest.fixture(scope="module")
def people():
    return list(build(agencies(5_500)[0]).people())


@pytest.fixture(scope="module")
def clean(people):
    return [person for person in people if person.planted <= {"tanpa-email"}]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others():
    first = fingerprint(build(SMALL, seed=1))
    assert fingerprint(build(SMALL, seed=1)) == first
    assert fingerprint(build(SMALL, seed=2)) != first
    assert fingerprint(build(SMALL, seed=1, today=date(2027, 1, 1))) != first


def test_there_are_as_many_people_as_asked_for_each_with_an_own_nip(people):
    assert len(people) == len({person.berkas.pegawai.nip for person in people}) == 5_500


def nip_faults(person):
    """The rules NIP01-NIP10 that one person breaks (nip_rules: length, dates, sex, serial, columns, status)."""
    row = person.berkas.pegawai
    nip, faults = row.nip, set()
    if len(nip) != 18 or not nip.isdigit():
        return {"NIP01"}
    born, middle = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8])), int(nip[12:14])
    faults |= {"NIP02"} if born > TODAY else set()
    faults |= {"NIP03"} if not (1 <= middle <= 12 or 21 <= middle <= 49) else set()
    faults |= {"NIP04"} if nip[14] not in "12" else set()
    faults |= {"NIP05"} if nip[15] != "9" else set()
    faults |= {"NIP06"} if born != row.tanggal_lahir else set()
    faults |= {"NIP07"} if {"1": "M", "2": "F"}[nip[14]] != row.jenis_kelamin else set()
    faults |= {"NIP08"} if not 16 <= int(nip[8:12]) - born.year <= 58 else set()
    faults |= {"NIP09"} if row.tmt_cpns and nip[8:14] != f"{row.tmt_cpns:%Y%m}" else set()
    faults |= {"NIP10"} if (row.status == "PPPK") != (middle >= 21) else set()
    return faults


def test_the_nip_rules_hold_except_where_a_blemish_was_planted(people):
    planted = {"tanggal-lahir-beda-nip": {"NIP06"}, "kelamin-beda-nip": {"NIP07"}}
    for person in people:
        expected = set().union(*(planted.get(name, set()) for name in person.planted))
        assert nip_faults(person) == expected, person.berkas.pegawai.nip


def test_nip_of_two_agencies_never_meet():
    line = agencies(16_500)
    seen = [person.berkas.pegawai.nip for agency in line for person in islice(build(agency).people(), 2_000)]
    assert len(set(seen)) == 6_000


def test_definitive_periods_follow_each_other_without_gap_or_overlap(people):
    for person in people:
        own = [period for period in person.berkas.jabatan if period.penugasan == "D"]
        assert all(one.selesai == two.mulai for one, two in pairwise(own))
        assert all(one.selesai > one.mulai for one in own if one.selesai)


def test_the_post_held_is_the_open_definitive_period(people):
    for person in people:
        held = [one for one in person.berkas.jabatan if one.selesai is None and one.penugasan == "D"]
        assert [one.jabatan for one in held] == (
            [person.berkas.pegawai.jabatan] if person.berkas.pegawai.jabatan else []
        )


def test_six_percent_of_structural_posts_are_vacant_and_no_post_has_two_holders(people):
    held = Counter(
        one.jabatan
        for person in people
        for one in person.berkas.jabatan
        if one.jenis == "1" and one.selesai is None and one.penugasan == "D"
    )
    assert (len(held), max(held.values())) == (648 - 39, 1)


def test_people_are_of_working_age_and_ranks_only_rise(clean):
    for person in clean:
        row = person.berkas.pegawai
        assert row.tmt_pensiun > TODAY, row.nip
        steps = [one.tmt for one in person.berkas.golongan]
        assert steps == sorted(set(steps))
        assert steps[-1] == row.tmt_golongan <= TODAY


def test_nothing_lies_in_the_future(clean):
    for person in clean:
        assert all(one.selesai <= TODAY for one in person.berkas.diklat)
        assert all(one.mulai <= TODAY for one in person.berkas.jabatan)
        assert all(one.tanggal <= TODAY for one in person.uji)


def test_the_demo_accounts_sit_where_the_cast_says(people):
    by_nip = {person.berkas.pegawai.nip: person for person in people}
    seated = {cast.nip: by_nip[cast.nip] for cast in CAST if cast.post}
    assert len(seated) == 9
    assert by_nip["197505051999031903"].berkas.pegawai.jabatan == ("BKL.18", "BKL.18-01")
    assert all(person.planted == frozenset() for person in seated.values())


def test_the_stream_keeps_nothing_behind():
    stream = build(agencies(5_500)[0]).people()
    list(islice(stream, 500))
    tracemalloc.start()
    for _ in islice(stream, 2_000):
        pass
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 1_000_000  # bytes: the NIP given out, nothing else
