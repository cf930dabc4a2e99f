"""Gathers what the report to the regional head is made of: results, standards, categories, posts, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from openkarier.core.assessment import BandSet, Purpose
from openkarier.core.unit_map import LADDER, Post, Tested, UnitMap, unit_map
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.assessment.bands import Bands, bands_on
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards.queries import standards_of


@dataclass(frozen=True)
class Source:
    """Where figures come from: provider, method, day or days, accreditation, how many."""

    penyelenggara: str
    metode: str
    pertama: date
    terakhir: date
    orang: int
    terakreditasi: bool | None


@dataclass(frozen=True)
class UnitReport:
    """Everything that the report shows. `event` "" = the result of each person that counts today."""

    event: str
    on: date
    map: UnitMap
    bands: BandSet
    sources: tuple[Source, ...]
    untested: int  # serving holders of structural posts without any valid result
    assumed: int  # people whose post has no standard of its own


def unit_report(scope: Scope, on: date, event: str = "") -> UnitReport:
    """Gather and sum up. About ten queries, whatever the number of people."""
    results = _results(scope, on, event)
    people = registry.people(scope).filter(pk__in=list(results)).select_related("jabatan", "unit__opd")
    standards = standards_of([person.jabatan for person in people if person.jabatan], on)
    sets = bands_on(scope.instansi, on)
    tested = [_tested(person, results[person.pk], standards, sets, on) for person in people]
    shown = sets.of(Purpose.MAPPING)
    ready_at = float(sets.of(Purpose.FILLING).bands[0].least)
    made = unit_map(tested, _posts(scope, on), len(shown.bands), ready_at)
    assumed = sum(each.assumed for each in made.people)
    return UnitReport(event, on, made, shown, _sources(results.values()), _untested(scope, on), assumed)


def _results(scope: Scope, on: date, event: str) -> dict[int, HasilUji]:
    people = registry.people(scope)
    if not event:
        return latest_results(people, on)
    rows = HasilUji.objects.filter(kegiatan=event, pegawai__in=people.order_by(), tanggal__lte=on)
    return {row.pegawai_id: row for row in rows.order_by("tanggal", "id")}


def _tested(person: Pegawai, result: HasilUji, standards: Any, sets: Bands, on: date) -> Tested:
    post = person.jabatan
    standard = standards.get(post.pk) if post else None
    opd = person.unit.opd if person.unit else None
    made = Tested(
        nip=person.nip,
        nama=person.nama_gelar,
        jabatan=post.nama if post else "",
        unit=opd.nama if opd else person.unit.nama if person.unit else "Tanpa unit kerja",
        jenjang=post.jenjang if post else "",
        levels=result.kompetensi,
        asked=standard.levels if standard else {},
        potential=_potential(result),
        band=None,
        valid=not result.expired(on),
        assumed=bool(standard and standard.assumed),
    )
    if made.match is None:
        return made
    rank = sets.of(Purpose.MAPPING, made.jenjang).rank(made.match.raw)
    return Tested(**{name: getattr(made, name) for name in _FIELDS} | {"band": rank})


_FIELDS = tuple(Tested.__dataclass_fields__)


def _potential(result: HasilUji) -> float | None:
    """The total of potential, or the mean of the aspects where no total was given."""
    scores = result.potensi
    if scores.get("total") is not None:
        return float(scores["total"])
    return sum(scores.values()) / len(scores) if scores else None


def _posts(scope: Scope, on: date) -> list[Post]:
    """Structural posts of the agency that somebody may be ready for; readiness looks beyond the own unit."""
    rows = Jabatan.objects.filter(
        aktif=True, unit__aktif=True, unit__instansi__kode=scope.instansi, jenis="1", jenjang__in=[*LADDER]
    ).select_related("unit__opd")
    held: Any = rows.annotate(terisi=Count("pemangku", filter=Q(pemangku__aktif=True))).order_by("unit__kiri", "pk")
    posts = list(held)
    standards = standards_of(posts, on)
    return [
        Post(
            post.nama,
            post.unit.opd.nama if post.unit.opd else post.unit.nama,
            post.jenjang,
            standards[post.pk].levels,
            not post.terisi,
        )
        for post in posts
    ]


def _untested(scope: Scope, on: date) -> int:
    """Serving holders of structural posts whose results have all expired, or who were never tested."""
    holders = registry.people(scope).order_by().filter(jabatan__jenis="1")
    valid = HasilUji.objects.filter(tanggal__lte=on, berlaku_sampai__gte=on).values("pegawai")
    return holders.exclude(pk__in=valid).count()


def _sources(results: Sequence[HasilUji] | Any) -> tuple[Source, ...]:
    groups: dict[tuple[str, str, bool | None], list[HasilUji]] = {}
    for row in results:
        groups.setdefault((row.penyelenggara, row.get_metode_display(), row.terakreditasi), []).append(row)
    made = [
        Source(
            provider, method, min(row.tanggal for row in rows), max(row.tanggal for row in rows), len(rows), accredited
        )
        for (provider, method, accredited), rows in groups.items()
    ]
    return tuple(sorted(made, key=lambda each: (-each.orang, each.penyelenggara)))
