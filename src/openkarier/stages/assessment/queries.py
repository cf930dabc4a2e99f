"""Reads of assessment: results of a person, the one that counts, lists by validity, what events brought."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from openkarier.core.assessment import valid_until
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.assessment.models import EksporHasil, HasilUji
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.imports.queries import runs
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.staging import ImportRun

SOON_MONTHS = 6  # an expiry nearer than this is an alarm: a new test needs that long to be planned
KINDS = ("hasil-uji", "rw-kompetensi", "rw-potensi")  # of gateways/spreadsheet
METHODS = HasilUji.Metode.choices


def results(pegawai: Pegawai) -> list[HasilUji]:
    """Results of competency tests of one person, newest first; whether one still counts is its `berlaku_sampai`."""
    return list(HasilUji.objects.filter(pegawai=pegawai).order_by("-tanggal", "-id"))


def latest_results(pegawai_ids: Iterable[int] | QuerySet[Any], on: date) -> dict[int, HasilUji]:
    """The result of each person that counts on a day: the newest valid one; where none is valid, the newest expired.

    One query. `pegawai_ids` are keys, or a query of people or of their keys. Results after `on` are not known yet.
    """
    keys = pegawai_ids if isinstance(pegawai_ids, QuerySet) else list(pegawai_ids)
    if isinstance(keys, QuerySet):
        keys = keys.order_by()
    found: dict[int, HasilUji] = {}
    for row in HasilUji.objects.filter(pegawai__in=keys, tanggal__lte=on).order_by("tanggal", "id"):
        held = found.get(row.pegawai_id)
        if held is None or not row.expired(on) or held.expired(on):
            found[row.pegawai_id] = row
    return found


# --- lists ---


def by_validity(scope: Scope, on: date, state: str = "", event: str = "") -> QuerySet[Pegawai]:
    """People of the scope, each with `berlaku`, the last day on which a result of theirs counts (None = never tested).

    `state`: berlaku, segera (ends within six months), kedaluwarsa, belum; `event` keeps those with a result of it.
    """
    known = Q(hasil_uji__tanggal__lte=on)
    found = registry.people(scope).annotate(berlaku=Max("hasil_uji__berlaku_sampai", filter=known))
    if event:
        found = found.filter(pk__in=HasilUji.objects.filter(kegiatan=event).values("pegawai"))
    soon: dict[str, Any] = {"berlaku__gte": on, "berlaku__lte": valid_until(on, SOON_MONTHS)}  # names of the annotation
    if state == "segera":
        return found.filter(**soon)
    wanted: dict[str, dict[str, Any]] = {
        "berlaku": {"berlaku__gte": on}, "kedaluwarsa": {"berlaku__lt": on}, "belum": {"berlaku__isnull": True},
    }  # fmt: skip
    return found.filter(**wanted.get(state, {"berlaku__isnull": False}))


def validity_counts(scope: Scope, on: date) -> dict[str, int]:
    """How many people have a valid result, one that ends within six months, only expired ones, none. One query."""
    counts = dict.fromkeys(("berlaku", "segera", "kedaluwarsa", "belum"), 0)
    soon = valid_until(on, SOON_MONTHS)
    rows = registry.people(scope).order_by().annotate(
        berlaku=Max("hasil_uji__berlaku_sampai", filter=Q(hasil_uji__tanggal__lte=on))
    )  # fmt: skip
    for last in rows.values_list("berlaku", flat=True):
        if last is None:
            counts["belum"] += 1
        elif last < on:
            counts["kedaluwarsa"] += 1
        else:
            counts["berlaku"] += 1
            counts["segera"] += last <= soon
    return counts


def events(instansi: str) -> list[dict[str, Any]]:
    """Events that brought results: {"kegiatan", "orang", "tanggal"}, the latest first. One query."""
    rows = HasilUji.objects.filter(pegawai__instansi__kode=instansi).exclude(kegiatan="")
    told = rows.values("kegiatan").annotate(orang=Count("pk"), tanggal=Max("tanggal"))
    return [dict(row) for row in told.order_by("-tanggal", "kegiatan")]


def providers(instansi: str) -> list[str]:
    """Providers met so far, by name."""
    rows = HasilUji.objects.filter(pegawai__instansi__kode=instansi).order_by("penyelenggara")
    return list(rows.values_list("penyelenggara", flat=True).distinct())


# --- imports and exports ---


def result_runs(instansi: str) -> QuerySet[ImportRun]:
    """Imports of results, latest first."""
    return runs(instansi).filter(kind__in=KINDS)


def exports(instansi: str) -> QuerySet[EksporHasil]:
    """What was handed out for SIASN, latest first, without the rows."""
    return EksporHasil.objects.filter(instansi__kode=instansi).order_by("-pada", "-pk").defer("isi")


def export(instansi: str, key: int) -> EksporHasil | None:
    """One export with its rows."""
    return EksporHasil.objects.filter(instansi__kode=instansi, pk=key).first()
