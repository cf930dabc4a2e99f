"""The SKP: its steps, its dates, what must be settled, and which consequences are lawful."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.core.appraisal import (
    CONSEQUENCES,
    SKP,
    UNLAWFUL,
    Gap,
    Indicator,
    Result,
    Settled,
    calendar,
    consequences_for,
    dialog_gaps,
    draft_gaps,
    months_between,
    objection_until,
    superior_signs_until,
)
from openkarier.core.workflow import StepRefused

COUNT = Indicator("kuantitas", "Jumlah pasar yang ditata", "11 pasar")
GOOD = Result("Tertatanya pasar", True, (COUNT,))
SETTLED = Settled("Dua petugas", "Laporan bulanan", ("bimbingan",), "", {"pelayanan": "Ramah kepada pedagang"})


def test_the_way_of_an_skp_from_draft_to_final():
    state = "rancangan"
    for verb, hand in (
        ("ajukan", "asn"), ("mulai-dialog", "atasan"), ("tetapkan", "atasan"), ("lapor", "asn"), ("nilai", "atasan"),
        ("kalibrasi", "atasan"), ("serahkan", "atasan"), ("terima", "asn"), ("keberatan", "asn"),
        ("putus", "atasan-penilai"),
    ):  # fmt: skip
        state = SKP.after(verb, state, hand)
    assert state == "final"


@pytest.mark.parametrize(
    ("verb", "state", "hand"),
    [
        ("tetapkan", "dialog", "asn"), ("nilai", "penilaian", "asn"), ("putus", "keberatan", "atasan"),
        ("nilai", "ditetapkan", "atasan"), ("keberatan", "final", "asn"), ("kalibrasi", "diserahkan", "atasan"),
        ("nilai", "penilaian", "bkpsdm"),
    ],
)  # fmt: skip
def test_a_step_out_of_turn_or_by_another_hand_is_refused(verb, state, hand):
    with pytest.raises(StepRefused):
        SKP.after(verb, state, hand)


def test_the_year_has_its_dates():
    assert [(due.label, due.on) for due in calendar(2026)] == [
        ("SKP ditetapkan", date(2026, 1, 31)),
        ("Pemantauan semester pertama", date(2026, 6, 30)),
        ("Penilaian dimulai", date(2026, 12, 31)),
        ("Penilaian selesai", date(2027, 1, 31)),
        ("Laporan kepada Tim Penilai Kinerja", date(2027, 2, 28)),
    ]
    assert calendar(2027)[-1].on == date(2028, 2, 29)


def test_an_objection_has_fourteen_days_and_the_last_one_counts():
    assert objection_until(date(2026, 1, 20)) == date(2026, 2, 3)


def test_the_superior_signs_seven_working_days_after_the_employee_had_fourteen_days():
    assert superior_signs_until(date(2026, 1, 5), frozenset()) == date(2026, 1, 28)  # from 19 January, a Monday
    assert superior_signs_until(date(2026, 1, 5), frozenset({date(2026, 1, 20)})) == date(2026, 1, 29)


@pytest.mark.parametrize(
    ("result", "jenjang", "sentence"),
    [
        (Result("", True, (COUNT,)), "PELAKSANA", "Tuliskan rencana hasil kerjanya."),
        (Result("x", True), "PELAKSANA", "Tambahkan sedikitnya satu indikator dengan targetnya."),
        (
            Result("x", True, (Indicator("kuantitas", "Jumlah", ""),)),
            "PELAKSANA",
            "Lengkapi setiap indikator dengan ukuran dan targetnya.",
        ),
        (
            Result("x", True, (Indicator("waktu", "Lama", "3 hari"),)),
            "PELAKSANA",
            "Sertakan indikator kuantitas; aspek lain menyusul bila perlu (PP 30/2019 Pasal 12).",
        ),
        (Result("x", True, (COUNT,)), "JPT_PRATAMA", "Pilih perspektifnya."),
    ],
)
def test_a_result_that_is_not_complete_says_what_is_missing(result, jenjang, sentence):
    assert Gap(1, sentence) in draft_gaps([result], jenjang)


def test_a_complete_draft_has_no_gap_and_a_jpt_needs_its_budget():
    assert draft_gaps([GOOD], "PELAKSANA") == []
    budget = Result("Anggaran terserap", True, (COUNT,), "anggaran")
    assert draft_gaps([budget], "JPT_PRATAMA") == []
    assert [gap.result for gap in draft_gaps([Result("x", True, (COUNT,), "proses")], "JPT_PRATAMA")] == [0]


def test_an_additional_result_alone_is_no_skp_and_needs_its_decision():
    said = [gap.sentence for gap in draft_gaps([Result("x", False, (COUNT,))], "PELAKSANA")]
    assert said == [
        "Tambahkan sedikitnya satu hasil kerja utama.",
        "Hasil kerja tambahan memerlukan surat keputusan sebagai dasarnya (PP 30/2019 Pasal 10).",
    ]


def test_a_dialog_settles_four_things():
    assert dialog_gaps(SETTLED, "PELAKSANA") == {}
    assert set(dialog_gaps(Settled(), "PELAKSANA")) == {"perilaku", "dukungan", "pertanggungjawaban", "konsekuensi"}


@pytest.mark.parametrize(
    "words",
    [
        "Bersedia mundur bila gagal", "Otomatis diberhentikan", "dicopot dari jabatan", "NONJOB",
        "mengundurkan diri dalam enam bulan",
    ],
)  # fmt: skip
def test_no_consequence_removes_by_itself(words):
    gaps = dialog_gaps(Settled(**vars(SETTLED) | {"catatan_konsekuensi": words}), "PELAKSANA")
    assert list(gaps) == ["catatan_konsekuensi"]


def test_words_that_only_sound_alike_are_kept():
    words = "Pendampingan mingguan sampai antrean selesai dan pemunduran jadwal dibicarakan"
    assert dialog_gaps(Settled(**vars(SETTLED) | {"catatan_konsekuensi": words}), "PELAKSANA") == {}


def test_every_consequence_on_the_menu_has_an_article_and_removes_nobody():
    assert all(each.citation for each in CONSEQUENCES.values())
    assert [each.label for each in CONSEQUENCES.values() if UNLAWFUL.search(each.label)] == []


def test_the_path_of_a_jpt_is_not_offered_to_others_nor_theirs_to_a_jpt():
    assert "perbaikan-jpt" in consequences_for("JPT_PRATAMA")
    assert "perbaikan" not in consequences_for("JPT_PRATAMA")
    assert set(consequences_for("PELAKSANA")) == set(CONSEQUENCES) - {"perbaikan-jpt"}
    assert dialog_gaps(Settled(**vars(SETTLED) | {"konsekuensi": ("perbaikan-jpt",)}), "PELAKSANA") == {
        "konsekuensi": "Konsekuensi itu tidak berlaku bagi jenjang jabatan ini. Pilih dari daftar."
    }


@pytest.mark.parametrize(
    ("mulai", "selesai", "months"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 12), (date(2026, 1, 1), date(2026, 7, 31), 7),
        (date(2026, 8, 1), date(2026, 12, 31), 5), (date(2026, 1, 1), date(2026, 7, 14), 6),
        (date(2026, 7, 15), date(2026, 12, 31), 6), (date(2026, 7, 16), date(2026, 12, 31), 5),
        (date(2026, 3, 1), date(2026, 3, 5), 1),
    ],
)  # fmt: skip
def test_months_of_a_part(mulai, selesai, months):
    assert months_between(mulai, selesai) == months
