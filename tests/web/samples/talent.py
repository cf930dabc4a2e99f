"""Samples of the pages in web/pages/talent.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.records import a_post, mapped, talent_formula

PEOPLE = ("asesor", "bkpsdm", "tpk", "ppk", "auditor")
SAMPLES: dict[str, Sample] = {
    "bkpsdm:talent-eligible": a_post,
    "bkpsdm:talent-eligible_export": a_post,
    **{f"{desk}:talent-person": mapped for desk in PEOPLE},
    "asesor:talent-formula": talent_formula,
    "asesor:talent-freeze": talent_formula,
    "asesor:talent-freeze_map": talent_formula,
    "auditor:talent-formula": talent_formula,
}
SHARED: dict[str, Shared] = {}
