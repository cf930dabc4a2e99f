"""The registry of one agency in memory, indexed as an import asks for it; a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from django.db.models import Max, Q

from openkarier.core.records import PersonRecord
from openkarier.core.registry import normal
from openkarier.core.registry_disputes import OPEN
from openkarier.stages.registry.models import (
    Instansi,
    Jabatan,
    Pegawai,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    Unit,
)
from openkarier.stages.registry.sanggahan import Sanggahan
from openkarier.stages.registry.staging import RefJabatan

DEFINITIF = RiwayatJabatan.Penugasan.DEFINITIF


class Snapshot:
    """What the agency's registry holds now."""

    def __init__(self, instansi: Instansi) -> None:
        self.instansi = instansi
        self._read_places()
        self._read_people()
        self._read_histories()

    def _read_places(self) -> None:
        units = list(Unit.objects.filter(instansi=self.instansi))
        self.units = {unit.pk: unit for unit in units}
        self.unit_by_id = {unit.siasn_id: unit for unit in units if unit.siasn_id}
        names = Counter(normal(unit.nama) for unit in units)
        self.unit_by_name = {normal(unit.nama): unit for unit in units if names[normal(unit.nama)] == 1}
        self.heads: dict[int, Jabatan] = {}
        self.post_by_id: dict[tuple[int, str], Jabatan] = {}
        self.post_by_name: dict[tuple[int, str, str], Jabatan] = {}
        self.posts: dict[int, Jabatan] = {}
        for post in Jabatan.objects.filter(unit__instansi=self.instansi):
            post.unit = self.units[post.unit_id]
            self.add_post(post)
        titles = list(RefJabatan.objects.filter(instansi=self.instansi))
        self.title_by_id = {title.siasn_id: title for title in titles}
        self.title_by_name = {(title.jenis, normal(title.nama)): title for title in titles}

    def add_post(self, post: Jabatan) -> None:
        """Make a post findable, also one that is not stored yet."""
        if post.pk:
            self.posts[post.pk] = post
        if post.kepala and post.aktif:
            self.heads[post.unit_id] = post
        if post.siasn_id:
            self.post_by_id[post.unit_id, post.siasn_id] = post
        self.post_by_name[post.unit_id, post.jenis, normal(post.nama)] = post

    def _read_people(self) -> None:
        people = list(Pegawai.objects.filter(instansi=self.instansi))
        for person in people:  # so that no difference fetches its old unit or post by itself
            person.unit = self.units.get(person.unit_id or 0)
            person.jabatan = self.posts.get(person.jabatan_id or 0)
        self.people = {person.pk: person for person in people}
        self.person_by_id = {person.siasn_id: person for person in people if person.siasn_id}
        self.person_by_nip = {person.nip: person for person in people}

    def _read_histories(self) -> None:
        own = RiwayatJabatan.objects.filter(pegawai__instansi=self.instansi, penugasan=DEFINITIF)
        self.open: dict[int, RiwayatJabatan] = {}
        self.holder: dict[int, RiwayatJabatan] = {}
        for period in own.filter(selesai=None):
            self.open[period.pegawai_id] = period
            if period.jabatan_id and period.tunggal:
                self.holder[period.jabatan_id] = period
        closed = own.exclude(selesai=None).values_list("pegawai_id").annotate(Max("selesai"))
        self.last_closed: dict[int, date] = dict(closed)
        self.ranks = {
            (entry.pegawai_id, entry.tmt): entry
            for entry in RiwayatGolongan.objects.filter(pegawai__instansi=self.instansi)
        }
        educations = RiwayatPendidikan.objects.filter(pegawai__instansi=self.instansi)
        self.educations = set(educations.values_list("pegawai_id", "tingkat", "nama"))

    @cached_property
    def disputes(self) -> dict[int, list[Sanggahan]]:
        """Disputes about fields of a person that run, or were accepted: person's key -> disputes. One query."""
        rows = Sanggahan.objects.filter(instansi=self.instansi, state__in=(*OPEN, "diterima"), baris=0)
        found: dict[int, list[Sanggahan]] = {}
        for row in rows.order_by("pk"):
            found.setdefault(row.pegawai_id, []).append(row)
        return found

    def strangers(self, records: Sequence[PersonRecord]) -> dict[str, str]:
        """NIPs and PNS IDs of `records` that another agency holds, with its name."""
        found: dict[str, str] = {}
        for start in range(0, len(records), 500):
            some = records[start : start + 500]
            same = Q(nip__in=[each.nip for each in some]) | Q(siasn_id__in=[each.siasn_id for each in some])
            for nip, siasn_id, agency in (
                Pegawai.objects.filter(same)
                .exclude(instansi=self.instansi)
                .values_list("nip", "siasn_id", "instansi__nama")
            ):
                found[nip] = agency
                if siasn_id:
                    found[siasn_id] = agency
        return found
