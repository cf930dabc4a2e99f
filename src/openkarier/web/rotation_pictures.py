"""The map of moves between perangkat daerah that a mayor can read, from one plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from openkarier.foundation.pictures import Chart, Table, sankey
from openkarier.stages.deliberation import rotasi, rotation_lists
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Rencana

HEAD = ("Dari", "Ke", "Orang")
SHORTENED = (
    ("Dinas ", "Din. "), ("Badan ", "Bdn. "), ("Kecamatan ", "Kec. "), ("Sekretariat ", "Set. "),
    (" Kota Bengkulu", ""),
)  # fmt: skip


def map_of_moves(plan: Rencana) -> Chart | None:
    """Flows between OPD with the departures of the committee, the busiest by name; None when nobody changes the OPD."""
    found = rotation_lists.flows(plan)
    if not found:
        return None
    giver = _most((left, number) for left, _, number in found)
    taker = _most((right, number) for _, right, number in found)
    title = f"Perpindahan antarperangkat daerah, {angka(sum(number for _, _, number in found))} orang"
    shown = [(_short(left), _short(right), number) for left, right, number in rotation_lists.gathered(found)]
    finding = _finding(found, len(rotasi.moves(plan)), giver, taker)
    drawn = sankey(title, finding, shown, head=HEAD, marked=(_short(giver[0]), _short(taker[0])))
    return replace(drawn, table=Table(HEAD, tuple((left, right, angka(number)) for left, right, number in found)))


def _most(found: Iterable[tuple[str, int]]) -> tuple[str, int]:
    """The OPD with the most people, and how many."""
    people = Counter[str]()
    for name, number in found:
        people[name] += number
    return people.most_common(1)[0]


def _finding(found: list[tuple[str, str, int]], moves: int, giver: tuple[str, int], taker: tuple[str, int]) -> str:
    """What the picture says: who gives the most and who receives the most."""
    between = sum(number for _, _, number in found)
    lead = f"{angka(between)} dari {angka(moves)} perpindahan melintasi perangkat daerah"
    gives, takes = f"{giver[0]} melepas {angka(giver[1])}", f"{taker[0]} menerima {angka(taker[1])}"
    return f"{lead}; {gives} dan {takes}, paling banyak."


def _short(name: str) -> str:
    for long, short in SHORTENED:
        name = name.replace(long, short)
    return name
