"""The outbox: one message per person, event and channel; nothing leaves unreviewed; the number must be right."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.notices.readers import AWAY, BKPSDM, INSTANSI, NOON, SCOPE, mailed, nip, notice, person
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.journal.models import Payload
from openkarier.foundation.notices import queries
from openkarier.foundation.notices.models import Batch, Channel, Message
from openkarier.foundation.notices.operations import (
    NoticeRefused,
    cancel,
    draft,
    keep_quiet,
    notify,
    prefer,
    read,
    read_all,
    release,
    reword,
)
from openkarier.foundation.notices.wording import WordingRefused

pytestmark = pytest.mark.django_db


def make(*people, **more):
    return draft(notice(**more), people, by=BKPSDM, now=NOON)


def go(drafted, count=None, now=NOON):
    release(drafted.batch, scope=SCOPE, count=count or drafted.messages, by=BKPSDM, now=now)


def states():
    return sorted(Message.objects.values_list("recipient", "channel", "state"))


def test_a_draft_reaches_nobody():
    drafted = make(mailed(1), person(2))
    assert drafted.messages == 3
    assert {state for *_, state in states()} == {"draft"}
    assert (queries.unread(nip(1)), list(queries.inbox(nip(1)))) == (0, [])
    assert Job.objects.count() == 0
    assert queries.waiting_for_review(SCOPE) == 1


def test_an_event_that_concerns_nobody_drafts_nothing():
    drafted = draft(notice(body="Halo {tanggal}"), [], by=BKPSDM, now=NOON)
    assert (drafted.batch, drafted.messages, Batch.objects.count()) == (None, 0, 0)


def test_seven_thousand_people_cost_as_many_queries_as_seven():
    counts = []
    for size, key in ((7, "a"), (7000, "b")):
        with CaptureQueriesContext(connection) as drafting:
            drafted = make(*(mailed(n) for n in range(size)), key=key)
        with CaptureQueriesContext(connection) as releasing:
            go(drafted)
        counts.append((drafted.messages // size, len(drafting), len(releasing)))
    assert counts[0] == counts[1]
    assert counts[0][:2] == (2, 7)  # the savepoint counts as two


def test_the_same_event_never_gives_a_person_a_second_message():
    first = make(mailed(1), person(2))
    again = make(mailed(1), person(2))
    assert (again.batch, again.messages) == (first.batch, 0)
    more = make(mailed(1), person(2), person(3))
    assert more.messages == 1
    assert more.batch != first.batch
    assert make(person(1), key="aspirasi.pengingat:2026-1:H-1").messages == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(
            batch_id=more.batch, key=notice().key, recipient=nip(1), channel=Channel.INBOX, name="dua"
        )


def test_a_person_named_twice_in_one_list_gets_one_message():
    assert make(person(1), person(1)).messages == 1


def test_release_asks_for_the_number_that_the_person_saw():
    drafted = make(mailed(1), person(2))
    with pytest.raises(NoticeRefused, match="kini 3, bukan 2"):
        go(drafted, count=2)
    assert {state for *_, state in states()} == {"draft"}
    go(drafted)
    assert states() == [(nip(1), "email", "queued"), (nip(1), "inbox", "sent"), (nip(2), "inbox", "sent")]
    with pytest.raises(NoticeRefused, match="sudah dikirim"):
        go(drafted)


def test_a_release_leaves_one_leaf_and_one_job():
    drafted = make(mailed(1), mailed(2), person(3))
    go(drafted)
    leaf = Payload.objects.get()
    assert (leaf.kind, leaf.actor, leaf.subject) == ("PEMBERITAHUAN", BKPSDM, f"notices.batch:{drafted.batch}")
    assert '"jumlah":5' in leaf.body
    assert Job.objects.get().pk == Batch.objects.get().job


def test_another_agency_finds_nothing_to_release_or_see():
    drafted = make(person(1))
    with pytest.raises(NoticeRefused, match="tidak ditemukan"):
        release(drafted.batch, scope=AWAY, count=1, by=BKPSDM, now=NOON)
    assert queries.batch(drafted.batch, AWAY) is None
    assert list(queries.messages(drafted.batch, AWAY)) == []
    assert list(queries.unreached(drafted.batch, AWAY)) == []


def test_a_cancelled_draft_frees_its_event():
    drafted = make(mailed(1))
    assert cancel(drafted.batch, scope=SCOPE, by=BKPSDM, now=NOON) == 2
    assert Batch.objects.get(pk=drafted.batch).count == 2
    with pytest.raises(NoticeRefused, match="sudah dibatalkan"):
        go(drafted)
    with pytest.raises(NoticeRefused, match="Tidak ada lagi"):
        cancel(drafted.batch, scope=SCOPE, by=BKPSDM, now=NOON)
    assert make(mailed(1)).messages == 2


def test_cancelling_a_released_batch_stops_what_has_not_left():
    drafted = make(mailed(1))
    go(drafted)
    assert cancel(drafted.batch, scope=SCOPE, by=BKPSDM, now=NOON) == 1
    assert states() == [(nip(1), "inbox", "sent")]
    assert Batch.objects.get().state == "released"


def test_a_wording_that_a_recipient_cannot_fill_is_refused():
    with pytest.raises(WordingRefused, match=r"Isian \{unit_kerja\} tidak dikenal.*\{nama\}, \{nip\}, \{tenggat\}"):
        make(person(1), body="Yth. {unit_kerja}")
    with pytest.raises(WordingRefused, match=r"\{sisa\} tidak dikenal"):
        make(person(1, sisa="3"), person(2), body="{sisa} hari lagi")
    with pytest.raises(WordingRefused, match="wajib diisi"):
        make(person(1), subject=" ")


def test_rewording_a_draft_changes_every_message_and_a_released_one_cannot_be_reworded():
    drafted = make(person(1), person(2))
    reword(drafted.batch, scope=SCOPE, subject="Halo {nama}", body="{tenggat}")
    shown = queries.previews(list(queries.messages(drafted.batch, SCOPE)))
    assert [(row.subject, row.body) for row in shown] == [
        ("Halo Pegawai 00001", "24 November 2026"),
        ("Halo Pegawai 00002", "24 November 2026"),
    ]
    with pytest.raises(WordingRefused):
        reword(drafted.batch, scope=SCOPE, subject="Halo {siapa}", body="x")
    go(drafted)
    with pytest.raises(NoticeRefused):
        reword(drafted.batch, scope=SCOPE, subject="Lain", body="Lain")


def test_notify_sends_at_once_and_only_once():
    for _ in range(2):
        notify(notice(key="terima:1"), [person(1)], now=NOON)
    assert [row.subject for row in queries.inbox_rows(list(queries.inbox(nip(1))))] == [
        "Pegawai 00001, tenggat 24 November 2026"
    ]
    assert Payload.objects.get().actor == "sistem"


def test_an_inbox_belongs_to_its_person():
    go(make(person(1), person(2)))
    own = queries.inbox(nip(1)).get()
    assert (queries.unread(nip(1)), queries.unread(nip(2))) == (1, 1)
    assert read(own.pk, nip=nip(2), now=NOON) is None
    assert read(own.pk, nip=nip(1), now=NOON) == "/asn/aspirasi/2026-1/"
    read(own.pk, nip=nip(1), now=NOON + timedelta(hours=1))
    assert queries.inbox(nip(1)).get().read_at == NOON
    assert (queries.unread(nip(1)), read_all(nip=nip(2), now=NOON), queries.unread(nip(2))) == (0, 1, 0)


def test_people_whom_no_email_reaches_are_listed_by_unit():
    prefer(nip=nip(4), email=False)
    drafted = make(mailed(1), person(33), person(2), mailed(4))
    assert [row.recipient for row in queries.unreached(drafted.batch, SCOPE)] == [nip(2), nip(33), nip(4)]
    tally = queries.batch(drafted.batch, SCOPE).tally
    assert (tally.people, tally.emails, tally.unreached, tally.messages) == (4, 1, 3, 5)


def test_email_that_is_not_set_up_is_not_drafted(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = ""
    assert make(mailed(1)).messages == 1


def test_quiet_hours_delay_the_email_and_not_the_inbox():
    night = NOON.replace(hour=13, minute=0)  # 20.00 in Jakarta
    drafted = make(mailed(1))
    go(drafted, now=night)
    assert queries.unread(nip(1)) == 1
    assert Job.objects.get().due_at == night + timedelta(hours=11)
    keep_quiet(instansi=INSTANSI, mulai=time(21, 0), selesai=time(6, 0))
    other = make(mailed(2), key="lain")
    go(other, now=night)
    assert Job.objects.get(pk=Batch.objects.get(pk=other.batch).job).due_at == night


def test_the_outbox_of_many_batches_costs_two_queries(django_assert_num_queries):
    for n in range(30):
        make(person(1), mailed(2), key=f"k{n}")
    with django_assert_num_queries(2):
        rows = queries.views(list(queries.outbox(SCOPE)[:20]))
    assert {(row.tally.people, row.tally.messages, row.tally.waiting) for row in rows} == {(2, 3, 3)}


def test_the_desk_of_a_unit_handles_the_batches_of_that_unit_only():
    whole, pasar = make(person(1), key="a"), make(person(2), key="b", unit="pasar")
    desk = Scope(Reach.UNIT, instansi=INSTANSI, unit="pasar")
    assert [row.pk for row in queries.outbox(desk)] == [pasar.batch]
    assert {row.pk for row in queries.outbox(SCOPE)} == {whole.batch, pasar.batch}
    with pytest.raises(NoticeRefused, match="tidak ditemukan"):
        release(whole.batch, scope=desk, count=1, by=BKPSDM, now=NOON)
    release(pasar.batch, scope=desk, count=1, by=BKPSDM, now=NOON)


def test_what_the_system_sent_by_itself_does_not_crowd_the_outbox():
    notify(notice(key="terima:1"), [person(1)], now=NOON)
    drafted = make(person(1))
    assert [row.pk for row in queries.outbox(SCOPE)] == [drafted.batch]
    assert [row.key for row in queries.outbox(SCOPE, "otomatis")] == ["terima:1"]
