"""Reads of standards: the region's decisions, as rows and as the law's parameters; what posts ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from openkarier.core import competence
from openkarier.core.competence import Standard
from openkarier.core.law import LocalParameters, LocalRow
from openkarier.stages.registry.models import Jabatan, Unit
from openkarier.stages.standards.models import (
    JabatanKritikal,
    Kebijakan,
    LevelBawaan,
    StandarJabatan,
    SyaratTeknis,
)

MANY = 10_000  # above this a list of keys is longer than the table is worth


def policies(instansi: str) -> QuerySet[Kebijakan]:
    """Every decision of an agency (by code), newest first."""
    return Kebijakan.objects.filter(instansi__kode=instansi).order_by("-mulai", "-pk")


def local_parameters(instansi: str) -> LocalParameters:
    """The decisions as the law reads them, each with its days. One query."""
    return LocalParameters(tuple(map(local_row, policies(instansi))))


def local_row(row: Kebijakan) -> LocalRow:
    """One decision; the law counts the last day in, the table does not."""
    return LocalRow(row.kunci, row.nilai, row.mulai, row.selesai - timedelta(days=1) if row.selesai else None, row.sk)


def standards_of(posts: Iterable[Jabatan], on: date) -> dict[int, Standard]:
    """Jabatan id -> what the post asks on a day: its own standard, else the default of its jenjang. Four queries."""
    wanted = {post.pk: post for post in posts}
    own = _versions(wanted, on)
    technical = _technical([row.pk for row in own.values()])
    found = {
        pk: Standard(row.levels, technical.get(row.pk, {}), row.sk) for pk, row in own.items() if pk in wanted
    }  # fmt: skip
    return found | _assumed([post for pk, post in wanted.items() if pk not in found], on)


def critical_posts(instansi: str, on: date) -> dict[int, int]:
    """Jabatan id -> tier 1-3 of the agency's critical posts on a day. One query."""
    rows = JabatanKritikal.objects.filter(jabatan__unit__instansi__kode=instansi, mulai__lte=on).order_by("mulai")
    last = dict(rows.values_list("jabatan_id", "tier"))
    return {pk: tier for pk, tier in last.items() if tier}


def _versions(posts: Iterable[int], on: date) -> dict[int, StandarJabatan]:
    """The version of each post that runs on a day: the last that has begun."""
    keys = list(posts)
    rows = StandarJabatan.objects.filter(mulai__lte=on).order_by("mulai")
    rows = rows.filter(jabatan__in=keys) if len(keys) <= MANY else rows
    return {row.jabatan_id: row for row in rows.defer("ikhtisar", "syarat", "ukuran")}


def _technical(versions: list[int]) -> dict[int, dict[str, int]]:
    rows = SyaratTeknis.objects.order_by("kompetensi__kode")
    rows = rows.filter(standar__in=versions) if len(versions) <= MANY else rows
    found: dict[int, dict[str, int]] = {}
    for version, kode, level in rows.values_list("standar_id", "kompetensi__kode", "level"):
        found.setdefault(version, {})[kode] = level
    return found


def _assumed(posts: list[Jabatan], on: date) -> dict[int, Standard]:
    rows = LevelBawaan.objects.filter(mulai__lte=on).order_by("mulai")
    decided = {(row.instansi_id, row.jenjang): (row.level, row.sk) for row in rows}
    if not decided:
        return {post.pk: competence.assumed(post.jenjang) for post in posts}
    agency = dict(Unit.objects.filter(instansi__in={key for key, _ in decided}).values_list("pk", "instansi_id"))
    return {
        post.pk: competence.assumed(post.jenjang, decided.get((agency.get(post.unit_id, 0), post.jenjang)))
        for post in posts
    }
