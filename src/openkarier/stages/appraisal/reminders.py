"""Reminders of the year's dates: drafted for review, one message a person and rung of the ladder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.formats import date_format

from openkarier.core.appraisal import Due, calendar
from openkarier.foundation.accounts import queries as accounts
from openkarier.foundation.jobs.task import Task
from openkarier.foundation.notices.operations import Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.foundation.notices.timing import rung, rung_key
from openkarier.stages.registry.models import Instansi, Pegawai

from .models import Skp
from .operations import WITHOUT_SKP

OPEN_DAYS = 31  # a ladder begins a month before its date
WORDS = {  # label of core.appraisal.calendar -> event, subject, body, where it leads
    "SKP ditetapkan": (
        "kinerja.skp", "SKP Anda belum ditetapkan",
        "Yth. {nama}, SKP tahun {tahun} ditetapkan paling lambat {batas}. Menurut catatan kami SKP Anda belum "
        "ditetapkan. Susun atau lanjutkan; bila menunggu pejabat penilai, Anda tidak perlu berbuat apa-apa.",
        "/asn/kinerja/",
    ),
    "Penilaian selesai": (
        "kinerja.nilai", "Penilaian bawahan Anda belum selesai",
        "Yth. {nama}, penilaian kinerja tahun {tahun} selesai paling lambat {batas}. Masih ada {jumlah} SKP yang "
        "menunggu Anda sebagai pejabat penilai.",
        "/atasan/kinerja/?menunggu=ya",
    ),
    "Laporan kepada Tim Penilai Kinerja": (
        "kinerja.laporan", "Laporan penilaian kinerja",
        "Yth. {nama}, laporan penilaian kinerja tahun {tahun} disampaikan kepada Tim Penilai Kinerja paling lambat "
        "{batas} (PP 30/2019 Pasal 51).",
        "/bkpsdm/kinerja/",
    ),
}  # fmt: skip


def draft_due(task: Task) -> str:
    """The daily routine: on H-14, H-3 and H-1 of each date draft a reminder for those who are late."""
    now, drafted = task.clock(), 0
    for instansi in Instansi.objects.all():
        today = now.astimezone(ZoneInfo(instansi.zona)).date()
        for tahun in (today.year - 1, today.year):
            for due in calendar(tahun):
                step = rung(due.on, today, start=due.on - timedelta(days=OPEN_DAYS)) if due.label in WORDS else None
                if step is not None and due.on - today <= timedelta(days=OPEN_DAYS):
                    drafted += _draft(instansi, tahun, due, step, now=now)
    return f"{drafted} pengingat disiapkan untuk diperiksa."


def _draft(instansi: Instansi, tahun: int, due: Due, step: int, *, now: datetime) -> int:
    label = due.label
    event, subject, body, link = WORDS[label]
    notice = Notice(
        event=event, key=rung_key(event, f"{instansi.kode}:{tahun}", step), instansi=instansi.kode,
        zone=instansi.zona, title=f"Pengingat {label} {tahun}, H-{step}", subject=subject, body=body, link=link,
    )  # fmt: skip
    people = list(
        _recipients(instansi, label, tahun, {"tahun": str(tahun), "batas": date_format(due.on, "j F Y")}, now)
    )
    return draft(notice, people, by="sistem", now=now).messages if people else 0


def _recipients(
    instansi: Instansi, label: str, tahun: int, fields: dict[str, str], now: datetime
) -> Iterable[Recipient]:
    if label == "SKP ditetapkan":
        return [_to(person, fields) for person in without_fixed(instansi, tahun)]
    if label == "Penilaian selesai":
        owed = owing(instansi, tahun)
        people = Pegawai.objects.filter(pk__in=owed, aktif=True).select_related("unit")
        return [_to(person, fields | {"jumlah": str(owed[person.pk])}) for person in people]
    held = [role for role in accounts.roles_in(instansi.kode, now.date()) if role.desk == "bkpsdm"]
    return [Recipient(role.pengguna.nip, role.pengguna.nama, fields=dict(fields)) for role in held]


def without_fixed(instansi: Instansi, tahun: int) -> QuerySet[Pegawai]:
    """Serving people who need an SKP of the year and have none that is fixed."""
    fixed = Skp.objects.filter(tahun=tahun).exclude(state__in=("rancangan", "diajukan", "dialog")).values("pegawai")
    people = Pegawai.objects.filter(instansi=instansi, aktif=True, jabatan__isnull=False).exclude(pk__in=fixed)
    return people.exclude(kedudukan_hukum__in=WITHOUT_SKP).select_related("unit").order_by("nama", "id")


def owing(instansi: Instansi, tahun: int) -> dict[int, int]:
    """Superior -> how many SKP of the year still wait for their rating or its handing over."""
    rows = Skp.objects.filter(
        pegawai__instansi=instansi, tahun=tahun, state__in=("ditetapkan", "penilaian", "dinilai"), penilai__isnull=False
    )
    owed: dict[int, int] = {}
    for key in rows.values_list("penilai", flat=True):
        if key is not None:
            owed[key] = owed.get(key, 0) + 1
    return owed


def _to(person: Pegawai, fields: dict[str, str]) -> Recipient:
    unit = person.unit.nama if person.unit else ""
    return Recipient(person.nip, person.nama_gelar, person.email, unit, dict(fields))
