"""Plans the import of awards and of team assignments: one row each, known by person, name and date or SK."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Any, TypeVar

from django.db import models

from openkarier.core.records import AwardRecord, Row, TeamRecord
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.registry.imports.plan import Plan, amend, error_of, galat, outcome_of
from openkarier.stages.registry.models import Instansi, Pegawai

M = TypeVar("M", bound=models.Model)
Fields = tuple[tuple[str, str], ...]  # field, label
_AWARD: Fields = (("tingkat", "Tingkat"), ("nomor_sk", "Nomor SK"))
_TEAM: Fields = (("tingkat", "Tingkat"), ("ketua", "Ketua"), ("mulai", "Mulai"), ("selesai", "Selesai"))


def plan_awards(instansi: Instansi, rows: Sequence[Row[AwardRecord]], listed: Set[str]) -> Plan:
    """Plan a list of awards. Two queries, however many rows."""
    held = Penghargaan.objects.filter(pegawai__instansi=instansi)
    known = {(each.pegawai_id, each.nama, each.tanggal): each for each in held}

    def entry(person: Pegawai, row: AwardRecord) -> Penghargaan:
        found = known.get((person.pk, row.nama, row.tanggal))
        return found or Penghargaan(pegawai=person, nama=row.nama, tanggal=row.tanggal)

    return _plan(instansi, rows, entry, _AWARD)


def plan_teams(instansi: Instansi, rows: Sequence[Row[TeamRecord]], listed: Set[str]) -> Plan:
    """Plan a list of assignments. Two queries, however many rows."""
    held = PenugasanTim.objects.filter(pegawai__instansi=instansi)
    known = {(each.pegawai_id, each.nomor_sk, each.nama): each for each in held}

    def entry(person: Pegawai, row: TeamRecord) -> PenugasanTim:
        found = known.get((person.pk, row.nomor_sk, row.nama))
        return found or PenugasanTim(pegawai=person, nomor_sk=row.nomor_sk, nama=row.nama)

    return _plan(instansi, rows, entry, _TEAM)


def _plan(instansi: Instansi, rows: Sequence[Row[Any]], entry: Callable[[Pegawai, Any], M], fields: Fields) -> Plan:
    plan = Plan()
    people = {person.nip: person for person in Pegawai.objects.filter(instansi=instansi)}
    new: list[M] = []
    changed: list[M] = []
    for row in rows:
        person = people.get(row.record.nip)
        if person is None:
            plan.findings.append(
                galat(row, "nip", row.record.nip, "NIP ini tidak ada di data.",
                      "Impor Export Data ASN lebih dahulu, atau hapus baris ini.")
            )  # fmt: skip
            plan.outcomes.append(error_of(row))
            continue
        found = entry(person, row.record)
        changes = amend(found, [(name, label, getattr(row.record, name)) for name, label in fields])
        plan.outcomes.append(outcome_of(row, found, () if found.pk is None else changes))
        (new if found.pk is None else changed if changes else []).append(found)
    plan.batch.create(new)
    plan.batch.update(changed, [name for name, _ in fields])
    return plan
