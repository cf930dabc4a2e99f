"""The command line speaks the public file format and answers mistakes with a sentence."""

from __future__ import annotations

import json

import pytest

from openkarier.cli.main import main

GAME = {
    "version": 1,
    "people": [{"id": "p1", "own": "j7"}, {"id": "p4", "own": None}],
    "posts": [
        {"id": "j7", "unit": "u3", "jenjang": "PENGAWAS", "capacity": 1, "critical": 0},
        {"id": "j2", "unit": "u3", "jenjang": "PENGAWAS"},
    ],
    "edges": [
        {"person": "p1", "post": "j2", "wish": 1, "merit": 731, "source": "wish"},
        {"person": "p4", "post": "j7", "wish": 1, "merit": 500, "source": "wish"},
    ],
    "stay_merit": {"p1": 640},
    "constraints": {"turnover_cap": 0.30, "max_moves": None, "pins": [["p1", "j2"]], "forbids": []},
}


@pytest.fixture
def instance(tmp_path):
    path = tmp_path / "instance.json"
    path.write_text(json.dumps(GAME))
    return path


@pytest.mark.parametrize("plan", "abc")
def test_solve_then_certify(instance, tmp_path, capsys, plan):
    out = tmp_path / "plan.json"
    assert main(["rotation", "solve", str(instance), "--plan", plan, "--seed", "4", "--out", str(out)]) == 0
    assert json.loads(out.read_bytes())["assignment"] == {"p1": "j2", "p4": "j7"}
    assert main(["rotation", "certify", str(instance), str(out)]) == 0
    said = capsys.readouterr().out
    assert "GAGAL" not in said
    assert "LULUS  tidak ada kursi yang terisi ganda: 2 penempatan" in said


def test_certify_exits_1_when_a_property_fails(instance, tmp_path, capsys):
    out = tmp_path / "plan.json"
    main(["rotation", "solve", str(instance), "--plan", "c", "--out", str(out)])
    body = json.loads(out.read_bytes())
    body["moves"] = 5
    out.write_text(json.dumps(body))
    assert main(["rotation", "certify", str(instance), str(out)]) == 1
    assert "GAGAL  jumlah perpindahan" in capsys.readouterr().out


def test_compare_puts_the_three_plans_in_a_table(instance, capsys):
    assert main(["rotation", "compare", str(instance)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["A", "Merit", "ketat", "B", "Seimbang", "C", "Keinginan"]
    assert lines[1].split() == ["perpindahan", "2", "2", "2"]


def test_a_wrong_file_is_a_sentence_and_status_2(instance, tmp_path, capsys):
    instance.write_text("{")
    assert main(["rotation", "solve", str(instance), "--plan", "a"]) == 2
    assert capsys.readouterr().err.startswith("Berkas masukan bukan JSON yang sah:\n  - baris 1")
    assert main(["rotation", "solve", str(tmp_path / "none"), "--plan", "a"]) == 2
    assert "tidak dapat dibaca" in capsys.readouterr().err


def test_what_cannot_be_is_explained_with_the_smallest_causes(instance, capsys):
    body = GAME | {"edges": [GAME["edges"][1]], "constraints": {"pins": [["p4", "j7"]], "max_moves": 9}}
    instance.write_text(json.dumps(body))
    assert main(["rotation", "solve", str(instance), "--plan", "b"]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == ["  - p4 ditetapkan ke j7"]
