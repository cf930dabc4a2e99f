"""What is on record of people on a day, part by part, each reading with its source and date; no judgement here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from django.db.models import QuerySet

from openkarier.core.talent.columns import Readings, empty
from openkarier.core.talent.parts import PLACE
from openkarier.stages.registry.models import Pegawai


class Reading(NamedTuple):
    """One reading: its value, whether its validity has passed, the day of the evidence, where it comes from, words."""

    value: int
    stale: bool = False
    at: date | None = None
    source: str = ""
    note: str = ""


class Person(NamedTuple):
    """Who is scored, as the map keeps them."""

    pk: int
    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    unit: int | None
    jabatan: str | None
    jenjang: str | None
    tingkat: str
    pendidikan: str
    tahun_lulus: int | None
    tmt: date | None
    nama_unit: str | None
    nama_opd: str | None

    @property
    def named(self) -> str:
        """Name with titles."""
        front = f"{self.gelar_depan} " if self.gelar_depan else ""
        return f"{front}{self.nama}" + (f", {self.gelar_belakang}" if self.gelar_belakang else "")


Found = dict[int, Reading]  # by id of the person


@dataclass(frozen=True)
class Asked:
    """Who is asked about (a query that names people of one agency) and on which day."""

    instansi: str
    people: QuerySet[Pegawai]
    persons: Sequence[Person]
    on: date

    @cached_property
    def keys(self) -> QuerySet[Any]:
        """Their keys, for a subquery."""
        return self.people.order_by().values("pk")


@dataclass(frozen=True)
class Inputs:
    """People in the order of their keys and what was found of each, by part."""

    persons: Sequence[Person]
    found: Mapping[str, Found]
    on: date

    @cached_property
    def readings(self) -> Readings:
        """As columns."""
        columns = empty(len(self.persons))
        row = {person.pk: place for place, person in enumerate(self.persons)}
        for code, found in self.found.items():
            known = [(row[pk], reading.value, reading.stale) for pk, reading in found.items() if pk in row]
            if known:
                at, values, stale = (np.array(column) for column in zip(*known, strict=True))
                columns.values[PLACE[code], at] = values
                columns.stale[PLACE[code], at] = stale
        return columns

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the day, the people and every reading."""
        whole = hashlib.sha256(f"{self.on}\n{' '.join(person.nip for person in self.persons)}\n".encode())
        whole.update(self.readings.values.astype("<i4").tobytes())
        whole.update(self.readings.stale.tobytes())
        return whole.hexdigest()

    def of(self, pk: int) -> dict[str, Reading]:
        """One person's readings by code."""
        return {code: found[pk] for code, found in self.found.items() if pk in found}
