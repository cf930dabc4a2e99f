"""Gather what is on record of people, everybody at once or a handful at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from openkarier.core.registry_data import withheld_parts
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.talent.inputs import Asked, Found, Inputs, Person
from openkarier.stages.talent.sources import READERS

PEOPLE = (
    "pk", "nip", "nama", "gelar_depan", "gelar_belakang", "unit_id", "jabatan__nama", "jabatan__jenjang",
    "tingkat_pendidikan", "pendidikan", "tahun_lulus", "tmt_jabatan", "unit__nama", "unit__opd__nama",
)  # fmt: skip
HANDFUL = 20_000  # people read at a time


def everyone(instansi: str) -> QuerySet[Pegawai]:
    """Whom a map is about: serving people of an agency (by code)."""
    return Pegawai.objects.filter(instansi__kode=instansi, aktif=True)


def gather(instansi: str, people: QuerySet[Pegawai], on: date) -> Inputs:
    """Read everything about some people of an agency. A constant number of queries."""
    rows = people.order_by("pk").values_list(*PEOPLE)
    asked = Asked(instansi, people, [Person(*row) for row in rows], on)
    found: dict[str, Found] = {}
    for reader in READERS:
        found |= reader(asked)
    return Inputs(asked.persons, _undisputed(found, people), on)


def _undisputed(found: dict[str, Found], people: QuerySet[Pegawai]) -> dict[str, Found]:
    """Without the parts whose data somebody disputes: they are not scored until that is settled (ADR sanggahan)."""
    for pk, codes in people.exclude(disanggah="").order_by().values_list("pk", "disanggah"):
        for part in withheld_parts(codes):
            found.get(part, {}).pop(pk, None)
    return found


def handfuls(instansi: str, on: date, size: int = HANDFUL) -> Iterator[Inputs]:
    """Everyone of an agency in the order of their keys, `size` people at a time, so that memory stays bounded."""
    people, first = everyone(instansi).order_by("pk"), 0
    while ends := list(people.filter(pk__gt=first).values_list("pk", flat=True)[:size]):
        yield gather(instansi, people.filter(pk__gt=first, pk__lte=ends[-1]), on)
        first = ends[-1]
