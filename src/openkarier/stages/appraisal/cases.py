"""Rows -> core values: yearly predicates as facts of the law, an SKP as the core reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from openkarier.core import appraisal
from openkarier.stages.appraisal.models import PredikatKinerja, Result, Skp
from openkarier.stages.registry.models import Pegawai

WORDS = {
    PredikatKinerja.Nilai.SANGAT_BAIK: "Sangat Baik",
    PredikatKinerja.Nilai.BAIK: "Baik",
    PredikatKinerja.Nilai.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    PredikatKinerja.Nilai.KURANG: "Kurang",
    PredikatKinerja.Nilai.SANGAT_KURANG: "Sangat Kurang",
}
YEARS = 2


def kinerja(pegawai: Pegawai, on: date) -> dict[str, Any]:
    """The predicates of the last two closed years, oldest first, None for a year without one. One query."""
    return kinerja_of(PredikatKinerja.objects.filter(pegawai=pegawai), on).get(pegawai.pk, {})


def kinerja_in(instansi: str, on: date) -> dict[int, dict[str, Any]]:
    """The same for everyone of an agency (by code), by id of the person. One query."""
    return kinerja_of(PredikatKinerja.objects.filter(pegawai__instansi__kode=instansi), on)


def kinerja_of(rows: QuerySet[PredikatKinerja], on: date) -> dict[int, dict[str, Any]]:
    """The facts of some predicates by id of the person; who has none in these years is not among them."""
    years = range(on.year - YEARS, on.year)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for person, year, value in rows.filter(tahun__in=years).values_list("pegawai", "tahun", "nilai"):
        found[person][year] = WORDS[PredikatKinerja.Nilai(value)]
    return {
        person: {"kinerja.dua_tahun_terakhir": tuple(words.get(year) for year in years)}
        for person, words in found.items()
    }


def results_of(skp: Skp) -> list[appraisal.Result]:
    """The planned results with their measures, in order. Two queries."""
    return [_result(row) for row in skp.hasil.prefetch_related("indikator").order_by("nomor")]


def _result(row: Result) -> appraisal.Result:
    measures = sorted(row.indikator.all(), key=lambda each: each.nomor)
    return appraisal.Result(
        rencana=row.rencana,
        utama=row.utama,
        indikator=tuple(appraisal.Indicator(each.aspek, each.indikator, each.target) for each in measures),
        perspektif=row.perspektif,
        from_superior=row.from_superior,
        dasar=row.dasar,
    )


def settled_of(skp: Skp) -> appraisal.Settled:
    """What the dialog has settled so far."""
    return appraisal.Settled(
        dukungan=skp.dukungan,
        pertanggungjawaban=skp.pertanggungjawaban,
        konsekuensi=tuple(skp.konsekuensi),
        catatan_konsekuensi=skp.catatan_konsekuensi,
        perilaku=skp.ekspektasi,
    )


def sheet_facts(skp: Skp, results: Iterable[appraisal.Result]) -> dict[str, Any]:
    """The sheet as Buku Merit fingerprints it."""
    return {
        "skp": f"{skp.pegawai.nip}/{skp.kode}",
        "hasil": [[r.rencana, r.utama, [[i.aspek, i.indikator, i.target] for i in r.indikator]] for r in results],
        "lampiran": [skp.dukungan, skp.pertanggungjawaban, skp.konsekuensi, skp.catatan_konsekuensi],
        "ekspektasi": skp.ekspektasi,
    }
