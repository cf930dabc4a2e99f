"""Reads of talent: frozen maps and where they put people, versions of the formula, groups and slates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, DateField, QuerySet

from openkarier.core.talent import PARTS, POOL, UNIT, Standing
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.once import once
from openkarier.foundation.prepared import Prepared
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


@once
def last_map(instansi: str, on: date) -> TalentMap | None:
    """The map that counts on a day: the latest that was frozen for that day or before."""
    return next(iter(_last_map(instansi, on)), None)


_last_map = Prepared(lambda instansi, on: maps(instansi).filter(tanggal__lte=on)[:1], CharField(), DateField())


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


# --- figures of a map ---


def chosen_map(instansi: str, wanted: str, on: date) -> TalentMap | None:
    """The map of that key (as a URL gives it), else the one that counts on the day."""
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        return maps(instansi).filter(pk=int(wanted)).first()
    return last_map(instansi, on)


@dataclass(frozen=True)
class Place:
    """People of one perangkat daerah per box; 0 = cannot be told yet."""

    kode: str
    nama: str
    boxes: dict[int, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.boxes.values())

    @property
    def pool(self) -> int:
        """Those in boxes 7, 8 and 9."""
        return sum(self.boxes.get(box, 0) for box in POOL)

    @property
    def unjudged(self) -> int:
        """Those whose box cannot be told yet."""
        return self.boxes.get(0, 0)


def counts(found: QuerySet[MapRow]) -> dict[int, int]:
    """People per box; 0 = cannot be told yet."""
    rows = found.order_by().values_list("kotak").annotate(Count("pk"))
    held = {box or 0: number for box, number in rows}
    return {box: held.get(box, 0) for box in range(10)}


def reasons(found: QuerySet[MapRow]) -> dict[str, int]:
    """Why people have no box -> how many: "uji" never tested, "predikat" never rated, "keduanya", "rentang". One query.

    "rentang": the main parts are there, but what else is missing leaves more than one box open.
    """
    held: dict[str, int] = {}
    rows = found.order_by().filter(kotak__isnull=True).values_list("kurang").annotate(Count("pk"))
    for missing, number in rows:
        main = [part.code for part in PARTS if part.main and part.code in split(missing)]
        why = "keduanya" if len(main) > 1 else main[0] if main else "rentang"
        held[why] = held.get(why, 0) + number
    return held


def places(found: QuerySet[MapRow]) -> list[Place]:
    """Per perangkat daerah, those with the most in the pool first."""
    held: dict[tuple[str, str], dict[int, int]] = {}
    rows = found.order_by().values_list("unit__opd__kode", "unit__opd__nama", "kotak").annotate(Count("pk"))
    for kode, nama, box, number in rows:
        held.setdefault((kode or "", nama or "Tanpa perangkat daerah"), {})[box or 0] = number
    return sorted((Place(*key, boxes) for key, boxes in held.items()), key=lambda p: (-p.pool, p.nama))


def one_row(scope: Scope, peta: TalentMap, nip: str) -> MapRow | None:
    """A person's row, with map, formula and post; None outside the scope."""
    if scope.reach == Reach.SELF:
        return next(iter(_own_row(scope.instansi, nip, peta.pk)), None) if nip == scope.nip else None
    return _whole(scope, peta, nip).first()


def _whole(scope: Scope, peta: Any, nip: Any) -> QuerySet[MapRow]:
    return rows(scope, peta).select_related("peta__formula", "pegawai__jabatan").filter(pegawai__nip=nip)


_own_row = Prepared(  # on every home
    lambda instansi, nip, peta: _whole(Scope(Reach.SELF, nip, instansi), peta, nip),
    CharField(), CharField(), BigIntegerField(),
)  # fmt: skip


def history(pegawai_id: int) -> QuerySet[MapRow]:
    """A person's rows of all maps, the latest first."""
    found = MapRow.objects.filter(pegawai=pegawai_id).select_related("peta").defer("bukti")
    return found.order_by("-peta__tanggal", "-peta__pk")
