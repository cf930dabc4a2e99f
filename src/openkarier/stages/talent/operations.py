"""Writes of the map: draft a formula, save it, freeze it under an SK, freeze a map of everybody by it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from openkarier.core.talent import PARTS, Formula
from openkarier.core.talent.boxes import boxes_between
from openkarier.core.talent.columns import Scores, score_all
from openkarier.core.talent.parts import KINERJA, POTENSIAL
from openkarier.foundation import bulk
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Instansi
from openkarier.stages.talent import boxes
from openkarier.stages.talent.gathering import everyone, gather
from openkarier.stages.talent.inputs import Inputs
from openkarier.stages.talent.models import FROZEN, FormulaVersion, MapRow, TalentMap
from openkarier.stages.talent.refusal import TalentRefused
from openkarier.stages.talent.results import results_digest

COLUMNS = (
    "peta_id", "pegawai_id", "unit_id", "nama_jabatan", "jenjang", "kotak", "mungkin", "kinerja", "kinerja_atas",
    "potensial", "potensial_atas", "nilai", "kurang", "usang", "bukti",
)  # fmt: skip


def draft_formula(*, instansi: Instansi, nama: str, isi: Formula, actor: str, at: datetime) -> FormulaVersion:
    """Begin a version as a draft, usually a copy of another. Raises TalentRefused when the name is taken."""
    if not nama.strip():
        raise TalentRefused("Beri nama rumus ini, misalnya “Rumus 2027”.")
    try:
        with transaction.atomic():
            return FormulaVersion.objects.create(
                instansi=instansi, nama=nama.strip()[:80], isi=isi.plain(), dibuat_oleh=actor, dibuat_pada=at,
                disimpan_pada=at,
            )  # fmt: skip
    except IntegrityError as taken:
        raise TalentRefused(f"Nama “{nama.strip()}” sudah dipakai. Pilih nama lain.") from taken


def save_formula(*, formula: FormulaVersion, isi: Formula, at: datetime) -> FormulaVersion:
    """Keep the numbers of a draft. Raises FormulaRefused (with every reason) or TalentRefused once it is frozen."""
    isi.checked()
    with transaction.atomic():
        held = _draft(formula)
        held.isi, held.disimpan_pada = isi.plain(), at
        held.save(update_fields=["isi", "disimpan_pada"])
    return held


def freeze_formula(
    *, formula: FormulaVersion, sk: str, tanggal_sk: date, actor: str, at: datetime
) -> FormulaVersion:  # fmt: skip
    """Make a draft a version that never changes, under its SK. Raises FormulaRefused or TalentRefused."""
    if not sk.strip():
        raise TalentRefused("Tuliskan nomor keputusan yang menetapkan rumus ini.")
    with transaction.atomic():
        held = _draft(formula)
        isi = Formula.of(held.isi).checked()
        held.sk, held.tanggal_sk, held.sidik = sk.strip()[:120], tanggal_sk, isi.digest
        held.state, held.beku_oleh, held.beku_pada = FROZEN, actor, at
        held.save()
        facts = {"bobot": dict(isi.bobot), "sidik": isi.digest, "sumber": held.sk, "isi": isi.plain()}
        record("BOBOT_TETAP", subject=f"rumus-talenta:{held.pk}", actor=actor, at=at, facts=facts, citation=held.sk)
    return held


def freeze_map(*, formula: FormulaVersion, nama: str, on: date, actor: str, at: datetime) -> TalentMap:
    """Score everybody as of a day by a frozen formula, and keep formula, readings, evidence and scores for good.

    The readings are gathered before the transaction, which then inserts one row a person (0.3 s for 5,500).
    """
    if formula.state != FROZEN:
        raise TalentRefused("Rumus ini masih rancangan. Bekukan rumusnya dengan SK lebih dahulu, lalu bekukan petanya.")
    inputs = gather(formula.instansi.kode, everyone(formula.instansi.kode), on)
    if not inputs.persons:
        raise TalentRefused("Belum ada pegawai aktif pada instansi ini. Impor data kepegawaian lebih dahulu.")
    scores = score_all(Formula.of(formula.isi), inputs.readings)
    try:
        with transaction.atomic():
            peta = TalentMap.objects.create(
                instansi=formula.instansi, formula=formula, nama=nama.strip()[:80], tanggal=on,
                tabel=boxes.CURRENT, orang=len(inputs.persons), hitung={str(k): v for k, v in scores.counts.items()},
                masukan=inputs.digest, sidik=results_digest(inputs, scores), beku_oleh=actor, beku_pada=at,
            )  # fmt: skip
            bulk.insert(MapRow, COLUMNS, _rows(peta.pk, inputs, scores))
            facts = {"sidik": peta.sidik, "masukan": peta.masukan, "rumus": formula.sidik, "orang": peta.orang,
                     "tanggal": on.isoformat()}  # fmt: skip
            record("TALENTA_TETAP", subject=f"peta-talenta:{peta.pk}", actor=actor, at=at, facts=facts,
                   citation=formula.sk)  # fmt: skip
    except IntegrityError as taken:
        raise TalentRefused("Peta dengan nama ini, atau dengan rumus dan tanggal ini, sudah dibekukan.") from taken
    return peta


def _draft(formula: FormulaVersion) -> FormulaVersion:
    held = FormulaVersion.objects.select_for_update().get(pk=formula.pk)
    if held.state == FROZEN:
        raise TalentRefused("Rumus ini sudah dibekukan dan tidak dapat diubah. Buat rancangan baru dari salinannya.")
    return held


def _rows(peta: int, inputs: Inputs, scores: Scores) -> Iterator[tuple[Any, ...]]:
    kinerja, potensial = scores.axes[KINERJA], scores.axes[POTENSIAL]
    columns = zip(
        inputs.persons, scores.box.tolist(), scores.value.tolist(),
        *(axis.tolist() for each in (kinerja, potensial)
          for axis in (each.low, each.high, each.level_low, each.level_high)),
        scores.missing.T, scores.stale.T, strict=True,
    )  # fmt: skip
    for person, box, value, y, y_top, y_from, y_to, x, x_top, x_from, x_to, missing, stale in columns:
        possible = ",".join(map(str, boxes_between((y_from, y_to), (x_from, x_to))))
        yield (
            peta, person.pk, person.unit, person.jabatan or "", person.jenjang or "", box or None, possible, y, y_top,
            x, x_top, value, _codes(missing), _codes(stale), _evidence(inputs, person.pk),
        )  # fmt: skip


def _codes(flags: Iterable[Any]) -> str:
    return ",".join(part.code for part, flag in zip(PARTS, flags, strict=True) if flag)


def _evidence(inputs: Inputs, person: int) -> str:
    """Every reading as it was read, as JSON text."""
    found = inputs.of(person)
    return json.dumps(
        {code: [r.value, r.stale, r.at and r.at.isoformat(), r.source, r.note] for code, r in found.items()}
    )
