"""Samples of the pages in web/pages/registry.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.records import disputed, evidence, held_post, import_run, person, unit

DISPUTE = ("dispute", "dispute_add", "dispute_withdraw", "dispute_receipt")
OFFICE = ("dispute", "dispute_decide")

SAMPLES: dict[str, Sample] = {
    **{f"asn:registry-{view}": disputed for view in DISPUTE},
    "asn:registry-dispute_new": held_post,
    "asn:registry-dispute_file": evidence,
    **{f"{desk}:registry-{view}": disputed for desk in ("operator", "bkpsdm") for view in OFFICE},
    "operator:registry-dispute_file": evidence,
    "bkpsdm:registry-dispute_file": evidence,
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
