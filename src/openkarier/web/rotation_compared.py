"""A scenario beside the one it began with: limits that differ, figures, who loses; and the lock of the election."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openkarier.core.rotation.figures import SEVEN
from openkarier.core.rotation.limits import BY_KEY, SWITCH
from openkarier.core.rotation.scenario import PLAN_NAMES, SOLVED
from openkarier.stages.deliberation import rotasi, rotation_lists
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Batas, Rencana, Skenario


def comparison(held: Skenario, plans: dict[str, Rencana]) -> dict[str, Any]:
    """Each plan beside the same plan of the scenario this one was made from; nothing where there is none solved."""
    beside = held.induk or held.salinan_dari
    if beside is None or not plans or beside.state not in SOLVED:
        return {}
    before = rotasi.plans(beside)
    rows = [_plan(kind, before[kind], plan) for kind, plan in plans.items() if kind in before]
    most = max((row["lost"] + row["won"] for row in rows), default=0)
    for row in rows:  # the plan in which most changes stands open
        row["open"] = bool(most) and row["lost"] + row["won"] == most
        most = 0 if row["open"] else most
    return {"beside": beside, "parent_plans": rows, "limits_apart": _limits_apart(beside, held)}


def _plan(kind: str, before: Rencana, after: Rencana) -> dict[str, Any]:
    moved = rotation_lists.shifts(before, after)
    figures = [(each.label, figure_text(each.key, before.angka), figure_text(each.key, after.angka)) for each in SEVEN]
    lost, won = sum(each.gain < 0 for each in moved), sum(each.gain > 0 for each in moved)
    return {"kind": kind, "name": PLAN_NAMES[kind], "shifts": moved, "figures": figures, "lost": lost, "won": won}


def _limits_apart(before: Skenario, after: Skenario) -> list[tuple[str, str, str]]:
    old = {row.kunci: _limit(row) for row in rotasi.limits(before)}
    new = {row.kunci: _limit(row) for row in rotasi.limits(after)}
    return [(BY_KEY[key].label, old.get(key, "–"), said) for key, said in new.items() if old.get(key) != said]


def _limit(row: Batas) -> str:
    """A limit as a person reads it."""
    limit = BY_KEY[row.kunci]
    if not row.aktif:
        return "tidak dipakai"
    return "berlaku" if limit.kind == SWITCH else limit.shown(row.nilai)


def figure_text(key: str, column: dict[str, Any]) -> str:
    """One figure as text; what is not known says so."""
    value = column[key]
    return "belum ada data" if value is None else angka(value, 1 if key == "merit" else 0)


def window_note(limits: Sequence[Batas]) -> dict[str, str]:
    """What the election window means for this scenario; nothing when it is open and was computed."""
    row = next((each for each in limits if each.kunci == "kunci_pilkada"), None)
    if row is None or (row.dihitung and not row.aktif and "belum dicatat" not in row.alasan):
        return {}
    if row.aktif:
        how = "Semua jabatan struktural terkunci, sehingga rencana tidak memuat perpindahan."
        return {"kind": "warning", "heading": "Jendela pilkada", "text": f"{row.alasan} {how} Dasar: {row.sumber}."}
    text = f"{row.alasan} Kunci tidak menyala." if row.dihitung else f"Dibuka panitia: {row.alasan}"
    return {"kind": "info", "heading": "Jendela pilkada", "text": text}
