"""A declaration from the first word to the receipt, and back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

import cast
from openkarier.foundation.journal.models import Leaf
from openkarier.stages.aspiration import cases, consent, operations, opinions, queries
from openkarier.stages.aspiration.models import Aspiration, PersonalReason, StateChange, Submission
from openkarier.stages.aspiration.refusal import Incomplete, Refused

pytestmark = pytest.mark.django_db


def submit(draft, who, revision=1, at=cast.NOW, **more):
    return operations.submit(
        aspiration=draft, revision=revision, actor=operations.Actor.of(who), hand="asn", at=at, **more
    )


def test_a_draft_keeps_what_was_typed_however_incomplete(city, period):
    sari = operations.begin(period=period, pegawai=city.orang["sari"], at=cast.NOW)
    operations.save_draft(aspiration=sari, page="target/1", typed={"goal": "banyak sekali"}, at=cast.NOW)
    kept = queries.declaration(period, city.orang["sari"])
    assert kept.draft["targets"][0]["goal"] == "banyak sekali"
    assert kept.state == "draf"


def test_a_complete_draft_becomes_a_numbered_submission_with_one_leaf(city, draft):
    leaves = Leaf.objects.count()
    submission = submit(draft, city.orang["sari"])
    assert submission.number.startswith("2026-2-")
    assert Leaf.objects.count() == leaves + 1
    assert [(t.indicator, t.baseline, t.goal) for t in submission.targets.all()] == [("pasar yang bersih", 4, 11)]
    draft.refresh_from_db()
    assert (draft.state, draft.revision, draft.filed_at) == ("diajukan", 1, cast.NOW)


def test_pressing_the_button_twice_files_once(city, draft):
    first = submit(draft, city.orang["sari"])
    again = submit(draft, city.orang["sari"], at=cast.NOW + timedelta(seconds=2))
    assert (again.pk, Submission.objects.count(), StateChange.objects.count()) == (first.pk, 1, 1)


def test_an_incomplete_draft_is_refused_with_its_gaps_and_nothing_changes(city, period):
    tono = operations.begin(period=period, pegawai=city.orang["tono"], at=cast.NOW)
    leaves = Leaf.objects.count()
    with pytest.raises(Incomplete) as refusal:
        submit(tono, city.orang["tono"])
    assert [gap.page for gap in refusal.value.gaps] == ["pintu", "alasan", "target", "kesediaan"]
    assert (Submission.objects.count(), Leaf.objects.count()) == (0, leaves)


@pytest.mark.parametrize(("late", "filed"), [(timedelta(seconds=-1), 1), (timedelta(0), 0)])
def test_the_deadline_is_a_moment(city, draft, late, filed):
    try:
        submit(draft, city.orang["sari"], at=cast.PLAN.batas + late)
    except Refused as refusal:
        assert str(refusal).startswith("Batas waktu periode ini sudah lewat.")
    assert Submission.objects.count() == filed


def test_a_filed_declaration_is_not_changed_by_a_late_autosave(city, draft):
    submit(draft, city.orang["sari"])
    with pytest.raises(Refused, match="sudah diajukan"):
        operations.save_draft(aspiration=draft, page="pintu", typed={"door": "pindah"}, at=cast.NOW)


def test_withdrawn_and_filed_again_keeps_both_papers(city, draft):
    sari = city.orang["sari"]
    first = submit(draft, sari)
    operations.withdraw(aspiration=draft, actor=operations.Actor.of(sari), at=cast.NOW, why="salah target")
    operations.save_draft(aspiration=draft, page="target/1", typed={**cast.TARGET, "goal": "12"}, at=cast.NOW)
    second = submit(draft, sari, revision=2)
    first.refresh_from_db()
    assert first.withdrawn_at == cast.NOW
    assert [t.goal for t in first.targets.all()] == [11]
    assert queries.submission_in_force(Aspiration.objects.get(pk=draft.pk)) == second
    assert first.number != second.number


def test_a_stale_window_cannot_file_over_a_newer_one(city, draft):
    with pytest.raises(Refused, match="jendela lain"):
        submit(draft, city.orang["sari"], revision=3)


def test_personal_reasons_stay_out_of_the_draft_the_letter_and_the_ledger(city, draft):
    submission = submit(draft, city.orang["sari"])
    assert PersonalReason.objects.get(aspiration=draft).note == "40 km"
    with connection.cursor() as cursor:
        for table, column in (
            ("aspiration_aspiration", "draft"),
            ("aspiration_submission", "snapshot"),
            ("journal_payload", "body"),
        ):
            cursor.execute(f"SELECT COUNT(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE '%40 km%'")
            assert cursor.fetchone() == (0,), table
    assert submission.snapshot["personal"] is True


def test_the_superior_speaks_once_per_submission_and_may_change_it(city, draft):
    submission = submit(draft, city.orang["sari"])
    wati = city.orang["wati"]
    opinions.give_opinion(submission=submission, atasan=wati, stance="mendukung", note="", at=cast.NOW)
    with pytest.raises(Refused, match="Tuliskan alasannya"):
        opinions.give_opinion(submission=submission, atasan=wati, stance="belum", note="tidak", at=cast.NOW)
    opinions.give_opinion(
        submission=submission, atasan=wati, stance="catatan", note="Perlu pengganti dahulu.", at=cast.NOW
    )
    submission.refresh_from_db()
    assert (submission.opinion.stance, submission.opinion.note) == ("catatan", "Perlu pengganti dahulu.")


def test_wishes_are_ranked_moved_and_limited(city, draft):
    posts = [city.jabatan[key].pk for key in ("sekretaris-laut", "kabid", "pengolah", "analis")]
    for post in posts[:3]:
        operations.add_wish(aspiration=draft, wish={"jabatan": post}, at=cast.NOW)
    with pytest.raises(Refused, match="Paling banyak 3 jabatan"):
        operations.add_wish(aspiration=draft, wish={"jabatan": posts[3]}, at=cast.NOW)
    with pytest.raises(Refused, match="sudah ada"):
        operations.add_wish(aspiration=draft, wish={"jabatan": posts[0]}, at=cast.NOW)
    moved = operations.move_wish(aspiration=draft, index=2, by=-1, at=cast.NOW)
    assert [wish["jabatan"] for wish in moved.draft["wishes"]] == [posts[0], posts[2], posts[1]]
    kept = operations.move_wish(aspiration=draft, index=0, by=0, at=cast.NOW)
    assert [wish["jabatan"] for wish in kept.draft["wishes"]] == [posts[2], posts[1]]


def test_a_wish_names_the_post_and_where_it_is_in_the_letter(city, draft):
    operations.save_draft(aspiration=draft, page="pintu", typed={"door": "pindah"}, at=cast.NOW)
    operations.add_wish(aspiration=draft, wish={"jabatan": city.jabatan["kabid"].pk}, at=cast.NOW)
    operations.add_wish(aspiration=draft, wish={"kind": "Pengelola arsip", "opd": city.unit["laut"].pk}, at=cast.NOW)
    assert submit(draft, city.orang["sari"]).snapshot["wishes"] == [
        {"jabatan": "Kepala Bidang Kebersihan", "unit": "Bidang Kebersihan, Dinas Pasar"},
        {"jabatan": "Pengelola arsip", "unit": "Dinas Laut"},
    ]


def test_a_consent_code_agrees_to_this_draft_and_no_other(city, draft):
    code = consent.make_consent_code(aspiration=draft, at=cast.NOW)
    operations.save_draft(aspiration=draft, page="pintu", typed={"door": "pindah"}, at=cast.NOW)
    draft.refresh_from_db()
    with pytest.raises(Refused, match="berubah sesudah kode dikirim"):
        consent.check_consent(aspiration=draft, code=code, at=cast.NOW)


def test_a_consent_code_agrees_once_and_within_the_hour(city, draft):
    code = consent.make_consent_code(aspiration=draft, at=cast.NOW)
    consent.check_consent(aspiration=draft, code=f" {code} ", at=cast.NOW)
    with pytest.raises(Refused, match="tidak berlaku lagi"):
        consent.check_consent(aspiration=draft, code=code, at=cast.NOW)
    later = cast.NOW + consent.CODE_LIFE + timedelta(seconds=1)
    code = consent.make_consent_code(aspiration=draft, at=cast.NOW)
    with pytest.raises(Refused, match="tidak berlaku lagi"):
        consent.check_consent(aspiration=draft, code=code, at=later)


def test_five_wrong_codes_spend_it(city, draft):
    code = consent.make_consent_code(aspiration=draft, at=cast.NOW)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(5):
        with pytest.raises(Refused, match="tidak cocok"):
            consent.check_consent(aspiration=draft, code=wrong, at=cast.NOW)
    with pytest.raises(Refused, match="tidak berlaku lagi"):
        consent.check_consent(aspiration=draft, code=code, at=cast.NOW)


def test_a_draft_changed_after_the_consent_was_checked_is_not_filed(city, draft):
    agreed = consent.check_consent(
        aspiration=draft, code=consent.make_consent_code(aspiration=draft, at=cast.NOW), at=cast.NOW
    )
    operations.save_draft(aspiration=draft, page="target/1", typed={**cast.TARGET, "goal": "12"}, at=cast.NOW)
    with pytest.raises(Refused, match="berubah sesudah kode dikirim"):
        submit(draft, city.orang["sari"], consent="kode", agreed=agreed)
    operations.save_draft(aspiration=draft, page="target/1", typed=cast.TARGET, at=cast.NOW)
    assert submit(draft, city.orang["sari"], consent="kode", agreed=agreed).revision == 1


def test_a_target_behind_the_next_free_place_is_refused_and_not_doubled(city, draft):
    operations.save_draft(aspiration=draft, page="target/2", typed=cast.TARGET, at=cast.NOW)
    with pytest.raises(Refused, match="Daftar target berubah"):
        operations.save_draft(aspiration=draft, page="target/4", typed=cast.TARGET, at=cast.NOW)
    draft.refresh_from_db()
    assert len(draft.draft["targets"]) == 2


def test_line_breaks_count_as_one_character_as_in_the_browser(city, draft):
    typed = "a\r\n" * 2_000
    operations.save_draft(aspiration=draft, page="alasan", typed={"reason": typed}, at=cast.NOW)
    draft.refresh_from_db()
    assert draft.draft["reason"] == "a\n" * 2_000


@pytest.mark.parametrize(
    ("length", "gaps"), [(300, []), (301, ["Terlalu panjang: 301 huruf. Ringkas sampai 300 huruf."])]
)
def test_a_target_longer_than_its_column_is_a_gap_and_no_crash(city, draft, length, gaps):
    operations.save_draft(
        aspiration=draft, page="target/1", typed={**cast.TARGET, "indicator": "x" * length}, at=cast.NOW
    )
    kept = queries.declaration(draft.period, city.orang["sari"])
    assert [gap.sentence for gap in cases.reading(kept).gaps] == gaps
