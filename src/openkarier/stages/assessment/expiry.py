"""Alarms: whose result ends within six months is told once, by a batch that BKPSDM reviews before it leaves."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from openkarier.core.assessment import valid_until
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.jobs.task import Task
from openkarier.foundation.notices.operations import Drafted, Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.assessment.queries import SOON_MONTHS, latest_results
from openkarier.stages.registry.models import Instansi
from openkarier.stages.registry.queries import people

EVENT = "uji.kedaluwarsa"
BODY = (
    "Yth. {nama}, hasil uji kompetensi Anda tanggal {tanggal} berlaku sampai {berlaku}. Sesudah tanggal itu hasilnya "
    "tidak dipakai lagi untuk pengisian jabatan dan peta talenta. BKPSDM menjadwalkan uji berikutnya; Anda tidak perlu "
    "mendaftar sendiri."
)


def draft_alarms(task: Task) -> str:
    """The daily routine: people whose result came within six months of its end, one message a person and result."""
    now = task.clock()
    drafted = sum(_draft(agency, now).messages for agency in Instansi.objects.order_by("pk"))
    return f"{drafted} pengingat masa berlaku hasil uji disiapkan untuk diperiksa."


def _draft(agency: Instansi, now: datetime) -> Drafted:
    today = timezone.localdate(now)
    notice = Notice(
        event=EVENT,
        key=f"{EVENT}:{agency.kode}:{today:%Y-%m}",
        instansi=agency.kode,
        zone=agency.zona,
        title=f"Masa berlaku hasil uji, {date_format(today, 'F Y')}",
        subject="Hasil uji kompetensi Anda segera habis masa berlakunya",
        body=BODY,
        link="/asn/uji-kompetensi/hasil/",
    )
    return draft(notice, _ending(agency.kode, today), by="sistem", now=now)


def _ending(instansi: str, today: date) -> list[Recipient]:
    """People whose result that counts ends in the month that is six months away, so that each is told once."""
    serving = people(Scope(Reach.INSTANSI, instansi=instansi)).select_related("unit")
    month = valid_until(today, SOON_MONTHS).replace(day=1)
    results = latest_results(serving, today)
    ending = {key: row for key, row in results.items() if row.berlaku_sampai.replace(day=1) == month}
    return [
        Recipient(
            person.nip, person.nama_gelar, person.email, person.unit.nama if person.unit else "",
            {"tanggal": date_format(ending[person.pk].tanggal, "j F Y"),
             "berlaku": date_format(ending[person.pk].berlaku_sampai, "j F Y")},
        )
        for person in serving.filter(pk__in=list(ending))
    ]  # fmt: skip
