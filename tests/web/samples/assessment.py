"""Samples of the pages in web/pages/assessment.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.results import exported, result_run, tested

SAMPLES: dict[str, Sample] = {
    f"{desk}:assessment-{view}": sample
    for desk in ("bkpsdm", "asesor")
    for view, sample in (
        ("result", tested),
        ("result_paper", tested),
        ("export_file", exported),
        ("result_run", result_run),
        ("result_apply", result_run),
        ("result_discard", result_run),
        ("result_errors", result_run),
    )
}
SHARED: dict[str, Shared] = {
    f"{desk}:assessment-bands_decide": {"tujuan": "pemetaan", "kelompok": "semua"} for desk in ("bkpsdm", "asesor")
}
