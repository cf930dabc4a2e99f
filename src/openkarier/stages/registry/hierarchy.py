"""Who is above and below whom: heads of units, direct superiors, direct subordinates.

A unit means the unit and all below it (nested set: `kiri`..`kanan` of one agency).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from openkarier.stages.registry.models import Jabatan, Pegawai, RiwayatJabatan, Unit

ACTING = (RiwayatJabatan.Penugasan.PLT, RiwayatJabatan.Penugasan.PLH, RiwayatJabatan.Penugasan.PJ)


def units_headed(pegawai: Pegawai) -> list[Unit]:
    """Units whose head post the person holds or stands in for, and in or below which somebody else serves.

    Nobody heads a unit who neither holds a head post nor stands in; then the database is not asked.
    """
    heads_own = pegawai.jabatan is not None and pegawai.jabatan.kepala
    stands_in: bool | None = getattr(pegawai, "stands_in", None)  # `registry.person_of_account` brings it along
    if not heads_own and not (standing_in(pegawai.pk).exists() if stands_in is None else stands_in):
        return []
    below = Pegawai.objects.filter(
        aktif=True,
        unit__instansi=OuterRef("instansi"),
        unit__kiri__gte=OuterRef("kiri"),
        unit__kanan__lte=OuterRef("kanan"),
    ).exclude(pk=pegawai.pk)
    return list(headed_by(pegawai.nip).filter(Exists(below)).order_by("kiri"))


def standing_in(pegawai: Any) -> QuerySet[RiwayatJabatan]:
    """Where a person (id, or a reference to it in an outer query) acts as Plt., Plh. or Pj. now."""
    return RiwayatJabatan.objects.filter(
        pegawai=pegawai, selesai__isnull=True, penugasan__in=ACTING, jabatan__isnull=False
    )


def headed_by(nip: str) -> QuerySet[Unit]:
    """Units whose head post a person holds or stands in for."""
    own = Pegawai.objects.filter(nip=nip, aktif=True, jabatan__isnull=False).values("jabatan")
    acting = RiwayatJabatan.objects.filter(
        pegawai__nip=nip, selesai__isnull=True, penugasan__in=ACTING, jabatan__isnull=False
    ).values("jabatan")
    heads = Jabatan.objects.filter(Q(pk__in=own) | Q(pk__in=acting), kepala=True, aktif=True)
    return Unit.objects.filter(pk__in=heads.values("unit"), aktif=True)


def heads(found: Iterable[int]) -> dict[int, int]:
    """Unit id -> id of the person who heads it: the definitive holder, else who stands in for one."""
    posts_of = Jabatan.objects.filter(unit__in=list(found), kepala=True, aktif=True)
    standing_in = RiwayatJabatan.objects.filter(
        jabatan__in=posts_of, selesai__isnull=True, penugasan__in=ACTING, pegawai__aktif=True
    ).order_by("mulai")  # the one who came last counts
    filled = dict(standing_in.values_list("jabatan__unit", "pegawai"))
    return filled | dict(Pegawai.objects.filter(jabatan__in=posts_of, aktif=True).values_list("jabatan__unit", "pk"))


def head_of(top: Unit) -> Pegawai | None:
    """Who heads a unit, definitively or standing in."""
    found = heads([top.pk]).get(top.pk)
    return Pegawai.objects.select_related("jabatan").get(pk=found) if found else None


def atasan_of(pegawai: Pegawai) -> Pegawai | None:
    """The direct superior: who heads the nearest unit at or above the person's, other than the person.

    A vacant head post is passed over, so that nobody waits for nobody. None at the top: the PPK is no pegawai.
    """
    if pegawai.unit is None:
        return None
    own = pegawai.unit
    line = Unit.objects.filter(instansi=own.instansi_id, kiri__lte=own.kiri, kanan__gte=own.kanan).order_by("-kiri")
    ids = list(line.values_list("pk", flat=True))
    filled = heads(ids)
    above = _nearest(ids, filled, other_than=pegawai.pk)
    return Pegawai.objects.select_related("jabatan", "unit").get(pk=above) if above else None


def bawahan(pegawai: Pegawai) -> QuerySet[Pegawai]:
    """Those whose direct superior the person is (the inverse of `atasan_of`), by name. Five queries."""
    tops = units_headed(pegawai)
    below = list(Unit.objects.filter(inside(tops)).order_by("kiri")) if tops else []
    filled = heads(each.pk for each in below)
    line = _lines(below)
    direct = [pk for pk, way in line.items() if _nearest(way, filled, other_than=None) == pegawai.pk]
    sits = dict(Pegawai.objects.filter(pk__in=filled.values(), unit__in=line).values_list("pk", "unit"))
    leading = [pk for pk, unit in sits.items() if _nearest(line[unit], filled, other_than=pk) == pegawai.pk]
    mine = (Q(unit__in=direct) & ~Q(pk__in=filled.values())) | Q(pk__in=leading)
    return Pegawai.objects.filter(mine, aktif=True).exclude(pk=pegawai.pk).order_by("nama", "id")


def superiors_in(tops: Iterable[Unit]) -> dict[int, int | None]:
    """Everybody serving in or below these units -> the direct superior's id among these units. Four queries."""
    below = list(Unit.objects.filter(inside(tops)).order_by("kiri"))
    filled, line = heads(each.pk for each in below), _lines(below)
    serving = Pegawai.objects.filter(unit__in=line, aktif=True).values_list("pk", "unit")
    return {person: _nearest(line[unit], filled, other_than=person) for person, unit in serving if unit}


def _lines(units: list[Unit]) -> dict[int, list[int]]:
    """Unit id -> ids from the unit itself upwards, for units of one agency in the order of `kiri`."""
    found: dict[int, list[int]] = {}
    around: list[Unit] = []
    for unit in units:
        while around and around[-1].kanan < unit.kiri:
            around.pop()
        found[unit.pk] = [unit.pk, *(found[around[-1].pk] if around else ())]
        around.append(unit)
    return found


def _nearest(way: Iterable[int], filled: dict[int, int], *, other_than: int | None) -> int | None:
    return next((filled[pk] for pk in way if pk in filled and filled[pk] != other_than), None)


def inside(tops: Iterable[Unit], prefix: str = "") -> Q:
    """The rows in or below one of the units (`prefix` leads to the unit); no unit matches nothing."""
    found = Q(pk__in=[])
    for top in tops:
        bounds = {"instansi": top.instansi_id, "kiri__gte": top.kiri, "kanan__lte": top.kanan}
        found |= Q(**{f"{prefix}{name}": value for name, value in bounds.items()})
    return found
