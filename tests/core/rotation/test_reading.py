"""Bad input is named in words, with the smallest set of causes."""

from __future__ import annotations

import copy
import json

import pytest

from core.rotation import tiny
from openkarier.core.rotation.defects import BadInput, Infeasible
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.solve import solve

SOUND = {
    "version": 1,
    "people": [
        {"id": "ani", "own": "camat"},
        {"id": "budi", "own": "sekcam"},
        {"id": "citra", "own": None},
    ],
    "posts": [
        {"id": "camat", "unit": "kecamatan", "jenjang": "ADMINISTRATOR"},
        {"id": "sekcam", "unit": "kecamatan", "jenjang": "PENGAWAS"},
    ],
    "edges": [
        {"person": "budi", "post": "camat", "wish": 1, "merit": 700},
        {"person": "citra", "post": "sekcam", "wish": 1, "merit": 650},
    ],
    "stay_merit": {"ani": 640, "budi": 600},
    "constraints": {},
}


def changed(path, value):
    body = copy.deepcopy(SOUND)
    at = body
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return body


def causes(body):
    with pytest.raises(BadInput) as wrong:
        read_instance(tiny.raw(body))
    return wrong.value.causes


def impossible(body, plan="c"):
    with pytest.raises(Infeasible) as wrong:
        solve(read_instance(tiny.raw(body)), plan)
    return wrong.value.causes


def test_a_sound_game_is_read():
    assert [person.id for person in read_instance(tiny.raw(SOUND)).people] == ["ani", "budi", "citra"]


def test_a_read_game_written_and_read_again_is_the_same():
    first = read_instance(tiny.raw(SOUND))
    second = read_instance(first.to_json())
    assert (second.people, second.posts, second.edges) == (first.people, first.posts, first.edges)
    assert second.digest != first.digest  # the hash is of the exact bytes


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("posts",), [], "daftar jabatan kosong: tanpa jabatan tidak ada yang dapat ditempatkan"),
        (("people", 0, "own"), "lurah", "pegawai ani memegang jabatan lurah yang tidak ada di daftar jabatan"),
        (("people", 2, "own"), "camat", "jabatan camat (1 kursi) dipegang 2 orang: ani, citra"),
        (("posts", 0, "capacity"), 0, "jabatan camat: jumlah kursi harus paling sedikit 1, tertulis 0"),
        (("posts", 0, "critical"), 4, "jabatan camat: tingkat kritis harus 0 sampai 3, tertulis 4"),
        (("edges", 0, "merit"), -1, "usulan budi ke camat: merit harus 0 sampai 999, tertulis -1"),
        (("edges", 0, "merit"), 1000, "usulan budi ke camat: merit harus 0 sampai 999, tertulis 1000"),
        (("edges", 0, "person"), "doni", "usulan doni ke camat: pegawai doni tidak ada di daftar pegawai"),
        (("edges", 0, "post"), "lurah", "usulan budi ke lurah: jabatan lurah tidak ada di daftar jabatan"),
        (("stay_merit",), {"ani": 640}, "stay_merit budi belum ada: merit pada jabatan sendiri tidak boleh ditebak"),
        (("people", 1, "consent"), "tetap", "pegawai budi menyatakan “tetap” tetapi mempunyai keinginan ke camat"),
        (("constraints", "pins"), [["ani", "sekcam"]],
         "penetapan ani ke sekcam: pasangan ini belum dinilai syaratnya, jadi tidak dapat ditetapkan"),
        (("constraints", "pins"), [["budi", "camat"], ["budi", "sekcam"]],
         "pegawai budi ditetapkan ke lebih dari satu jabatan: camat, sekcam"),
        (("constraints", "pins"), [["budi", "camat"], ["ani", "camat"]],
         "jabatan camat (1 kursi) ditetapkan untuk 2 orang: budi, ani"),
        (("constraints", "freeze_units"), ["dinas"], "pembekuan: perangkat daerah dinas tidak dikenal"),
        (("constraints", "max_moves"), -1, "max_moves tidak boleh negatif, tertulis -1"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_sentence(path, value, sentence):
    assert sentence in causes(changed(path, value))


def test_one_person_with_two_posts_is_named_with_both():
    body = copy.deepcopy(SOUND)
    body["people"].append({"id": "ani", "own": "sekcam"})
    assert causes(body) == ["pegawai ani tercatat memegang dua jabatan sekaligus: camat, sekcam"]


def test_a_pin_that_breaks_a_rule_names_rule_and_article():
    body = changed(("edges", 0, "blocked"), [{"rule": "ADM-01", "article": "PP 11/2017 Ps 54 (1)"}])
    body["constraints"] = {"pins": [["budi", "camat"]]}
    assert causes(body) == ["penetapan budi ke camat melanggar aturan: ADM-01 (PP 11/2017 Ps 54 (1))"]


@pytest.mark.parametrize(
    ("path", "where"),
    [(("people", 0), "people ke-1"), (("posts", 1), "posts ke-2"), (("edges", 0), "edges ke-1"), ((), "berkas")],
)
def test_a_misspelt_field_is_refused_not_ignored(path, where):
    body = changed((*path, "must_mov"), True)
    [said] = causes(body)
    assert said.startswith(f"{where}: isian yang tidak dikenal: must_mov (yang dikenal: ")


def test_an_unknown_constraint_is_refused_not_ignored():
    found = causes(changed(("constraints",), {"turnover": 0.3}))
    assert found == ["constraints: batas yang tidak dikenal: turnover (tidak ada yang diabaikan diam-diam)"]


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b'{"version": 2}', b"\xff\xfe", b"[" * 100_000, b"NaN"])
def test_what_is_not_an_instance_is_refused(raw):
    with pytest.raises(BadInput):
        read_instance(raw)


