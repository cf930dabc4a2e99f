"""A reason with evidence for each refused wish, what-if, and what the certificate refuses."""

from __future__ import annotations

import json

import pytest

from core.rotation import tiny
from openkarier.core.rotation.certificate import certify
from openkarier.core.rotation.defects import BadInput
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.solve import solve
from openkarier.core.rotation.whatif import Desk, Question

POSTS = ["kabid", "kasi", "kosong", "terkunci"]
GAME = {
    "version": 1,
    "people": [{"id": name, "own": None} for name in ("ani", "budi", "citra")]
    + [{"id": "tua", "own": "kabid", "consent": "tetap"}],
    "posts": [{"id": post, "unit": f"u-{post}", "jenjang": "PENGAWAS"} for post in POSTS],
    "edges": [
        {"person": "ani", "post": "kabid", "wish": 1, "merit": 900},
        {"person": "ani", "post": "kasi", "wish": 2, "merit": 700},
        {"person": "budi", "post": "kasi", "wish": 1, "merit": 650},
        {"person": "budi", "post": "terkunci", "wish": 2, "merit": 650},
        {"person": "budi", "post": "kosong", "wish": 3, "merit": 500},
        {"person": "citra", "post": "kosong", "wish": 1, "merit": 600,
         "blocked": [{"rule": "PGW-01", "article": "PP 11/2017 Ps 54 (3)"}]},
        {"person": "citra", "post": "kasi", "wish": 2, "merit": 640},
    ],
    "stay_merit": {"tua": 500},
}  # fmt: skip
GAME["posts"][3]["lock"] = {"rule": "seleksi terbuka belum selesai", "article": "PP 11/2017 Ps 117"}


@pytest.fixture
def instance():
    return read_instance(tiny.raw(GAME))


def test_each_refused_wish_has_its_code_and_evidence(instance):
    plan = solve(instance, "a")
    assert plan.assignment == {"ani": "kasi", "budi": "kosong", "tua": "kabid"}
    assert plan.reasons["ani"] == [
        {
            "post": "kabid",
            "code": "PEJABAT_BERTAHAN",
            "wish": 1,
            "merit": 900,
            "rank": 1,
            "applicants": 1,
            "cutoff": None,
        }
    ]
    lost, locked = plan.reasons["budi"]
    assert (lost["code"], lost["rank"], lost["applicants"], lost["cutoff"]) == ("KALAH_MERIT", 2, 3, 700)
    assert locked["code"] == "JABATAN_DIKUNCI"
    assert locked["rules"] == [{"rule": "seleksi terbuka belum selesai", "article": "PP 11/2017 Ps 117"}]
    assert plan.reasons["citra"][0]["code"] == "TIDAK_MEMENUHI_SYARAT"
    assert plan.reasons["citra"][0]["rules"] == [{"rule": "PGW-01", "article": "PP 11/2017 Ps 54 (3)"}]


def test_the_satisfied_get_no_reason(instance):
    assert "tua" not in solve(instance, "a").reasons


def test_equal_merit_falls_to_the_public_order_and_says_so(instance):
    body = json.loads(json.dumps(GAME))
    body["edges"][1]["merit"] = body["edges"][6]["merit"] = 650
    for person, duk in zip(body["people"], (3, 2, 1), strict=False):
        person["duk"] = duk
    plan = solve(read_instance(tiny.raw(body)), "a")
    assert plan.assignment["citra"] == "kasi"  # most senior of three equals
    assert plan.reasons["budi"][0]["tie"] is True


def test_a_plan_that_skips_someone_stronger_says_iri_beralasan(instance):
    plan = solve(instance, "c")
    assert plan.assignment["budi"] == "kasi"
    assert plan.envy_pairs() == [["ani", "kasi", "budi"]]
    assert [reason["code"] for reason in plan.reasons["ani"]] == ["PEJABAT_BERTAHAN", "IRI_BERALASAN"]


def test_the_counterfactual_names_who_would_lose(instance):
    granted = Desk(instance, "c").granting("ani", "kasi")
    assert granted.changed == {"ani": (None, "kasi"), "budi": ("kasi", "kosong")}
    assert (granted.losers, granted.winners) == (("budi",), ("ani",))


def test_what_if_equals_a_cold_run_of_the_changed_game(instance):
    asked = Desk(instance, "b").ask(Question(forbids=(("ani", "kasi"),), freeze_units=("u-kosong",)))
    cold = GAME | {"constraints": {"forbids": [["ani", "kasi"]], "freeze_units": ["u-kosong"]}}
    assert asked.plan.assignment == solve(read_instance(tiny.raw(cold)), "b").assignment
    assert "kosong" not in asked.plan.assignment.values()


def test_a_question_that_breaks_a_rule_is_refused(instance):
    with pytest.raises(BadInput, match="PGW-01"):
        Desk(instance, "b").granting("citra", "kosong")


def failing(change):
    raw = tiny.raw(GAME)
    body = json.loads(solve(read_instance(raw), "c").to_json())
    change(body)
    return {finding.name for finding in certify(raw, json.dumps(body).encode()) if not finding.holds}


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda plan: plan.update(input_sha256="0" * 64), "rencana dibuat dari masukan ini"),
        (lambda plan: plan["assignment"].update(ani="kasi"), "tidak ada kursi yang terisi ganda"),
        (lambda plan: plan["assignment"].update(citra="kosong"), "setiap penempatan memenuhi syarat dan kunci"),
        (lambda plan: plan["assignment"].pop("tua"), "tidak ada pejabat tanpa jabatan"),
        (lambda plan: plan.update(moves=9), "jumlah perpindahan dan keinginan terpenuhi sesuai"),
        (lambda plan: plan.update(envy_pairs=[]), "pasangan iri beralasan dihitung ulang sama"),
        (lambda plan: plan["objective"].__setitem__(-1, 0), "nilai tujuan dihitung ulang sama"),
        (lambda plan: plan.update(proven_gap=0.1), "celah pembuktian penyelesai"),
        (lambda plan: plan.update(chains=[]), "rantai dan siklus cocok"),
        (lambda plan: plan["prices"]["posts"].clear(), "harga bayangan membuktikan nilai optimal"),
        (lambda plan: plan["assignment"].update(hantu="kasi"), "semua pegawai dan jabatan dikenal"),
        (lambda plan: plan.pop("assignment"), "berkas rencana dapat dibaca"),
        (lambda plan: plan.update(reasons=7, chains=3), "berkas rencana dapat dibaca"),
    ],
)
def test_the_certificate_sees_each_lie(change, name):
    assert name in failing(change)


def test_an_untouched_plan_is_certified():
    assert failing(lambda plan: None) == set()


def test_a_worse_plan_with_an_honest_count_is_refused_by_the_prices():
    """Swap the optimum of C for a feasible but poorer placement and recount everything honestly."""
    raw = tiny.raw(GAME)
    body = json.loads(solve(read_instance(raw), "c").to_json())
    poorer = json.loads(solve(read_instance(raw), "a").to_json())
    for key in ("assignment", "moves", "wishes_by_rank", "envy_pairs", "waste", "chains", "cycles"):
        body[key] = poorer[key]
    body["objective"] = [*poorer["objective"][:4], *poorer["objective"][5:]]  # the vector of A without its envy level
    failed = {finding.name for finding in certify(raw, json.dumps(body).encode()) if not finding.holds}
    assert failed == {"harga bayangan membuktikan nilai optimal"}
