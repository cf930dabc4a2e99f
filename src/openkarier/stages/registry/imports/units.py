"""Plans the import of units: matched by SIASN id, hung into the tree, intervals and OPD worked out anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from openkarier.core.records import Row, UnitRecord
from openkarier.core.registry import Loop, nested_sets, normal, opd_of
from openkarier.stages.registry.imports.plan import Plan, amend, error_of, galat, outcome_of, told
from openkarier.stages.registry.models import Instansi, Unit

_Rows = dict[str, Row[UnitRecord]]  # by SIASN id
_TREE = ("induk", "opd", "kiri", "kanan")


def plan_units(instansi: Instansi, rows: Sequence[Row[UnitRecord]], listed: Set[str]) -> Plan:
    """Plan the units of a HierarkiUnor file. Three queries, however many rows."""
    return _Units(instansi, rows, listed).plan()


class _Units:
    def __init__(self, instansi: Instansi, rows: Sequence[Row[UnitRecord]], listed: Set[str]) -> None:
        self.instansi, self.rows, self.result = instansi, rows, Plan()
        self.listed = {row.record.siasn_id for row in rows} | listed
        self.existing = list(Unit.objects.filter(instansi=instansi))
        by_pk = {unit.pk: unit for unit in self.existing}
        for unit in self.existing:  # so that no parent is fetched by itself
            unit.induk, unit.opd = by_pk.get(unit.induk_id or 0), by_pk.get(unit.opd_id or 0)
        self.by_id = {unit.siasn_id: unit for unit in self.existing if unit.siasn_id}
        self.by_code = {unit.kode: unit for unit in self.existing}
        nameless = Counter(normal(unit.nama) for unit in self.existing if not unit.siasn_id)
        self.by_name = {
            normal(unit.nama): unit for unit in self.existing if not unit.siasn_id and nameless[normal(unit.nama)] == 1
        }
        self.units: dict[str, Unit] = {}  # SIASN id -> unit, of the sound rows

    def plan(self) -> Plan:
        sound = self._sound_rows()
        for row in sound:
            self.units[row.record.siasn_id] = self._match(row.record)
        changed = []
        for row in sound:
            changes = self._amend(row.record)
            unit = self.units[row.record.siasn_id]
            self.result.outcomes.append(outcome_of(row, unit, changes))
            if changes and unit.pk:
                changed.append(unit)
        self._write(changed)
        kept = {unit.pk for unit in self.units.values()}
        unseen = [unit for unit in self.existing if unit.pk not in kept and unit.siasn_id not in self.listed]
        self.result.missing = sum(unit.aktif for unit in unseen)
        return self.result

    def _sound_rows(self) -> list[Row[UnitRecord]]:
        """Leave out rows whose parent is nowhere, and rows that would stand above themselves, until none is left."""
        accepted = {row.record.siasn_id: row for row in self.rows}
        while refused := self._orphans(accepted) or self._ring(accepted):
            for key in refused:
                del accepted[key]
        return list(accepted.values())

    def _orphans(self, accepted: _Rows) -> list[str]:
        lost = [
            row
            for row in accepted.values()
            if (parent := row.record.induk_id) and parent not in accepted and parent not in self.by_id
        ]
        for row in lost:
            self._refuse(row, str(row.record.induk_id), "Unit atasan ini tidak ada di berkas maupun di data.",
                         "Tambahkan baris unit atasannya, atau perbaiki ID-nya.")  # fmt: skip
        return [row.record.siasn_id for row in lost]

    def _ring(self, accepted: _Rows) -> list[str]:
        parents = {key: unit.induk.siasn_id if unit.induk else None for key, unit in self.by_id.items()}
        try:
            nested_sets(parents | {key: row.record.induk_id for key, row in accepted.items()}, {})
        except Loop as loop:
            ring = [key for key in loop.members if key in accepted]
            for key in ring:
                self._refuse(accepted[key], str(accepted[key].record.induk_id),
                             "Unit ini menjadi atasan bagi dirinya sendiri.",
                             "Perbaiki ID_ATASAN pada salah satu unit di lingkaran ini.")  # fmt: skip
            return ring
        return []

    def _refuse(self, row: Row[UnitRecord], nilai: str, alasan: str, tindakan: str) -> None:
        self.result.findings.append(galat(row, "ID_ATASAN", nilai, alasan, tindakan))
        self.result.outcomes.append(error_of(row))

    def _match(self, record: UnitRecord) -> Unit:
        found = self.by_id.get(record.siasn_id) or self.by_code.get(record.siasn_id)
        found = found or self.by_name.get(normal(record.nama))
        if found:
            return found
        code = record.kode if record.kode and record.kode not in self.by_code else record.siasn_id[:60]
        unit = Unit(instansi=self.instansi, kode=code, siasn_id=record.siasn_id, nama=record.nama, jenis="")
        self.by_code[code] = unit
        return unit

    def _amend(self, record: UnitRecord) -> tuple[tuple[str, str, str], ...]:
        unit = self.units[record.siasn_id]
        changes = amend(
            unit,
            (
                ("siasn_id", "ID SIASN", record.siasn_id),
                ("nama", "Nama unit", record.nama),
                ("jenis", "Jenis unit", record.jenis),
                ("aktif", "Aktif", True),
            ),
        )
        parent = self.units.get(record.induk_id or "") or self.by_id.get(record.induk_id or "")
        old = unit.induk
        if old is not parent:
            changes += (("Unit atasan", told(old.nama if old else None), told(parent.nama if parent else None)),)
            unit.induk = parent
        return changes

    def _write(self, changed: list[Unit]) -> None:
        new = [unit for unit in self.units.values() if unit.pk is None]
        moved = self._lay_out([*self.existing, *new])
        held = {id(unit): (unit.induk, unit.opd) for unit in new}
        for unit in new:
            unit.induk = unit.opd = None  # they hang together once all of them have a key
        batch = self.result.batch
        batch.create(new)
        batch.call(lambda: _hang(new, held))
        touched = {id(unit): unit for unit in [*changed, *moved, *new]}.values()
        if touched:
            batch.update(list(touched), ("siasn_id", "nama", "jenis", "aktif", *_TREE))

    def _lay_out(self, units: list[Unit]) -> list[Unit]:
        """Set interval and OPD of every unit; return the existing ones that moved."""
        keys = {id(unit): unit.siasn_id or f"#{unit.pk}" for unit in units}
        by_key = {keys[id(unit)]: unit for unit in units}
        names = {key: unit.nama for key, unit in by_key.items()}
        parents = {key: keys[id(unit.induk)] if unit.induk else None for key, unit in by_key.items()}
        moved = []
        for key, (kiri, kanan) in nested_sets(parents, names).items():
            unit = by_key[key]
            opd = by_key.get(opd_of(_path(key, parents), names) or "")
            if (unit.kiri, unit.kanan, unit.opd) != (kiri, kanan, opd):
                unit.kiri, unit.kanan, unit.opd = kiri, kanan, opd
                moved.append(unit)
        return [unit for unit in moved if unit.pk]


def _hang(units: list[Unit], held: dict[int, tuple[Unit | None, Unit | None]]) -> None:
    for unit in units:
        unit.induk, unit.opd = held[id(unit)]


def _path(key: str, parents: dict[str, str | None]) -> tuple[str, ...]:
    """Keys from the root to `key`."""
    path = [key]
    while (parent := parents[path[-1]]) is not None:
        path.append(parent)
    return tuple(reversed(path))
