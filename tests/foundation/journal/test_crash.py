"""Killed at any moment: no act without a leaf, no leaf without an act, and a book that goes on."""

from __future__ import annotations

import os
import signal
import time
from random import Random

import pytest
from django.db import connection, transaction

from openkarier.foundation.journal.audit import audit_database
from openkarier.foundation.journal.models import Leaf, Payload, Receipt
from openkarier.foundation.journal.operations import issue_receipt, record
from openkarier.foundation.journal.publishing import publish
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.signer import Signer

from .conftest import AT

ROUNDS = 6


def submit(number):
    """An act: a row of its own (the receipt) and its leaf, in one transaction."""
    with transaction.atomic():
        leaf = record("PERNYATAAN_CABUT", actor="a", at=AT, subject=f"p:{number}")
        issue_receipt(period_code="2026-2", leaf=leaf, kind="pernyataan", at=AT)


def child(work):
    """Run `work(tell)` for ever in a process that can be killed; return its pid and the pipe of what it told."""
    reader, writer = os.pipe()
    connection.close()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    try:
        while True:
            work(lambda: os.write(writer, b"."))
    finally:
        os._exit(1)


def killed(pid, reader, after):
    """Kill without mercy; return how many acts were acknowledged."""
    told = os.read(reader, 1)  # it is at work
    assert told == b"."
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(reader, 65_536):
        told += more
    os.close(reader)
    return len(told)


@pytest.mark.django_db(transaction=True)
def test_killed_in_a_loop_of_submissions_acts_and_leaves_stay_one_to_one():
    dice, acknowledged = Random(1), 0
    for _ in range(ROUNDS):
        pid, reader = child(lambda tell: (submit(0), tell()))
        acknowledged += killed(pid, reader, dice.uniform(0, 0.15))
    leaves = list(Leaf.objects.order_by("index").values_list("index", flat=True))
    assert leaves == list(range(len(leaves)))
    assert sorted(Receipt.objects.values_list("leaf_id", flat=True)) == leaves
    assert sorted(Payload.objects.values_list("leaf_id", flat=True)) == leaves
    assert acknowledged <= len(leaves) <= acknowledged + ROUNDS


@pytest.mark.django_db(transaction=True)
def test_killed_while_publishing_the_book_is_whole_and_goes_on(tmp_path):
    folder, keys = tmp_path / "ledger", tmp_path / "signer"
    dice = Random(2)

    def work(tell):
        for _ in range(dice.randrange(1, 90)):
            submit(0)
        publish(shelf=Shelf(folder), signer=Signer(keys, "contoh.go.id/buku-merit"))
        tell()

    for _ in range(ROUNDS):
        pid, reader = child(work)
        killed(pid, reader, dice.uniform(0, 0.3))
        note = publish(shelf=Shelf(folder), signer=Signer(keys, "contoh.go.id/buku-merit"))
        assert note.size == Leaf.objects.count()
        assert audit_database(Shelf(folder)).waiting == 0
