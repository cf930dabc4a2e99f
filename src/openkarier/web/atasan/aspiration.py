"""What one's own people declared, and the superior's opinion. Personal reasons are never shown here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.stages.aspiration import opinions, queries
from openkarier.stages.aspiration.refusal import Refused
from openkarier.stages.registry import hierarchy
from openkarier.web import declaration, filing, frame, wishes
from openkarier.web.incoming import filings, filings_export
from openkarier.web.participation import export, missing, missing_export
from openkarier.web.participation import overview as index

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Submission

__all__ = ["detail", "export", "filings", "filings_export", "index", "missing", "missing_export", "opinion"]


@require_safe
def detail(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """One declaration with the form for an opinion."""
    return _detail(request, declaration.find(request, kode, nip))


def _detail(request: HttpRequest, found: declaration.Filing, refusal: Refused | None = None) -> HttpResponse:
    submission = _paper(found)
    if submission is None and found.aspiration is not None and found.aspiration.revision:
        messages.error(
            request, f"{found.person.nama_gelar} menarik kembali pernyataannya; pendapat tidak diperlukan lagi."
        )
        return redirect("atasan:aspiration-filings")
    if submission is None:
        raise Http404
    given = getattr(submission, "opinion", None)
    return frame.show(
        request,
        "atasan/aspiration/detail.html",
        title=found.person.nama_gelar,
        status=422 if refusal else 200,
        filing=found,
        submission=submission,
        answers=filing.filed_answers(submission),
        wishes=wishes.kept(submission),
        opinion=given,
        opinion_choices=queries.STANCES,
        stance=request.POST.get("stance", given.stance if given else ""),
        note=request.POST.get("note", given.note if given else ""),
        refusal=refusal,
        direct=_direct(request, found),
    )


def _paper(found: declaration.Filing) -> Submission | None:
    return queries.submission_in_force(found.aspiration) if found.aspiration else None


def _direct(request: HttpRequest, found: declaration.Filing) -> bool:
    """Whether the reader is the person's direct superior, who alone gives the opinion."""
    above = hierarchy.atasan_of(found.person)
    return above is not None and above.nip == request.scope.nip  # type: ignore[attr-defined]


@require_POST
def opinion(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Record the opinion of the direct superior."""
    found = declaration.find(request, kode, nip)
    submission = _paper(found)
    if submission is None:
        return _detail(request, found)
    above = hierarchy.atasan_of(found.person)
    if above is None or not _direct(request, found):
        raise Http404
    try:
        opinions.give_opinion(
            submission=submission,
            atasan=above,
            stance=request.POST.get("stance", ""),
            note=request.POST.get("note", ""),
            at=timezone.now(),
            read=request.POST.get("nomor", ""),
        )
    except Refused as refusal:
        return _detail(request, declaration.find(request, kode, nip), refusal)
    return redirect("atasan:aspiration-filings")
