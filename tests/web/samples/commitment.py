"""Samples of the pages in web/pages/commitment.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared

SAMPLES: dict[str, Sample] = {}
SHARED: dict[str, Shared] = {}
