"""Conflicts of interest found in the data: self, superior within two years, declared ties, nominator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Q

from openkarier.core.deliberation import SUPERIOR_DAYS
from openkarier.stages.deliberation.models import Anggota, Calon, Hubungan
from openkarier.stages.registry.models import RiwayatJabatan

Ties = dict[tuple[int, int], set[str]]  # (anggota, pegawai) -> kinds of core.deliberation.TIES


def ties(members: Sequence[Anggota], people: Collection[int], on: date) -> Ties:
    """Every tie between a member and one of the people (ids). Three queries, however many there are."""
    found: Ties = defaultdict(set)
    by_person = {member.pegawai_id: member.pk for member in members}
    for person, member in by_person.items():
        if person in people:
            found[member, person].add("diri")
    for person, other, kind in _declared(by_person, people):
        found[by_person[person], other].add(kind)
    for person, other in _superiors(by_person, people, on):
        found[by_person[person], other].add("atasan")
    return dict(found)


def nominated(members: Sequence[Anggota], candidates: Iterable[Calon]) -> Ties:
    """Ties of members with the candidates whom they put on the list themselves."""
    by_person = {member.pegawai_id: member.pk for member in members}
    return {
        (by_person[each.pengusul_id], each.pegawai_id): {"pengusul"}
        for each in candidates
        if each.pengusul_id in by_person
    }


def _declared(members: Collection[int], people: Collection[int]) -> list[tuple[int, int, str]]:
    """(member's person, other person, kind) of ties declared by a member now or in an earlier sidang."""
    rows = Hubungan.objects.filter(pegawai__in=list(members), dengan__in=list(people))
    return list(rows.values_list("pegawai_id", "dengan_id", "jenis"))


def _superiors(members: Collection[int], people: Collection[int], on: date) -> set[tuple[int, int]]:
    """(member's person, other person) where the member headed the other's unit, or one above it, at the same time."""
    since = on - timedelta(days=SUPERIOR_DAYS)
    recent = RiwayatJabatan.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gt=since), mulai__lte=on, jabatan__isnull=False
    )
    fields = ("pegawai_id", "mulai", "selesai", "jabatan__unit__kiri", "jabatan__unit__kanan")
    headed = recent.filter(pegawai__in=list(members), jabatan__kepala=True).values_list(*fields)
    served = list(recent.filter(pegawai__in=list(people)).values_list(*fields))
    found = set()
    for boss, begun, ended, left, right in headed:
        for person, mulai, selesai, kiri, kanan in served:
            below = left <= kiri and kanan <= right and person != boss
            together = mulai < (ended or date.max) and begun < (selesai or date.max)
            if below and together:
                found.add((boss, person))
    return found
