"""How ratings spread over units: before and after calibration, against the unit's predicate and the guide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from openkarier.core.appraisal import RATED
from openkarier.core.ratings import Predikat, PredikatUnit, Remark, predicate, remarks
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.hierarchy import inside
from openkarier.stages.registry.models import Unit

from . import queries
from .models import Skp, UnitPredicate, UnitReason


@dataclass(frozen=True)
class Spread:
    """One unit in a year: predicates of its people first given and now, its own predicate, what leaves the guide."""

    unit: Unit
    own: PredikatUnit | None
    base: str
    before: Counter[int] = field(default_factory=Counter)
    after: Counter[int] = field(default_factory=Counter)
    changed: int = 0
    reason: UnitReason | None = None

    @property
    def people(self) -> int:
        """How many are rated."""
        return sum(self.after.values())

    @property
    def remarks(self) -> list[Remark]:
        """Where the spread leaves the guide; none while the unit has no predicate."""
        return remarks(self.own, self.after) if self.own else []

    @property
    def counts(self) -> list[tuple[str, int, int]]:
        """Predicate, before, after, from the best."""
        return [(each.label, self.before[each], self.after[each]) for each in sorted(Predikat, reverse=True)]


def by_opd(scope: Scope, tahun: int) -> list[Spread]:
    """The spread of every OPD of the scope, in the order of the organisation. Five queries."""
    rows = _rated(queries.skps(scope, tahun))
    return _spreads(list(registry.opds(scope).order_by("kiri")), tahun, ((opd, *rest) for opd, _, *rest in rows))


def of_unit(scope: Scope, top: Unit, tahun: int) -> Spread:
    """The spread of a unit and all below it. Four queries."""
    rows = _rated(queries.skps(scope, tahun).filter(inside([top], "unit__")))
    [found] = _spreads([top], tahun, ((top.pk, *rest) for _, _, *rest in rows))
    return found


def _spreads(tops: list[Unit], tahun: int, rows: Iterable[tuple[int, ...]]) -> list[Spread]:
    counted, own, reasons = _counted(rows), _own(tops, tahun), _reasons(tops, tahun)
    found = []
    for top in tops:
        mine, base = own.get(top.pk, (None, ""))
        before, after, changed = counted.get(top.pk, (Counter(), Counter(), 0))
        found.append(Spread(top, mine, base, before, after, changed, reasons.get(top.pk)))
    return found


def _rated(rows: QuerySet[Skp]) -> QuerySet[Skp, tuple[Any, ...]]:
    """OPD, unit, then the ratings first given and now, of those who are rated."""
    return (
        rows.filter(state__in=RATED)
        .order_by()
        .values_list("unit__opd", "unit", "hasil_awal", "perilaku_awal", "hasil_kerja", "perilaku_kerja")
    )


Counted = tuple[Counter[int], Counter[int], int]


def _counted(rows: Iterable[tuple[int, ...]]) -> dict[int, Counted]:
    before: defaultdict[int, Counter[int]] = defaultdict(Counter)
    after: defaultdict[int, Counter[int]] = defaultdict(Counter)
    changed: Counter[int] = Counter()
    for unit, hasil_awal, perilaku_awal, hasil, perilaku in rows:
        before[unit][predicate(hasil_awal, perilaku_awal)] += 1
        after[unit][predicate(hasil, perilaku)] += 1
        changed[unit] += (hasil_awal, perilaku_awal) != (hasil, perilaku)
    return {unit: (before[unit], after[unit], changed[unit]) for unit in after}


def _own(tops: Iterable[Unit], tahun: int) -> dict[int, tuple[PredikatUnit, str]]:
    rows = UnitPredicate.objects.filter(unit__in=[top.pk for top in tops], tahun=tahun, triwulan=0)
    return {row.unit_id: (PredikatUnit(row.nilai), row.dasar) for row in rows}


def _reasons(tops: Iterable[Unit], tahun: int) -> dict[int, UnitReason]:
    rows = UnitReason.objects.filter(unit__in=[top.pk for top in tops], tahun=tahun).order_by("at", "pk")
    return {row.unit_id: row for row in rows}
