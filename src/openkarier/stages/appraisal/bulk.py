"""Many at once: predicates in, 360 scores out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from openkarier.core.feedback import BERAKHLAK, Tally, combined, points, shown
from openkarier.core.ratings import predicate
from openkarier.foundation import bulk
from openkarier.stages.appraisal.models import (
    Indicator,
    PredikatKinerja,
    RatingChange,
    Result,
    Skp,
    Survey,
    SurveyTally,
)
from openkarier.stages.appraisal.rows import PredikatRow
from openkarier.stages.registry.models import Pegawai


def add_predicates(rows: Iterable[tuple[int, PredikatRow]]) -> None:
    """Add predicates, each with the key of its person. One transaction."""
    columns = ("pegawai_id", "tahun", "nilai", "hasil_kerja", "perilaku_kerja")
    with transaction.atomic():
        bulk.insert(
            PredikatKinerja,
            columns,
            ((key, row.tahun, row.nilai, row.hasil_kerja, row.perilaku_kerja) for key, row in rows),
        )


def feedback_scores(instansi: str, tahun: int) -> dict[int, float]:
    """The behaviour score of all parties (0-100) by id of the person: superior 60 %, peers and subordinates 40 %.

    Only people whose closed survey has enough respondents; `instansi` is the code. Three queries.
    """
    surveys = Survey.objects.filter(pegawai__instansi__kode=instansi, tahun=tahun, closed_at__isnull=False)
    tallies = tallies_of(SurveyTally.objects.filter(survey__in=surveys.values("pk")))
    rated = Skp.objects.filter(pegawai__instansi__kode=instansi, tahun=tahun).exclude(perilaku_atasan={})
    superior = {
        person: superior_score(answers)
        for person, answers in rated.order_by("bagian").values_list("pegawai", "perilaku_atasan")
    }  # the last part of the year counts
    found = {}
    for key, person, minimum, share in surveys.values_list("pk", "pegawai", "minimum", "share_bawahan"):
        groups = tallies[key]
        said = shown(groups["rekan"], groups["bawahan"], minimum=minimum, share_bawahan=share)
        score = combined(superior.get(person), said.others)
        if said.others is not None and score is not None:
            found[person] = score
    return found


def superior_score(answers: Mapping[str, int]) -> float | None:
    """Mean of the superior's answers to the seven values, 0-100; None when not all were given."""
    if set(answers) != set(BERAKHLAK):
        return None
    return points(sum(answers.values()), len(answers))


def tallies_of(rows: Iterable[SurveyTally]) -> dict[int, dict[str, Tally]]:
    """Sums by survey and group."""
    sums: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    people: dict[tuple[int, str], int] = {}
    for row in rows:
        sums[row.survey_id, row.role][row.value] = row.total
        people[row.survey_id, row.role] = row.people
    found: dict[int, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for (survey, role), values in sums.items():
        found[survey][role] = Tally(people[survey, role], values)
    return found


@dataclass(frozen=True)
class RatedRow:
    """A closed year of one person, for bulk loads: the ratings first given and now, and why they changed."""

    pegawai: Pegawai
    tahun: int
    penilai: int | None
    first: tuple[int, int]
    now: tuple[int, int]
    rencana: str
    indikator: str
    target: str
    realisasi: str
    at: datetime
    why: str = ""


def add_closed_years(rows: Sequence[RatedRow]) -> int:
    """Add final SKP with one result and one measure each, and their changes on calibration. One transaction."""
    with transaction.atomic():
        made = Skp.objects.bulk_create([_closed(row) for row in rows])
        results = Result.objects.bulk_create(
            Result(skp=skp, nomor=1, rencana=row.rencana) for skp, row in zip(made, rows, strict=True)
        )
        Indicator.objects.bulk_create(
            Indicator(hasil=result, nomor=1, aspek="kuantitas", indikator=row.indikator, target=row.target,
                      realisasi=row.realisasi)
            for result, row in zip(results, rows, strict=True)
        )  # fmt: skip
        RatingChange.objects.bulk_create(
            RatingChange(skp=skp, at=row.at, actor="sistem", hand="kalibrasi", hasil_before=row.first[0],
                         perilaku_before=row.first[1], hasil_after=row.now[0], perilaku_after=row.now[1], why=row.why)
            for skp, row in zip(made, rows, strict=True)
            if row.first != row.now
        )  # fmt: skip
    return len(made)


def _closed(row: RatedRow) -> Skp:
    who = row.pegawai
    assert who.unit is not None
    assert who.jabatan is not None
    return Skp(
        pegawai=who, tahun=row.tahun, mulai=date(row.tahun, 1, 1), selesai=date(row.tahun, 12, 31),
        nama_jabatan=who.jabatan.nama, nama_unit=who.unit.nama, jenjang=who.jabatan.jenjang, unit=who.unit,
        penilai_id=row.penilai, state="final", since=row.at, hasil_kerja=row.now[0], perilaku_kerja=row.now[1],
        nilai=predicate(*row.now), hasil_awal=row.first[0], perilaku_awal=row.first[1],
        perilaku_atasan=dict.fromkeys(BERAKHLAK, 6 - row.now[1]), dukungan="Sesuai anggaran perangkat daerah",
        pertanggungjawaban="Laporan bulanan kepada atasan langsung", konsekuensi=["bimbingan", "pengembangan"],
        ditetapkan_at=row.at, dinilai_at=row.at, diserahkan_at=row.at, diterima_at=row.at,
    )  # fmt: skip
