"""The nine competencies and what a jenjang asks by default."""

from __future__ import annotations

import pytest

from openkarier.core import competence, critical
from openkarier.core.jabatan import Jenjang


def test_eight_managerial_and_one_socio_cultural_each_with_five_levels():
    kinds = [each.kelompok for each in competence.KOMPETENSI]
    assert (kinds.count("manajerial"), kinds.count("sosial kultural")) == (8, 1)
    assert {len(each.level) for each in competence.KOMPETENSI} == {5}
    texts = [text for each in competence.KOMPETENSI for text in (each.definisi, *each.level)]
    assert len(set(texts)) == 54


def test_every_jenjang_has_a_default_and_its_total_is_nine_times_the_level():
    assert set(competence.DEFAULT_LEVELS) == set(Jenjang)
    totals = {jenjang: competence.assumed(jenjang).total for jenjang in Jenjang}
    assert [totals[j] for j in ("PELAKSANA", "PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA", "JPT_MADYA")] == [
        9, 18, 27, 36, 45
    ]  # fmt: skip


def test_what_the_agency_decided_for_a_jenjang_goes_before_ours_and_stays_a_default():
    found = competence.assumed("PENGAWAS", (3, "SK 7/2026"))
    assert (found.total, found.source, found.assumed) == (27, "SK 7/2026", True)


@pytest.mark.parametrize("tier", [-1, 4, True, "2", 1.5])
def test_a_tier_is_a_whole_number_from_0_to_3(tier):
    assert "0, 1, 2, atau 3" in critical.objection(tier, ["dampak_lowong"])


@pytest.mark.parametrize(
    ("tier", "criteria", "said"),
    [
        (0, [], ""),
        (3, list(critical.CRITERIA), ""),
        (1, [], "paling sedikit satu"),
        (0, ["dampak_lowong"], "tidak memenuhi"),
        (2, ["rezeki"], "tidak dikenal"),
    ],
)
def test_a_critical_post_has_a_known_reason(tier, criteria, said):
    assert (said in critical.objection(tier, criteria)) if said else critical.objection(tier, criteria) == ""
