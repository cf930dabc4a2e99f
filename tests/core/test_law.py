"""The law engine itself: dates of versions, Kleene's logic, windows, sentences."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openkarier.core.law import Facts, Instrument, Outcome, Overlap, Rulebook, Severity, pile, read_facts, since
from openkarier.core.law.fields import Subject
from openkarier.core.law.kinds import Benar
from openkarier.core.law.outcome import intersect, turning_points, unite
from openkarier.core.law.requirement import Scope, requirement
from openkarier.core.law.verdict import fill
from openkarier.core.periods import BEGINNING, END
from openkarier.core.regulations import RULEBOOK

PP = Instrument("PP 1/2000")
FIRST, SECOND = since("2000-01-01", PP.pasal(1)), since("2010-01-01", PP.pasal(2))


class Uji(Subject):
    """Facts of these tests."""

    a = Benar("uji.a", "a")
    b = Benar("uji.b", "b")


def _rule(provision: Any, **more: Any) -> Any:
    make = requirement("uji", provision, title="uji", scope=Scope(("promosi",), ("SEMUA",)),
                       severity=Severity.BLOCK, fail="gagal", **more)  # fmt: skip

    def check(uji: Uji) -> Any:
        """A dan B."""
        return uji.a.true & uji.b.true

    return make(check)


def test_versions_that_overlap_refuse_to_form_a_rulebook() -> None:
    with pytest.raises(Overlap, match="uji: dua versi berlaku pada 2010-01-01"):
        Rulebook([_rule(FIRST), _rule(SECOND)])


def test_versions_that_follow_each_other_are_found_by_day() -> None:
    old, new = _rule(FIRST.repealed("2010-01-01")), _rule(SECOND)
    book = Rulebook([old, new])
    assert [book.find("uji", day) is rule for day, rule in ((date(2009, 12, 31), old), (date(2010, 1, 1), new))] == [
        True
    ] * 2
    assert len(book) == 1


def test_a_later_wording_closes_the_earlier_one() -> None:
    provision = FIRST.since("2010-01-01", PP.jo(Instrument("PP 2/2010")).pasal(1).ayat(2))
    cited = [provision.on(day) for day in (date(1999, 12, 31), date(2009, 12, 31), date(2010, 1, 1))]
    assert [str(wording.citation) if wording else None for wording in cited] == [
        None,
        "PP 1/2000 Pasal 1",
        "PP 1/2000 jo. PP 2/2010 Pasal 1 ayat (2)",
    ]


@pytest.mark.parametrize("day", ["2000-01-01", "1999-12-31"])
def test_a_wording_that_does_not_begin_later_is_refused(day: str) -> None:
    with pytest.raises(Overlap):
        FIRST.since(day, PP.pasal(3))


def test_a_repeal_before_the_beginning_is_refused() -> None:
    with pytest.raises(Overlap):
        FIRST.repealed("2000-01-01")


def test_a_requirement_without_a_sentence_is_refused() -> None:
    make = requirement("uji", FIRST, title="uji", scope=Scope((), ()), severity=Severity.INFO, fail="")

    def silent(uji: Uji) -> Any:
        return uji.a.true

    with pytest.raises(ValueError, match="tanpa kalimat"):
        make(silent)


TRUTH = {True: Outcome.PASS, False: Outcome.FAIL, None: Outcome.UNKNOWN}


@pytest.mark.parametrize(("a", "b"), list(product((True, False, None), repeat=2)))
def test_unknown_is_neither_true_nor_false(a: bool | None, b: bool | None) -> None:
    values = {key: value for key, value in (("uji.a", a), ("uji.b", b)) if value is not None}
    facts = Facts(values)
    both, either = Uji.a.true & Uji.b.true, Uji.a.true | Uji.b.true
    for check, outcome in ((both, min(TRUTH[a], TRUTH[b])), (either, max(TRUTH[a], TRUTH[b]))):
        assert check.one(facts).outcome is outcome
        assert check.columns(pile([facts]))[0, 0] == outcome


def test_an_exemption_that_is_not_on_record_does_not_exempt() -> None:
    rule = _rule(FIRST, unless=Uji.b.false)
    case = {"action": "promosi", "target": "PENGAWAS", "tgl_acuan": date(2005, 1, 1), "uji.a": False}
    assert rule.examine(Facts(case)).outcome is Outcome.FAIL
    assert rule.examine(Facts(case | {"uji.b": False})).outcome is Outcome.NOT_APPLICABLE


def test_a_condition_that_is_not_on_record_leaves_the_verdict_open() -> None:
    rule = _rule(FIRST, when=Uji.b.true)
    case = {"action": "promosi", "target": "PENGAWAS", "tgl_acuan": date(2005, 1, 1), "uji.a": False}
    verdict = rule.examine(Facts(case))
    assert (verdict.outcome, verdict.missing) == (Outcome.UNKNOWN, ("b",))


DAYS = st.integers(0, 60).map(lambda days: date(2000, 1, 1) + timedelta(days=days))
SPANS = st.lists(st.tuples(DAYS, DAYS), max_size=3)


@given(left=SPANS, right=SPANS, day=DAYS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the law
def test_windows_are_sets_of_days(left: Any, right: Any, day: date) -> None:
    a, b = (unite(tuple(sorted(span for span in spans if span[0] <= span[1])), ()) for spans in (left, right))
    inside = [any(start <= day <= end for start, end in window) for window in (a, b, intersect(a, b), unite(a, b))]
    assert inside[2:] == [inside[0] and inside[1], inside[0] or inside[1]]


def test_the_next_window_tells_from_when_and_until_when() -> None:
    window = ((date(2020, 1, 1), date(2020, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31)))
    seen = [turning_points(window, day, Outcome.FAIL) for day in (date(2021, 5, 5), date(2023, 5, 5))]
    assert seen == [(date(2022, 1, 1), date(2022, 12, 31)), (None, date(2022, 12, 31))]
    assert turning_points(((BEGINNING, END),), date(2021, 1, 1), Outcome.PASS) == (None, None)


def test_a_clause_that_has_nothing_to_say_is_left_out() -> None:
    slots = {"nilai": "1 tahun", "tanggal": None}
    assert fill("Baru {nilai}; terpenuhi pada {tanggal}. Tetaplah di sini.", slots) == "Baru 1 tahun; Tetaplah di sini."
    assert fill("Baru {nilai}; terpenuhi pada {tanggal}.", slots) == "Baru 1 tahun."


def test_a_verdict_says_what_is_asked_found_and_when() -> None:
    post = {"jenjang": "PENGAWAS", "mulai": "2023-05-01", "sesuai_bidang_target": True}
    raw = {"action": "promosi", "target": "ADMINISTRATOR", "tgl_acuan": "2026-03-01", "riwayat_jabatan": [post]}
    verdict = RULEBOOK.find("pp11-2017-ps54-1d", date(2026, 3, 1)).examine(Facts(read_facts(raw)[0]))
    assert (verdict.outcome, verdict.light, verdict.eligible_from) == (Outcome.FAIL, "red", date(2026, 5, 1))
    assert verdict.citation == "PP 11/2017 Pasal 54 ayat (1) huruf d"
    assert verdict.message == (
        "Masa Anda sebagai pengawas (atau JF setingkat) di bidang yang sesuai baru 2 tahun 10 bulan; "
        "syaratnya 3 tahun dan terpenuhi pada 1 Mei 2026."
    )


def test_no_date_is_promised_after_a_repeal() -> None:
    raw = {"action": "rotasi", "target": "JPT_PRATAMA", "tgl_acuan": "2023-06-01", "tmt_pelantikan_jpt": "2022-01-10",
           "terbukti_melanggar_puu": False, "tidak_lagi_memenuhi_syarat": False}  # fmt: skip
    verdict = RULEBOOK.find("uu5-2014-ps116", date(2023, 6, 1)).examine(Facts(read_facts(raw)[0]))
    assert (verdict.eligible_from, verdict.lapses_on) == (None, date(2023, 10, 31))
    assert verdict.message == (
        "Pejabat ini belum 2 tahun sejak pelantikan. Aturan ini tidak berlaku lagi mulai 31 Oktober 2023."
    )


def test_every_rule_has_sentence_message_article_and_dates() -> None:
    for rule in RULEBOOK:
        assert rule.sentence.endswith("."), rule.id
        assert rule.fail.endswith((".", "?")), rule.id
        assert [wording for wording in rule.provision.wordings if not str(wording.citation)] == [], rule.id


@pytest.mark.parametrize("written", ["II.b", "II/b", "IIb", "ii b", "II.B"])
def test_an_eselon_is_read_however_it_is_written(written: str) -> None:
    assert read_facts({"eselon": written}) == ({"jabatan.eselon": "II.b"}, {}, ())


@pytest.mark.parametrize(
    ("written", "complete"),
    [(True, True), ("lengkap", True), ("belum", False), ([True, True], True), (["ya", "tidak"], False), ([], False)],
)
def test_statements_are_complete_when_every_one_is_there(written: Any, complete: bool) -> None:
    assert read_facts({"pansel.pernyataan_anggota": written})[0] == {"pansel.pernyataan_anggota": complete}
