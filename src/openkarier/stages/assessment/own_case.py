"""What a participant, or the unit's operator, says: a special need, a time of absence, a request; and the answer."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.formats import date_format

from openkarier.core.events import ABSENCES, CHOOSING, NEED_ACCESS, REQUEST, Need
from openkarier.core.workflow import StepRefused

from .choosing import PESERTA
from .models import Absence, Participant, Request, Seat, Session, SpecialNeed
from .refusal import Refused
from .scheduling import hold, log, must_be

LEAST = 15  # characters of a reason that somebody can weigh
ASKING = (*CHOOSING, "berlangsung")


def report_need(*, participant: Participant, kind: str, note: str, actor: str, at: datetime) -> SpecialNeed:
    """Report a special need, or change it. What it is never enters the ledger."""
    if kind not in Need.__members__.values():
        raise Refused("Pilih keperluan yang sesuai.")
    with transaction.atomic():
        event = hold(participant.event)
        must_be(event, ASKING, "Keperluan khusus tidak dapat diubah lagi")
        need, _ = SpecialNeed.objects.update_or_create(
            participant=participant,
            defaults={"kind": kind, "note": note.strip()[:300], "access": Need(kind) in NEED_ACCESS, "at": at},
        )
        log(event, {"perubahan": "keperluan khusus dilaporkan", "peserta": participant.nomor}, actor, at, PESERTA)
    return need


def withdraw_need(*, participant: Participant, actor: str, at: datetime) -> None:
    """Take a special need back; its data are deleted."""
    with transaction.atomic():
        event = hold(participant.event)
        SpecialNeed.objects.filter(participant=participant).delete()
        log(event, {"perubahan": "keperluan khusus dicabut", "peserta": participant.nomor}, actor, at, PESERTA)


def declare_absence(
    *, participant: Participant, kind: str, mulai: datetime, selesai: datetime, note: str, actor: str, at: datetime
) -> Absence:
    """Declare a time in which a participant cannot come; the next seating keeps it."""
    if kind not in ABSENCES:
        raise Refused("Pilih macam halangannya.")
    if selesai <= mulai:
        raise Refused("Halangan harus selesai sesudah mulai. Periksa kedua waktunya.")
    try:
        with transaction.atomic():
            event = hold(participant.event)
            must_be(event, ASKING, "Halangan tidak dapat dicatat lagi")
            made = Absence.objects.create(
                participant=participant,
                kind=kind,
                note=note.strip()[:200],
                mulai=mulai,
                selesai=selesai,
                at=at,
                actor=actor,
            )
            facts = {"perubahan": "halangan dicatat", "peserta": participant.nomor, "macam": kind}
            log(event, facts, actor, at, PESERTA)
    except IntegrityError as clash:
        raise Refused("Halangan untuk waktu yang sama sudah tercatat.") from clash
    return made


def withdraw_absence(*, absence: Absence, actor: str, at: datetime) -> None:
    """Take a declared absence back."""
    with transaction.atomic():
        event = hold(absence.participant.event)
        must_be(event, ASKING, "Halangan tidak dapat dicabut lagi")
        facts = {"perubahan": "halangan dicabut", "peserta": absence.participant.nomor, "macam": absence.kind}
        absence.delete()
        log(event, facts, actor, at, PESERTA)


def ask(*, participant: Participant, reason: str, actor: str, at: datetime) -> Request:
    """Ask for another time. Raises Refused after one's session, without a reason, or while one waits."""
    if len(reason.strip()) < LEAST:
        raise Refused(f"Jelaskan alasannya, sedikitnya {LEAST} huruf; penyelenggara memutus dari yang Anda tulis.")
    seat = Seat.objects.filter(participant=participant).select_related("session").order_by("-ronde").first()
    if seat is None:
        raise Refused("Jadwal Anda belum ditetapkan, jadi belum ada yang perlu diganti. Laporkan halangan saja.")
    if seat.session.mulai <= at:
        raise Refused("Sesi Anda sudah mulai. Hubungi penyelenggara; peserta yang tidak hadir diikutkan uji susulan.")
    try:
        with transaction.atomic():
            event = hold(participant.event)
            must_be(event, ASKING, "Permohonan tidak dapat diajukan lagi")
            made = Request.objects.create(
                participant=participant, session=seat.session, reason=reason.strip()[:600], at=at
            )
            log(event, {"perubahan": "ganti waktu dimohon", "peserta": participant.nomor}, actor, at, PESERTA)
    except IntegrityError as clash:
        raise Refused("Permohonan Anda yang terdahulu masih menunggu jawaban. Tunggu jawabannya.") from clash
    return made


def answer(*, request: Request, verb: str, words: str, actor: str, at: datetime) -> Request:
    """Accept (the person is then away during that session; solve again) or refuse, with words for the person."""
    if len(words.strip()) < 5:
        raise Refused("Tuliskan jawabannya; pegawai berhak mengetahui alasannya.")
    with transaction.atomic():
        event = hold(request.participant.event)
        held = (
            Request.objects.select_for_update(of=("self",)).select_related("session", "participant").get(pk=request.pk)
        )
        try:
            held.state = REQUEST.after(verb, held.state, "asesor")
        except StepRefused as refusal:
            raise Refused(f"{refusal} Permohonan ini sudah dijawab.") from refusal
        held.answer, held.answered_at, held.answered_by = words.strip()[:600], at, actor
        held.save(update_fields=["state", "answer", "answered_at", "answered_by"])
        if held.state == "diterima" and held.session is not None:
            _free(held.participant, held.session, actor, at)
        facts = {"perubahan": f"permohonan {held.state}", "peserta": held.participant.nomor, "alasan": held.answer}
        log(event, facts, actor, at, PESERTA)
    return held


def _free(participant: Participant, session: Session, actor: str, at: datetime) -> None:
    Absence.objects.get_or_create(
        participant=participant, mulai=session.mulai, selesai=session.selesai,
        defaults={"kind": "permohonan", "at": at, "actor": actor},
    )  # fmt: skip
    Seat.objects.filter(participant=participant, session=session).delete()


def day_of(moment: datetime) -> str:
    """A date in words."""
    return date_format(moment, "j F Y")
