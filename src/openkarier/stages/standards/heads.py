"""The terms of the regional head: one written down with its source, the one of a day, the Minister's window then."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from openkarier.core.election import STATUS, Term, Window, window
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Instansi
from openkarier.stages.standards.models import PeriodeKepalaDaerah


class TermRefused(Exception):
    """The term cannot be written down; the message says what, why, and what to do now."""


def record_term(*, instansi: Instansi, term: Term, actor: str, at: datetime) -> PeriodeKepalaDaerah:
    """Write down a term of the regional head with its source."""
    if term.kedudukan not in STATUS or not term.nama.strip() or not term.sumber.strip():
        raise TermRefused("Tuliskan nama, kedudukan, dan sumbernya (keputusan pengangkatan).")
    if term.selesai <= term.mulai:
        raise TermRefused("Akhir masa jabatan mendahului awalnya. Periksa kedua tanggalnya.")
    try:
        with transaction.atomic():
            row = PeriodeKepalaDaerah.objects.create(
                instansi=instansi, nama=term.nama.strip(), kedudukan=term.kedudukan, mulai=term.mulai,
                selesai=term.selesai, penetapan_paslon=term.penetapan_paslon, sumber=term.sumber.strip(), oleh=actor,
                pada=at,
            )  # fmt: skip
            facts = {"sumber": row.sumber, **{key: str(value) for key, value in term.facts().items()}}
            subject = f"kepala:{instansi.kode}/{term.mulai.isoformat()}"
            record("MASA_KEPALA", actor=actor, at=at, subject=subject, facts=facts, citation=row.sumber)
    except IntegrityError as clash:
        raise TermRefused("Masa jabatan yang mulai hari itu sudah tercatat.") from clash
    return row


def terms(instansi: str) -> QuerySet[PeriodeKepalaDaerah]:
    """Terms of the regional head of an agency (by code), newest first."""
    return PeriodeKepalaDaerah.objects.filter(instansi__kode=instansi).order_by("-mulai")


def head_on(instansi: str, on: date) -> PeriodeKepalaDaerah | None:
    """The regional head of an agency (by code) on a day."""
    return terms(instansi).filter(mulai__lte=on, selesai__gte=on).first()


def window_on(instansi: str, on: date) -> Window:
    """The Minister's window of an agency on a day; without a term on record it is unknown, never free."""
    found = head_on(instansi, on)
    return window(found.term if found else None, on)
