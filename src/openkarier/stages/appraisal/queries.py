"""Reads of appraisal: predicates, SKP of a person and of a scope, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from openkarier.core.appraisal import WAITING_FOR_SUPERIOR
from openkarier.core.ratings import Predikat
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.appraisal.models import (
    Difference,
    Invitation,
    Note,
    Objection,
    PredikatKinerja,
    RatingChange,
    Service,
    Skp,
    Survey,
)
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.hierarchy import inside
from openkarier.stages.registry.models import Pegawai, Unit

NOTE_KINDS = [pair for pair in Note.Kind.choices if pair[0] != Note.Kind.KEMAJUAN]  # what a superior may write
SHEET = ("pegawai__instansi", "pegawai__unit", "pegawai__jabatan", "unit__opd", "penilai__jabatan", "atasan_penilai")


def predicates(pegawai: Pegawai) -> list[PredikatKinerja]:
    """Predikat kinerja of one person, newest year first."""
    return list(PredikatKinerja.objects.filter(pegawai=pegawai).order_by("-tahun"))


def history(pegawai: Pegawai) -> dict[int, Predikat]:
    """Year -> predicate, oldest first."""
    rows = PredikatKinerja.objects.filter(pegawai=pegawai).order_by("tahun").values_list("tahun", "nilai")
    return {tahun: Predikat(nilai) for tahun, nilai in rows}


# --- SKP ---


def skps_of(pegawai: Pegawai) -> QuerySet[Skp]:
    """All SKP of a person, newest first."""
    return Skp.objects.filter(pegawai=pegawai).order_by("-tahun", "-bagian")


def skp_of(pegawai: Pegawai, kode: str) -> Skp | None:
    """One SKP by its code "2026-1", with what its pages need."""
    tahun, _, bagian = kode.partition("-")
    if not all(word.isascii() and word.isdigit() and len(word) < 5 for word in (tahun, bagian)):
        return None
    rows = Skp.objects.select_related(*SHEET, "objection__decided_by")
    return rows.filter(pegawai=pegawai, tahun=int(tahun), bagian=int(bagian)).first()


def skps(scope: Scope, tahun: int) -> QuerySet[Skp]:
    """SKP of a year of everybody within the scope, by name."""
    people = registry.everyone(scope).order_by()
    rows = Skp.objects.filter(tahun=tahun, pegawai__in=people).select_related("pegawai", "unit__opd")
    return rows.order_by("pegawai__nama", "pegawai_id", "bagian")


def led_by(person: Pegawai, tahun: int) -> QuerySet[Skp]:
    """SKP of a year that this person appraises, or decides over as the superior's superior."""
    rows = Skp.objects.filter(Q(penilai=person) | Q(atasan_penilai=person), tahun=tahun)
    return rows.select_related("pegawai", "unit", "penilai").order_by("pegawai__nama", "pegawai_id", "bagian")


def waiting_for(person: Pegawai) -> QuerySet[Skp]:
    """What waits for this person as superior, or as judge of an objection."""
    return Skp.objects.filter(
        Q(penilai=person, state__in=WAITING_FOR_SUPERIOR) | Q(atasan_penilai=person, state="keberatan")
    )


def led_by_ppk(scope: Scope, tahun: int) -> QuerySet[Skp]:
    """SKP of a year that the PPK appraises, or decides over: no pegawai stood above when they were filed."""
    rows = Skp.objects.filter(atasan_penilai__isnull=True, tahun=tahun, pegawai__in=registry.everyone(scope).order_by())
    return rows.select_related("pegawai", "unit", "penilai").order_by("pegawai__nama", "pegawai_id", "bagian")


def waiting_for_ppk(scope: Scope) -> QuerySet[Skp]:
    """What waits for the PPK as superior, or as judge of an objection."""
    rows = Skp.objects.filter(atasan_penilai__isnull=True, pegawai__in=registry.everyone(scope).order_by())
    return rows.filter(Q(penilai__isnull=True, state__in=WAITING_FOR_SUPERIOR) | Q(state="keberatan"))


def stalled(rows: QuerySet[Skp], at: datetime, days: int) -> QuerySet[Skp]:
    """Those that have waited for a superior longer than `days`."""
    return rows.filter(state__in=WAITING_FOR_SUPERIOR, since__lt=at - timedelta(days=days))


def without_skp(scope: Scope, tahun: int) -> QuerySet[Pegawai]:
    """Serving people within the scope who have no SKP of the year."""
    begun = Skp.objects.filter(tahun=tahun).exclude(state="rancangan").values("pegawai")
    return registry.people(scope).exclude(pk__in=begun).filter(jabatan__isnull=False)


def years(instansi: str) -> list[int]:
    """Years with an SKP, newest first."""
    rows = Skp.objects.filter(pegawai__instansi__kode=instansi).order_by()
    return sorted(set(rows.values_list("tahun", flat=True).distinct()), reverse=True)


def states_by_opd(scope: Scope, tahun: int) -> dict[int, dict[str, int]]:
    """OPD id -> state -> number of SKP. One query."""
    rows = skps(scope, tahun).order_by().values_list("unit__opd", "state").annotate(n=Count("pk"))
    found: dict[int, dict[str, int]] = {}
    for opd, state, number in rows:
        found.setdefault(opd, {})[state] = number
    return found


