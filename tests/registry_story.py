"""Disputes for tests: a photo of an SK, and somebody who disputes a golongan with it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from cast import NOW
from openkarier.core.registry_data import BUTIR
from openkarier.foundation.documents import uploads
from openkarier.stages.registry import disputes
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.sanggahan import Sanggahan

CLAIM = {"golongan": "IV/a", "tmt_golongan": "2026-04-01"}
WHY = "SK kenaikan pangkat April belum tercatat."
OFFICE = disputes.Office("bkpsdm-1", "bkpsdm")


def photo(colour: str = "white", size: tuple[int, int] = (60, 80), form: str = "JPEG") -> bytes:
    """A small picture."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()


def handed_in(person: Pegawai, colour: str = "white"):
    """A file of evidence that waits for its case."""
    return uploads.keep(photo(colour), "sk.jpg", by=person.nip, at=NOW)


def claim(person: Pegawai, values=CLAIM, butir: str = "golongan", baris: int = 0, **more) -> disputes.Claim:
    """What a person says, with one photo."""
    return disputes.Claim(BUTIR[butir], baris, values, WHY, [handed_in(person)], **more)


def dispute_of(person: Pegawai, at=NOW) -> Sanggahan:
    """The dispute of a person about their golongan, filed the first time."""
    found = Sanggahan.objects.filter(pegawai=person, butir="golongan").first()
    return found or disputes.dispute(pegawai=person, claim=claim(person), answer_days=3, at=at)
