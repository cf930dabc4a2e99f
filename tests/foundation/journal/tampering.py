"""What an administrator with the database's password can do to Buku Merit, and the first index each act spoils."""

from __future__ import annotations

from contextlib import contextmanager
from random import Random

from django.db import connection, transaction

from openkarier.foundation.journal import triggers

FAR = 10**9


@contextmanager
def without_triggers():
    """Lift the triggers, as such an administrator would, and lay them again."""
    triggers.lift(connection)
    yield
    triggers.lay(connection)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def edit(dice: Random, size: int) -> int:
    """Change one character of one leaf, any character."""
    at = dice.randrange(size)
    with connection.cursor() as cursor:
        cursor.execute('SELECT entry FROM journal_leaf WHERE "index" = %s', [at])
        entry = cursor.fetchone()[0]
    place = dice.randrange(len(entry))
    other = dice.choice([letter for letter in "0123456789abcdefXYZ" if letter != entry[place]])
    sql('UPDATE journal_leaf SET entry = %s WHERE "index" = %s', entry[:place] + other + entry[place + 1 :], at)
    return at


def insert(dice: Random, size: int) -> int:
    """Push a forged leaf in between; the rest moves up."""
    at = dice.randrange(size)
    shift(at, size, 1)
    forged = f'{{"c":"{dice.randbytes(32).hex()}","d":"2026-11-21","k":"PUTUSAN","v":1}}'
    sql('INSERT INTO journal_leaf ("index", entry) VALUES (%s, %s)', at, forged)
    return at


def delete(dice: Random, size: int) -> int:
    """Tear one leaf out, and in half of the cases close the gap."""
    at = dice.randrange(size)
    sql('DELETE FROM journal_leaf WHERE "index" = %s', at)
    if dice.random() < 0.5:
        shift(at + 1, size, -1)
    return at


def reorder(dice: Random, size: int) -> int:
    """Swap two leaves."""
    low, high = sorted(dice.sample(range(size), 2))
    for old, new in ((low, FAR), (high, low), (FAR, high)):
        sql('UPDATE journal_leaf SET "index" = %s WHERE "index" = %s', new, old)
    return low


def cut(dice: Random, size: int) -> int:
    """Cut the tail off."""
    at = dice.randrange(size)
    sql('DELETE FROM journal_leaf WHERE "index" >= %s', at)
    return at


def shift(start: int, size: int, by: int) -> None:
    sql('UPDATE journal_leaf SET "index" = "index" + %s WHERE "index" >= %s', FAR, start)
    sql('UPDATE journal_leaf SET "index" = "index" - %s WHERE "index" >= %s', FAR - by, FAR)


TAMPERINGS = (edit, insert, delete, reorder, cut)


@contextmanager
def tampered(dice: Random, size: int):
    """Do one random tampering, give the first spoiled index, and undo it."""
    mark = transaction.savepoint()
    yield dice.choice(TAMPERINGS)(dice, size)
    transaction.savepoint_rollback(mark)
