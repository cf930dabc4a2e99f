"""Jalan saya: the changes suffice, none is idle, none smaller exists among them, and no earlier day would do."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openkarier.core.law import Facts, Outcome, read_facts
from openkarier.core.law.path import HINDERS, Path, earliest, find_path
from openkarier.core.law.requirement import Requirement
from openkarier.core.regulations import RULEBOOK

READY: dict[str, Any] = {
    "action": "seleksi_terbuka", "target": "JPT_PRATAMA", "tgl_acuan": "2026-03-01",
    "tgl_pelantikan_rencana": "2026-03-01", "asn.status": "PNS", "asn.pendidikan": "S1", "asn.tgl_lahir": "1980-05-05",
    "riwayat_jabatan": [{"jenjang": "ADMINISTRATOR", "mulai": "2020-01-01", "bidang_terkait": True}],
    "kompetensi.teknis": "memenuhi", "kompetensi.manajerial": "memenuhi", "kompetensi.sosial_kultural": "memenuhi",
    "dok.penelusuran_rekam_jejak": "1", "dok.surat_sehat_jasmani": "1", "dok.surat_sehat_rohani": "1",
    "dok.rekomendasi_ppk": "1", "asn.sedang_mpp": False, "hukdis.berat_berjalan": False,
}  # fmt: skip


def _path(**but: Any) -> Path:
    return find_path(RULEBOOK, Facts(read_facts(READY | but)[0]))


def test_who_meets_everything_needs_nothing() -> None:
    path = _path()
    assert (path.steps, path.earliest) == ((), date(2026, 3, 1))


def test_one_missing_degree_is_one_step_with_its_article() -> None:
    path = _path(**{"asn.pendidikan": "D3"})
    (step,) = path.steps
    assert (step.sentence, step.articles) == (
        "Penuhi: pendidikan paling rendah S1 (sekarang D3).",
        ("PP 11/2017 jo. PP 17/2020 Pasal 107 ayat (1) huruf c angka 1",),
    )
    assert path.earliest == date(2026, 3, 1)


def test_time_alone_is_waiting_not_a_change() -> None:
    post = {"jenjang": "ADMINISTRATOR", "mulai": "2024-06-01", "bidang_terkait": True}
    path = _path(riwayat_jabatan=[post])
    assert (path.changes, path.earliest) == ((), date(2029, 6, 1))
    assert [(step.change, step.until) for step in path.steps] == [(None, date(2029, 6, 1)), (None, date(2026, 6, 1))]


def test_a_new_post_starts_to_count_today() -> None:
    post = {"jenjang": "PENGAWAS", "mulai": "2015-01-01", "bidang_terkait": True}
    path = _path(riwayat_jabatan=[post])
    assert [change.value.facts for change in path.changes] == [{"jenjang": "ADMINISTRATOR"}]
    assert path.earliest == date(2028, 3, 1)


def test_who_waits_too_long_for_the_age_limit_has_no_path() -> None:
    post = {"jenjang": "ADMINISTRATOR", "mulai": "2025-06-01", "bidang_terkait": True}
    path = _path(riwayat_jabatan=[post], **{"asn.tgl_lahir": "1972-01-01"})
    assert path.earliest is None
    assert "pp11-2017-ps107-c3" in {verdict.requirement for verdict in path.hopeless}


def test_who_is_past_the_age_limit_is_told_which_rule_closes_the_path() -> None:
    path = _path(**{"asn.tgl_lahir": "1969-01-01"})
    assert (path.earliest, [verdict.requirement for verdict in path.hopeless]) == (None, ["pp11-2017-ps107-c6"])


def test_a_bad_year_is_pushed_out_by_good_ones() -> None:
    facts = read_facts({
        "action": "promosi", "target": "PENGAWAS", "tgl_acuan": "2026-03-01", "asn.pendidikan": "S1",
        "riwayat_jabatan": [{"jenjang": "PELAKSANA", "mulai": "2015-01-01", "sesuai_bidang_target": True}],
        "kinerja.dua_tahun_terakhir": ["Baik", "Kurang"], "dok.evaluasi_kompetensi_tpk": "1",
        "evaluasi_kompetensi_tpk.hasil": "memenuhi", "dok.pakta_integritas": "1", "dok.surat_sehat": "1",
        "jabatan_aktif_setelah.jf": 0, "asn.status": "PNS", "asn.sedang_mpp": False, "hukdis.berat_berjalan": False,
    })[0]  # fmt: skip
    path = find_path(RULEBOOK, Facts(facts))
    assert ([change.key for change in path.changes], path.earliest) == (
        ["kinerja.dua_tahun_terakhir"],
        date(2028, 1, 31),
    )


def _hinders(facts: Facts) -> list[Requirement]:
    asked = RULEBOOK.asked(str(facts.fact("action")), str(facts.fact("target")), facts.acuan)
    return [rule for rule in asked if rule.severity in HINDERS and rule.audience == "asn" and rule.applies(facts)[0]]


def _drawn(random: Random) -> Facts:
    raw = {key: value for key, value in READY.items() if random.random() < 0.8 or "." not in key}
    raw["asn.pendidikan"] = random.choice(("SLTA", "D3", "S1", "S2"))
    raw["asn.tgl_lahir"] = date(random.randint(1969, 1990), random.randint(1, 12), random.randint(1, 28))
    raw["riwayat_jabatan"] = [
        {
            "jenjang": random.choice(("PENGAWAS", "ADMINISTRATOR", "JF_AHLI_MADYA")),
            "bidang_terkait": random.random() < 0.6,
            "mulai": date(2010, 1, 1) + timedelta(days=random.randint(0, 5800)),
            "selesai": random.choice((None, "2026-01-31")),
        }
        for _ in range(random.randint(0, 3))
    ]
    return Facts(read_facts(raw)[0])


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_path_suffices_nothing_in_it_is_idle_and_no_earlier_day_would_do(seed: int) -> None:
    facts = _drawn(Random(seed))
    path = find_path(RULEBOOK, facts)
    rules = _hinders(facts)
    if path.earliest is None:
        return
    changed = facts
    for change in path.changes:
        changed = change.applied(changed)
    assert {rule.examine(changed.on(path.earliest)).outcome for rule in rules} <= {Outcome.PASS, Outcome.NOT_APPLICABLE}
    for size in range(len(path.changes)):
        for fewer in combinations(path.changes, size):
            assert earliest(rules, facts, fewer) is None
    floor = max([facts.acuan or date.min, *(change.not_before for change in path.changes)])
    before = path.earliest - timedelta(days=1)
    if before >= floor:
        assert Outcome.FAIL in {rule.examine(changed.on(before)).outcome for rule in rules}
