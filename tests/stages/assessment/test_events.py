"""A test event from plan to close, in the manner of Lebong: 361 people on one day, 20 of them absent."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from django.db import IntegrityError, transaction

import cast
import lebong
from lebong import ACTOR, DAY, PLANNED, SCOPE
from openkarier.core.events import counted_at
from openkarier.foundation.journal.models import Leaf
from openkarier.stages.assessment import (
    attendance,
    choosing,
    event_queries,
    own_case,
    scheduling,
    seat_case,
    seat_pins,
    seat_plan,
)
from openkarier.stages.assessment.choosing import Rule
from openkarier.stages.assessment.models import Attendance, Participant, Room, Seat, Session
from openkarier.stages.assessment.refusal import Refused
from openkarier.stages.registry.models import Pegawai

pytestmark = pytest.mark.django_db
WHO = {"actor": ACTOR, "at": PLANNED}


@pytest.fixture
def made():
    return lebong.agency()


@pytest.fixture
def event(made):
    return lebong.event(made)


@pytest.fixture
def small():
    """Thirty officials, two sessions of ten seats in two rooms; seated."""
    made = lebong.agency(30)
    event = lebong.event(made, kuota=30, sessions=2, seats=10)
    fill(event, 30)
    seat_plan.seat_everybody(event=event, ronde=1, **WHO)
    return event


def fill(event, expected):
    return choosing.pick(event=event, rule=Rule(), scope=SCOPE, expected=expected, **WHO)


def begin(event, at=DAY):
    for verb in ("jadwalkan", "undang", "mulai"):
        scheduling.move_event(event=event, verb=verb, actor=ACTOR, at=at)
    event.refresh_from_db()


def test_361_officials_are_seated_on_one_day_and_20_absentees_get_a_second_round(event):
    fill(event, 361)
    run = seat_plan.seat_everybody(event=event, ronde=1, **WHO)
    assert (run.fits, run.figures["people"], run.figures["above_floor"]) == (True, 361, 0)
    begin(event)
    absent = set(Participant.objects.filter(event=event).order_by("nomor").values_list("nomor", flat=True)[:20])
    at = DAY + timedelta(hours=12)
    for held in event.sessions.all():
        scans = [
            attendance.Scan(attendance.token(seat.participant), held.mulai)
            for seat in event_queries.seat_rows(held)
            if seat.participant.nomor not in absent
        ]
        attendance.record_scans(event=event, session=held, scans=scans, device="pintu", actor=ACTOR, at=at)
    assert Attendance.objects.count() == 341
    assert {row.nomor for row in event_queries.absentees(event, at)} == absent
    second = scheduling.add_session(
        site=event.sites.get(), nama="Susulan", mulai=at + timedelta(days=3), selesai=at + timedelta(days=3, hours=2),
        ronde=2, actor=ACTOR, at=at,
    )  # fmt: skip
    again = seat_plan.seat_everybody(event=event, ronde=2, actor=ACTOR, at=at)
    assert again.fits is False  # half of a unit at once: one session is too few
    assert {kind for kind, _, _ in again.causes} == {"bagian"}
    event.share = 100
    event.save()
    assert seat_plan.seat_everybody(event=event, ronde=2, actor=ACTOR, at=at).fits
    assert Seat.objects.filter(session=second).count() == 20


def test_choosing_by_rule_shows_the_number_first_and_can_be_undone(event):
    heads = Rule(jenjang=("JPT_PRATAMA",))
    count = choosing.wanted(event, heads, SCOPE, date(2025, 11, 10)).count()
    with pytest.raises(Refused, match="Daftar berubah"):
        choosing.pick(event=event, rule=heads, scope=SCOPE, expected=count + 1, **WHO)
    picked = choosing.pick(event=event, rule=heads, scope=SCOPE, expected=count, **WHO)
    assert event_queries.standing_participants(event).count() == count == 36
    assert choosing.undo(pick=picked, **WHO) == 36
    assert event_queries.standing_participants(event).count() == 0
    choosing.pick(event=event, rule=heads, scope=SCOPE, expected=36, **WHO)
    assert Participant.objects.filter(event=event).count() == 36  # the same numbers again


def test_a_quota_smaller_than_the_participants_is_refused_both_ways(made):
    event = lebong.event(made, kuota=360)
    with pytest.raises(Refused, match="Kuota acara ini 360, peserta akan menjadi 361: kelebihan 1"):
        fill(event, 361)
    choosing.pick(event=event, rule=Rule(jenjang=("JPT_PRATAMA",)), scope=SCOPE, expected=36, **WHO)
    plan = scheduling.EventPlan(
        event.kode, event.nama, event.tujuan, event.metode, event.provider, event.dasar, kuota=30
    )
    with pytest.raises(Refused, match="Kuota 30 lebih kecil daripada 36 peserta"):
        scheduling.change_event(event=event, plan=plan, **WHO)


def test_the_retired_the_strangers_and_those_already_in_are_refused(event):
    person, gone = Pegawai.objects.order_by("nip")[:2]
    gone.tmt_pensiun = date(2025, 11, 1)
    gone.save()
    stranger = cast.city("9999", "Pemerintah Kota Seberang", 951).orang["sari"]
    add = {"event": event, "why": "pejabat baru", "scope": SCOPE, **WHO}
    choosing.add(nip=person.nip, **add)
    for nip, words in (
        (person.nip, "sudah menjadi peserta"),
        (gone.nip, "sudah pensiun"),
        (stranger.nip, "tidak tercatat"),
    ):
        with pytest.raises(Refused, match=words):
            choosing.add(nip=nip, **add)


def test_rooms_without_seats_and_sessions_that_overlap_or_lie_behind_us_are_refused(event):
    site = event.sites.get()
    with pytest.raises(Refused, match="Kapasitas 0"):
        scheduling.add_room(site=site, nama="Gudang", kapasitas=0, **WHO)
    with pytest.raises(Refused, match="bertumpang dengan Sesi 1"):
        scheduling.add_session(
            site=site, nama="Sesi 1b", mulai=DAY + timedelta(hours=1), selesai=DAY + timedelta(hours=3), **WHO
        )
    with pytest.raises(Refused, match="sudah lewat"):
        early = PLANNED - timedelta(days=1)
        scheduling.add_session(site=site, nama="Kemarin", mulai=early, selesai=PLANNED, **WHO)


def test_the_same_room_of_another_event_at_the_same_time_is_refused(made, event):
    other = lebong.event(made, kode="UJI-LAIN", sessions=0)
    with pytest.raises(Refused, match="dipakai Uji kompetensi pejabat 2025, Sesi 1"):
        scheduling.add_session(site=other.sites.get(), nama="A", mulai=DAY, selesai=DAY + timedelta(hours=1), **WHO)


def test_the_database_never_gives_a_seat_twice(small):
    first, second = Seat.objects.order_by("pk")[:2]
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=second.pk).update(session=first.session, room=first.room, number=first.number)


def test_when_it_cannot_fit_the_causes_are_kept_and_no_seat_moves(small):
    before = list(Seat.objects.order_by("pk").values_list("pk", "session", "room", "number"))
    Room.objects.update(kapasitas=7)
    run = seat_plan.seat_everybody(event=small, ronde=1, **WHO)
    assert [sentence for _, _, sentence in run.causes] == ["Sesi 1: 14 kursi", "Sesi 2: 14 kursi"]
    assert list(Seat.objects.order_by("pk").values_list("pk", "session", "room", "number")) == before


def test_solving_again_after_a_leave_moves_that_person_and_says_from_where_to_where(small):
    seat = Seat.objects.select_related("session", "participant").order_by("participant__nomor")[0]
    own_case.declare_absence(
        participant=seat.participant,
        kind="cuti",
        mulai=seat.session.mulai,
        selesai=seat.session.selesai,
        note="",
        **WHO,
    )
    run = seat_plan.seat_everybody(event=small, ronde=1, **WHO)
    moved = {key for key, _, _ in run.moves}
    assert seat.participant_id in moved
    assert len(moved) <= 2
    assert Seat.objects.get(participant=seat.participant).session_id != seat.session_id


def test_a_pinned_seat_is_kept_and_a_taken_one_refused(small):
    one, other = Seat.objects.select_related("participant", "session", "room").order_by("participant__nomor")[:2]
    with pytest.raises(Refused, match="sudah ditempati"):
        seat_pins.pin(
            participant=one.participant,
            session=other.session,
            room=other.room,
            seat=other.number,
            why="permintaan",
            **WHO,
        )
    seat_pins.pin(
        participant=one.participant, session=one.session, room=one.room, seat=one.number, why="dekat pintu", **WHO
    )
    assert seat_plan.seat_everybody(event=small, ronde=1, **WHO).moves == []


def test_a_special_need_brings_a_room_without_stairs_and_stays_out_of_the_ledger(small):
    seat = Seat.objects.filter(room__mudah_akses=False).select_related("participant")[0]
    own_case.report_need(participant=seat.participant, kind="kursi-roda", note="kursi roda lebar", **WHO)
    seat_plan.seat_everybody(event=small, ronde=1, **WHO)
    assert Seat.objects.get(participant=seat.participant).room.mudah_akses
    told = " ".join(str(leaf) for leaf in Leaf.objects.values_list("payload", flat=True))
    assert "kursi-roda" not in told
    assert "lebar" not in told


def test_a_request_is_answered_once_and_frees_the_seat(small):
    seat = Seat.objects.select_related("participant", "session").order_by("participant__nomor")[0]
    with pytest.raises(Refused, match="Jelaskan alasannya"):
        own_case.ask(participant=seat.participant, reason="sibuk", **WHO)
    asked = own_case.ask(participant=seat.participant, reason="Anak saya dioperasi pada pagi itu.", **WHO)
    with pytest.raises(Refused, match="masih menunggu jawaban"):
        own_case.ask(participant=seat.participant, reason="Anak saya dioperasi pada pagi itu.", **WHO)
    own_case.answer(request=asked, verb="terima", words="Silakan sesi berikutnya.", **WHO)
    with pytest.raises(Refused, match="sudah dijawab"):
        own_case.answer(request=asked, verb="tolak", words="Tidak jadi.", **WHO)
    assert not Seat.objects.filter(participant=seat.participant).exists()
    seat_plan.seat_everybody(event=small, ronde=1, **WHO)
    assert Seat.objects.get(participant=seat.participant).session_id != seat.session_id


def test_steps_wait_for_what_they_need(made):
    event = lebong.event(made)
    with pytest.raises(Refused, match="Belum ada peserta"):
        scheduling.move_event(event=event, verb="jadwalkan", **WHO)
    fill(event, 361)
    with pytest.raises(Refused, match="361 dari 361 peserta belum mendapat kursi"):
        scheduling.move_event(event=event, verb="jadwalkan", **WHO)
    seat_plan.seat_everybody(event=event, ronde=1, **WHO)
    scheduling.move_event(event=event, verb="jadwalkan", **WHO)
    scheduling.move_event(event=event, verb="undang", **WHO)
    with pytest.raises(Refused, match="Sesi pertama baru pada 28 November 2025"):
        scheduling.move_event(event=event, verb="mulai", **WHO)


# --- attendance ---


def scanned(event, held, *scans, device="a", at=DAY):
    return attendance.record_scans(event=event, session=held, scans=scans, device=device, actor=ACTOR, at=at)


def test_scans_merge_the_earliest_time_wins_whatever_the_order(small):
    begin(small)
    seat = Seat.objects.select_related("participant", "session").filter(session__nama="Sesi 1")[0]
    code, held = attendance.token(seat.participant), seat.session
    late, early = DAY + timedelta(minutes=9), DAY + timedelta(minutes=2)
    received = DAY + timedelta(hours=5)
    scanned(small, held, attendance.Scan(code, late), device="a", at=received)
    scanned(small, held, attendance.Scan(code, early), attendance.Scan(code, late), device="b", at=received)
    scanned(small, held, attendance.Scan(code, late), device="a", at=received)
    row = Attendance.objects.get(participant=seat.participant)
    assert (row.at, row.device) == (early, "b")


def test_a_typed_number_and_a_nip_do_as_well_as_the_card(small):
    begin(small)
    held = Session.objects.get(nama="Sesi 1")
    one, other = Seat.objects.select_related("participant__pegawai").filter(session=held)[:2]
    typed = [attendance.Scan(f"{small.kode}-{one.participant.nomor:04}", DAY, how="ketik")]
    typed.append(attendance.Scan(other.participant.pegawai.nip, DAY, how="ketik"))
    assert [heard.accepted for heard in scanned(small, held, *typed)] == [True, True]


def test_forged_cards_other_events_and_other_sessions_are_refused_in_words(small):
    begin(small)
    held, later = Session.objects.order_by("mulai")
    mine = Seat.objects.select_related("participant").filter(session=held)[0].participant
    theirs = Seat.objects.select_related("participant").filter(session=later)[0].participant
    good = attendance.token(mine)
    forged = f"{good[:-1]}{'0' if good[-1] != '0' else '1'}"
    other = attendance._token(small.pk + 1, 1)
    heard = scanned(
        small,
        held,
        *(attendance.Scan(text, DAY) for text in (forged, other, attendance.token(theirs), "halo", "99999")),
    )
    assert [one.accepted for one in heard] == [False] * 5
    words = [one.sentence for one in heard]
    assert "tidak sah" in words[0]
    assert "acara lain" in words[1]
    assert "bukan Sesi 1" in words[2]
    assert "bukan kartu peserta" in words[3]
    assert "tidak mempunyai kursi" in words[4]
    assert Attendance.objects.count() == 0


def test_attendance_before_the_opening_and_after_the_close_is_refused(small):
    held = Session.objects.order_by("mulai")[0]
    with pytest.raises(Refused, match="belum dibuka"):
        scanned(small, held)
    small.state = "ditutup"
    small.save()
    with pytest.raises(Refused, match="sudah ditutup"):
        scanned(small, held)


def test_a_clock_that_runs_wrong_is_held_between_opening_and_receipt():
    starts, ends, received = DAY, DAY + timedelta(hours=2), DAY + timedelta(minutes=30)
    assert counted_at(DAY + timedelta(minutes=5), received, starts, ends) == DAY + timedelta(minutes=5)
    assert counted_at(DAY + timedelta(days=9), received, starts, ends) == received
    assert counted_at(DAY - timedelta(days=9), received, starts, ends) == DAY - timedelta(hours=2)


# --- providers, figures ---


def test_a_provider_without_accreditation_in_force_is_flagged(made):
    event = lebong.event(made)
    upt = scheduling.keep_provider(instansi=made.instansi, nama="UPT Contoh", jenis="pemerintah", **WHO)
    day = date(2025, 11, 28)
    assert event_queries.standing(event.provider, ["PENGAWAS"], day).state == "memenuhi"
    assert event_queries.standing(upt, ["PENGAWAS"], day).state == "belum"
    scheduling.accredit(
        provider=upt, nomor="1/AKR", jenjang=("PENGAWAS",), mulai=date(2021, 1, 1), selesai=date(2025, 11, 27), **WHO
    )
    late = event_queries.standing(upt, ["PENGAWAS"], day)
    assert (late.state, late.expired_on) == ("tidak", date(2025, 11, 27))
    assert event_queries.standing(upt, ["PENGAWAS"], date(2025, 11, 27)).state == "memenuhi"


def test_presence_and_occupancy_count_what_the_solver_gave(small):
    rows = event_queries.occupancy(small)
    assert sum(row.seated for row in rows) == 30
    found = event_queries.presence(small)
    assert sum(sum(unit.away) for unit in found.units) == 30
    assert all(max(unit.away) <= unit.most for unit in found.units)


def test_reads_cost_the_same_for_thirty_as_for_361(made, django_assert_num_queries):
    event = lebong.event(made)
    heads = Rule(jenjang=("JPT_PRATAMA",))
    choosing.pick(event=event, rule=heads, scope=SCOPE, expected=36, **WHO)
    seat_plan.seat_everybody(event=event, ronde=1, **WHO)
    for _ in range(2):
        with django_assert_num_queries(3):
            list(event_queries.participants(event, SCOPE))
        with django_assert_num_queries(7):
            seat_case.problem_of(event, 1)
        if event_queries.standing_participants(event).count() == 36:
            fill(event, 325)
            seat_plan.seat_everybody(event=event, ronde=1, **WHO)


def test_undoing_a_choice_takes_its_seats_back(small):
    picked = event_queries.picks(small)[0]
    choosing.undo(pick=picked, actor=ACTOR, at=PLANNED.astimezone(UTC))
    assert Seat.objects.count() == 0
