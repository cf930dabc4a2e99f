"""Plans the import of standards of posts and of the technical dictionary: what is new, the same, or cannot stand."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from openkarier.core.competence_records import StandardRecord, TechnicalRecord
from openkarier.core.competence_sheet import (
    JENIS_SYARAT,
    StandardRefused,
    read_lines,
    read_requirements,
    read_technical,
)
from openkarier.core.records import Row
from openkarier.stages.registry.imports.plan import Outcome, Plan, Status, amend, error_of, galat, outcome_of
from openkarier.stages.registry.models import Instansi, Jabatan
from openkarier.stages.standards.models import COLUMNS, KompetensiTeknis, StandarJabatan, SyaratTeknis

TEXTS = ("sk", "kode", "urusan", "ikhtisar", "pangkat")


def plan_standards(instansi: Instansi, rows: Sequence[Row[StandardRecord]], listed: Set[str]) -> Plan:
    """Plan new versions of standards; a version that is there is never changed. Four queries, however many rows."""
    plan, reader = Plan(), _Reader(instansi, rows)
    new: list[StandarJabatan] = []
    technical: list[SyaratTeknis] = []
    for row in rows:
        try:
            made, asked = reader.version(row.record)
        except StandardRefused as why:
            plan.findings.append(galat(row, "Kode jabatan", row.record.jabatan, str(why), "Perbaiki baris ini."))
            plan.outcomes.append(error_of(row))
            continue
        there = reader.there.get((made.jabatan_id, made.mulai))
        if there is None:
            new.append(made)
            technical += asked
            plan.outcomes.append(outcome_of(row, made, ()))
        elif _alike(there, made, asked):
            plan.outcomes.append(Outcome(row.nomor, row.record.key, row.record.label, Status.SAME, there.pk))
        else:
            plan.findings.append(_taken(row))
            plan.outcomes.append(error_of(row, there))
    plan.batch.create(new)
    plan.batch.call(lambda: SyaratTeknis.objects.bulk_create(technical, batch_size=500))
    mentioned = listed | {row.record.key for row in rows}
    plan.missing = len(set(reader.posts) - mentioned)
    return plan


class _Reader:
    """Knows the agency's posts, its dictionary and the versions that are there; turns a row into a version."""

    def __init__(self, instansi: Instansi, rows: Sequence[Row[StandardRecord]]) -> None:
        posts = Jabatan.objects.filter(unit__instansi=instansi, aktif=True).values_list("unit__kode", "kode", "pk")
        self.posts = {f"{unit}/{kode}": pk for unit, kode, pk in posts}
        self.words = {row.kode: row for row in KompetensiTeknis.objects.filter(instansi=instansi, aktif=True)}
        days = {row.record.mulai for row in rows}
        there = StandarJabatan.objects.filter(jabatan__unit__instansi=instansi, mulai__in=days)
        self.there = {(each.jabatan_id, each.mulai): each for each in there.prefetch_related("teknis")}

    def version(self, record: StandardRecord) -> tuple[StandarJabatan, list[SyaratTeknis]]:
        """The version a row asks for, unsaved. Raises StandardRefused."""
        post = self.posts.get(record.key)
        if post is None:
            raise StandardRefused(f"Jabatan {record.jabatan} tidak ada di unit {record.unit}.")
        made = StandarJabatan(
            jabatan_id=post, mulai=record.mulai, ukuran=read_lines(record.ukuran or ""),
            syarat=[
                [row.jenis, row.isi, row.penting]
                for jenis in JENIS_SYARAT
                for row in read_requirements(jenis, getattr(record, jenis) or "")
            ],
            **{name: getattr(record, name) or "" for name in TEXTS},
            **{column: getattr(record, column) for column in COLUMNS},
        )  # fmt: skip
        return made, [self._asked(made, code, level) for code, level in read_technical(record.teknis or "").items()]

    def _asked(self, made: StandarJabatan, code: str, level: int) -> SyaratTeknis:
        if code not in self.words:
            raise StandardRefused(f"Kompetensi teknis {code} tidak ada dalam kamus. Impor kamusnya lebih dahulu.")
        return SyaratTeknis(standar=made, kompetensi=self.words[code], level=level)


def _alike(there: StandarJabatan, made: StandarJabatan, asked: list[SyaratTeknis]) -> bool:
    def told(version: StandarJabatan, rows: list[SyaratTeknis]) -> list[Any]:
        return [
            [getattr(version, name) for name in (*COLUMNS, *TEXTS, "syarat", "ukuran")],
            sorted((row.kompetensi_id, row.level) for row in rows),
        ]

    return told(there, list(there.teknis.all())) == told(made, asked)


def _taken(row: Row[StandardRecord]) -> Any:
    return galat(row, "Berlaku mulai", f"{row.record.mulai:%d-%m-%Y}",
                 "Jabatan ini sudah mempunyai standar lain yang mulai berlaku hari itu.",
                 "Standar yang sudah ditetapkan tidak diubah; pakai tanggal mulai yang baru.")  # fmt: skip


def plan_dictionary(instansi: Instansi, rows: Sequence[Row[TechnicalRecord]], listed: Set[str]) -> Plan:
    """Plan the technical dictionary. One query, however many rows."""
    plan = Plan()
    known = {row.kode: row for row in KompetensiTeknis.objects.filter(instansi=instansi)}
    new: list[KompetensiTeknis] = []
    changed: list[KompetensiTeknis] = []
    for row in rows:
        word = known.get(row.record.kode) or KompetensiTeknis(instansi=instansi, kode=row.record.kode)
        changes = _amend(word, row.record)
        plan.outcomes.append(outcome_of(row, word, () if word.pk is None else changes))
        (new if word.pk is None else changed if changes else []).append(word)
    plan.batch.create(new)
    plan.batch.update(changed, ("nama", "urusan", "sumber", "definisi", "level"))
    plan.missing = len(set(known) - listed - {row.record.kode for row in rows})
    return plan


def _amend(word: KompetensiTeknis, record: TechnicalRecord) -> tuple[tuple[str, str, str], ...]:
    texts = [getattr(record, f"level_{level}") or "" for level in range(1, 6)]
    return amend(
        word,
        (
            ("nama", "Nama", record.nama),
            ("urusan", "Urusan", record.urusan),
            ("sumber", "Sumber", record.sumber),
            ("definisi", "Definisi", record.definisi),
            ("level", "Uraian level", texts if any(texts) else None),
        ),
    )
