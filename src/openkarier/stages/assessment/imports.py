"""Plans the import of test results: one a person, day and provider; an older result never replaces a newer one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from decimal import Decimal
from typing import Any

from openkarier.core.assessment import valid_until
from openkarier.core.competence import KOMPETENSI, POTENSI
from openkarier.core.records import Finding, Row, Tingkat
from openkarier.core.regulations.lokal import MASA_BERLAKU_UJI
from openkarier.core.result_record import HasilRecord
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.imports.plan import (
    Change,
    Plan,
    amend,
    error_of,
    galat,
    outcome_of,
    peringatan,
)
from openkarier.stages.registry.models import Instansi, Pegawai
from openkarier.stages.standards.queries import local_parameters

_FIELDS = (
    "berlaku_sampai", "tujuan", "kompetensi", "potensi", "jpm", "kegiatan", "metode", "terakreditasi", "nomor_peserta",
)  # fmt: skip
_LABELS = {each.field: each.nama for each in KOMPETENSI} | {each.field: each.nama for each in POTENSI}
_STRANGERS = 0.5  # a file of whose people more than this share is unknown is taken for another agency's


class _Ledger:
    """What is on record: people by NIP and PNS ID, their results by day and provider, and their newest day."""

    def __init__(self, instansi: Instansi) -> None:
        people = list(Pegawai.objects.filter(instansi=instansi))
        self.by_nip = {person.nip: person for person in people}
        self.by_id = {person.siasn_id: person for person in people if person.siasn_id}
        self.known: dict[tuple[int, date, str], HasilUji] = {}
        self.newest: dict[int, date] = {}
        for result in HasilUji.objects.filter(pegawai__instansi=instansi):
            self.known[result.pegawai_id, result.tanggal, result.penyelenggara.casefold()] = result
            self.newest[result.pegawai_id] = max(result.tanggal, self.newest.get(result.pegawai_id, result.tanggal))
        self._parameters = local_parameters(instansi.kode)

    def person(self, record: HasilRecord) -> Pegawai | None:
        """Whose result it is."""
        return self.by_nip.get(record.nip or "") or self.by_id.get(record.siasn_id or "")

    def result(self, person: Pegawai, record: HasilRecord) -> HasilUji:
        """The result on record, or a new one that nobody has saved."""
        found = self.known.get((person.pk, record.tanggal, record.penyelenggara.casefold()))
        return found or HasilUji(pegawai=person, tanggal=record.tanggal, penyelenggara=record.penyelenggara)

    def until(self, day: date) -> date:
        """The last day of validity, by the parameter in force on the day of the test."""
        return valid_until(day, self._parameters.value(MASA_BERLAKU_UJI, day))


def plan_results(instansi: Instansi, rows: Sequence[Row[HasilRecord]], listed: Set[str]) -> Plan:
    """Plan the results of a file. Three queries, however many rows."""
    plan, ledger = Plan(), _Ledger(instansi)
    new: list[HasilUji] = []
    changed: list[HasilUji] = []
    for row in rows:
        person = ledger.person(row.record)
        result = ledger.result(person, row.record) if person else None
        refusal = _refusal(row, person, result)
        if refusal or result is None or person is None:
            plan.findings += refusal
            plan.outcomes.append(error_of(row))
            continue
        plan.findings += _remarks(row, person, ledger.newest.get(person.pk))
        changes = _amend(result, row.record, ledger.until(row.record.tanggal))
        plan.outcomes.append(outcome_of(row, result, changes))
        (new if result.pk is None else changed if changes else []).append(result)
    plan.findings += _another_agency(rows, plan)
    plan.batch.create(new)
    plan.batch.update(changed, _FIELDS)
    return plan


def _refusal(row: Row[HasilRecord], person: Pegawai | None, result: HasilUji | None) -> list[Finding]:
    record = row.record
    if person is None:
        advice = "Hapus baris ini bila pegawai instansi lain; bila pegawai baru, impor Export Data ASN lebih dahulu."
        who = "nip" if record.nip else "pnsId"
        return [galat(row, who, record.nip or record.siasn_id or "", "Bukan pegawai instansi ini.", advice)]
    if record.nip and record.siasn_id and person.siasn_id and person.siasn_id != record.siasn_id:
        why = "PNS ID dan NIP pada baris ini menunjuk orang yang berbeda."
        return [galat(row, "pnsId", record.siasn_id, why, "Cocokkan dengan SIASN, lalu perbaiki salah satunya.")]
    if not record.kompetensi and (result is None or result.pk is None):
        why = f"Belum ada hasil kompetensi tertanggal {record.tanggal:%d-%m-%Y} dari {record.penyelenggara}."
        return [galat(row, "nip", person.nip, why, "Impor hasil kompetensinya lebih dahulu, lalu potensinya.")]
    return []


def _remarks(row: Row[HasilRecord], person: Pegawai, newest: date | None) -> list[Finding]:
    found = []
    if newest and newest > row.record.tanggal:
        why = f"Sudah tercatat hasil yang lebih baru, {newest:%d-%m-%Y}."
        found.append(
            peringatan(row, "nip", person.nip, why, "Baris ini menjadi riwayat; yang lebih baru tetap dipakai.")
        )
    if not person.aktif:
        found.append(peringatan(row, "nip", person.nip, "Pegawai ini tidak lagi aktif.", "Tetap dicatat."))
    return found


def _another_agency(rows: Sequence[Row[Any]], plan: Plan) -> list[Finding]:
    strangers = sum(finding.alasan == "Bukan pegawai instansi ini." for finding in plan.findings)
    if not rows or strangers <= _STRANGERS * len(rows):
        return []
    why = f"{strangers} dari {len(rows)} orang dalam berkas ini bukan pegawai instansi ini."
    advice = "Ini tampaknya berkas instansi lain. Periksa sebelum menerapkan sisanya."
    return [Finding(0, "nip", "", "RUJUKAN", Tingkat.PERINGATAN, why, advice)]


def _amend(result: HasilUji, record: HasilRecord, until: date) -> tuple[Change, ...]:
    """Set what the record says; return what differs, level by level."""
    fresh = result.pk is None
    changes = list(_mapping(result, "kompetensi", record.levels)) + list(_mapping(result, "potensi", record.scores))
    accredited = None if record.terakreditasi is None else bool(record.terakreditasi)
    plain = (
        ("berlaku_sampai", "Berlaku sampai", until),
        ("tujuan", "Tujuan", record.tujuan),
        ("jpm", "JPM menurut penyelenggara", Decimal(record.jpm) if record.jpm else None),
        ("kegiatan", "Kegiatan", record.kegiatan or None),
        ("metode", "Metode", record.metode or None),
        ("terakreditasi", "Penyelenggara terakreditasi", accredited),
        ("nomor_peserta", "Nomor peserta", record.nomor_peserta),
    )  # fmt: skip
    changes += amend(result, plain)
    return () if fresh else tuple(changes)


def _mapping(result: HasilUji, name: str, wanted: dict[str, Any]) -> Sequence[Change]:
    """Lay wanted values over those on record; an empty mapping says nothing."""
    held = getattr(result, name)
    differ = {key: value for key, value in wanted.items() if held.get(key) != value}
    if differ:
        setattr(result, name, {**held, **wanted})
    return [(_LABELS.get(key, key.capitalize()), str(held.get(key, "–")), str(value)) for key, value in differ.items()]
