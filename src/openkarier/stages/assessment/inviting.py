"""Sending the invitations: letters as one batch, and a notice for each, which waits in the outbox for review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from openkarier.core.events import CHOOSING, TOLD
from openkarier.foundation.documents import batch, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError
from openkarier.foundation.documents.models import Batch
from openkarier.foundation.notices.operations import Notice, draft
from openkarier.foundation.notices.rows import Recipient

from . import event_papers
from .event_queries import uninvited
from .models import Event, Invitation, Seat
from .refusal import Refused
from .scheduling import hold, log, move_event, must_be

SUBJECT = "Undangan {acara}"
BODY = (
    "Yth. {nama}, Anda diundang mengikuti {acara} pada {waktu}, di {tempat}, {kursi}. Nomor peserta Anda {nomor}. "
    "Hadirlah {menit} menit sebelum mulai. Kartu peserta, cara melaporkan keperluan khusus, dan permohonan ganti waktu "
    "ada pada halaman ini."
)


def invite(*, event: Event, ronde: int, signer: parts.Penanda, actor: str, at: datetime) -> Invitation:
    """Draft a notice and a letter for everybody of a round who has no invitation to the seat they hold.

    Raises Refused when nobody is left to invite. The event takes its step "undang" with the main round.
    """
    with transaction.atomic():
        held = hold(event)
        seats = list(uninvited(held, ronde))
        if not seats:
            raise Refused("Semua peserta yang berkursi sudah diundang ke kursinya. Tidak ada yang perlu dikirim.")
        if ronde == 1 and held.state in CHOOSING:
            move_event(event=held, verb="undang", actor=actor, at=at, why=f"{len(seats)} undangan")
        must_be(Event.objects.get(pk=held.pk), TOLD, "Undangan belum dapat dikirim")
        drafted = draft(_notice(held, ronde, at), [_recipient(held, seat) for seat in seats], by=actor, now=at)
        made = _letters(held, seats, signer, actor, at)
        Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(invited_at=at)
        log(held, {"undangan": len(seats), "ronde": ronde}, actor, at)
        return Invitation.objects.create(
            event=held, ronde=ronde, at=at, actor=actor, people=len(seats), notices=drafted.batch, letters=made
        )


def _letters(event: Event, seats: Sequence[Seat], signer: parts.Penanda, actor: str, at: datetime) -> Batch:
    pairs = [
        (f"uji:{event.kode}/{seat.participant.nomor}", event_papers.invitation(event, seat, signer, at))
        for seat in seats
    ]
    try:
        return batch.prepare(
            Kind.UNDANGAN, pairs, instansi=event.instansi.kode, title=f"Undangan {event.nama}", actor=actor, at=at,
            output=Batch.Output.PDF, back=f"/asesor/uji-kompetensi/acara/{event.kode}/undangan/",
        )  # fmt: skip
    except LetterError as error:
        raise Refused(str(error)) from error


def _notice(event: Event, ronde: int, at: datetime) -> Notice:
    title = "Undangan" if ronde == 1 else "Undangan susulan"
    return Notice(
        event="uji.undangan",
        key=f"uji.undangan:{event.instansi.kode}:{event.kode}:{ronde}:{at:%Y%m%dT%H%M%S}",
        instansi=event.instansi.kode,
        zone=event.instansi.zona,
        title=f"{title} {event.nama}",
        subject=SUBJECT,
        body=BODY,
        link="/asn/uji-kompetensi/undangan/",
    )


def fields_of(event: Event, seat: Seat) -> dict[str, str]:
    """What fills the wording for one person."""
    return {
        "acara": event.nama,
        "waktu": event_papers.when(seat.session, event.zona),
        "tempat": seat.session.site.nama,
        "kursi": f"{seat.room.nama} kursi {seat.number}",
        "nomor": event_papers.number(seat.participant),
        "menit": str(event.hadir_menit),
    }


def _recipient(event: Event, seat: Seat) -> Recipient:
    person = seat.participant.pegawai
    unit = person.unit.nama if person.unit else ""
    return Recipient(person.nip, person.nama_gelar, person.email, unit, fields_of(event, seat))
