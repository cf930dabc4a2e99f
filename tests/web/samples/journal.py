"""Samples of the pages in web/pages/journal.py."""

from __future__ import annotations

from django.db import transaction

from cast import NOW, City
from openkarier.foundation.journal.operations import record
from samples.kinds import Sample, Shared


def act(city: City) -> dict[str, object]:
    """An act of somebody of the agency."""
    person = city.orang["dewi"]
    with transaction.atomic():
        facts = {"perubahan": "pangkat"}
        leaf = record("DATA_UBAH", actor=person.nip, at=NOW, subject=f"pegawai:{person.nip}", facts=facts)
    return {"nomor": leaf.index}


SAMPLES: dict[str, Sample] = {"auditor:journal-act": act, "auditor:journal-proof": act}
SHARED: dict[str, Shared] = {}
