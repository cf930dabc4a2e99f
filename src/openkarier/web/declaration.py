"""The journey of a Pernyataan Karier, one question a page; the asn desk walks it, the operator walks it for someone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from openkarier.core.aspiration import MAX_TARGETS, Gap, Reading, months_after
from openkarier.stages.aspiration import cases, operations, periods, queries, verdicts
from openkarier.stages.aspiration.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, kept, questions, wishes
from openkarier.web.pieces import Step

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Aspiration, Period
    from openkarier.stages.registry.models import Pegawai

STEPS = {
    "pintu": "Pindah atau tetap",
    "jabatan": "Jabatan yang dituju",
    "penempatan": "Bersedia ditempatkan",
    "alasan": "Alasan",
    "target": "Target kinerja",
    "kesediaan": "Pernyataan kesediaan",
}
LAST = "periksa"


@dataclass(frozen=True)
class Filing:
    """One person's declaration in one period, as a desk sees it."""

    desk: str
    period: Period
    person: Pegawai
    aspiration: Aspiration | None

    @property
    def assisted(self) -> bool:
        """Whether somebody else types."""
        return self.desk == "operator"

    @property
    def filed(self) -> bool:
        """Whether the declaration stands; a draft may be changed, a filed one not."""
        return self.aspiration is not None and self.aspiration.state != "draf"

    @property
    def draft(self) -> dict[str, Any]:
        """What was typed so far."""
        return self.aspiration.draft if self.aspiration else {}

    @property
    def order(self) -> list[str]:
        """The pages this person has to answer: who stays names no post."""
        return [name for name in STEPS if name != "jabatan" or self.draft.get("door") != "tetap"]

    def url(self, act: str, *more: object) -> str:
        """Address of one of this declaration's pages at this desk."""
        whose = [self.person.nip] if self.assisted else []
        return reverse(f"{self.desk}:aspiration-{act}", args=[self.period.kode, *whose, *more])

    def page_url(self, name: str) -> str:
        """Address of one question, or of the check page."""
        return self.url("check") if name == LAST else self.url("page", name)

    def reading(self) -> Reading:
        """What is still missing."""
        if self.aspiration is None:
            return Reading(gaps=[Gap(name, "", "") for name in self.order])
        return cases.reading(self.aspiration)

    def steps(self, here: str) -> list[Step]:
        """The named steps with where the reader stands."""
        gaps = {gap.page.partition("/")[0] for gap in self.reading().gaps}
        return [
            Step(STEPS[name], "now" if name == here else "later" if name in gaps else "done", url=self.page_url(name))
            for name in self.order
        ]


def find(request: HttpRequest, kode: str, nip: str = "") -> Filing:
    """The declaration this request is about, within the reader's scope; 404 when it is not theirs to see."""
    scope = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    person = registry.person(scope, nip or scope.nip)
    period = queries.opened_period(scope.instansi, kode)
    if person is None or period is None:
        raise Http404
    desk = request.desk  # type: ignore[attr-defined]
    return Filing(desk, period, person, queries.declaration(period, person))


def page(request: HttpRequest, filing: Filing, name: str) -> HttpResponse:
    """Show or take one page. What was typed is kept even when it is incomplete; gaps are pointed out beside it."""
    _known(filing, name)
    elsewhere = _elsewhere(filing, name)
    if elsewhere:
        return redirect(elsewhere)
    if request.method != "POST":
        return show(request, filing, name, kept.recall(request))
    try:
        filing = keep(filing, name, request.POST)
    except Refused as refusal:  # filed, or changed in another window, since this page was opened
        messages.error(request, str(refusal))
        return show(request, filing, name, request.POST)
    gaps = [gap for gap in filing.reading().gaps if gap.page == name]
    if "later" in request.POST:
        return redirect(filing.url("home"))
    if gaps:
        return show(request, filing, name, request.POST, gaps)
    return redirect(following(request, filing, name))


def _known(filing: Filing, name: str) -> None:
    """404 for a page that is not part of the journey."""
    if name not in {*STEPS, *(f"target/{number}" for number in range(1, MAX_TARGETS + 1))}:
        raise Http404


def _elsewhere(filing: Filing, name: str) -> str:
    """Where a page sends its reader: home once filed; to the door when the question depends on it."""
    if filing.filed:
        return filing.url("home")
    return filing.page_url("pintu") if name == "penempatan" and not filing.draft.get("door") else ""


def keep(filing: Filing, name: str, typed: Mapping[str, str]) -> Filing:
    """Save one page of the draft and return the declaration as it is now."""
    now = timezone.now()
    begun = filing.aspiration or operations.begin(period=filing.period, pegawai=filing.person, at=now)
    operations.save_draft(aspiration=begun, page=name, typed=typed, at=now)
    return Filing(filing.desk, filing.period, filing.person, queries.declaration(filing.period, filing.person))


def autosave(request: HttpRequest, filing: Filing, name: str) -> HttpResponse:
    """Keep what is being typed; answer with the time, which the page shows."""
    _known(filing, name)
    try:
        saved = keep(filing, name, request.POST)
    except Refused as refusal:
        return JsonResponse({"pesan": str(refusal)}, status=409)
    at = saved.aspiration.saved_at if saved.aspiration else timezone.now()
    return JsonResponse({"tersimpan": f"{at.astimezone(saved.period.zona):%H.%M}", "versi": at.isoformat()})


def following(request: HttpRequest, filing: Filing, name: str) -> str:
    """Where to go after a page: back to the check page if one came from there, else the next question."""
    if name.startswith("target/"):
        return filing.page_url("target")
    if request.GET.get("dari") == LAST:
        return filing.page_url(LAST)
    order = [*filing.order, LAST]
    return filing.page_url(order[order.index(name) + 1] if name in order else LAST)


