"""Reads of 360 and of the public's voice: only what may be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from openkarier.core import feedback
from openkarier.core.feedback import Shown, Voice, voice
from openkarier.core.regulations.lokal import MINIMUM_PENJAWAB
from openkarier.stages.standards.queries import local_parameters

from .bulk import superior_score, tallies_of
from .models import Service, Skp, Survey, SurveyTally, VoiceTally
from .voices import QUESTIONS, quarter_of


@dataclass(frozen=True)
class Behaviour:
    """What is known of a person's behaviour in a year: the superior's view, the others' (if it may be shown), both."""

    superior: float | None
    others: Shown | None  # None: no survey, or it is not closed yet
    running: bool
    total: float | None


def behaviour(skp: Skp) -> Behaviour:
    """The behaviour of an SKP's person. Two queries."""
    survey = Survey.objects.filter(pegawai=skp.pegawai_id, tahun=skp.tahun).first()
    superior = superior_score(skp.perilaku_atasan)
    if survey is None or survey.closed_at is None:
        return Behaviour(superior, None, survey is not None, superior)
    others = said_of(survey)
    return Behaviour(superior, others, False, feedback.combined(superior, others.others))


def said_of(survey: Survey) -> Shown:
    """What a closed survey tells."""
    groups = tallies_of(SurveyTally.objects.filter(survey=survey))[survey.pk]
    return feedback.shown(
        groups["rekan"], groups["bawahan"], minimum=survey.minimum, share_bawahan=survey.share_bawahan
    )


@dataclass(frozen=True)
class Heard:
    """A service in one closed quarter."""

    service: Service
    tahun: int
    triwulan: int
    whole: Voice
    by_question: tuple[tuple[str, Voice], ...]


def heard(services: Iterable[Service], today: date) -> list[Heard]:
    """What the public said of these services, newest quarter first; the running quarter is not shown.

    Whole quarters only and no sums over them, so that nobody can subtract one answer from another. Two queries.
    """
    known = {each.pk: each for each in services}
    instansi = next((each.unit.instansi.kode for each in known.values()), "")
    minimum = int(local_parameters(instansi).value(MINIMUM_PENJAWAB, today)) if instansi else feedback.FLOOR
    cells: dict[tuple[int, int, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in VoiceTally.objects.filter(service__in=known):
        cells[row.tahun, row.triwulan, row.service_id][row.question] = (row.total, row.people)
    now = (today.year, quarter_of(today))
    return [
        _heard(known[key], tahun, triwulan, sums, minimum)
        for (tahun, triwulan, key), sums in sorted(cells.items(), reverse=True)
        if (tahun, triwulan) < now
    ]


def _heard(service: Service, tahun: int, triwulan: int, sums: dict[str, tuple[int, int]], minimum: int) -> Heard:
    people = min((count for _, count in sums.values()), default=0)
    whole = voice(sum(total for total, _ in sums.values()), people * len(QUESTIONS), minimum=minimum * len(QUESTIONS))
    shown = Voice(people, whole.score) if whole.score is not None else voice(0, 0, minimum=minimum)
    each = tuple((words, voice(*sums.get(key, (0, 0)), minimum=minimum)) for key, words in QUESTIONS.items())
    return Heard(service, tahun, triwulan, shown, each)
