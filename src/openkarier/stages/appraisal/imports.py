"""Plans the import of predicates from an e-Kinerja recap: one a person and year."""

from __future__ import annotations

from collections.abc import Sequence, Set

from openkarier.core.records import PredikatRecord, Row
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry.imports.plan import Plan, amend, error_of, galat, outcome_of
from openkarier.stages.registry.models import Instansi, Pegawai

_FIELDS = ("nilai", "hasil_kerja", "perilaku_kerja", "sumber")


def plan_predicates(instansi: Instansi, rows: Sequence[Row[PredikatRecord]], listed: Set[str]) -> Plan:
    """Plan the predicates of a recap. Two queries, however many rows."""
    plan = Plan()
    people = {person.nip: person for person in Pegawai.objects.filter(instansi=instansi)}
    years = {row.record.tahun for row in rows}
    entries = PredikatKinerja.objects.filter(pegawai__instansi=instansi, tahun__in=years)
    known = {(entry.pegawai_id, entry.tahun): entry for entry in entries}
    new: list[PredikatKinerja] = []
    changed: list[PredikatKinerja] = []
    for row in rows:
        person = people.get(row.record.nip)
        if person is None:
            plan.findings.append(
                galat(row, "nip", row.record.nip, "NIP ini tidak ada di data.",
                      "Impor Export Data ASN lebih dahulu, atau hapus baris ini.")
            )  # fmt: skip
            plan.outcomes.append(error_of(row))
            continue
        entry = known.get((person.pk, row.record.tahun)) or PredikatKinerja(pegawai=person, tahun=row.record.tahun)
        changes = _amend(entry, row.record)
        plan.outcomes.append(outcome_of(row, entry, () if entry.pk is None else changes))
        (new if entry.pk is None else changed if changes else []).append(entry)
    plan.batch.create(new)
    plan.batch.update(changed, _FIELDS)
    mentioned = listed | {row.record.nip for row in rows}
    plan.missing = sum(person.aktif and nip not in mentioned for nip, person in people.items())
    return plan


def _amend(entry: PredikatKinerja, record: PredikatRecord) -> tuple[tuple[str, str, str], ...]:
    return amend(
        entry,
        (
            ("nilai", "Predikat", record.nilai),
            ("hasil_kerja", "Hasil kerja", record.hasil_kerja),
            ("perilaku_kerja", "Perilaku kerja", record.perilaku_kerja),
        ),
    )
