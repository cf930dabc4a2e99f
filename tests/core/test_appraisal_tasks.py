"""What the round asks of a person and of a superior, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.core.appraisal_tasks import Own, listed, own_task, superior_tasks

NOVEMBER = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("own", "label", "due"),
    [
        (Own(2026, "rancangan"), "Lengkapi dan ajukan SKP 2026", date(2026, 1, 31)),
        (Own(2026, "dialog", settled=True), "Baca dan setujui hasil dialog SKP 2026", date(2026, 1, 31)),
        (Own(2026, "ditetapkan"), "Isi realisasi SKP 2026", date(2026, 12, 31)),
        (Own(2026, "diserahkan", handed_over=date(2026, 11, 20)), "Terima hasil penilaian 2026", date(2026, 12, 4)),
        (
            Own(2026, "diterima", received=date(2026, 11, 8)),
            "Masih dapat berkeberatan atas penilaian 2026",
            NOVEMBER,
        ),
    ],
)
def test_each_state_asks_for_its_own_act(own, label, due):
    found = own_task(own, NOVEMBER)
    assert found is not None
    assert (found.label, found.due) == (label, due)


@pytest.mark.parametrize(
    "own",
    [
        Own(2026, "diajukan"),
        Own(2026, "dialog"),
        Own(2026, "dialog", settled=True, agreed=True),
        Own(2026, "penilaian"),
        Own(2026, "diterima", received=date(2026, 11, 7)),
        Own(2026, "final"),
    ],
)
def test_nothing_is_asked_while_somebody_else_acts(own):
    assert own_task(own, NOVEMBER) is None


def test_the_realisation_is_asked_for_from_october_on():
    assert own_task(Own(2026, "ditetapkan"), date(2026, 9, 30)) is None
    assert own_task(Own(2026, "ditetapkan"), date(2026, 10, 1)) is not None


def test_a_superior_reads_what_waits_by_year_and_kind():
    waiting = [
        (2026, "diajukan", "Sari"),
        (2026, "dialog", "Tono"),
        (2026, "dinilai", "Wati"),
        (2025, "keberatan", "Joko"),
    ]
    assert [(each.label, each.hint, each.due) for each in superior_tasks(waiting)] == [
        ("1 keberatan atas penilaian 2025 menunggu putusan Anda", "Joko", date(2026, 1, 31)),
        ("2 SKP 2026 menunggu dialog dan penetapan", "Sari dan Tono", date(2026, 1, 31)),
        ("1 penilaian 2026 belum diserahkan", "Wati", date(2027, 1, 31)),
    ]


def test_many_names_are_counted():
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C, dan 2 lainnya"
    assert (listed(["A", "B", "C"]), listed(["A"])) == ("A, B dan C", "A")
