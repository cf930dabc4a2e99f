"""Reads of talent: frozen maps and where they put people, versions of the formula, groups and slates."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from openkarier.core.talent import UNIT, Standing
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent.models import FormulaVersion, MapRow, TalentMap

# --- formulas and maps ---


def formulas(instansi: str) -> QuerySet[FormulaVersion]:
    """Versions of an agency (by code), newest first."""
    return FormulaVersion.objects.filter(instansi__kode=instansi).order_by("-dibuat_pada", "-pk")


def maps(instansi: str) -> QuerySet[TalentMap]:
    """Frozen maps of an agency (by code), the latest day first."""
    rows = TalentMap.objects.filter(instansi__kode=instansi).select_related("formula")
    return rows.order_by("-tanggal", "-beku_pada", "-pk")


def last_map(instansi: str, on: date) -> TalentMap | None:
    """The map that counts on a day: the latest that was frozen for that day or before."""
    return maps(instansi).filter(tanggal__lte=on).first()


def rows(scope: Scope, peta: TalentMap) -> QuerySet[MapRow]:
    """Rows of a map about people within the scope, with person and unit."""
    people = registry.people(scope).order_by().values("pk")
    return MapRow.objects.filter(peta=peta, pegawai__in=people).select_related("pegawai", "unit__opd")


# --- where people stand (contract with deliberation and rotation) ---


def standing(instansi: str, on: date) -> dict[int, Standing]:
    """Person id -> where the last frozen map puts them on a day; empty without a map. Two queries."""
    peta = last_map(instansi, on)
    if peta is None:
        return {}
    values = MapRow.objects.filter(peta=peta).values_list(
        "pegawai_id", "kotak", "potensial", "kinerja", "nilai", "kurang", "usang", "mungkin"
    )
    return {
        person: Standing(
            box, x / UNIT, y / UNIT, value / UNIT, peta.formula.nama, peta.tanggal, split(missing), split(stale),
            tuple(int(each) for each in split(boxes)),
        )
        for person, box, x, y, value, missing, stale, boxes in values
    }  # fmt: skip


def split(words: str) -> tuple[str, ...]:
    """ "uji,masa" -> ("uji", "masa"); an empty text is nothing."""
    return tuple(words.split(",")) if words else ()
