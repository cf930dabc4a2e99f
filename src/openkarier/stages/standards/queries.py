"""Reads of standards: the region's decisions, as rows and as the law's parameters."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from openkarier.core.law import LocalParameters, LocalRow
from openkarier.stages.standards.models import Kebijakan


def policies(instansi: str) -> QuerySet[Kebijakan]:
    """Every decision of an agency (by code), newest first."""
    return Kebijakan.objects.filter(instansi__kode=instansi).order_by("-mulai", "-pk")


def local_parameters(instansi: str) -> LocalParameters:
    """The decisions as the law reads them, each with its days. One query."""
    return LocalParameters(tuple(map(local_row, policies(instansi))))


def local_row(row: Kebijakan) -> LocalRow:
    """One decision; the law counts the last day in, the table does not."""
    return LocalRow(row.kunci, row.nilai, row.mulai, row.selesai - timedelta(days=1) if row.selesai else None, row.sk)
