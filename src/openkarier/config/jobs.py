"""The table of background work: who does which kind of job, and what runs by the clock."""

from __future__ import annotations

from datetime import time, timedelta

from openkarier.foundation.documents import batch
from openkarier.foundation.documents import routine as letters
from openkarier.foundation.jobs.table import Handler, Routine
from openkarier.foundation.journal import routine as ledger
from openkarier.foundation.notices import sending
from openkarier.gateways.spreadsheet import importing
from openkarier.stages.appraisal import rating, surveys, voices
from openkarier.stages.appraisal import reminders as performance
from openkarier.stages.aspiration import reminders
from openkarier.stages.assessment import expiry, seat_plan
from openkarier.stages.deliberation import solving as rotation
from openkarier.stages.placement import answers, effect, openness

HANDLERS: dict[str, Handler] = {
    "appraisal.close": Handler(rating.close_due, attempts=2),
    "appraisal.forget": Handler(voices.forget, attempts=1),
    "appraisal.remind": Handler(performance.draft_due, attempts=2),
    "appraisal.surveys": Handler(surveys.close_due, attempts=2),
    "aspiration.remind": Handler(reminders.draft_ladder, attempts=2),
    seat_plan.JOB: Handler(seat_plan.run, attempts=2),
    "ledger.audit": Handler(ledger.audit_book, attempts=1),
    "ledger.publish": Handler(ledger.publish_book, attempts=1),  # the next minute tries again
    batch.JOB: Handler(batch.run),
    "deliberation.prepare": Handler(rotation.prepare, attempts=2),
    "deliberation.recheck": Handler(rotation.recheck, attempts=1),
    "deliberation.solve": Handler(rotation.solve, attempts=2),
    "documents.press": Handler(letters.press_waiting, attempts=1),
    "documents.sweep": Handler(letters.sweep_files, attempts=1),
    "notices.send": Handler(sending.send),
    answers.JOB: Handler(answers.run),
    "placement.openness": Handler(openness.keep_today, attempts=2),
    "placement.effect": Handler(effect.by_the_clock, attempts=2),
    "assessment.expiry": Handler(expiry.draft_alarms, attempts=2),
    "registry.import": Handler(importing.apply_job, attempts=2),
}

ROUTINES: tuple[Routine, ...] = (
    Routine("appraisal-close", "appraisal.close", "Mengakhiri penilaian yang lewat masa keberatan", at=time(1, 0)),
    Routine("appraisal-forget", "appraisal.forget", "Menghapus tanda penjawab suara publik", at=time(0, 15)),
    Routine("appraisal-remind", "appraisal.remind", "Menyiapkan pengingat kinerja", at=time(6, 35)),
    Routine("appraisal-surveys", "appraisal.surveys", "Menutup survei perilaku yang lewat batas", minutes=30),
    Routine("aspiration-remind", "aspiration.remind", "Menyiapkan pengingat Open Karier", at=time(6, 30)),
    Routine("assessment-expiry", "assessment.expiry", "Menyiapkan pengingat masa berlaku hasil uji", at=time(6, 40)),
    Routine("documents-press", "documents.press", "Mencetak naskah yang tertunda", minutes=5),
    Routine("documents-sweep", "documents.sweep", "Membersihkan berkas tanpa pemilik", at=time(2, 30)),
    Routine("placement-effect", "placement.effect", "Memberlakukan jabatan pada TMT", at=time(0, 10)),
    Routine("placement-openness", "placement.openness", "Menyimpan angka terbuka hari ini", minutes=60),
    Routine("ledger-publish", "ledger.publish", "Menerbitkan Buku Merit", minutes=1, grace=timedelta(minutes=2)),
    Routine("ledger-audit", "ledger.audit", "Memeriksa Buku Merit", at=time(1, 30)),
)
