"""Writes of the closed survey (PP 30/2019 Pasal 37 to 40): open it for a unit, answer, close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b

from django.db import transaction
from django.db.models import F

from openkarier.core.feedback import BERAKHLAK, FLOOR, SCALE
from openkarier.core.regulations.lokal import BAGIAN_BAWAHAN, MINIMUM_PENJAWAB
from openkarier.foundation.jobs.task import Task
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry.models import Pegawai, Unit
from openkarier.stages.standards.queries import local_parameters

from .models import Invitation, Survey, SurveyTally
from .refusal import Incomplete, Refused
from .steps import Actor

MOST = 7  # respondents of a group; drawn by number, so that nobody chooses who rates them (this product's choice)


def open_surveys(*, unit: Unit, tahun: int, batas: datetime, actor: Actor, at: datetime) -> int:
    """Open a survey for everybody in or below a unit who has none this year; return how many were opened.

    Peers share superior and jenjang; subordinates are direct. Who has fewer than the minimum of both gets none.
    """
    if batas <= at:
        raise Incomplete(fields={"batas": "Batas waktu harus sesudah hari ini."})
    local, kode = local_parameters(unit.instansi.kode), unit.instansi.kode
    minimum = max(FLOOR, int(local.value(MINIMUM_PENJAWAB, at.date())))
    share = min(100, int(local.value(BAGIAN_BAWAHAN, at.date())))
    circles = {key: groups for key, groups in circle(unit).items() if sum(map(len, groups.values())) >= minimum}
    with transaction.atomic():
        there = set(Survey.objects.filter(pegawai__in=circles, tahun=tahun).values_list("pegawai", flat=True))
        made = Survey.objects.bulk_create(
            Survey(pegawai_id=key, tahun=tahun, mulai=at, batas=batas, minimum=minimum, share_bawahan=share)
            for key in circles
            if key not in there
        )
        Invitation.objects.bulk_create(
            Invitation(survey=each, responden_id=person, role=role)
            for each in made
            for role, people in circles[each.pegawai_id].items()
            for person in drawn(people, each.pegawai_id, tahun)
        )
        if made:
            facts = {"jumlah": len(made), "batas": batas, "minimum": minimum, "tahun": tahun}
            record("SURVEI_BUKA", subject=f"unit:{kode}/{unit.kode}", actor=actor.nip, at=at, facts=facts)
    return len(made)


def circle(unit: Unit) -> dict[int, dict[str, list[int]]]:
    """Everybody in or below a unit -> ids of peers (same superior, same jenjang) and of direct subordinates."""
    above = hierarchy.superiors_in([unit])
    level = dict(Pegawai.objects.filter(pk__in=above).values_list("pk", "jabatan__jenjang"))
    beside: dict[object, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for person, superior in sorted(above.items()):
        if superior is not None:
            beside[superior, level[person]].append(person)
            below[superior].append(person)
    return {
        person: {
            "rekan": [each for each in beside[superior, level[person]] if each != person] if superior else [],
            "bawahan": below.get(person, []),
        }
        for person, superior in above.items()
    }


def drawn(people: Iterable[int], about: int, tahun: int) -> list[int]:
    """At most MOST of these people, drawn by a digest that nobody can steer."""

    def lot(person: int) -> bytes:
        return blake2b(f"{tahun}/{about}/{person}".encode(), digest_size=8).digest()

    return sorted(people, key=lot)[:MOST]


def answer(*, invitation: Invitation, answers: Mapping[str, int], at: datetime) -> None:
    """Take the seven answers of a respondent: sums rise, and only that they answered is kept. Once."""
    if set(answers) != set(BERAKHLAK) or any(each not in SCALE for each in answers.values()):
        raise Incomplete(fields={"answers": "Jawab ketujuh pertanyaan; pilih yang paling mendekati."})
    with transaction.atomic():
        survey = Survey.objects.select_for_update().get(pk=invitation.survey_id)
        if not survey.accepts(at):
            raise Refused("Survei ini sudah ditutup. Terima kasih, jawaban tidak diperlukan lagi.")
        fresh = Invitation.objects.filter(pk=invitation.pk, answered=False).update(answered=True)
        if not fresh:
            raise Refused("Jawaban Anda sudah diterima sebelumnya. Jawaban tertutup tidak dapat dibuka kembali.")
        for value in BERAKHLAK:
            row, _ = SurveyTally.objects.get_or_create(survey=survey, role=invitation.role, value=value)
            SurveyTally.objects.filter(pk=row.pk).update(total=F("total") + answers[value], people=F("people") + 1)


def close_surveys(*, surveys: Iterable[Survey], actor: Actor, at: datetime) -> int:
    """Close surveys; only then is anything shown, so that no answer can be seen by watching the mean move."""
    keys = [each.pk for each in surveys]
    with transaction.atomic():
        closed = Survey.objects.filter(pk__in=keys, closed_at__isnull=True).update(closed_at=at)
        if closed:
            record("SURVEI_TUTUP", subject="survei:perilaku", actor=actor.nip, at=at, facts={"jumlah": closed})
    return closed


def close_due(task: Task) -> str:
    """The hourly routine: close surveys whose time is over."""
    now = task.clock()
    closed = close_surveys(
        surveys=Survey.objects.filter(closed_at__isnull=True, batas__lte=now), actor=Actor("sistem", "Sistem"), at=now
    )
    return f"{closed} survei ditutup."
