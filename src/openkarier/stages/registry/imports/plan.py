"""What an import would do: an outcome a row, findings, and the writes that carry it out in one go."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db import models

from openkarier.core.records import Finding, Row, Tingkat
from openkarier.stages.registry.models import Instansi
from openkarier.stages.registry.staging import ImportRow

Status = ImportRow.Status
Progress = Callable[[int, int], None]  # done, total
Change = tuple[str, str, str]  # label, old, new


@dataclass(frozen=True)
class Outcome:
    """What one row means: new, changed, the same, or in error. `target` is the key of the record it speaks of."""

    nomor: int
    kunci: str
    label: str
    status: str
    target: int | None = None
    changes: tuple[Change, ...] = ()


@dataclass
class Batch:
    """Writes in the order in which they must happen; each step is one bulk statement per few hundred rows."""

    steps: list[tuple[str, Callable[[], object]]] = field(default_factory=list)

    def create(self, objects: Sequence[models.Model]) -> None:
        """Insert; keys of objects made earlier in the batch are filled in."""
        if objects:
            manager = type(objects[0])._default_manager
            self.steps.append(("create", lambda: manager.bulk_create(list(objects), batch_size=500)))

    def update(self, objects: Sequence[models.Model], fields: Iterable[str]) -> None:
        """Update by an upsert on the key: one statement for many rows, an order faster than CASE WHEN."""
        if not objects:
            return
        manager, names = type(objects[0])._default_manager, list(fields)
        self.steps.append(
            (
                "update",
                lambda: manager.bulk_create(
                    list(objects), batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=names
                ),
            )
        )

    def call(self, step: Callable[[], object]) -> None:
        """Anything else, at its place in the order."""
        self.steps.append(("call", step))

    def run(self, progress: Progress) -> None:
        """Write everything. The caller holds the transaction."""
        for done, (_, step) in enumerate(self.steps, start=1):
            step()
            progress(done, len(self.steps))


@dataclass
class Plan:
    """The whole of an import, before anything is written. `missing`: in the registry, not in the file."""

    outcomes: list[Outcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    batch: Batch = field(default_factory=Batch)
    missing: int = 0
    compose: Callable[[], None] = lambda: None  # fills the batch; a review does not need it

    def write(self, progress: Progress) -> None:
        """Carry the plan out. The caller holds the transaction."""
        self.compose()
        self.batch.run(progress)

    def count(self, status: str) -> int:
        """How many rows have this status."""
        return sum(outcome.status == status for outcome in self.outcomes)

    @property
    def digest(self) -> str:
        """Name of what would change; equal digests change the same."""
        told = sorted(
            (outcome.nomor, outcome.status, outcome.target, outcome.changes)
            for outcome in self.outcomes
            if outcome.status != Status.SAME
        )
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


class Planner(Protocol):
    """Plans one kind of file. `rows` hold no two records of one key; `listed` are keys of rows with errors."""

    def __call__(self, instansi: Instansi, rows: Sequence[Row[Any]], listed: Set[str]) -> Plan: ...


def galat(row: Row[Any], kolom: str, nilai: str, alasan: str, tindakan: str, *, kode: str = "RUJUKAN") -> Finding:
    """An error that only the registry can see."""
    return Finding(row.nomor, kolom, nilai[:60], kode, Tingkat.GALAT, alasan, tindakan)


def peringatan(row: Row[Any], kolom: str, nilai: str, alasan: str, tindakan: str) -> Finding:
    """A remark that does not stop the row."""
    return Finding(row.nomor, kolom, nilai[:60], "RUJUKAN", Tingkat.PERINGATAN, alasan, tindakan)


def told(value: object) -> str:
    """A value as a difference shows it."""
    if value in (None, ""):
        return "–"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)


def amend(thing: models.Model, wanted: Iterable[tuple[str, str, object]]) -> tuple[Change, ...]:
    """Set each (field, label, value) that says something new; return the differences. None says nothing.

    A new thing has no differences to tell.
    """
    if thing.pk is None:
        for name, _, value in wanted:
            if value is not None:
                setattr(thing, name, value)
        return ()
    changes = []
    for name, label, value in wanted:
        old = getattr(thing, name)
        if value is None or old == value:
            continue
        setattr(thing, name, value)
        changes.append((label, told(old), told(value)))
    return tuple(changes)


def outcome_of(row: Row[Any], target: models.Model, changes: tuple[Change, ...]) -> Outcome:
    """Outcome of a sound row by whether its record exists and differs."""
    status = Status.NEW if target.pk is None else Status.CHANGED if changes else Status.SAME
    return Outcome(row.nomor, row.record.key, row.record.label, status, target.pk, changes)


def error_of(row: Row[Any], target: models.Model | None = None) -> Outcome:
    """Outcome of a row that the registry cannot take."""
    return Outcome(row.nomor, row.record.key, row.record.label, Status.ERROR, target.pk if target else None)
