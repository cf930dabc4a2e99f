"""Reads of standards: the region's decisions, as rows and as the law's parameters; what posts ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from openkarier.core import competence
from openkarier.core.competence import Standard
from openkarier.core.law import LocalParameters, LocalRow
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.models import Jabatan, Unit
from openkarier.stages.standards.models import (
    JabatanKritikal,
    Kebijakan,
    KompetensiTeknis,
    LevelBawaan,
    StandarJabatan,
    StandarKinerja,
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


# --- posts and their versions, for the screens ---


def posts(scope: Scope, on: date) -> QuerySet[Jabatan]:
    """Active posts within the scope by unit and name, each with `sendiri`: whether a standard of its own runs."""
    own = StandarJabatan.objects.filter(jabatan=OuterRef("pk"), mulai__lte=on)
    found = Jabatan.objects.filter(aktif=True, unit__in=registry.units(scope).order_by().values("pk"))
    return (
        found.annotate(sendiri=Exists(own)).select_related("unit__opd").order_by("unit__kiri", "-kepala", "nama", "id")
    )


def by_origin(found: QuerySet[Jabatan], *, own: bool) -> QuerySet[Jabatan]:
    """Of what `posts` gave, those with a standard of their own, or those without."""
    kept: dict[str, Any] = {"sendiri": own}  # the name of an annotation
    return found.filter(**kept)


def searched(found: QuerySet[Jabatan], words: str) -> QuerySet[Jabatan]:
    """Those whose own name or unit holds every word."""
    for word in words.split()[:8]:
        found = found.filter(Q(nama__icontains=word) | Q(unit__nama__icontains=word))
    return found


def coverage(scope: Scope, on: date) -> list[tuple[str, int, int]]:
    """(jenjang, posts with a standard of their own, posts without) within the scope. One query."""
    counted: dict[str, list[int]] = {}
    found: Any = posts(scope, on).order_by()  # `sendiri` is the name of an annotation
    for jenjang, own in found.values_list("jenjang", "sendiri"):
        counted.setdefault(jenjang, [0, 0])[0 if own else 1] += 1
    return [(jenjang, with_own, without) for jenjang, (with_own, without) in counted.items()]


def post(scope: Scope, key: int, on: date) -> Jabatan | None:
    """One post by key, or None when it is outside the scope."""
    return posts(scope, on).filter(pk=key).first()


def versions(jabatan: Jabatan) -> list[StandarJabatan]:
    """Every version of a post's standard, newest first, each with its technical competencies. Two queries."""
    rows = StandarJabatan.objects.filter(jabatan=jabatan).order_by("-mulai")
    return list(rows.prefetch_related("teknis__kompetensi"))


def running(rows: Iterable[StandarJabatan], on: date) -> StandarJabatan | None:
    """The version that runs on a day, of versions that stand newest first."""
    return next((row for row in rows if row.mulai <= on), None)


def defaults(instansi: str, on: date) -> dict[str, LevelBawaan]:
    """Jenjang -> what the agency decided for posts without a standard of their own, as it runs on a day."""
    rows = LevelBawaan.objects.filter(instansi__kode=instansi, mulai__lte=on).order_by("mulai")
    return {row.jenjang: row for row in rows}


def dictionary(instansi: str) -> QuerySet[KompetensiTeknis]:
    """The agency's technical competencies by urusan."""
    return KompetensiTeknis.objects.filter(instansi__kode=instansi, aktif=True).order_by("urusan", "kode")


def performance(instansi: str) -> QuerySet[StandarKinerja]:
    """Every indicator of the local performance standard, by aspect, newest first."""
    return StandarKinerja.objects.filter(instansi__kode=instansi).order_by("-aspek", "-mulai", "indikator")


def critical_history(jabatan: Jabatan) -> QuerySet[JabatanKritikal]:
    """What was decided about a post being critical, newest first."""
    return JabatanKritikal.objects.filter(jabatan=jabatan).order_by("-mulai")


def critical_rows(scope: Scope, on: date) -> list[JabatanKritikal]:
    """The decision that runs on each critical post within the scope, the most critical first. One query."""
    rows = JabatanKritikal.objects.filter(mulai__lte=on, jabatan__in=posts(scope, on).order_by().values("pk"))
    last = {row.jabatan_id: row for row in rows.select_related("jabatan__unit__opd").order_by("mulai")}
    return sorted((row for row in last.values() if row.tier), key=lambda row: (-row.tier, row.jabatan.unit.kiri))
