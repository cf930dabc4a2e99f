"""record(): one leaf per act, in the act's own transaction, for ever."""

from __future__ import annotations

import hmac
import json
import threading
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from openkarier.foundation.journal.acts import ACTS, BY_KIND
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.operations import Deed, RefusedAct, record, record_all

AT = datetime(2026, 11, 21, 16, 59, 59, tzinfo=UTC)  # 23:59:59 in Jakarta


def withdraw(**changes):
    words = {"actor": "199001012020121901", "at": AT, "subject": "pernyataan:7", **changes}
    return record("PERNYATAAN_CABUT", **words)


@pytest.mark.django_db
def test_a_leaf_says_kind_and_local_date_and_nothing_else_in_public():
    leaf = withdraw()
    entry = json.loads(leaf.entry)
    assert list(entry) == ["c", "d", "k", "v"]
    assert (entry["d"], entry["k"], entry["v"]) == ("2026-11-21", "PERNYATAAN_CABUT", 1)
    assert json.loads(withdraw(at=AT + timedelta(seconds=1)).entry)["d"] == "2026-11-22"


@pytest.mark.django_db
def test_the_commitment_is_the_hmac_of_the_payload_under_a_fresh_salt():
    one, two = withdraw(), withdraw()
    for leaf in (one, two):
        kept = Payload.objects.get(leaf_id=leaf.index)
        assert len(bytes(kept.salt)) == 32
        wanted = hmac.digest(bytes(kept.salt), kept.body.encode(), "sha256").hex()
        assert json.loads(leaf.entry)["c"] == wanted
    assert one.entry != two.entry


@pytest.mark.django_db
def test_the_payload_says_who_what_when_which_and_under_which_article():
    leaf = record(
        "PENYIMPANGAN",
        actor="ppk",
        at=AT,
        subject="calon:3",
        facts={"kode_alasan": "K2", "alasan": "Sakit", "dasar": "ND 12/2026", "nilai": Decimal("81.50")},
        citation="PP 11/2017 Ps. 132",
    )
    kept = Payload.objects.get(leaf_id=leaf.index)
    assert json.loads(kept.body) == {
        "act": "PENYIMPANGAN",
        "actor": "ppk",
        "at": "2026-11-21T23:59:59+07:00",
        "cite": "PP 11/2017 Ps. 132",
        "facts": {"alasan": "Sakit", "dasar": "ND 12/2026", "kode_alasan": "K2", "nilai": "81.50"},
        "of": "calon:3",
        "v": 1,
    }
    assert (kept.kind, kept.actor, kept.subject, kept.at) == ("PENYIMPANGAN", "ppk", "calon:3", AT)


@pytest.mark.django_db
def test_a_rare_act_shows_only_its_month():
    leaf = record("KEBERATAN", actor="a", at=AT, subject="keberatan:1")
    assert json.loads(leaf.entry)["d"] == "2026-11"


@pytest.mark.django_db
def test_indices_have_no_gap_even_after_a_rollback():
    assert [withdraw().index for _ in range(3)] == [0, 1, 2]
    with pytest.raises(RuntimeError), transaction.atomic():
        assert withdraw().index == 3
        raise RuntimeError
    assert withdraw().index == 3
    batch = record_all(Deed("PERNYATAAN_CABUT", "a", AT, f"p:{n}") for n in range(4))
    assert [leaf.index for leaf in batch] == [4, 5, 6, 7]
    assert list(Leaf.objects.order_by("index").values_list("entry", flat=True))[4:] == [leaf.entry for leaf in batch]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("MAKAN_SIANG", {}, "not an act of the table"),
        ("PENYIMPANGAN", {"kode_alasan": "K2", "alasan": "x"}, "PENYIMPANGAN must say dasar"),
        ("PERIODE_PERPANJANG", {}, "must say batas, alasan"),
    ],
)
def test_an_unknown_or_incomplete_act_is_refused(kind, facts, sentence):
    with pytest.raises(RefusedAct, match=sentence):
        record(kind, actor="a", at=AT, subject="x:1", facts=facts)
    assert Leaf.objects.count() == 0


@pytest.mark.django_db
def test_floats_and_naive_times_are_refused():
    with pytest.raises(TypeError, match="float"):
        withdraw(facts={"nilai": 0.1})
    with pytest.raises(ValueError, match="naive"):
        withdraw(at=datetime(2026, 11, 21))  # noqa: DTZ001  # the point


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded():
    with pytest.raises(RefusedAct, match="atomic"):
        withdraw()
    assert Leaf.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_leaf SET entry = 'x' WHERE \"index\" = 1",
        'DELETE FROM journal_leaf WHERE "index" = 2',
        "INSERT INTO journal_leaf (\"index\", entry) VALUES (4, 'x')",
        "INSERT INTO journal_leaf (\"index\", entry) VALUES (1, 'x')",
        "UPDATE journal_payload SET body = '{}' WHERE leaf_id = 1",
    ],
)
def test_the_database_refuses_to_change_the_book(statement):
    for _ in range(3):
        withdraw()
    before = list(Leaf.objects.order_by("index").values_list("index", "entry"))
    with pytest.raises(DatabaseError, match="buku_merit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Leaf.objects.order_by("index").values_list("index", "entry")) == before


@pytest.mark.django_db
def test_replacing_or_truncating_is_refused_too():
    withdraw()
    statement = (
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE journal_leaf CASCADE"
        if connection.vendor == "postgresql"
        else "INSERT OR REPLACE INTO journal_leaf (\"index\", entry) VALUES (0, 'x')"
    )
    with pytest.raises(DatabaseError, match="buku_merit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_share_one_gapless_book():
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    withdraw()
        except BaseException as failure:  # handed to the test's thread
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(Leaf.objects.order_by("index").values_list("index", flat=True)) == list(range(40))
    assert Payload.objects.count() == 40


def test_every_kind_fits_its_column_and_stands_once():
    assert len(BY_KIND) == len(ACTS)
    assert all(act.kind.replace("_", "").isupper() and len(act.kind) <= 32 for act in ACTS)
    assert all(act.label for act in ACTS)