@pytest.mark.parametrize("key", ["people", "posts", "edges", "constraints", "stay_merit"])
@pytest.mark.parametrize("junk", [7, "x", [1], [None], [[]], [{}], {"a": "b"}])
def test_junk_in_any_place_is_a_sentence_not_a_stack_trace(key, junk):
    with pytest.raises(BadInput):
        read_instance(json.dumps(SOUND | {key: junk}).encode())


def test_a_pin_onto_a_seat_whose_holder_cannot_leave_names_only_that_pin():
    body = copy.deepcopy(SOUND)
    body["constraints"] = {"pins": [["budi", "camat"], ["citra", "sekcam"]]}
    assert impossible(body) == ["budi ditetapkan ke camat"]


def test_where_seats_are_short_the_headline_says_for_whom():
    """Budi may go to Camat only if Ani leaves it, and Ani has nowhere to go."""
    body = changed(("constraints", "pins"), [["budi", "camat"]])
    with pytest.raises(Infeasible) as wrong:
        solve(read_instance(tiny.raw(body)), "b")
    assert str(wrong.value).splitlines() == [
        "Kursi tidak cukup: yang terbuka bagi ani, budi hanya camat. "
        "Ketetapan berikut tidak dapat dipenuhi; cabut atau ubah:",
        "  - budi ditetapkan ke camat",
    ]


def test_a_unit_that_cannot_meet_its_cap_names_the_cap_and_those_who_must_leave():
    body = copy.deepcopy(SOUND)
    for person in body["people"][:2]:
        person["must_move"] = True
    body["constraints"] = {"turnover_cap": 0.3, "max_moves": 9}
    assert impossible(body) == [
        "ani wajib meninggalkan camat",
        "budi wajib meninggalkan sekcam",
        "paling banyak 1 dari 2 pejabat kecamatan berganti jabatan",
    ]


def test_a_cycle_of_pins_over_occupied_posts_is_solved_on_one_day():
    body = copy.deepcopy(SOUND)
    body["edges"].append({"person": "ani", "post": "sekcam", "wish": 1, "merit": 1})
    body["constraints"] = {"pins": [["ani", "sekcam"], ["budi", "camat"]]}
    for plan in "abc":
        found = solve(read_instance(tiny.raw(body)), plan)
        assert found.assignment == {"ani": "sekcam", "budi": "camat"}
        assert found.body()["cycles"] == [["ani", "budi"]]


def test_a_broken_cycle_of_pins_names_the_two_that_clash():
    body = copy.deepcopy(SOUND)
    body["edges"].append({"person": "ani", "post": "sekcam", "wish": 1, "merit": 1})
    body["constraints"] = {"pins": [["ani", "sekcam"], ["budi", "sekcam"]]}
    assert causes(body) == ["jabatan sekcam (1 kursi) ditetapkan untuk 2 orang: ani, budi"]


def test_nothing_is_relaxed_silently_but_relaxation_can_be_asked_for():
    body = copy.deepcopy(SOUND)
    body["people"][0]["must_move"] = True
    body["edges"].append({"person": "ani", "post": "sekcam", "wish": 0, "merit": 1, "source": "admin"})
    body["constraints"] = {"turnover_cap": 0.0}
    assert "ani wajib meninggalkan camat" in impossible(body)
    body["constraints"]["relax"] = True
    broken = [row for row in solve(read_instance(tiny.raw(body)), "c").body()["constraints"] if row["broken_by"]]
    assert [(row["name"], row["broken_by"]) for row in broken] == [
        ("paling banyak 0 dari 2 pejabat kecamatan berganti jabatan", 1.0)
    ]
