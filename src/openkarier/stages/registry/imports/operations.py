"""Writes of the registry: a file is staged, reviewed by a person, then applied whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from openkarier.core.records import Finding, Record, Row, Tingkat, pack, unpack
from openkarier.foundation.journal.operations import record as journal
from openkarier.stages.registry.dispute_imports import compare
from openkarier.stages.registry.imports.plan import Plan, Planner, Progress, Status
from openkarier.stages.registry.models import Instansi
from openkarier.stages.registry.staging import ImportFinding, ImportMapping, ImportRow, ImportRun

State = ImportRun.State


class ImportRefused(ValueError):
    """An import that cannot be applied now; the message says why and what to do."""


@dataclass(frozen=True)
class Source:
    """What is known of a file besides its rows. `total` counts rows with content, sound or not."""

    kind: str
    file_name: str
    sha256: str
    heading_row: int
    ignored: tuple[str, ...]
    total: int
    listed: frozenset[str] = frozenset()  # keys of rows that could not be read
    tahun: int | None = None


def open_instansi(*, kode: str, siasn_id: str, nama: str, jenis: str, actor: str, at: datetime) -> Instansi:
    """Open the registry of an agency, or return it where it is open already."""
    with transaction.atomic():
        head = {"KOTA": "Wali Kota", "KAB": "Bupati", "PROV": "Gubernur"}.get(jenis, "Kepala Daerah")
        fields = {"siasn_id": siasn_id, "nama": nama, "jenis": jenis, "sebutan_kepala": head}
        instansi, fresh = Instansi.objects.get_or_create(kode=kode, defaults=fields)
        if fresh:
            journal("DATA_UBAH", actor=actor, at=at, subject=f"instansi:{kode}", facts={"perubahan": f"buka {nama}"})
    return instansi


def stage_import(
    *,
    instansi: str,
    source: Source,
    rows: Sequence[Row[Any]],
    findings: Iterable[Finding],
    planner: Planner,
    actor: str,
    at: datetime,
) -> ImportRun:
    """Keep a file's clean rows for review and work out what they would change. Changes nothing else.

    `instansi` is a code; `findings` those of the reading. A file that would change nothing leaves no rows behind.
    """
    agency = Instansi.objects.get(kode=instansi)
    plan = planner(agency, rows, source.listed)  # outside the transaction: nobody waits while we think
    told = [*findings, *plan.findings]
    with transaction.atomic():
        run = _run(agency, source, plan, told)
        run.created_at, run.created_by = at, actor
        if not (run.baru or run.berubah or run.galat):
            run.state = State.UNCHANGED
        run.save()
        _keep_findings(run, told)
        if run.state == State.REVIEW:
            _keep_rows(run, plan, rows)
    return run


def apply_import(
    *,
    run: int,
    planner: Planner,
    record: type[Record],
    skip_errors: bool,
    actor: str,
    at: datetime,
    progress: Progress = lambda done, total: None,
) -> ImportRun:
    """Carry out a reviewed import, in one transaction.

    Raises ImportRefused if it has ended, if rows have errors and `skip_errors` is not chosen, or if the registry has
    changed since the review so that something else would happen than what was shown.
    """
    try:
        with transaction.atomic():
            found, plan = _reviewed(run, planner, record, skip_errors=skip_errors)
            plan.write(progress)
            return _end(found, actor, at)
    except IntegrityError as error:
        raise ImportRefused(
            f"Basis data menolak salah satu perubahan ({error}). Tidak ada yang diubah. "
            "Muat ulang pratinjau; bila berulang, laporkan pesan ini kepada admin TI."
        ) from error


def _reviewed(key: int, planner: Planner, record: type[Record], *, skip_errors: bool) -> tuple[ImportRun, Plan]:
    """Plan a run anew and see that it is still what the person saw."""
    run = ImportRun.objects.select_for_update().select_related("instansi").get(pk=key)
    Instansi.objects.select_for_update().get(pk=run.instansi_id)  # two imports of one agency wait for each other
    if run.state != State.REVIEW:
        raise ImportRefused(f"Impor ini {run.get_state_display().lower()}. Unggah berkasnya lagi bila perlu.")
    if run.galat and not skip_errors:
        raise ImportRefused(
            f"{run.galat} baris masih galat. Perbaiki berkasnya, atau pilih untuk melewati baris-baris itu."
        )
    plan = planner(run.instansi, _kept_rows(run, record), frozenset(run.listed))
    if plan.digest != run.digest:
        raise ImportRefused(
            "Data berubah sejak pratinjau ini dibuat, sehingga hasilnya akan lain. Tidak ada yang diubah. "
            "Unggah berkasnya lagi untuk melihat pratinjau baru."
        )
    return run, plan


def _end(run: ImportRun, actor: str, at: datetime) -> ImportRun:
    run.state, run.applied_at, run.applied_by, run.skipped = State.APPLIED, at, actor, bool(run.galat)
    run.save(update_fields=["state", "applied_at", "applied_by", "skipped"])
    _forget_records(run)
    compare(run.instansi, actor=actor, at=at)
    journal("DATA_IMPOR", actor=actor, at=at, subject=f"impor:{run.pk}", facts=_facts(run))
    return run


def discard_import(*, run: int, actor: str, at: datetime) -> ImportRun:
    """Put a reviewed import away; its rows are deleted."""
    with transaction.atomic():
        found = ImportRun.objects.select_for_update().get(pk=run)
        if found.state == State.REVIEW:
            found.state, found.applied_at, found.applied_by = State.DISCARDED, at, actor
            found.save(update_fields=["state", "applied_at", "applied_by"])
            found.rows.all().delete()
    return found


def remember_mapping(
    *, instansi: str, fingerprint: str, kind: str, columns: Mapping[str, str], actor: str, at: datetime
) -> None:
    """Keep which heading is which column for this set of headings; a later answer replaces an earlier one."""
    ImportMapping.objects.update_or_create(
        instansi=Instansi.objects.get(kode=instansi),
        fingerprint=fingerprint,
        defaults={"kind": kind, "columns": dict(columns), "saved_at": at, "saved_by": actor},
    )


def _run(instansi: Instansi, source: Source, plan: Plan, findings: Sequence[Finding]) -> ImportRun:
    wrong = {finding.nomor for finding in findings if finding.tingkat == Tingkat.GALAT}
    return ImportRun(
        instansi=instansi,
        kind=source.kind,
        file_name=source.file_name[-200:],
        sha256=source.sha256,
        heading_row=source.heading_row,
        ignored=list(source.ignored),
        listed=sorted(source.listed),
        tahun=source.tahun,
        total=source.total,
        baru=plan.count(Status.NEW),
        berubah=plan.count(Status.CHANGED),
        sama=plan.count(Status.SAME),
        galat=len(wrong),
        peringatan=sum(finding.tingkat == Tingkat.PERINGATAN for finding in findings),
        hilang=plan.missing,
        digest=plan.digest,
    )


def _keep_findings(run: ImportRun, findings: Iterable[Finding]) -> None:
    ImportFinding.objects.bulk_create(
        (
            ImportFinding(
                run=run, nomor=each.nomor, kolom=each.kolom[:100], nilai=each.nilai[:80], kode=each.kode,
                tingkat=each.tingkat.value, alasan=each.alasan[:400], tindakan=each.tindakan[:400],
            )
            for each in findings
        ),
        batch_size=500,
    )  # fmt: skip


def _keep_rows(run: ImportRun, plan: Plan, rows: Iterable[Row[Any]]) -> None:
    records = {row.nomor: row.record for row in rows}
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                run=run, nomor=each.nomor, kunci=each.kunci, label=each.label, status=each.status, target=each.target,
                record=pack(records[each.nomor]), changes=each.changes,
            )
            for each in plan.outcomes
        ),
        batch_size=500,
    )  # fmt: skip


def _kept_rows(run: ImportRun, record: type[Record]) -> list[Row[Any]]:
    kept = run.rows.order_by("nomor").values_list("nomor", "record")
    return [Row(nomor, unpack(record, values)) for nomor, values in kept.iterator(2_000)]


def _forget_records(run: ImportRun) -> None:
    """Keep what changed, forget what was read."""
    run.rows.update(record={})


def _facts(run: ImportRun) -> dict[str, Any]:
    return {
        "sidik": run.sha256,
        "baris": run.total,
        "jenis": run.kind,
        "baru": run.baru,
        "berubah": run.berubah,
        "sama": run.sama,
        "dilewati": run.galat,
    }
