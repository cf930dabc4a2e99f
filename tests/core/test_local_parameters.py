"""What a region may set by SK: dated, checked, and in force only on its days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from openkarier.core.law import Facts, LocalParameters, LocalRow, Outcome, Overlap, pile, read_facts
from openkarier.core.regulations import PARAMETERS, RULEBOOK

JPT = {"action": "seleksi_terbuka", "target": "JPT_PRATAMA"}
MADYA = {"action": "seleksi_terbuka", "target": "JPT_MADYA"}


def _judged(rule: str, raw: dict[str, Any], **local: Any) -> Outcome:
    rows = tuple(LocalRow(name, value, date(2020, 1, 1), None, "SK 1") for name, value in local.items())
    facts = Facts(read_facts(raw)[0], LocalParameters(rows))
    one = RULEBOOK.find(rule, facts.acuan).examine(facts).outcome
    assert RULEBOOK.find(rule, facts.acuan).columns(pile([facts]))[0, 0] == one
    return one


def test_a_region_may_read_the_age_limit_as_not_yet() -> None:
    for rule, act, born in (("pp11-2017-ps107-c6", JPT, "1970-03-15"), ("pp11-2017-ps107-b6", MADYA, "1968-03-15")):
        case = act | {"tgl_acuan": "2026-01-01", "asn.tgl_lahir": born}
        birthday = case | {"tgl_pelantikan_rencana": "2026-03-15"}
        before = case | {"tgl_pelantikan_rencana": "2026-03-14"}
        assert _judged(rule, birthday) is Outcome.PASS
        assert _judged(rule, birthday, batas_usia_inklusif=False) is Outcome.FAIL
        assert _judged(rule, before, batas_usia_inklusif=False) is Outcome.PASS


def test_a_region_may_count_age_at_the_close_of_registration() -> None:
    case = JPT | {"tgl_acuan": "2026-01-01", "asn.tgl_lahir": "1970-03-15",
                  "tgl_pelantikan_rencana": "2026-05-01", "pendaftaran.tutup": "2026-03-15"}  # fmt: skip
    assert _judged("pp11-2017-ps107-c6", case) is Outcome.FAIL
    assert _judged("pp11-2017-ps107-c6", case, acuan_usia_jpt="penutupan_pendaftaran") is Outcome.PASS


def test_a_region_may_add_up_administrator_and_ahli_madya() -> None:
    posts = [{"jenjang": "ADMINISTRATOR", "mulai": "2024-03-01", "selesai": "2025-03-01"},
             {"jenjang": "JF_AHLI_MADYA", "mulai": "2025-03-01"}]  # fmt: skip
    reached = JPT | {"tgl_acuan": "2026-03-01", "riwayat_jabatan": posts}
    assert _judged("pp11-2017-ps107-c4", reached) is Outcome.FAIL
    assert _judged("pp11-2017-ps107-c4", reached, gabung_masa_jpt=True) is Outcome.PASS
    assert _judged("pp11-2017-ps107-c4", reached | {"tgl_acuan": "2026-02-28"}, gabung_masa_jpt=True) is Outcome.FAIL


def test_six_months_instead_of_two_years() -> None:
    case = {"action": "aspirasi_pindah", "target": "PENGAWAS", "asn.tmt_jabatan_kini": "2025-09-01"}
    assert _judged("pp11-2017-ps190-3", case | {"tgl_acuan": "2026-03-01"}) is Outcome.FAIL
    assert _judged("pp11-2017-ps190-3", case | {"tgl_acuan": "2026-03-01"}, mutasi_minimal=6) is Outcome.PASS
    assert _judged("pp11-2017-ps190-3", case | {"tgl_acuan": "2026-02-28"}, mutasi_minimal=6) is Outcome.FAIL


def test_a_row_is_in_force_from_its_first_to_its_last_day() -> None:
    parameters = LocalParameters((LocalRow("mutasi_minimal", 6, date(2025, 1, 1), date(2025, 12, 31), "SK 2"),))
    parameter = next(item for item in PARAMETERS if item.name == "mutasi_minimal")
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [parameters.value(parameter, day) for day in days] == [24, 6, 6, 24]


def test_the_overseer_of_merit_changes_with_the_law() -> None:
    parameter = next(item for item in PARAMETERS if item.name == "lembaga_pengawas")
    days = (date(2023, 10, 30), date(2023, 10, 31))
    assert [parameter.default(day) for day in days] == ["Komisi ASN", "BKN"]


@pytest.mark.parametrize("second", [date(2025, 6, 1), date(2025, 12, 31)])
def test_two_decisions_on_one_day_are_refused(second: date) -> None:
    first = LocalRow("sisa_bup", 12, date(2025, 1, 1), date(2025, 12, 31), "SK 1")
    with pytest.raises(Overlap, match="sisa_bup: SK 2"):
        LocalParameters((first, LocalRow("sisa_bup", 18, second, None, "SK 2")))


def test_a_decision_that_no_parameter_can_hold_is_named() -> None:
    first = date(2025, 1, 1)
    rows = (
        LocalRow("sisa_bup", "dua belas", first, None, "SK 1"),
        LocalRow("usia_pensiun", 70, first, None, "SK 2"),
        LocalRow("acuan_usia_jpt", "wisuda", first, None, "SK 3"),
        LocalRow("sisa_bup", 12, date(2024, 1, 1), date(2024, 12, 31), "SK 4"),
    )
    assert LocalParameters(rows).check(PARAMETERS) == (
        "SK 1: nilai 'dua belas' tidak sesuai untuk sisa_bup.",
        "SK 2: parameter usia_pensiun tidak dikenal.",
        "SK 3: nilai 'wisuda' tidak sesuai untuk acuan_usia_jpt.",
    )


def test_every_parameter_names_its_source_and_how_sure_it_is() -> None:
    assert [item.name for item in PARAMETERS if not item.source or item.confidence not in ("A", "B", "C")] == []


def test_a_batch_across_a_change_of_parameter_is_refused() -> None:
    parameters = LocalParameters((LocalRow("mutasi_minimal", 6, date(2026, 1, 1), None, "SK 2"),))
    raw = {"action": "aspirasi_pindah", "target": "PENGAWAS", "asn.tmt_jabatan_kini": "2025-01-01"}
    cases = [Facts(read_facts(raw | {"tgl_acuan": day})[0], parameters) for day in ("2025-12-31", "2026-01-01")]
    with pytest.raises(ValueError, match="mutasi_minimal"):
        RULEBOOK.find("pp11-2017-ps190-3", None).columns(pile(cases))
