"""Papers of an event: invitations in the outbox and as letters, cards, lists, minutes signed by a scan."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pypdf
import pytest

import lebong
from lebong import ACTOR, DAY, PLANNED, SCOPE
from openkarier.foundation.documents import forms, parts, queries
from openkarier.foundation.documents.models import Batch
from openkarier.foundation.notices.models import Message
from openkarier.stages.assessment import (
    attendance,
    choosing,
    event_papers,
    event_queries,
    inviting,
    minuting,
    scheduling,
    seat_plan,
)
from openkarier.stages.assessment.choosing import Rule
from openkarier.stages.assessment.models import Seat
from openkarier.stages.assessment.refusal import Refused

pytestmark = pytest.mark.django_db
WHO = {"actor": ACTOR, "at": PLANNED}
SIGNER = parts.Penanda(jabatan="Kepala BKPSDM", nama="Dewi Anggraini", nip="198207072006041905")
OFFICERS = (forms.Peserta(nama="Rina", jabatan="Analis SDM", kedudukan="Ketua panitia"),)


@pytest.fixture
def event():
    made = lebong.agency(24)
    event = lebong.event(made, kuota=24, sessions=2, seats=10)
    choosing.pick(event=event, rule=Rule(), scope=SCOPE, expected=24, **WHO)
    seat_plan.seat_everybody(event=event, ronde=1, **WHO)
    scheduling.move_event(event=event, verb="jadwalkan", **WHO)
    event.refresh_from_db()
    return event


def words(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_everybody_is_invited_once_to_the_seat_they_hold(event):
    sent = inviting.invite(event=event, ronde=1, signer=SIGNER, **WHO)
    event.refresh_from_db()
    assert (sent.people, event.state) == (24, "diundang")
    assert Message.objects.filter(batch=sent.notices).values("recipient").distinct().count() == 24
    assert Batch.objects.get(pk=sent.letters_id).items.count() == 24
    with pytest.raises(Refused, match="sudah diundang"):
        inviting.invite(event=event, ronde=1, signer=SIGNER, **WHO)
    seat = Seat.objects.order_by("pk")[0]
    seat.invited_at = None  # as after a move
    seat.save()
    assert inviting.invite(event=event, ronde=1, signer=SIGNER, **WHO).people == 1


def test_cards_and_lists_name_everybody(event):
    seats = list(event_queries.seated(event, 1))
    cards = words(event_papers.cards(event, seats, at=PLANNED))
    assert all(event_papers.number(seat.participant) in cards for seat in seats)
    held = event.sessions.order_by("mulai")[0]
    rows = list(event_queries.seat_rows(held))
    lists = words(event_papers.lists(held, rows, at=PLANNED))
    assert all(row.participant.pegawai.nip in lists for row in rows)
    assert lists.count("Denah") == 2


def test_minutes_are_drafted_from_the_attendance_issued_once_and_signed(event):
    inviting.invite(event=event, ronde=1, signer=SIGNER, **WHO)
    scheduling.move_event(event=event, verb="mulai", actor=ACTOR, at=DAY)
    event.refresh_from_db()
    held = event.sessions.order_by("mulai")[0]
    rows = list(event_queries.seat_rows(held))
    scans = [attendance.Scan(attendance.token(row.participant), DAY) for row in rows[2:]]
    attendance.record_scans(event=event, session=held, scans=scans, device="a", actor=ACTOR, at=DAY)
    with pytest.raises(Refused, match="belum selesai"):
        minuting.issue(session=held, officers=OFFICERS, note="", actor=ACTOR, at=DAY)
    after = {"actor": ACTOR, "at": DAY + timedelta(hours=4)}
    made = minuting.issue(session=held, officers=OFFICERS, note="Listrik padam lima menit.", **after)
    text = words(queries.file_of(made.document))
    assert f"dijadwalkan {len(rows)} orang, hadir {len(rows) - 2} orang, tidak hadir 2 orang" in " ".join(text.split())
    assert rows[0].participant.pegawai.nama_gelar in text
    with pytest.raises(Refused, match="sudah dibuat"):
        minuting.issue(session=held, officers=OFFICERS, note="", **after)
    with pytest.raises(Refused):
        minuting.signed(minutes=made, scan=b"bukan pdf", **after)
    minuting.signed(minutes=made, scan=queries.file_of(made.document), **after)
    assert made.document.signatures.count() == 1
    with pytest.raises(Refused, match="Berita acara Sesi 2 belum dibuat"):
        scheduling.move_event(event=event, verb="selesaikan", **after)
        scheduling.move_event(event=event, verb="tutup", **after)
