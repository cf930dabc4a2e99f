"""Samples of the pages in web/pages/registry.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.records import import_run, person, unit

SAMPLES: dict[str, Sample] = {
    "atasan:registry-person": person,
    "operator:registry-person": person,
    "bkpsdm:registry-person": person,
    "auditor:registry-person": person,
    "bkpsdm:registry-unit": unit,
    "auditor:registry-unit": unit,
    "bkpsdm:registry-import_run": import_run,
    "bkpsdm:registry-import_apply": import_run,
    "bkpsdm:registry-import_discard": import_run,
    "bkpsdm:registry-import_errors": import_run,
}
SHARED: dict[str, Shared] = {}
