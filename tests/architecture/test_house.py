"""The house of docs/arsitektur.md, held by machine."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from openkarier.cycle import CYCLE, NAMES

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "openkarier"


def test_the_import_contract_lists_the_stages_of_the_cycle_last_first():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    cycle = next(contract for contract in contracts if contract.get("containers") == ["openkarier.stages"])
    assert tuple(reversed(cycle["layers"])) == NAMES
    doors = next(contract for contract in contracts if contract["name"] == "Doors never touch tables")
    tables = [f"openkarier.stages.{name}.models" for name in NAMES]
    tables += [f"openkarier.stages.registry.{room}" for room in ("staging", "honours", "sanggahan")]
    assert doors["forbidden_modules"] == tables


def test_every_stage_of_the_cycle_is_a_room_and_every_room_a_stage():
    rooms = {path.parent.name for path in (SOURCE / "stages").glob("*/apps.py")}
    assert rooms == {stage.name for stage in CYCLE}


def test_imports_go_down_a_floor_only():
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_picture_of_the_house_is_drawn_from_the_cycle():
    sys.path.insert(0, str(ROOT / "setup"))
    from diagram import TARGET, draw

    assert TARGET.read_text() == draw()
