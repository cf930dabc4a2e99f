"""What the law says of wished jabatan, now and on the day of filing, for every desk that may read the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from openkarier.stages.aspiration import cases, verdicts
from openkarier.stages.talent import eligibility
from openkarier.web import frame, pieces
from openkarier.web import verdicts as words

if TYPE_CHECKING:
    from openkarier.core.eligibility import Examination
    from openkarier.stages.aspiration.models import Submission
    from openkarier.web.declaration import Filing


def judged(filing: Filing, said: Mapping[int, Examination], jabatan: int | None) -> dict[str, Any]:
    """The summary line of a wish and the address of its details; nothing for a wish that names no jabatan."""
    if jabatan is None or jabatan not in said:
        return {}
    return {"line": words.line(said[jabatan].summary), "verdict_url": filing.url("verdict", jabatan)}


def verdict(request: HttpRequest, filing: Filing, jabatan: int) -> HttpResponse:
    """What the law asks of this person for one jabatan: failing rows first, each with its article."""
    post = eligibility.post(filing.period.instansi.kode, jabatan)
    if post is None:
        raise Http404
    today = timezone.localdate()
    [found] = eligibility.examined(filing.person, [post], today)
    return frame.show(
        request,
        "asn/aspiration/syarat.html",
        title=post.nama,
        filing=filing,
        jabatan=jabatan,
        line=words.line(found.summary),
        summary=words.sentence(found.summary),
        routes=words.routes(post, found.facts),
        verdicts=words.shown(found.verdicts),
        place=cases.place_of(post),
        today=today,
        back_url=filing.url("home") if filing.filed else filing.page_url("jabatan"),
        crumbs=[frame.Link(filing.person.nama_gelar if filing.assisted else filing.period.nama, filing.url("home"))],
    )


@dataclass(frozen=True)
class Kept:
    """A filed wish with what was said of it on that day."""

    name: str
    line: words.Line | None
    rows: list[pieces.Verdict]


def kept(submission: Submission) -> list[Kept]:
    """The wishes of a filed declaration with their frozen verdicts, in the order of the person's interest."""
    places = submission.snapshot["wishes"]
    found = zip(places, verdicts.frozen_of(submission), strict=True)
    return [
        Kept(
            f"{place['jabatan']}, {place['unit']}" if place["unit"] else place["jabatan"],
            words.line(verdicts.summary_of(said)) if said else None,
            words.shown(verdicts.given(said)) if said else [],
        )
        for place, (_, said) in found
    ]
