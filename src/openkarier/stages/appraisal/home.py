"""Reads for the homes: each desk's whole say about performance in one query."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from openkarier.core.appraisal import WAITING_FOR_SUPERIOR
from openkarier.core.appraisal_tasks import Own
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.models import Pegawai

from . import queries
from .models import Difference, Invitation, Skp
from .operations import WITHOUT_SKP


class OwnYear(NamedTuple):
    """A person's SKP of this and the last year (with their codes), surveys that ask, and whether an SKP is due."""

    sheets: list[tuple[str, Own]]
    asked: int
    owes: bool


def own_year(nip: str, tahun: int, at: Any) -> OwnYear:
    """What the round asks of one person."""
    open_now = Q(survey__closed_at__isnull=True, survey__mulai__lte=at, survey__batas__gt=at, answered=False)
    asked = Invitation.objects.filter(open_now, responden=OuterRef("pk")).order_by().values("responden")
    rows = Pegawai.objects.filter(nip=nip, aktif=True).annotate(
        lembar=FilteredRelation("skp", condition=Q(skp__tahun__in=(tahun - 1, tahun))),
        asked=Coalesce(Subquery(asked.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
    )
    found = list(
        rows.order_by("lembar__tahun", "lembar__bagian").values_list(
            "jabatan", "kedudukan_hukum", "asked", "lembar__tahun", "lembar__bagian", "lembar__state",
            "lembar__agreed_at", "lembar__dukungan", "lembar__diserahkan_at", "lembar__diterima_at",
        )
    )  # fmt: skip
    if not found:
        return OwnYear([], 0, owes=False)
    sheets = [_sheet(row[3:]) for row in found if row[3] is not None]
    owes = found[0][0] is not None and found[0][1] not in WITHOUT_SKP and all(own.tahun != tahun for _, own in sheets)
    return OwnYear(sheets, found[0][2], owes)


def _sheet(row: tuple[Any, ...]) -> tuple[str, Own]:
    tahun, bagian, state, agreed_at, dukungan, diserahkan_at, diterima_at = row
    own = Own(
        tahun, state, agreed=agreed_at is not None, settled=bool(dukungan),
        handed_over=diserahkan_at and diserahkan_at.date(), received=diterima_at and diterima_at.date(),
    )  # fmt: skip
    return f"{tahun}-{bagian}", own


def waiting(nip: str) -> list[tuple[int, str, str]]:
    """(year, state, name) of each SKP that waits for this person as superior, or as judge of an objection."""
    mine = Q(penilai__nip=nip, state__in=WAITING_FOR_SUPERIOR) | Q(atasan_penilai__nip=nip, state="keberatan")
    return _named(Skp.objects.filter(mine))


def waiting_for_ppk(scope: Scope) -> list[tuple[int, str, str]]:
    """The same for the PPK; nothing at a seat over one unit, which is not the PPK's."""
    return [] if scope.unit else _named(queries.waiting_for_ppk(scope))


def _named(found: QuerySet[Skp]) -> list[tuple[int, str, str]]:
    rows = found.select_related("pegawai").order_by("since", "pk")
    return [(row.tahun, row.state, row.pegawai.nama_gelar) for row in rows]


def year_counts(scope: Scope, tahun: int) -> dict[str, int]:
    """State -> number of SKP of a year; "pegawai": who owes one; "selisih": differences that wait for a decision."""
    people = registry.people(scope).filter(jabatan__isnull=False).exclude(kedudukan_hukum__in=WITHOUT_SKP)
    differing = Difference.objects.filter(choice="", predikat__pegawai__in=registry.everyone(scope).order_by())
    states = queries.skps(scope, tahun).order_by().values_list(F("state")).annotate(n=Count("pk"))
    rows = states.union(_count("pegawai", people), _count("selisih", differing), all=True)
    return {kind: number for kind, number in rows if number}


def _count(name: str, rows: QuerySet[Any]) -> Any:
    return rows.order_by().annotate(kind=Value(name)).values_list("kind").annotate(n=Count("pk"))