def superior_results(skp: Skp) -> list[str]:
    """The results of the superior's SKP of the year, to be served by the person's own."""
    if skp.penilai_id is None:
        return []
    rows = Skp.objects.filter(pegawai=skp.penilai_id, tahun=skp.tahun).order_by("-bagian")[:1]
    return [words for row in rows for words in row.hasil.order_by("nomor").values_list("rencana", flat=True)]


# --- units ---


def opd_within(scope: Scope, kode: str) -> Unit | None:
    """A unit of the scope by code."""
    return registry.unit(scope, kode)


def changes_in(scope: Scope, tahun: int) -> QuerySet[RatingChange]:
    """Ratings that were changed, newest first."""
    rows = RatingChange.objects.filter(skp__in=skps(scope, tahun).order_by())
    return rows.select_related("skp__pegawai", "skp__unit__opd").order_by("-at", "-pk")


def objections(scope: Scope) -> QuerySet[Objection]:
    """Objections within the scope, undecided first."""
    rows = Objection.objects.filter(skp__pegawai__in=registry.everyone(scope).order_by())
    return rows.select_related("skp__pegawai", "skp__unit", "decided_by").order_by("decided_at", "until", "pk")


def differences(scope: Scope) -> QuerySet[Difference]:
    """Differences within the scope that nobody has decided yet."""
    rows = Difference.objects.filter(choice="", predikat__pegawai__in=registry.everyone(scope).order_by())
    return rows.select_related("predikat__pegawai__unit").order_by("predikat__pegawai__nama", "pk")


def difference(scope: Scope, pk: int) -> Difference | None:
    """One difference within the scope, decided or not."""
    rows = Difference.objects.filter(pk=pk, predikat__pegawai__in=registry.everyone(scope).order_by())
    return rows.select_related("predikat__pegawai").first()


# --- surveys ---


def invitations(pegawai: Pegawai, at: datetime) -> QuerySet[Invitation]:
    """Surveys that ask this person now."""
    open_now = Q(survey__closed_at__isnull=True, survey__mulai__lte=at, survey__batas__gt=at)
    rows = Invitation.objects.filter(open_now, responden=pegawai).select_related("survey__pegawai__jabatan")
    return rows.order_by("answered", "survey__pegawai__nama", "pk")


def invitation(pegawai: Pegawai, pk: int) -> Invitation | None:
    """One invitation of this person."""
    rows = Invitation.objects.filter(pk=pk, responden=pegawai)
    return rows.select_related("survey__pegawai__jabatan", "survey__pegawai__unit").first()


def survey_of(pegawai: Pegawai, tahun: int) -> Survey | None:
    """The survey about a person in a year."""
    return Survey.objects.filter(pegawai=pegawai, tahun=tahun).first()


def surveys(scope: Scope, tahun: int) -> QuerySet[Survey]:
    """Surveys of the year within the scope."""
    return Survey.objects.filter(tahun=tahun, pegawai__in=registry.everyone(scope).order_by())


def services(scope: Scope) -> QuerySet[Service]:
    """Services of units within the scope, by unit and name."""
    rows = Service.objects.filter(unit__in=registry.units(scope).order_by())
    return rows.select_related("unit__opd", "unit__instansi").order_by("unit__kiri", "nama")


def service(kode: str) -> Service | None:
    """A service by the code of its QR."""
    return Service.objects.filter(kode=kode).select_related("unit__opd", "unit__instansi").first()


def people_named(keys: Iterable[str]) -> dict[str, str]:
    """NIP -> name with titles, for actors on record."""
    return {person.nip: person.nama_gelar for person in Pegawai.objects.filter(nip__in=set(keys))}


def services_of(top: Unit) -> list[Service]:
    """Services of a unit and all below it."""
    rows = Service.objects.filter(inside([top], "unit__")).select_related("unit__opd", "unit__instansi")
    return list(rows.order_by("nama"))


def serving_by_opd(scope: Scope) -> dict[int, int]:
    """OPD id -> serving people with a post. One query."""
    rows = registry.people(scope).filter(jabatan__isnull=False, unit__opd__isnull=False).order_by()
    return dict(rows.values_list("unit__opd").annotate(n=Count("pk")))


def survey_progress(scope: Scope, tahun: int) -> list[dict[str, Any]]:
    """Per OPD: surveys, closed ones, invitations and answers; no person, no group. One query."""
    rows: Any = surveys(scope, tahun).order_by()  # Any: the plugin takes an annotated row for another type
    found = rows.values(opd=F("pegawai__unit__opd__nama")).annotate(
        survei=Count("pk", distinct=True),
        ditutup=Count("pk", distinct=True, filter=Q(closed_at__isnull=False)),
        diminta=Count("undangan"),
        dijawab=Count("undangan", filter=Q(undangan__answered=True)),
        batas=Max("batas"),
    )
    return list(found.order_by("opd"))


def nilai_of(people: Iterable[Pegawai], tahun: int) -> dict[int, int]:
    """Person id -> predicate of a year, of those who have one. One query."""
    rows = PredikatKinerja.objects.filter(pegawai__in=[each.pk for each in people], tahun=tahun)
    return dict(rows.values_list("pegawai", "nilai"))