def show(
    request: HttpRequest,
    filing: Filing,
    name: str,
    typed: Mapping[str, str] | None = None,
    gaps: list[Gap] | None = None,
) -> HttpResponse:
    """Render one page with what is stored, or with what was just typed and what is missing in it."""
    step, _, index = name.partition("/")
    form_of = questions.form_of(step, filing.draft.get("door", ""))
    values = answers(filing, name) if typed is None else typed
    context: dict[str, Any] = {
        "filing": filing,
        "steps": filing.steps(step),
        "autosave_url": filing.url("autosave", name),
        "form": form_of(values, gaps or []) if form_of and (index or step != "target") else None,
        "crumbs": crumbs(filing),
        **(PAGES[step](filing) if not index else {"examples": periods.EXAMPLES, "number": index}),
    }
    title = f"Target {index}" if index else STEPS[step]
    template = f"asn/aspiration/{'target-satu' if index else step}.html"
    return frame.show(request, template, title=title, status=422 if gaps else 200, **context)


def crumbs(filing: Filing) -> list[frame.Link]:
    """The way back to the declaration."""
    label = filing.person.nama_gelar if filing.assisted else filing.period.nama
    return [frame.Link(label, filing.url("home"))]


def answers(filing: Filing, name: str) -> dict[str, str]:
    """What is stored for a page; a new target begins with the period's usual deadline."""
    step, _, index = name.partition("/")
    if index:
        targets = filing.draft.get("targets", [])
        place = int(index) - 1
        return dict(targets[place]) if place < len(targets) else {"due": usual_due(filing).isoformat()}
    stored = {key: value for key, value in filing.draft.items() if isinstance(value, str)}
    personal = getattr(filing.aspiration, "personal_reason", None)
    if step == "alasan" and personal is not None:
        stored |= {"personal": personal.kind, "personal_note": personal.note}
    return stored


def usual_due(filing: Filing) -> date:
    """The period's usual term, counted from the closing day."""
    closing = filing.period.batas.astimezone(filing.period.zona).date()
    return months_after(closing, filing.period.term_months)


def _wishes(filing: Filing) -> dict[str, Any]:
    named = cases.wishes(filing.aspiration) if filing.aspiration else []
    said = verdicts.of_wishes(filing.person, [w.jabatan for w in named if w.jabatan], timezone.localdate())
    rows = [
        {**place, "index": index, **wishes.judged(filing, said, wish.jabatan)}
        for index, (wish, place) in enumerate(zip(named, cases.wish_places(named), strict=True))
    ]
    return {
        "wishes": rows,
        "full": len(rows) >= filing.period.max_wishes,
        "kind_form": questions.Kind({}, opds=queries.opds(filing.period)),
        "next_url": filing.page_url("penempatan"),
        "wish_url": filing.url("wish"),
        "posts_url": filing.url("posts"),
    }


def _targets(filing: Filing) -> dict[str, Any]:
    reading = filing.reading()
    rows = [
        {**typed, "url": filing.page_url(f"target/{n}"), "gaps": reading.of(f"target/{n}"), "index": n - 1}
        for n, typed in enumerate(filing.draft.get("targets", []), start=1)
    ]
    new = filing.page_url(f"target/{len(rows) + 1}") if len(rows) < MAX_TARGETS else ""
    return {"targets": rows, "new_url": new, "remove_url": filing.url("drop"), "next_url": filing.page_url("kesediaan")}


PAGES: dict[str, Any] = {
    "pintu": lambda filing: {},
    "jabatan": _wishes,
    "penempatan": lambda filing: {"door": filing.draft.get("door", "")},
    "alasan": lambda filing: {},
    "target": _targets,
    "kesediaan": lambda filing: {"statement": filing.period.pernyataan},
}


def change_wishes(request: HttpRequest, filing: Filing) -> HttpResponse:
    """Add, move or remove a wish, as the button says; a refusal is shown on the page."""
    now, wanted = timezone.now(), request.POST
    index = cases.whole(wanted.get("index", ""))
    begun = filing.aspiration or operations.begin(period=filing.period, pegawai=filing.person, at=now)
    try:
        if index is not None:
            by = {"naik": -1, "turun": 1}.get(wanted.get("langkah", ""), 0)
            operations.move_wish(aspiration=begun, index=index, by=by, at=now)
        else:
            operations.add_wish(aspiration=begun, wish=cases.typed_wish(filing.period, wanted), at=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(filing.page_url("jabatan"))


def drop_target(request: HttpRequest, filing: Filing) -> HttpResponse:
    """Remove a target from the list."""
    index = cases.whole(request.POST.get("index", ""))
    if filing.aspiration is not None and index is not None:
        try:
            operations.remove_target(aspiration=filing.aspiration, index=index, at=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
    return redirect(filing.page_url("target"))


def posts(request: HttpRequest, filing: Filing) -> HttpResponse:
    """Posts that match the words, with what can realistically open; a fragment for htmx, a whole page without."""
    words = request.GET.get("q", "").strip()[:80]
    context: dict[str, Any] = {
        "filing": filing,
        "words": words,
        "posts": queries.posts_to_wish(filing.period, words) if words else [],
        "soon": months_after(timezone.localdate(), 12),
        "wish_url": filing.url("wish"),
        "posts_url": filing.url("posts"),
        "crumbs": [*crumbs(filing), frame.Link(STEPS["jabatan"], filing.page_url("jabatan"))],
    }
    if request.htmx:  # type: ignore[attr-defined]  # django-htmx
        return render(request, "asn/aspiration/_jabatan.html", context)
    return frame.show(request, "asn/aspiration/cari-jabatan.html", title="Cari jabatan", **context)
