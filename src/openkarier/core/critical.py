"""Critical posts: which criteria make a jabatan critical, and how much (tier 0-3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

# The tier is the agency's decision; the rotation engine fills tier 3 first. 0 = no longer critical.
TIERS: Mapping[int, str] = {0: "Tidak kritikal", 1: "Kritikal", 2: "Sangat kritikal", 3: "Paling kritikal"}
# PermenPANRB 3/2020, annex (not seen: C); a checklist for the decision, no sum.
CRITERIA: Mapping[str, str] = {
    "program_prioritas": "Menentukan program strategis atau prioritas daerah",
    "kompetensi_khusus": "Menuntut kompetensi khusus pada bisnis inti",
    "kinerja_tinggi": "Menuntut kinerja tinggi",
    "dampak_lowong": "Lama lowong berdampak besar",
}


def objection(tier: object, criteria: Collection[str]) -> str:
    """Why this tier with these criteria cannot be decided, or "" if it can."""
    if isinstance(tier, bool) or not isinstance(tier, int) or tier not in TIERS:
        return f"Tingkat kritikal adalah 0, 1, 2, atau 3; tertulis “{tier}”."
    unknown = sorted(set(criteria) - set(CRITERIA))
    if unknown:
        return f"Kriteria “{unknown[0]}” tidak dikenal."
    if tier and not criteria:
        return "Pilih paling sedikit satu kriteria, agar alasan kekritisan jabatan ini terbaca."
    if not tier and criteria:
        return "Jabatan yang tidak kritikal tidak memenuhi kriteria; kosongkan pilihannya."
    return ""
