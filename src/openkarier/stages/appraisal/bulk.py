"""Many at once: predicates in, 360 scores out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from openkarier.core.feedback import BERAKHLAK, Tally, combined, points, shown
from openkarier.foundation import bulk
from openkarier.stages.appraisal.models import PredikatKinerja, Skp, Survey, SurveyTally
from openkarier.stages.appraisal.rows import PredikatRow


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
