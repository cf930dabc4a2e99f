"""Draw the house as docs/arsitektur.svg from openkarier.cycle, so that the picture cannot differ from the code."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "arsitektur.svg"
sys.path.insert(0, str(ROOT / "src"))

from openkarier.cycle import CYCLE  # noqa: E402  # the path is set just above

WIDTH, ROW, GAP, LABEL = 1180, 74, 12, 150
FLOORS = (
    ("5  config", ("settings · urls · wsgi · reactions · jobs",)),
    ("4  doors", ("web  (desks)", "cli", "api", "gateways")),
    ("3  stages", tuple(stage.name for stage in CYCLE)),
    ("2  foundation", ("accounts", "journal", "documents", "jobs", "notices")),
    ("1  core", ("law · regulations", "people · jabatan · periods", "workflow", "rotation", "a module per stage")),
)


def draw() -> str:
    """Return the picture: five floors, the stages in the order of the cycle; imports go down, and left on floor 3."""
    height = len(FLOORS) * (ROW + GAP) + GAP + 26
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="Inter, sans-serif" '
        f'role="img" aria-label="Five floors; imports go down a floor, and on the floor of stages to the left only">',
        f'<rect width="{WIDTH}" height="{height}" fill="#f6f4ef"/>',
    ]
    for place, (name, rooms) in enumerate(FLOORS):
        parts += _floor(GAP + place * (ROW + GAP), name, rooms)
    foot = "imports go down a floor; between stages only from right to left, against the order of the career cycle"
    parts.append(f'<text x="{LABEL}" y="{height - 12}" font-size="13" fill="#5b5b52">{foot}</text></svg>')
    return "\n".join(parts) + "\n"


def _floor(top: int, name: str, rooms: tuple[str, ...]) -> list[str]:
    wide = (WIDTH - LABEL - GAP) / len(rooms)
    parts = [
        f'<text x="16" y="{top + ROW / 2 + 5}" font-size="16" font-weight="650" fill="#0b5563">{escape(name)}</text>'
    ]
    for place, room in enumerate(rooms):
        x = LABEL + place * wide
        parts.append(
            f'<rect x="{x:.1f}" y="{top}" width="{wide - 6:.1f}" height="{ROW}" rx="6" fill="#fff" stroke="#0b5563"/>'
            f'<text x="{x + wide / 2 - 3:.1f}" y="{top + ROW / 2 + 5:.0f}" font-size="{13 if len(rooms) > 6 else 14}" '
            f'text-anchor="middle" fill="#1c2b2d">{escape(room)}</text>'
        )
    return parts


if __name__ == "__main__":
    TARGET.write_text(draw())
