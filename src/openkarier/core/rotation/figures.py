"""A plan in the few figures a committee compares, and which plan is best in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Figure:
    """One figure: what it counts, whether more is better, and a sentence that says what it means."""

    key: str
    label: str
    more: bool
    meaning: str
    read: Callable[[Body, Mapping[str, int]], float]


SEVEN = (
    Figure("pertama", "Keinginan pertama terpenuhi", True, "Pegawai yang memperoleh pilihan pertamanya.",
           lambda plan, _: (plan["wishes_by_rank"] or [0])[0]),
    Figure("keinginan", "Keinginan terpenuhi", True, "Pegawai yang memperoleh salah satu pilihannya.",
           lambda plan, _: sum(plan["wishes_by_rank"])),
    Figure("iri", "Iri beralasan", False, "Peminat bermerit lebih tinggi yang kalah dari yang masuk.",
           lambda plan, _: len(plan["envy_pairs"])),
    Figure("kosong", "Jabatan diminati yang dibiarkan kosong", False, "Ada peminat yang memenuhi syarat.",
           lambda plan, _: len({post for _, post in plan["waste"]})),
    Figure("merit", "Rata-rata merit jabatan terisi", True, "Skala 0 sampai 999.", lambda plan, _: plan["mean_merit"]),
    Figure("kritis", "Jabatan kritis terisi", True, "Jabatan yang ditandai kritis dan ada pejabatnya.",
           lambda plan, tiers: len({post for post in plan["assignment"].values() if tiers.get(post)})),
    Figure("terpaksa", "Dipindah tanpa persetujuan atau tanpa jabatan", False,
           "Termasuk yang wajib pindah tetapi belum ada tempatnya.",
           lambda plan, _: len(plan["involuntary"]) + len(plan["unplaced"])),
)  # fmt: skip


def figures(plan: Body, tiers: Mapping[str, int], merit: float | None) -> dict[str, Any]:
    """The seven figures by key, and beside them moves, chains and broken limits.

    `tiers`: post -> critical tier. `merit`: the mean over the seats whose merit is known, None where none is.
    """
    found: dict[str, Any] = {figure.key: figure.read(plan, tiers) for figure in SEVEN} | {"merit": merit}
    broken = [row["name"] for row in plan["constraints"] if row["broken_by"] > 0]
    binding = [row["name"] for row in plan["constraints"] if row["binding"] and not row["broken_by"]]
    return {
        **found,
        "perpindahan": plan["moves"],
        "rantai": [chain for chain in plan["chains"] if len(chain) > 1],
        "tunggal": sum(len(chain) == 1 for chain in plan["chains"]),
        "lingkar": plan["cycles"],
        "tanpa_jabatan": plan["unplaced"],
        "dilanggar": broken,
        "mengikat": binding,
    }


def best(columns: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    """Figure key -> the plans that are best in it; nobody is, where all are alike."""
    marked: dict[str, set[str]] = {}
    for figure in SEVEN:
        values = {plan: column[figure.key] for plan, column in columns.items() if column[figure.key] is not None}
        top = (max if figure.more else min)(values.values(), default=0)
        winners = {plan for plan, value in values.items() if value == top}
        marked[figure.key] = winners if len(winners) < len(values) else set()
    return marked
