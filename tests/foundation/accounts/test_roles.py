"""Roles: given once, dated, ended once; each act one leaf."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from openkarier.foundation.accounts import operations, queries
from openkarier.foundation.accounts.models import Desk, Peran
from openkarier.foundation.journal.models import Payload

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)


@pytest.fixture
def dewi():
    return operations.open_account(nip="198703072010012907", nama="Dewi")


def give(dewi, desk=Desk.OPERATOR, unit="pasar", mulai=date(2026, 7, 9)):
    return operations.grant_role(dewi, desk=desk, instansi="5871", unit=unit, mulai=mulai, actor="admin", at=NOW)


def leaves():
    return [leaf.kind for leaf in Payload.objects.order_by("leaf")]


def test_a_role_counts_from_its_first_day_up_to_its_last_exclusive(dewi):
    role = give(dewi)
    operations.end_role(role, selesai=date(2026, 8, 1), actor="admin", at=NOW)
    days = (date(2026, 7, 8), date(2026, 7, 9), date(2026, 7, 31), date(2026, 8, 1))
    assert [bool(queries.roles_on(dewi, day)) for day in days] == [False, True, True, False]
    assert leaves() == ["PERAN_UBAH", "PERAN_UBAH"]


def test_the_same_role_twice_is_refused_another_unit_is_not(dewi):
    give(dewi)
    with pytest.raises(operations.RefusedRole, match="sudah dipegang"):
        give(dewi)
    give(dewi, unit="laut")
    assert leaves() == ["PERAN_UBAH", "PERAN_UBAH"]


@pytest.mark.parametrize("desk", [Desk.ASN, Desk.ATASAN])
def test_what_follows_from_the_registry_cannot_be_given(dewi, desk):
    with pytest.raises(operations.RefusedRole, match="mengikuti data"):
        give(dewi, desk)
    assert Peran.objects.count() == 0


def test_ending_twice_keeps_the_first_date_and_one_leaf(dewi):
    role = give(dewi)
    operations.end_role(role, selesai=date(2026, 8, 1), actor="admin", at=NOW)
    operations.end_role(role, selesai=date(2026, 9, 1), actor="admin", at=NOW)
    role.refresh_from_db()
    assert role.selesai == date(2026, 8, 1)
    assert leaves() == ["PERAN_UBAH", "PERAN_UBAH"]


def test_a_role_ends_on_its_first_day_at_the_earliest(dewi):
    role = give(dewi)
    with pytest.raises(operations.RefusedRole, match="sebelum mulai"):
        operations.end_role(role, selesai=date(2026, 7, 8), actor="admin", at=NOW)
    operations.end_role(role, selesai=date(2026, 7, 9), actor="admin", at=NOW)
    assert queries.roles_on(dewi, date(2026, 7, 9)) == []


def test_closing_and_reopening_an_account_leave_a_leaf_each_and_none_when_nothing_changes(dewi):
    operations.close_account(dewi, actor="admin", at=NOW)
    operations.close_account(dewi, actor="admin", at=NOW)
    assert queries.account(dewi.pk) is None
    operations.reopen_account(dewi, actor="admin", at=NOW)
    assert queries.account(dewi.pk) == dewi
    assert leaves() == ["AKUN_UBAH", "AKUN_UBAH"]


def test_opening_an_account_twice_is_one_account(dewi):
    assert operations.open_account(nip=dewi.nip, nama="Nama Lain") == dewi
    assert not dewi.has_usable_password()
