"""Games made to hurt: all ties, one darling post, cycles only, no room, no wishes."""

from __future__ import annotations

import json

import pytest

from core.rotation import tiny
from openkarier.core.rotation.certificate import certify
from openkarier.core.rotation.defects import BadInput, Infeasible, SolverStopped
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.run import run
from openkarier.core.rotation.solve import Effort, solve


def game(owns, wishes, *, merit=500, posts=None, **limits):
    """`owns` person to post or None; `wishes` person to posts in order; every merit the same."""
    names = posts or sorted({post for post in owns.values() if post} | {p for ps in wishes.values() for p in ps})
    return {
        "version": 1,
        "people": [{"id": person, "own": own} for person, own in owns.items()],
        "posts": [{"id": post, "unit": "u", "jenjang": "PENGAWAS"} for post in names],
        "edges": [
            {"person": person, "post": post, "wish": rank, "merit": merit}
            for person, listed in wishes.items()
            for rank, post in enumerate(listed, 1)
        ],
        "stay_merit": {person: merit for person, own in owns.items() if own},
        "constraints": limits,
    }


def certified(body, plan, seed=0):
    raw = tiny.raw(body)
    found = solve(read_instance(raw), plan, seed=seed)
    assert [finding for finding in certify(raw, found.to_json()) if not finding.holds] == []
    return found


@pytest.mark.parametrize("plan", "abc")
def test_everyone_wants_one_post_with_equal_merit_and_the_lottery_decides(plan):
    body = game({f"p{i}": None for i in range(30)}, {f"p{i}": ["j"] for i in range(30)})
    winners = {certified(body, plan, seed).assignment.popitem() for seed in range(6)}
    assert len(winners) > 1
    assert {post for _, post in winners} == {"j"}


@pytest.mark.parametrize("plan", "bc")
def test_a_ring_of_twenty_swaps_in_one_cycle(plan):
    ring = {f"p{i:02}": f"j{i:02}" for i in range(20)}
    body = game(ring, {f"p{i:02}": [f"j{(i + 1) % 20:02}"] for i in range(20)})
    found = certified(body, plan)
    assert found.assignment == {f"p{i:02}": f"j{(i + 1) % 20:02}" for i in range(20)}
    assert [len(cycle) for cycle in found.body()["cycles"]] == [20]


@pytest.mark.parametrize("plan", "abc")
def test_without_wishes_everybody_stays(plan):
    found = certified(game({"p0": "j0", "p1": "j1", "p2": None}, {}), plan)
    assert found.assignment == {"p0": "j0", "p1": "j1"}
    assert found.body()["moves"] == 0


@pytest.mark.parametrize("plan", "abc")
def test_nobody_at_all_is_an_empty_plan(plan):
    assert certified(game({}, {}, posts=["j0"]), plan).assignment == {}


@pytest.mark.parametrize("plan", "abc")
def test_must_move_without_room_is_reported_by_name(plan):
    body = game({"p0": "j0", "p1": "j1"}, {"p0": ["j1"]})
    body["people"][0]["must_move"] = True
    found = certified(body, plan)
    assert found.body()["unplaced"] == ["p0"]
    assert found.assignment == {"p1": "j1"}


@pytest.mark.parametrize("plan", "bc")
def test_a_suggestion_without_consent_is_used_only_when_switched_on_and_is_listed(plan):
    body = game({"p0": None, "p1": None}, {})
    body["posts"] = [{"id": "j0", "unit": "u", "jenjang": "PENGAWAS", "critical": 3}]
    body["edges"] = [{"person": "p0", "post": "j0", "wish": 0, "merit": 400, "source": "saran"}]
    assert certified(body, plan).assignment == {}
    body["constraints"] = {"involuntary": True}
    found = certified(body, plan)
    assert (found.assignment, found.body()["involuntary"]) == ({"p0": "j0"}, ["p0"])


def test_a_stay_wish_is_kept_even_when_involuntary_moves_are_switched_on():
    body = game({"p0": "j0"}, {}, involuntary=True)
    body["people"][0]["consent"] = "tetap"
    body["posts"].append({"id": "j1", "unit": "u", "jenjang": "PENGAWAS", "critical": 3})
    body["edges"] = [{"person": "p0", "post": "j1", "wish": 0, "merit": 900, "source": "saran"}]
    assert certified(body, "c").assignment == {"p0": "j0"}


def test_a_time_limit_of_nothing_stops_with_a_sentence_or_an_honest_gap():
    body = tiny.game(7, limits=False)
    try:
        found = solve(read_instance(tiny.raw(body)), "b", effort=Effort(time_limit=1e-9))
    except SolverStopped as stopped:
        assert "batas waktu" in str(stopped)
    else:
        assert found.proven_gap >= 0


def test_the_worker_gives_the_same_bytes_and_reports_each_level():
    raw = tiny.raw(game({"p0": "j0", "p1": None}, {"p0": ["j1"], "p1": ["j0", "j1"]}))
    events = []
    answer = run(raw, "b", seed=3, progress=events.append)
    assert answer == solve(read_instance(raw), "b", seed=3).to_json()
    assert [event["gap"] for event in events] == [0.0] * len(events)
    assert events


def test_the_worker_hands_back_what_is_wrong_as_it_was():
    with pytest.raises(BadInput, match="bukan JSON"):
        run(b"{", "a")
    clash = tiny.raw(game({"p0": None, "p1": "j0"}, {"p0": ["j0"]}, pins=[["p0", "j0"]]))
    with pytest.raises(Infeasible) as wrong:
        run(clash, "b")
    assert wrong.value.causes == ["p0 ditetapkan ke j0"]


def test_a_plan_file_is_plain_json_with_the_public_keys():
    body = json.loads(certified(game({"p0": None}, {"p0": ["j0"]}), "b", seed=5).to_json())
    assert {"version", "plan", "seed", "input_sha256", "assignment", "moves", "wishes_by_rank", "envy_pairs"} <= set(
        body
    )
    assert {"objective", "proven_gap", "chains", "reasons"} <= set(body)
    assert (body["version"], body["plan"], body["seed"], body["lam"]) == (1, "b", 5, 3000)
