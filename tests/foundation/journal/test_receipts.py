"""Numbers that cannot be guessed or mistyped; receipts that are valid until they are void; erasure."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from openkarier.foundation.journal.models import Leaf, Payload, Receipt
from openkarier.foundation.journal.numbers import ALPHABET, number_key, receipt_number
from openkarier.foundation.journal.operations import RefusedAct, erase, issue_receipt, record, void_receipt

AT = datetime(2026, 11, 21, 7, tzinfo=UTC)


def a_leaf():
    return record("PERNYATAAN_CABUT", actor="a", at=AT, subject="pernyataan:7")


def test_a_number_reads_as_period_code_and_four_groups():
    code, *groups = receipt_number("2026-2").rsplit("-", 4)
    assert code == "2026-2"
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert receipt_number("ok/2026 b").startswith("OK-2026-B-")


@pytest.mark.parametrize("code", ["", "---", "A" * 16])
def test_a_code_has_one_to_fifteen_characters(code):
    with pytest.raises(ValueError, match="period code"):
        receipt_number(code)
    assert number_key(receipt_number("A" * 15)) is not None


def test_what_a_hurried_hand_types_is_still_found():
    number = receipt_number("2026-2")
    assert number_key(number.lower().replace("-", " ")) == number_key(number) == number.replace("-", "")
    assert number_key(number.replace("0", "O").replace("1", "l")) == number_key(number)


@given(st.data())
def test_every_wrong_character_and_every_swap_is_noticed(data):
    symbols = list(number_key(receipt_number("2026-2")))
    place, other = data.draw(st.lists(st.integers(0, len(symbols) - 1), min_size=2, max_size=2, unique=True))
    wrong = data.draw(st.sampled_from(ALPHABET))
    mistyped = [*symbols[:place], wrong, *symbols[place + 1 :]]
    assert (number_key("".join(mistyped)) is None) == (mistyped != symbols)
    swapped = list(symbols)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    assert (number_key("".join(swapped)) is None) == (swapped != symbols)


@pytest.mark.django_db
def test_a_receipt_is_valid_until_it_is_void_and_both_stand_in_the_book():
    leaf = a_leaf()
    receipt = issue_receipt(period_code="2026-2", leaf=leaf, kind="pernyataan", at=AT)
    assert (receipt.leaf, receipt.state, receipt.seals.count()) == (leaf, "berlaku", 0)
    for _ in range(2):
        void = void_receipt(receipt=receipt, actor="b", at=AT, why="salah orang")
        assert (void.state, void.voided_at) == ("batal", AT)
    kept = Payload.objects.get(kind="DOKUMEN_BATAL")
    assert json.loads(kept.body)["facts"] == {"alasan": "salah orang", "nomor": receipt.number}
    assert Leaf.objects.count() == 2


@pytest.mark.django_db
def test_a_paper_of_no_known_kind_gets_no_number():
    with pytest.raises(RefusedAct, match="not a paper"):
        issue_receipt(period_code="2026-2", leaf=a_leaf(), kind="brosur", at=AT)
    assert Receipt.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_receipt_is_issued_inside_the_transaction_of_its_act():
    with transaction.atomic():
        leaf = a_leaf()
    with pytest.raises(RefusedAct, match="atomic"):
        issue_receipt(period_code="2026-2", leaf=leaf, kind="pernyataan", at=AT)
    assert Receipt.objects.count() == 0


@pytest.mark.django_db
def test_erasing_takes_payload_and_salt_and_leaves_the_tree():
    leaf = a_leaf()
    hapus = erase(leaf, citation="UU 27/2022 Ps. 8", actor="c", at=AT)
    assert not Payload.objects.filter(leaf_id=leaf.index).exists()
    assert Leaf.objects.get(pk=leaf.index).entry == leaf.entry
    told = json.loads(Payload.objects.get(leaf_id=hapus.index).body)
    assert (told["act"], told["cite"]) == ("HAPUS", "UU 27/2022 Ps. 8")
    assert told["facts"] == {"leaf": leaf.index, "pasal": "UU 27/2022 Ps. 8"}
    assert json.loads(hapus.entry)["d"] == "2026-11"


@pytest.mark.django_db
def test_an_erasure_without_article_or_twice_is_refused():
    leaf = a_leaf()
    with pytest.raises(RefusedAct, match="article"):
        erase(leaf, citation=" ", actor="c", at=AT)
    assert Payload.objects.count() == 1
    erase(leaf, citation="UU 27/2022 Ps. 8", actor="c", at=AT)
    with pytest.raises(RefusedAct, match="already"):
        erase(leaf, citation="UU 27/2022 Ps. 8", actor="c", at=AT)
    assert Leaf.objects.count() == 2
