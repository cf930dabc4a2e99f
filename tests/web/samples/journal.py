"""Samples of the pages in web/pages/journal.py."""

from __future__ import annotations

from django.db import transaction

from cast import NOW, City
from openkarier.foundation.journal.operations import record
from openkarier.foundation.journal.publishing import own_shelf, own_signer, publish
from samples.kinds import Sample, Shared


def act(city: City) -> dict[str, object]:
    """An act of somebody of the agency, published."""
    person = city.orang["dewi"]
    with transaction.atomic():
        facts = {"perubahan": "pangkat"}
        leaf = record("DATA_UBAH", actor=person.nip, at=NOW, subject=f"pegawai:{person.nip}", facts=facts)
    return {"nomor": leaf.index}


def published(city: City) -> dict[str, object]:
    """The same in a book that has been published."""
    found = act(city)
    publish(shelf=own_shelf(), signer=own_signer())
    return found


SAMPLES: dict[str, Sample] = {"auditor:journal-act": act, "auditor:journal-proof": act}
SHARED: dict[str, Shared] = {}
