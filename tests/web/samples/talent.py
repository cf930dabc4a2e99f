"""Samples of the pages in web/pages/talent.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.records import a_post

SAMPLES: dict[str, Sample] = {
    "bkpsdm:talent-eligible": a_post,
    "bkpsdm:talent-eligible_export": a_post,
}
SHARED: dict[str, Shared] = {}
