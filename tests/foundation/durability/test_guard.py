"""A database that could lose acknowledged work does not open."""

from __future__ import annotations

import copy

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import load_backend

from openkarier.foundation.durability import guard

pytestmark = pytest.mark.django_db
STRONG = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"


def opened(path, init_command=STRONG, mode="IMMEDIATE"):
    """A second SQLite database with settings of its own."""
    settings = copy.deepcopy(connection.settings_dict)
    options = {"timeout": 5, "transaction_mode": mode, "init_command": init_command}
    settings.update(ENGINE="django.db.backends.sqlite3", NAME=str(path / "x.sqlite3"), OPTIONS=options)
    return load_backend("django.db.backends.sqlite3").DatabaseWrapper(settings, alias="other")


@pytest.mark.parametrize("strong", [STRONG, STRONG.replace("FULL", "EXTRA")])
def test_the_settings_of_the_product_are_accepted(tmp_path, strong):
    other = opened(tmp_path, strong)
    other.ensure_connection()
    assert guard.weaknesses(other) == []
    other.close()


@pytest.mark.parametrize(
    ("weak", "mode", "reason"),
    [
        (STRONG.replace("FULL", "NORMAL"), "IMMEDIATE", "synchronous NORMAL, seharusnya FULL"),
        (STRONG.replace("FULL", "OFF"), "IMMEDIATE", "synchronous OFF, seharusnya FULL"),
        (STRONG.replace("WAL", "DELETE"), "IMMEDIATE", "journal_mode delete, seharusnya wal"),
        (STRONG.replace("foreign_keys=ON", "foreign_keys=OFF"), "IMMEDIATE", "foreign_keys mati, seharusnya hidup"),
        (STRONG, "DEFERRED", "transaction_mode DEFERRED, seharusnya IMMEDIATE"),
        (STRONG, None, "transaction_mode DEFERRED, seharusnya IMMEDIATE"),
    ],
)
def test_a_weaker_setting_is_refused_by_name_and_the_connection_closed(tmp_path, weak, mode, reason):
    other = opened(tmp_path, weak, mode)
    for _ in range(2):  # a second try is refused as well
        with pytest.raises(ImproperlyConfigured, match=reason):
            other.ensure_connection()
        assert other.connection is None


def test_the_database_of_this_run_is_strong_enough():
    assert guard.weaknesses(connection) == []


class Server:
    """A PostgreSQL that answers current_setting() from a table."""

    vendor = "postgresql"

    def __init__(self, **answers):
        self.answers = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", **answers}

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def execute(self, _, names):
        self.asked = names[0]

    def fetchone(self):
        return (self.answers[self.asked],)


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_postgresql_without_a_safety_is_refused_by_name(name):
    assert guard.weaknesses(Server(**{name: "off"})) == [f"{name} off, seharusnya on"]


@pytest.mark.parametrize(("value", "found"), [("remote_write", 0), ("remote_apply", 0), ("local", 1)])
def test_a_commit_must_wait_for_the_disk_or_the_standby(value, found):
    assert len(guard.weaknesses(Server(synchronous_commit=value))) == found
