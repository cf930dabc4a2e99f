"""Windows, chains, ceremonies, clocks and answers, at their boundaries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from openkarier.core.calendar import holiday_name, nth_working_day, waited
from openkarier.core.election import RULES, Term, window
from openkarier.core.law import Facts
from openkarier.core.law.outcome import Outcome
from openkarier.core.placement import answers, ceremony, objections
from openkarier.core.placement.chains import Move, chains, twice
from openkarier.core.placement.special import asked
from openkarier.core.regulations import RULEBOOK

ELECTED = Term("DEFINITIF", "Wali", date(2025, 2, 20), date(2030, 2, 19), date(2029, 9, 22))


@pytest.mark.parametrize("day", [
    date(2025, 2, 20), date(2025, 8, 20), date(2025, 8, 21), date(2029, 3, 21), date(2029, 3, 22), date(2030, 2, 19),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["DEFINITIF", "PJ"])
def test_the_window_on_the_screen_and_the_rules_of_the_law_agree_to_the_day(day, kind):
    term = Term(kind, "Wali", ELECTED.mulai, ELECTED.selesai, ELECTED.penetapan_paslon)
    facts = Facts(
        term.facts() | {"tgl_acuan": day, "tgl_keputusan": day, "action": "rotasi", "target": "ADMINISTRATOR"}
    )
    barred = {rule for rule in RULES if RULEBOOK.find(rule, day).examine(facts).outcome is Outcome.FAIL}
    assert {span.rule for span in window(term, day).now} == barred


def test_a_head_not_on_record_is_unknown_and_never_free():
    assert (window(None, date(2026, 1, 1)).known, window(None, date(2026, 1, 1)).restricted) == (False, False)


def test_working_days_skip_weekends_holidays_and_cuti_bersama():
    assert holiday_name(date(2026, 12, 24)) == "Cuti Bersama Hari Raya Natal"
    assert nth_working_day(date(2026, 12, 23), 1) == date(2026, 12, 28)
    friday = date(2026, 11, 13)
    assert [waited(friday, friday + timedelta(days=days)) for days in (0, 2, 3)] == [0, 0, 1]


def test_moves_that_share_a_chair_are_one_chain():
    moves = [Move(1, 10, 11), Move(2, 11, 12), Move(3, 20, 21), Move(4, 30, 99, single=False), Move(5, 31, 99, False)]
    assert [[move.person for move in chain] for chain in chains(moves)] == [[1, 2], [3], [4], [5]]
    assert twice(moves) is None
    assert twice([Move(1, 10, 11), Move(2, 12, 11)]) == (Move(1, 10, 11), Move(2, 12, 11))


def test_a_ceremony_is_after_the_sk_in_time_and_on_a_day_that_works():
    said = ceremony.remarks(date(2026, 12, 25), [date(2026, 11, 2)], invited=date(2026, 12, 25))
    assert [remark.bars for remark in said] == [True, False, False]
    assert ceremony.remarks(date(2026, 11, 4), [date(2026, 11, 2)], invited=date(2026, 11, 3)) == []


def test_the_clocks_of_an_objection_count_working_days_from_the_day_after():
    clock = objections.to_object(date(2026, 11, 2), date(2026, 11, 20))
    assert (clock.last, clock.used, clock.left, clock.passed) == (date(2026, 11, 20), 14, 0, False)
    assert objections.to_object(date(2026, 11, 2), clock.last + timedelta(days=1)).passed
    assert objections.to_decide(date(2026, 11, 2), date(2026, 11, 2)).last == date(2026, 12, 1)


def test_special_posts_speak_on_entering_or_leaving():
    assert [row.kode for row in asked({"SEKDA_KABKOTA"}, {"UMUM"})] == ["SEKDA_KABKOTA"]
    assert [row.kode for row in asked({"UMUM"}, {"INSPEKTUR", "DUKCAPIL"})] == ["DUKCAPIL", "INSPEKTUR"]
    assert asked({"INSPEKTUR"}, {"UMUM"}) == []


WISH = answers.Wish(1, "Sekretaris Dinas Laut", 7)


@pytest.mark.parametrize(
    ("door", "begins"),
    [
        ("pindah", "Anda menyatakan bersedia ditempatkan di jabatan lain yang setara bila perlu, di mana pun. "),
        ("tetap", "Anda memilih tetap. Anda menyatakan bersedia ditempatkan di jabatan lain yang setara bila perlu, "),
    ],
)
def test_a_placement_within_what_one_said_to_be_willing_to_is_answered_so(door, begins):
    outcome = answers.Outcome("rotasi", "sk", 9, "Kabid", "Jabatan kritikal.", "bila perlu, di mana pun")
    found = answers.answer(door, "Kabid Niaga", [WISH] if door == "pindah" else [], outcome)
    assert found.hasil == "ditempatkan"
    assert found.sentence.startswith(begins)
    assert found.sentence.endswith("Anda ditempatkan pada Kabid. Jabatan kritikal.")


@pytest.mark.parametrize(
    ("door", "wish", "outcome", "hasil", "code"),
    [
        ("pindah", {}, answers.Outcome("rotasi", "berlaku", 7, "Sekretaris"), "dikabulkan", "dikabulkan"),
        ("pindah", {}, answers.Outcome("rotasi", "berlaku", 8, "Kabid"), "ditempatkan", "tidak-diusulkan"),
        ("pindah", {}, answers.Outcome("rotasi", "ditolak", 7, "", "Masih perlu."), "belum", "tidak-disetujui"),
        ("pindah", {"jpt": True}, answers.Outcome(), "seleksi", "seleksi"),
        ("pindah", {"rule": "Kurang.", "article": "PP"}, answers.Outcome(), "belum", "syarat"),
        ("pindah", {"place": 7, "applicants": 31, "cutoff": 640}, answers.Outcome(), "belum", "peringkat"),
        ("pindah", {"holder_stays": True}, answers.Outcome(), "belum", "terisi"),
        ("pindah", {}, answers.Outcome("tunda", "ditetapkan", 7, "", "Menunggu anggaran."), "tunda", "tidak-diusulkan"),
        ("tetap", {}, answers.Outcome(), "tetap", "tetap"),
        ("tetap", {}, answers.Outcome("rotasi", "sk", 9, "Kabid", "Kebutuhan."), "tetap-dipindah", "tetap-dipindah"),
    ],
)  # fmt: skip
def test_every_declaration_has_an_answer_with_its_reason(door, wish, outcome, hasil, code):
    found = answers.answer(door, "Kabid Niaga", [answers.Wish(**{**vars(WISH), **wish})], outcome)
    assert (found.hasil, found.code) == (hasil, code)
    assert found.sentence
