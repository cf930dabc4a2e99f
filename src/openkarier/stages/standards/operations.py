"""Writes of standards: a decision of the region about a parameter of the law, dated, with its SK."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from openkarier.core.law import LocalRow
from openkarier.core.regulations import PARAMETERS
from openkarier.core.standards import DecisionRefused, with_decision
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Instansi

from .models import Kebijakan
from .queries import local_parameters

KNOWN = {parameter.name: parameter for parameter in PARAMETERS}


def decide(*, instansi: Instansi, kunci: str, nilai: Any, mulai: date, sk: str, actor: str, at: datetime) -> Kebijakan:
    """Set a parameter from a day on. The decision before it ends that day; one that comes later stays.

    Raises DecisionRefused for an unknown key, a value of another kind, a missing SK, or a second one from that day.
    """
    if kunci not in KNOWN or not KNOWN[kunci].accepts(nilai):
        raise DecisionRefused("Nilai ini bukan nilai yang dikenal hukum untuk ketentuan itu.")
    return settle(instansi=instansi, kunci=kunci, nilai=nilai, mulai=mulai, sk=sk, actor=actor, at=at)


def settle(*, instansi: Instansi, kunci: str, nilai: Any, mulai: date, sk: str, actor: str, at: datetime) -> Kebijakan:
    """Write a decision down whose value the caller has judged: a parameter of the law, or a table of another stage."""
    if not sk.strip():
        raise DecisionRefused("Tuliskan nomor keputusan yang menjadi dasarnya.")
    with transaction.atomic():
        Instansi.objects.select_for_update().get(pk=instansi.pk)  # two decisions at once queue here
        new = LocalRow(kunci, nilai, mulai, None, sk.strip())
        with_decision(local_parameters(instansi.kode).rows, new)
        own = Kebijakan.objects.filter(instansi=instansi, kunci=kunci)
        later = own.filter(mulai__gt=mulai).order_by("mulai").first()
        own.filter(mulai__lt=mulai, selesai__isnull=True).update(selesai=mulai)
        own.filter(mulai__lt=mulai, selesai__gt=mulai).update(selesai=mulai)
        made = Kebijakan.objects.create(
            instansi=instansi, kunci=kunci, nilai=nilai, mulai=mulai, selesai=later.mulai if later else None,
            sk=new.sk, oleh=actor, pada=at,
        )  # fmt: skip
        facts = {"sumber": new.sk, "kunci": kunci, "nilai": nilai, "mulai": mulai.isoformat()}
        subject = f"kebijakan:{instansi.kode}/{kunci}"
        record("KEBIJAKAN_TETAP", subject=subject, actor=actor, at=at, facts=facts, citation=new.sk)
    return made
