"""Writes of the public's voice: a service with its code, an answer from the street, and forgetting who was there."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from openkarier.core.feedback import SCALE
from openkarier.foundation.jobs.task import Task
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Unit

from .models import Service, VoiceQuota, VoiceTally
from .refusal import Incomplete, Refused
from .steps import Actor

QUESTIONS = {
    "ramah": "Petugas melayani dengan ramah",
    "jelas": "Syarat, biaya, dan waktunya jelas",
    "tuntas": "Urusan saya selesai sesuai janji",
}
A_DAY = 30  # answers a service takes from one address a day: a village behind one line may speak, a machine not
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no letter that is read as another


def make_service(*, unit: Unit, nama: str, actor: Actor, at: datetime) -> Service:
    """Name a service that the public may rate; its code is drawn by lot."""
    name = nama.strip()[:160]
    if len(name) < 5:
        raise Incomplete(fields={"nama": "Tuliskan nama layanannya, misalnya “Loket izin pasar”."})
    kode = "".join(secrets.choice(ALPHABET) for _ in range(10))
    try:
        with transaction.atomic():
            made = Service.objects.create(unit=unit, nama=name, kode=kode, made_at=at)
            subject, facts = f"layanan:{kode}", {"nama": name, "unit": unit.kode}
            record("LAYANAN_UBAH", subject=subject, actor=actor.nip, at=at, facts=facts)
    except IntegrityError as error:
        raise Incomplete(fields={"nama": "Layanan dengan nama ini sudah ada di unit itu."}) from error
    return made


def switch_service(*, service: Service, aktif: bool, actor: Actor, at: datetime) -> Service:
    """Let a service be rated, or no longer; what was said stays."""
    with transaction.atomic():
        Service.objects.filter(pk=service.pk).update(aktif=aktif)
        facts = {"nama": service.nama, "aktif": aktif}
        record("LAYANAN_UBAH", subject=f"layanan:{service.kode}", actor=actor.nip, at=at, facts=facts)
    service.aktif = aktif
    return service


def speak(*, service: Service, answers: Mapping[str, int], address: str, at: datetime) -> None:
    """Take three answers; only sums by quarter are kept, and for a day a mark that counts the address."""
    if set(answers) != set(QUESTIONS) or any(each not in SCALE for each in answers.values()):
        raise Incomplete(fields={"answers": "Jawab ketiga pertanyaan; pilih yang paling mendekati."})
    if not service.aktif:
        raise Refused("Survei layanan ini sudah ditutup.")
    tahun, triwulan = at.year, quarter_of(at.date())
    with transaction.atomic():
        _count(service, address, at.date())
        for question, score in answers.items():
            row, _ = VoiceTally.objects.get_or_create(
                service=service, tahun=tahun, triwulan=triwulan, question=question
            )
            VoiceTally.objects.filter(pk=row.pk).update(total=F("total") + score, people=F("people") + 1)


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def forget(task: Task) -> str:
    """The nightly routine: yesterday's marks go."""
    gone = VoiceQuota.objects.filter(day__lt=task.clock().date()).delete()[0]
    return f"{gone} tanda dihapus."


def _count(service: Service, address: str, day: date) -> None:
    """Raise the count of this address today; Refused beyond A_DAY."""
    secret = settings.SECRET_KEY.encode()
    mark = hmac.digest(secret, f"{day}/{service.kode}/{address}".encode(), "sha256").hex()[:32]
    row, _ = VoiceQuota.objects.get_or_create(mark=mark, day=day)
    if not VoiceQuota.objects.filter(pk=row.pk, count__lt=A_DAY).update(count=F("count") + 1):
        raise Refused("Sudah banyak jawaban dari jaringan ini hari ini. Cobalah besok, atau dari jaringan lain.")
