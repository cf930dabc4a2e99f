"""The independent checker: from the two files alone, in plain dictionaries, sharing no code with the solver."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from openkarier.core.rotation.certificate import constraints, fairness, optimum, placement
from openkarier.core.rotation.certificate.record import Finding, Record

CHAPTERS = (placement.findings, constraints.findings, fairness.findings, optimum.findings)

__all__ = ["Finding", "certify"]


def certify(instance: bytes, plan: bytes) -> list[Finding]:
    """Every property with its figure, in a fixed order. A plan is certified when all of them hold.

    `instance` must be well formed (see `reading`); a plan that is not JSON of version 1 gives a single failed finding.
    """
    try:
        return _findings(instance, json.loads(plan))
    except (ValueError, LookupError, TypeError, AttributeError):  # a plan can be malformed in a thousand ways
        return [Finding("berkas rencana dapat dibaca", False, "bukan rencana versi 1")]


def _findings(instance: bytes, claim: dict[str, Any]) -> list[Finding]:
    record = Record(json.loads(instance), claim)
    digest = hashlib.sha256(instance).hexdigest()
    same = Finding("rencana dibuat dari masukan ini", claim.get("input_sha256") == digest, f"sha256 {digest[:16]}…")
    strangers = record.strangers()
    if strangers:
        return [same, Finding("semua pegawai dan jabatan dikenal", False, ", ".join(strangers[:5]))]
    return [same, *(finding for chapter in CHAPTERS for finding in chapter(record))]
