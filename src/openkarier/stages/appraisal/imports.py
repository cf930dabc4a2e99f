"""Plans the import of predicates from an e-Kinerja recap: one a person and year; an SKP made here is never replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from openkarier.core.records import PredikatRecord, Row
from openkarier.stages.appraisal.models import Difference, PredikatKinerja
from openkarier.stages.appraisal.models.predicates import OURS, THEIRS
from openkarier.stages.registry.imports.plan import Change, Plan, amend, error_of, galat, outcome_of, peringatan
from openkarier.stages.registry.models import Instansi, Pegawai

_FIELDS = ("nilai", "hasil_kerja", "perilaku_kerja", "sumber")
_SAID = ("nilai", "hasil_kerja", "perilaku_kerja")


def plan_predicates(instansi: Instansi, rows: Sequence[Row[PredikatRecord]], listed: Set[str]) -> Plan:
    """Plan the predicates of a recap. Three queries, however many rows."""
    plan = Plan()
    people = {person.nip: person for person in Pegawai.objects.filter(instansi=instansi)}
    entries = PredikatKinerja.objects.filter(
        pegawai__instansi=instansi, tahun__in={row.record.tahun for row in rows}
    )  # fmt: skip
    writes = _Writes({(entry.pegawai_id, entry.tahun): entry for entry in entries})
    for row in rows:
        person = people.get(row.record.nip)
        if person is None:
            plan.findings.append(
                galat(row, "nip", row.record.nip, "NIP ini tidak ada di data.",
                      "Impor Export Data ASN lebih dahulu, atau hapus baris ini.")
            )  # fmt: skip
            plan.outcomes.append(error_of(row))
            continue
        writes.take(plan, row, person)
    writes.carry_out(plan)
    mentioned = listed | {row.record.nip for row in rows}
    plan.missing = sum(person.aktif and nip not in mentioned for nip, person in people.items())
    return plan


class _Writes:
    """What the rows mean for the predicates on record: new ones, changed ones, and differences for a person."""

    def __init__(self, known: dict[tuple[int, int], PredikatKinerja]) -> None:
        self.known = known
        self.asked = _asked(known.values())
        self.new: list[PredikatKinerja] = []
        self.changed: list[PredikatKinerja] = []
        self.differences: list[Difference] = []

    def take(self, plan: Plan, row: Row[PredikatRecord], person: Pegawai) -> None:
        """Sort one row of somebody who is known."""
        entry = self.known.get((person.pk, row.record.tahun))
        if entry is None:
            entry = PredikatKinerja(pegawai=person, tahun=row.record.tahun)
            _amend(entry, row.record)
            self.new.append(entry)
            plan.outcomes.append(outcome_of(row, entry, ()))
            return
        if entry.sumber == OURS:
            plan.outcomes.append(outcome_of(row, entry, self._differ(plan, row, entry)))
            return
        changes = _amend(entry, row.record)
        self.changed += [entry] if changes else []
        plan.outcomes.append(outcome_of(row, entry, changes))

    def _differ(self, plan: Plan, row: Row[PredikatRecord], entry: PredikatKinerja) -> tuple[Change, ...]:
        """An SKP made here stays; what the recap says otherwise waits for a person, once."""
        said = row.record
        values = (said.nilai, said.hasil_kerja, said.perilaku_kerja)
        if entry.agrees(*values) or (entry.pk, values) in self.asked:
            return ()
        new = Difference(predikat=entry, sumber=THEIRS, **dict(zip(_SAID, values, strict=True)))
        self.differences.append(new)
        plan.findings.append(
            peringatan(row, "predikat", new.get_nilai_display(),
                       f"SKP yang dinilai di sini berpredikat {entry.get_nilai_display().lower()}; tidak ditimpa.",
                       "Sesudah impor ini diterapkan, putuskan di Penilaian kinerja, bagian Selisih.")
        )  # fmt: skip
        return (("Selisih yang menunggu putusan", entry.get_nilai_display(), new.get_nilai_display()),)

    def carry_out(self, plan: Plan) -> None:
        """Hand the writes to the batch; an undecided difference of the same record gives way to the newer one."""
        plan.batch.create(self.new)
        plan.batch.update(self.changed, _FIELDS)
        if self.differences:
            records = [each.predikat_id for each in self.differences]
            plan.batch.call(lambda: Difference.objects.filter(predikat__in=records, choice="").delete())
            plan.batch.create(self.differences)


def _asked(entries: Iterable[PredikatKinerja]) -> set[tuple[int, tuple[int, int | None, int | None]]]:
    """(predicate, what a recap said) that waits for a person already, or that a person has decided."""
    ours = [entry.pk for entry in entries if entry.sumber == OURS]
    rows = Difference.objects.filter(predikat__in=ours, sumber=THEIRS).values_list("predikat", *_SAID)
    return {(key, (nilai, hasil, perilaku)) for key, nilai, hasil, perilaku in rows}


def _amend(entry: PredikatKinerja, record: PredikatRecord) -> tuple[Change, ...]:
    return amend(
        entry,
        (
            ("nilai", "Predikat", record.nilai),
            ("hasil_kerja", "Hasil kerja", record.hasil_kerja),
            ("perilaku_kerja", "Perilaku kerja", record.perilaku_kerja),
        ),
    )
