"""A scenario looks at the election window of its planned day; a copy with other limits stands beside the first."""

from __future__ import annotations

import json
from datetime import date

import pytest

import cast
from openkarier.core.election import Term
from openkarier.foundation.journal.models import Payload
from openkarier.stages.deliberation import rotasi, scenario_limits, scenarios, variants
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused
from openkarier.stages.deliberation.scenarios import Decision
from openkarier.stages.standards import heads
from stages.deliberation.rotation import another, declares, known_merit, scenario_of, solved

pytestmark = pytest.mark.django_db
TERM = Term("DEFINITIF", "Zainal Pratama", date(2025, 2, 20), date(2030, 2, 19), date(2029, 9, 22), "Kepmendagri 221")
BY = {"actor": "tpk", "hand": "tpk", "at": cast.NOW}


@pytest.fixture
def made(monkeypatch):
    """Dewi heads a bidang of Dinas Laut and wishes for the vacant seat of its secretary."""
    city = cast.city()
    known_merit(monkeypatch, {})
    another(city, "kabid-laut", "Kepala Bidang Tangkap", "laut", holder="dewi")
    declares(city, "wati", "sekretaris-laut")
    return city


def lock(run):
    return run.batas.get(kunci="kunci_pilkada")


def perubahan():
    rows = Payload.objects.filter(kind="ROTASI_BATAS").order_by("pk").values_list("body", flat=True)
    return [json.loads(row)["facts"]["perubahan"] for row in rows]


def test_without_a_term_on_record_the_window_is_unknown_and_said_to_be(made):
    row = lock(scenario_of(made))
    assert (row.aktif, row.dihitung) == (False, True)
    assert "belum diketahui" in row.alasan


@pytest.mark.parametrize(
    ("day", "locked", "article"),
    [
        (date(2029, 3, 21), False, ""),
        (date(2029, 3, 22), True, "UU 10/2016 Pasal 71 ayat (2)"),  # six months before the pairs are fixed
        (date(2030, 2, 19), True, "UU 10/2016 Pasal 71 ayat (2)"),
    ],
)
def test_the_lock_follows_from_the_planned_day_to_the_day(made, day, locked, article):
    heads.record_term(instansi=made.instansi, term=TERM, actor="dewi", at=cast.NOW)
    row = lock(scenario_of(made, tanggal_rencana=day))
    assert (row.aktif, row.dihitung) == (locked, True)
    assert article in row.sumber


def test_the_lock_is_lifted_with_a_reason_and_computed_anew_for_another_day(made):
    heads.record_term(instansi=made.instansi, term=TERM, actor="dewi", at=cast.NOW)
    run = scenario_of(made, tanggal_rencana=date(2029, 4, 2))
    opened = {"kunci": "kunci_pilkada", "nilai": "", "aktif": False, **BY}
    with pytest.raises(ScenarioRefused, match="alasan perubahan batas"):
        scenario_limits.set_limit(skenario=run, alasan=" ", **opened)
    scenario_limits.set_limit(skenario=run, alasan="Persetujuan Mendagri 100.2.2.6/77", **opened)
    scenario_limits.look_at_window(run, "tpk", cast.NOW)
    assert (lock(run).aktif, lock(run).dihitung) == (False, False)
    scenario_limits.plan_for(skenario=run, tanggal=date(2029, 5, 2), **BY)
    assert (lock(run).aktif, lock(run).dihitung) == (True, True)
    assert perubahan()[-3]["alasan"] == "Persetujuan Mendagri 100.2.2.6/77"
    with pytest.raises(ScenarioRefused, match="sudah lewat"):
        scenario_limits.plan_for(skenario=run, tanggal=date(2026, 7, 8), **BY)


def test_a_copy_keeps_period_limits_and_decisions_and_stands_beside_the_first(made):
    run = scenario_of(made)
    dont = Decision("larang", "Sedang memimpin proyek.", made.orang["wati"], jabatan=made.jabatan["sekretaris-laut"])
    scenarios.decide(skenario=run, decision=dont, **BY)
    solved(run)
    with pytest.raises(ScenarioRefused, match="Perubahan batas"):
        scenario_limits.set_limit(skenario=run, kunci="perpindahan", nilai="1", aktif=True, alasan="Uji.", **BY)
    again = variants.copy(skenario=run, actor="tpk", at=cast.NOW)
    assert (again.salinan_dari, again.induk, again.period, again.state) == (run, None, run.period, "rancangan")
    assert again.nama == "Rotasi 2026 · salinan 1"
    scenarios.withdraw(ketetapan=again.ketetapan.get(), **BY)
    scenario_limits.set_limit(skenario=again, kunci="perpindahan", nilai="1", aktif=True, alasan="Uji.", **BY)
    solved(again)
    moves = [rotasi.plans(each)["a"].baris.filter(ke__isnull=False).count() for each in (run, again)]
    assert moves == [0, 1]
    assert (run.ketetapan.count(), list(rotasi.copies(run))) == (1, [again])
