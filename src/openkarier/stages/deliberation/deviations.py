"""What an auditor asks of the committee: departures by unit, reason and maker; the monthly index; a fixed sample."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from openkarier.core.deliberation import SMALLEST, UNMOVED, Month, index_of
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.deliberation.models import Berkas, Usulan
from openkarier.stages.deliberation.queries import released
from openkarier.stages.registry.models import Pegawai

SAMPLE = 5  # usulan in a sample
SEED = "2026"


def moved(scope: Scope) -> QuerySet[Usulan]:
    """Released usulan of the agency that move somebody. A sidang belongs to no unit."""
    if scope.unit or scope.reach < Reach.INSTANSI:
        return Usulan.objects.none()
    return released(scope.instansi).exclude(jenis__in=UNMOVED)


def departures(scope: Scope) -> QuerySet[Usulan]:
    """Those that passed somebody over."""
    return moved(scope).filter(dilewati__gt=0)


def counted(rows: Iterable[Usulan]) -> dict[str, list[tuple[str, int]]]:
    """The departures counted by OPD, reason and who wrote them down, most first."""
    found = list(rows)
    makers = dict(Pegawai.objects.filter(nip__in={each.oleh for each in found}).values_list("nip", "nama"))
    asks: dict[str, Callable[[Usulan], str]] = {
        "Perangkat daerah": lambda each: (each.ke.unit.opd or each.ke.unit).nama,
        "Alasan": lambda each: each.get_kode_alasan_display(),
        "Pengusul": lambda each: makers.get(each.oleh, each.oleh),
    }
    return {label: Counter(map(ask, found)).most_common() for label, ask in asks.items()}


def months(scope: Scope, zona: str) -> list[Month]:
    """The Indeks Deviasi month by month. One query."""
    return index_of(anonymous(scope, zona))


def anonymous(scope: Scope, zona: str) -> list[tuple[str, bool]]:
    """(month, departs) of every released usulan that moves somebody, without names: what the index is made of."""
    zone = ZoneInfo(zona)
    rows = moved(scope).order_by("released_at", "pk").values_list("released_at", "dilewati")
    return [(f"{at.astimezone(zone):%Y-%m}", passed > 0) for at, passed in rows if at]


def shown(rows: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The rows of months large enough to be shown; the index is the same from these alone."""
    sizes = Counter(month for month, _ in rows)
    return [(month, departs) for month, departs in rows if sizes[month] >= SMALLEST]


def sample(scope: Scope, seed: str, amount: int = SAMPLE) -> list[Usulan]:
    """A random sample of released usulan: the same seed and the same usulan give the same sample."""
    keys = sorted(moved(scope).values_list("pk", flat=True))
    drawn = random.Random(seed).sample(keys, min(amount, len(keys)))  # noqa: S311  # a sample, not a secret
    found = moved(scope).in_bulk(drawn)
    return [found[key] for key in drawn]


def frozen(scope: Scope, usulan: int) -> Berkas | None:
    """The dossier frozen with a released usulan."""
    rows = Berkas.objects.filter(usulan__in=moved(scope).order_by(), usulan=usulan)
    return rows.select_related("usulan__sidang", "usulan__pegawai", "usulan__ke__unit__opd", "usulan__dari").first()
