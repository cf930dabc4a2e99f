"""A unit map counts what is known, ranks only units of three and more, and says in words what it shows."""

from __future__ import annotations

from openkarier.core import unit_findings as told
from openkarier.core import unit_map as core
from openkarier.core.competence import even
from openkarier.core.unit_map import Post, unit_map

LABELS = ("Optimal", "Cukup optimal", "Kurang optimal")


def person(nip, unit, level, band=0, **more):
    """An administrator whose post asks level 3 of everything."""
    return core.Tested(nip, nip.title(), "Jabatan", unit, "ADMINISTRATOR", even(level), even(3), 75.0, band, **more)


def city():
    people = [person(f"a{n}", "Dinas Kesehatan", 4) for n in range(3)]
    people += [person(f"b{n}", "Kecamatan Laut", 2, band=2) for n in range(3)]
    people += [person("c0", "Badan Kecil", 4), person("d0", "Dinas Kesehatan", 4, valid=False)]
    posts = [Post("Kepala Dinas Pasar", "Dinas Pasar", "JPT_PRATAMA", even(4), vacant=True)]
    return unit_map(people, posts, 3, 80)


def test_expired_results_stand_aside_and_small_units_are_not_ranked():
    found = city()
    assert (found.whole.people, [each.nip for each in found.aside]) == (7, ["d0"])
    assert [line.nama for line in found.ranked] == ["Dinas Kesehatan", "Kecamatan Laut"]
    assert (found.missing[0].people, found.missing[0].levels, found.missing[0].worst) == (3, 3, "Kecamatan Laut")


def test_who_is_ready_is_judged_against_the_post_aimed_at():
    rung = city().rungs[0]
    assert (rung.candidates, [each.person.nip for each in rung.ready], rung.vacant) == (7, ["a0", "a1", "a2", "c0"], 1)


def test_the_findings_are_sentences():
    found = city()
    assert told.readiest(found, "Optimal") == (
        "Dinas Kesehatan paling siap: 3 dari 3 optimal; satu unit belum punya pejabat berkategori optimal"
    )
    assert told.gaps(found) == (
        "Kesenjangan terlebar: Integritas di Kecamatan Laut, rata-rata 1,00 level di bawah standar"
    )
    assert told.ready(found.rungs[0]) == "4 dari 7 calon siap untuk 1 jabatan JPT pratama; cukup untuk satu yang lowong"
    assert told.summary(unit_map([], [], 3, 80), LABELS, 78) == [
        "Belum ada hasil yang berlaku dan lengkap, sehingga belum ada yang dapat disimpulkan."
    ]
