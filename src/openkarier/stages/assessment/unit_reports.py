"""Gathers what the report to the regional head is made of: results, standards, categories, posts, who is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from openkarier.core.assessment import BandSet, Purpose
from openkarier.core.unit_map import LADDER, Post, Tested, UnitMap, unit_map
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.assessment import event_queries
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
class Absent:
    """A participant without a result, with what is known of why."""

    nip: str
    nama: str
    jabatan: str
    unit: str
    alasan: str


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
    called: int  # participants of the event; 0 where the event is not planned here
    absent: tuple[Absent, ...]  # participants without a result
    uninvited: tuple[str, ...]  # NIP with a result of the event who are no participants


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
    called, absent, uninvited = _roll(scope, event, results, [person.nip for person in people])
    return UnitReport(
        event=event,
        on=on,
        map=made,
        bands=shown,
        sources=_sources(results.values()),
        untested=_untested(scope, on),
        assumed=sum(each.assumed for each in made.people),
        called=called,
        absent=absent,
        uninvited=uninvited,
    )


def _roll(
    scope: Scope, kode: str, results: Mapping[int, HasilUji], tested: Sequence[str]
) -> tuple[int, tuple[Absent, ...], tuple[str, ...]]:
    """Participants of the event against results: how many were called, who lacks one, who has one uncalled."""
    event = event_queries.event(scope.instansi, kode) if kode else None
    if event is None:
        return 0, (), ()
    rows = list(event_queries.participants(event, scope))
    there = {row.pegawai.nip for row in rows}
    absent = tuple(_absent(row) for row in rows if row.pegawai_id not in results)
    return len(rows), absent, tuple(nip for nip in tested if nip not in there)


def _absent(row: Any) -> Absent:
    person = row.pegawai
    opd = person.unit.opd if person.unit else None
    why = "hadir, hasil belum diterima" if row.hadir else "tidak hadir"
    return Absent(
        person.nip, person.nama_gelar, person.jabatan.nama if person.jabatan else "", opd.nama if opd else "", why
    )


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


def personnel_head(instansi: str) -> Pegawai | None:
    """Who heads the personnel agency, and so signs the report; None where that is not on record."""
    heads = Pegawai.objects.filter(instansi__kode=instansi, aktif=True, jabatan__kepala=True)
    found = heads.filter(jabatan__unit__nama__icontains="Kepegawaian", jabatan__unit=F("jabatan__unit__opd"))
    return found.select_related("jabatan").order_by("pk").first()
