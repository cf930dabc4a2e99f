"""Whether a placement rests on what the person had said about being placed elsewhere."""

from __future__ import annotations

from collections.abc import Container

from openkarier.core.aspiration import Willingness
from openkarier.stages.aspiration.models import Submission
from openkarier.stages.deliberation.models import Usulan


def clause_of(submission: Submission, usulan: Usulan, critical: Container[int]) -> str:
    """When and where the person was willing, if that covers the post given; else empty.

    Without a query when `wishes__jabatan__unit` and the units of the usulan's posts are loaded.
    """
    left, given = usulan.dari, usulan.ke
    if left is None or given is None:
        return ""
    wished = {wish.jabatan.unit.opd_id if wish.jabatan else wish.opd_id for wish in submission.wishes.all()}
    will = Willingness(
        submission.door, submission.willing, left.unit.opd_id, frozenset(opd for opd in wished if opd is not None)
    )
    level = left.jenjang == given.jenjang
    covered = will.covers(given.unit.opd_id or given.unit_id, same_level=level, critical=given.pk in critical)
    return submission.willing_clause if covered else ""
