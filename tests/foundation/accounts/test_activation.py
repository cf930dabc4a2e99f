"""One-time codes: once, in time, five tries, three an hour; what an operator hands over outlives an e-mail's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from openkarier.foundation.accounts import operations
from openkarier.foundation.accounts.activation import (
    ALPHABET,
    BY_HAND,
    BY_MAIL,
    PER_HOUR,
    TRIES,
    RefusedCode,
    ask_code,
    issue_code,
    redeem_code,
)
from openkarier.foundation.accounts.models import Kode
from openkarier.foundation.journal.models import Payload

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sari():
    return operations.open_account(nip="198703032010012903", nama="Sari Melati", email="sari@kota.go.id")


def test_a_code_opens_once_and_forgives_how_it_is_typed(sari):
    issued = issue_code(sari, actor="operator", at=NOW)
    assert len(issued.code) == 8
    assert set(issued.code) <= set(ALPHABET)
    redeem_code(sari, f" {issued.spoken.lower()} ", at=NOW + MINUTE)
    with pytest.raises(RefusedCode, match="Tidak ada kode"):
        redeem_code(sari, issued.code, at=NOW + MINUTE)


def test_only_the_hash_is_kept(sari):
    issued = issue_code(sari, actor="operator", at=NOW)
    kept = Kode.objects.get()
    assert issued.code not in kept.hash
    assert kept.penerbit == "operator"


@pytest.mark.parametrize(("make", "valid"), [(lambda who: ask_code(who, at=NOW), BY_MAIL),
                                             (lambda who: issue_code(who, actor="op", at=NOW), BY_HAND)])  # fmt: skip
def test_a_code_ends_at_its_hour(sari, make, valid):
    issued = make(sari)
    assert issued.berlaku_sampai == NOW + valid
    with pytest.raises(RefusedCode, match="Tidak ada kode"):
        redeem_code(sari, issued.code, at=NOW + valid)
    redeem_code(sari, issued.code, at=NOW + valid - timedelta(microseconds=1))


def test_the_fifth_wrong_try_voids_the_code(sari):
    issued = issue_code(sari, actor="op", at=NOW)
    for _ in range(TRIES):
        with pytest.raises(RefusedCode, match="tidak cocok"):
            redeem_code(sari, "SALAH", at=NOW)
    with pytest.raises(RefusedCode, match="lima kali"):
        redeem_code(sari, issued.code, at=NOW)


def test_the_fifth_try_may_still_be_right(sari):
    issued = issue_code(sari, actor="op", at=NOW)
    for _ in range(TRIES - 1):
        with pytest.raises(RefusedCode):
            redeem_code(sari, "SALAH", at=NOW)
    redeem_code(sari, issued.code, at=NOW)


def test_three_an_hour_by_mail(sari):
    for minute in range(PER_HOUR):
        ask_code(sari, at=NOW + minute * MINUTE)
    with pytest.raises(RefusedCode, match="tiga kode"):
        ask_code(sari, at=NOW + 59 * MINUTE)
    ask_code(sari, at=NOW + 60 * MINUTE)
    issue_code(sari, actor="op", at=NOW + 60 * MINUTE)  # an operator is not held back


def test_asking_by_mail_does_not_void_what_the_operator_handed_over(sari):
    by_hand = issue_code(sari, actor="op", at=NOW)
    ask_code(sari, at=NOW + MINUTE)
    redeem_code(sari, by_hand.code, at=NOW + 2 * MINUTE)


def test_a_newer_code_of_the_same_way_voids_the_older_and_the_operators_voids_all(sari):
    first = ask_code(sari, at=NOW)
    second = ask_code(sari, at=NOW + MINUTE)
    with pytest.raises(RefusedCode, match="tidak cocok"):
        redeem_code(sari, first.code, at=NOW + MINUTE)
    issue_code(sari, actor="op", at=NOW + MINUTE)
    with pytest.raises(RefusedCode, match="tidak cocok"):
        redeem_code(sari, second.code, at=NOW + MINUTE)


def test_a_code_of_one_person_opens_no_other_account(sari):
    tono = operations.open_account(nip="198703042010011904", nama="Tono")
    issued = issue_code(sari, actor="op", at=NOW)
    with pytest.raises(RefusedCode):
        redeem_code(tono, issued.code, at=NOW)


def test_a_password_wakes_the_account_and_leaves_a_leaf(sari):
    operations.set_password(sari, "tiga kata acak", actor=sari.nip, at=NOW)
    sari.refresh_from_db()
    assert sari.activated_at == NOW
    assert sari.check_password("tiga kata acak")
    operations.set_password(sari, "empat kata lain", actor=sari.nip, at=NOW + MINUTE)
    sari.refresh_from_db()
    assert sari.activated_at == NOW
    leaves = Payload.objects.filter(kind="AKUN_UBAH", subject=f"akun:{sari.nip}").order_by("leaf")
    assert ["akun diaktifkan" in leaf.body for leaf in leaves] == [True, False]


def test_a_weak_password_is_refused_and_changes_nothing(sari):
    for weak in ("pendek", "1234567890123", "password123"):
        with pytest.raises(ValidationError):
            operations.set_password(sari, weak, actor=sari.nip, at=NOW)
    sari.refresh_from_db()
    assert not sari.has_usable_password()
    assert Payload.objects.count() == 0
