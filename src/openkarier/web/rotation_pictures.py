"""The map of moves between perangkat daerah that a mayor can read, from one plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openkarier.foundation.pictures import Chart, Table, sankey
from openkarier.stages.deliberation import rotation_lists
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Rencana

HEAD = ("Dari", "Ke", "Orang")
SHORTENED = (
    ("Dinas ", "Din. "), ("Badan ", "Bdn. "), ("Kecamatan ", "Kec. "), ("Sekretariat ", "Set. "),
    (" Kota Bengkulu", ""),
)  # fmt: skip


def map_of_moves(plan: Rencana) -> Chart | None:
    """Flows between OPD, the twelve largest and the rest as one; None when nobody changes the OPD."""
    found = rotation_lists.flows(plan)
    if not found:
        return None
    between = sum(number for _, _, number in found)
    title = f"Perpindahan antarperangkat daerah, {angka(between)} orang"
    shown = [(_short(left), _short(right), number) for left, right, number in rotation_lists.gathered(found)]
    drawn = sankey(title, _finding(found, plan.angka["perpindahan"]), shown, head=HEAD)
    return replace(drawn, table=Table(HEAD, tuple((left, right, angka(number)) for left, right, number in found)))


def _finding(found: list[tuple[str, str, int]], moves: int) -> str:
    """What the picture says: who gives the most and who receives the most."""
    given: dict[str, int] = {}
    taken: dict[str, int] = {}
    for left, right, number in found:
        given[left] = given.get(left, 0) + number
        taken[right] = taken.get(right, 0) + number
    giver, taker = max(given, key=lambda name: given[name]), max(taken, key=lambda name: taken[name])
    between = sum(given.values())
    lead = f"{angka(between)} dari {angka(moves)} perpindahan melintasi perangkat daerah"
    gives, takes = f"{giver} melepas {angka(given[giver])}", f"{taker} menerima {angka(taken[taker])}"
    return f"{lead}; {gives} dan {takes}, paling banyak."


def _short(name: str) -> str:
    for long, short in SHORTENED:
        name = name.replace(long, short)
    return name
