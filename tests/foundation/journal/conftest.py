"""A book of its own for each test."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.signer import Signer

AT = datetime(2026, 11, 21, 7, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "ledger")


@pytest.fixture
def signer(tmp_path):
    return Signer(tmp_path / "signer", "contoh.go.id/buku-merit")


@pytest.fixture
def write():
    """Record `count` withdrawals in one go."""
    from openkarier.foundation.journal.operations import Deed, record_all

    def written(count):
        with transaction.atomic():
            return record_all(
                Deed("PERNYATAAN_CABUT", "199001012020121901", AT, f"aspiration:{n}") for n in range(count)
            )

    return written
