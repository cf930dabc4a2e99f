"""What the law says of the wishes of a declaration: now, and as it said on the day of filing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openkarier.core.eligibility import Examination, State, Summary
from openkarier.core.law.frozen import freeze, replay, thaw
from openkarier.core.law.outcome import Outcome
from openkarier.core.law.verdict import Verdict
from openkarier.core.regulations import RULEBOOK
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.talent import eligibility

from .models import Aspiration, Submission, Wish, WishVerdict


def of_wishes(pegawai: Pegawai, jabatan: Sequence[int], on: date) -> dict[int, Examination]:
    """What the law says of a person before some jabatan (ids), by id. Eight queries, however many; none for none."""
    if not jabatan:
        return {}
    posts = list(Jabatan.objects.filter(pk__in=jabatan).select_related("unit__opd"))
    return dict(zip((post.pk for post in posts), eligibility.examined(pegawai, posts, on), strict=True))


def freeze_wishes(aspiration: Aspiration, wishes: Sequence[Wish], on: date) -> None:
    """Keep what the law says today of each wished jabatan, inside the transaction of the filing."""
    named = {wish.jabatan_id: wish for wish in wishes if wish.jabatan_id is not None}
    found = of_wishes(aspiration.pegawai, tuple(named), on)
    WishVerdict.objects.bulk_create(
        WishVerdict(wish=named[jabatan], frozen=pack(examination), **vars(examination.summary))
        for jabatan, examination in found.items()
    )


def pack(examination: Examination) -> dict[str, Any]:
    """The examination as JSON data; facts that several verdicts rest on stand there once."""
    facts: dict[str, Any] = {}
    rows = []
    for rule, verdict in examination.judged:
        if verdict.outcome is Outcome.NOT_APPLICABLE:
            continue
        row = freeze(rule, examination.facts)
        facts |= row["facts"]
        rows.append({**row, "facts": list(row["facts"])})
    return {"facts": facts, "verdicts": rows}


def unpack(packed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each verdict by itself again, as `core.law.frozen.freeze` wrote it."""
    return [{**row, "facts": {key: packed["facts"][key] for key in row["facts"]}} for row in packed["verdicts"]]


def given(kept: WishVerdict) -> list[Verdict]:
    """The verdicts exactly as they were given, failing first."""
    found = [thaw(row) for row in unpack(kept.frozen)]
    return sorted(found, key=lambda verdict: verdict.outcome)


def replayed(kept: WishVerdict) -> list[Verdict]:
    """The verdicts judged again from their frozen facts, under the versions of that day. Raises RuleChanged."""
    found = [replay(row, RULEBOOK) for row in unpack(kept.frozen)]
    return sorted(found, key=lambda verdict: verdict.outcome)


def summary_of(kept: WishVerdict) -> Summary:
    """The line that stood beside the wish."""
    return Summary(State(kept.state), kept.met, kept.asked, kept.papers, kept.earliest)


def frozen_of(submission: Submission) -> list[tuple[Wish, WishVerdict | None]]:
    """The wishes of a submission with what was said of each; a wish that names no jabatan has none. Prefetched."""
    return [(wish, getattr(wish, "verdict", None)) for wish in sorted(submission.wishes.all(), key=_rank)]


def _rank(wish: Wish) -> int:
    return wish.rank
