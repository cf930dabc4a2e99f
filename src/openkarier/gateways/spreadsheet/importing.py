"""Between a file and the registry: reads, stages, applies; knows which stage plans which kind of file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from openkarier.foundation.jobs.task import JobRefused, Task
from openkarier.gateways.spreadsheet import intake
from openkarier.gateways.spreadsheet.kinds import BY_NAME, results
from openkarier.gateways.spreadsheet.kinds.base import Context
from openkarier.stages.appraisal.imports import plan_predicates
from openkarier.stages.assessment.imports import plan_results
from openkarier.stages.registry.imports import operations, queries
from openkarier.stages.registry.imports.histories import plan_histories
from openkarier.stages.registry.imports.honours import plan_awards, plan_teams
from openkarier.stages.registry.imports.people import plan_people
from openkarier.stages.registry.imports.plan import Planner, Progress
from openkarier.stages.registry.imports.posts import plan_heads, plan_titles
from openkarier.stages.registry.imports.units import plan_units
from openkarier.stages.standards.imports import plan_dictionary, plan_standards
from openkarier.stages.talent.simata import plan_simata

if TYPE_CHECKING:
    from openkarier.stages.registry.staging import ImportRun


def _silent(done: int, total: int) -> None:
    """No progress is shown."""


PLANNERS: Mapping[str, Planner] = {
    "unit": plan_units,
    "struktural": plan_heads,
    "fungsional": plan_titles,
    "pelaksana": plan_titles,
    "pegawai": plan_people,
    "riwayat": plan_histories,
    "kinerja": plan_predicates,
    "hasil-uji": plan_results,
    "rw-kompetensi": plan_results,
    "rw-potensi": plan_results,
    "simata": plan_simata,
    "penghargaan": plan_awards,
    "penugasan": plan_teams,
    "kamus-teknis": plan_dictionary,
    "standar-jabatan": plan_standards,
}


def read(
    content: bytes, *, instansi: str, at: datetime, tahun: int | None = None, progress: Progress = _silent
) -> intake.Intake:
    """Read a file by the headings we know and the mappings this agency has made.

    Raises FileRefused (a sentence for the person) or NeedsMapping.
    """

    def lookup(fingerprint: str) -> Mapping[str, object] | None:
        return queries.mapping(instansi, fingerprint)

    return intake.read(content, Context(at.date(), tahun), lookup, progress)


@dataclass(frozen=True)
class Provided:
    """What a provider's table leaves out, said once for the whole file; empty values say nothing."""

    penyelenggara: str
    tanggal: date | None = None
    tujuan: str = "pemetaan"
    metode: str = ""
    terakreditasi: int | None = None
    kegiatan: str = ""


def provider_key(provider: str, fingerprint: str) -> str:
    """Name under which the mapping of one provider's headings is remembered."""
    return hashlib.sha256(f"{' '.join(provider.casefold().split())}\n{fingerprint}".encode()).hexdigest()


def read_results(content: bytes, *, instansi: str, at: datetime, provided: Provided) -> intake.Intake:
    """Read a file of test results. Headings go by the mapping made for this provider, else by one made for anybody.

    Raises FileRefused (a sentence for the person) or NeedsMapping.
    """

    def lookup(fingerprint: str) -> Mapping[str, object] | None:
        own = queries.mapping(instansi, provider_key(provided.penyelenggara, fingerprint))
        return own or queries.mapping(instansi, fingerprint)

    given = {name: value for name, value in asdict(provided).items() if value not in (None, "")}
    return intake.read(content, Context(at.date(), given=given), lookup, kinds=results.KINDS)


def stage(taken: intake.Intake, *, instansi: str, file_name: str, actor: str, at: datetime) -> ImportRun:
    """Keep what was read for review; return the run."""
    source = operations.Source(
        kind=taken.kind.name,
        file_name=file_name,
        sha256=taken.sha256,
        heading_row=taken.heading.index + 1,
        ignored=taken.heading.ignored,
        total=taken.total,
        listed=taken.listed,
        tahun=taken.tahun,
    )
    return operations.stage_import(
        instansi=instansi,
        source=source,
        rows=taken.rows,
        findings=taken.findings,
        planner=PLANNERS[taken.kind.name],
        actor=actor,
        at=at,
    )


def apply(run: ImportRun, *, skip_errors: bool, actor: str, at: datetime, progress: Progress = _silent) -> ImportRun:
    """Carry out a reviewed run. Raises operations.ImportRefused."""
    return operations.apply_import(
        run=run.pk,
        planner=PLANNERS[run.kind],
        record=BY_NAME[run.kind].record,
        skip_errors=skip_errors,
        actor=actor,
        at=at,
        progress=progress,
    )


def apply_job(task: Task, run: int, skip_errors: bool, actor: str, url: str) -> None:
    """Carry out a reviewed run in the background; the writes and the end of the job are one transaction."""
    found = queries.any_run(run)
    task.progress(0, found.total, "Membandingkan dengan data yang tercatat")
    told = f"{found.baru} data baru dan {found.berubah} perubahan diterapkan."
    try:
        with task.finish(told, url):
            apply(found, skip_errors=skip_errors, actor=actor, at=task.clock())
    except operations.ImportRefused as why:
        raise JobRefused(str(why)) from why
