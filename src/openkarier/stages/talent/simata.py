"""SIMATA beside our map: plan the import of its file, and say where the boxes differ and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from openkarier.core.records import Row, SimataRecord
from openkarier.core.talent import LEVEL_WORDS, levels_of
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.registry.imports.plan import Plan, amend, error_of, galat, outcome_of
from openkarier.stages.registry.models import Instansi, Pegawai
from openkarier.stages.talent.explain import names
from openkarier.stages.talent.models import MapRow, SimataBox, TalentMap
from openkarier.stages.talent.queries import rows as map_rows
from openkarier.stages.talent.queries import split

_FIELDS = ("kotak", "sumbu_x", "sumbu_y", "total")
_AXES = ("kinerja", "potensial")


def plan_simata(instansi: Instansi, rows: Sequence[Row[SimataRecord]], listed: Set[str]) -> Plan:
    """Plan the boxes of a SIMATA file. Two queries, however many rows."""
    plan = Plan()
    people = {person.nip: person for person in Pegawai.objects.filter(instansi=instansi)}
    by_id = {person.siasn_id: person for person in people.values() if person.siasn_id}
    years = {row.record.tahun for row in rows}
    held = SimataBox.objects.filter(pegawai__instansi=instansi, tahun__in=years)
    known = {(each.pegawai_id, each.tahun): each for each in held}
    new: list[SimataBox] = []
    changed: list[SimataBox] = []
    for row in rows:
        person = people.get(row.record.nip or "") or by_id.get(row.record.pns_id or "")
        if person is None:
            plan.findings.append(
                galat(row, "nip", row.record.nip or row.record.pns_id or "", "Orang ini tidak ada di data.",
                      "Periksa NIP atau PNS ID-nya; mungkin berkas instansi lain.")
            )  # fmt: skip
            plan.outcomes.append(error_of(row))
            continue
        entry = known.get((person.pk, row.record.tahun)) or SimataBox(pegawai=person, tahun=row.record.tahun)
        changes = amend(entry, [(name, name.replace("_", " "), getattr(row.record, name)) for name in _FIELDS])
        plan.outcomes.append(outcome_of(row, entry, () if entry.pk is None else changes))
        (new if entry.pk is None else changed if changes else []).append(entry)
    plan.batch.create(new)
    plan.batch.update(changed, _FIELDS)
    return plan


# --- comparison ---


@dataclass(frozen=True)
class Pair:
    """One person: our row and SIMATA's box, and why they differ (empty where they agree)."""

    row: MapRow
    simata: SimataBox
    why: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """Whether both say the same box."""
        return self.row.kotak == self.simata.kotak


def years(instansi: str) -> list[int]:
    """Years of which boxes of SIMATA are on record, newest first."""
    found = SimataBox.objects.filter(pegawai__instansi__kode=instansi)
    return list(found.order_by("-tahun").values_list("tahun", flat=True).distinct())


def compared(scope: Scope, peta: TalentMap, tahun: int) -> list[Pair]:
    """Everybody of a map, within the scope, whom SIMATA knows too. Two queries."""
    ours = {row.pegawai_id: row for row in map_rows(scope, peta).defer("bukti")}
    theirs = SimataBox.objects.filter(pegawai__instansi=peta.instansi_id, tahun=tahun).order_by("pegawai__nama", "pk")
    return [Pair(ours[box.pegawai_id], box, tuple(_why(ours[box.pegawai_id], box))) for box in theirs
            if box.pegawai_id in ours]  # fmt: skip


def _why(row: MapRow, simata: SimataBox) -> Iterator[str]:
    if row.kotak == simata.kotak:
        return
    if row.kotak is None:
        yield f"Kotak di sini belum dapat ditentukan: {names(split(row.kurang))} belum ada."
        if str(simata.kotak) in split(row.mungkin):
            yield f"Kotak {simata.kotak} masih mungkin."
        return
    for name, ours, theirs in zip(_AXES, levels_of(row.kotak), levels_of(simata.kotak), strict=True):
        if ours != theirs:
            words = LEVEL_WORDS[name]
            yield f"{name.capitalize()}: {words[ours]} di sini, {words[theirs]} di SIMATA."
    if row.kurang or row.usang:
        yield f"Data di sini yang belum ada atau kedaluwarsa: {names(split(row.kurang) + split(row.usang))}."
