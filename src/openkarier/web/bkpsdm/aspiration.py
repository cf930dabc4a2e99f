"""Open Karier at BKPSDM: periods, participation, reminders, and what came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.stages.aspiration import periods as writes
from openkarier.stages.aspiration import queries, reminders
from openkarier.stages.aspiration.papers import Paper
from openkarier.stages.aspiration.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import declaration, filing, frame, wishes
from openkarier.web.bkpsdm.period_form import PeriodForm, PlanRefused, plan_of, typed_of
from openkarier.web.incoming import filings, filings_export
from openkarier.web.participation import export, find, missing, missing_export, nothing
from openkarier.web.participation import overview as index

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Period

__all__ = ["export", "filings", "filings_export", "index", "missing", "missing_export"]

ROOM = "bkpsdm:aspiration-periods"


@require_safe
def periods(request: HttpRequest) -> HttpResponse:
    """All periods with their state and the next step of each."""
    rows = queries.periods(request.scope.instansi)  # type: ignore[attr-defined]
    return frame.show(request, "bkpsdm/aspiration/periods.html", title="Periode Open Karier", rows=rows)


def plan(request: HttpRequest) -> HttpResponse:
    """Plan a new period."""
    agency = registry.instansi(request.scope.instansi)  # type: ignore[attr-defined]
    if agency is None:
        raise Http404
    form = PeriodForm(request.POST or None, initial=typed_of(None, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            made = writes.plan_period(
                instansi=agency, plan=plan_of(form, agency.zona), actor=request.user.get_username(), at=timezone.now()
            )
        except (Refused, PlanRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Periode {made.nama} dibuat sebagai rancangan. Periksa, lalu buka.")
            return redirect(ROOM)
    return _form(request, form, "Periode baru")


def change(request: HttpRequest, kode: str) -> HttpResponse:
    """Change a period; once open only the deadline (later), the name and the base may change."""
    period = _period(request, kode)
    form = PeriodForm(request.POST or None, initial=typed_of(period, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        now, actor = timezone.now(), request.user.get_username()
        try:
            writes.change_period(period=period, plan=plan_of(form, period.instansi.zona), actor=actor, at=now)
        except (Refused, PlanRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Perubahan disimpan.")
            return redirect(ROOM)
    return _form(request, form, f"Ubah {period.nama}")


def _form(request: HttpRequest, form: PeriodForm, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return frame.show(request, "bkpsdm/aspiration/plan.html", title=title, status=status, form=form)


@require_POST
def step(request: HttpRequest, kode: str) -> HttpResponse:
    """Open or close a period, as the button says."""
    period, now, actor = _period(request, kode), timezone.now(), request.user.get_username()
    verbs = {"buka": writes.open_period, "tutup": writes.close_period}
    verb = verbs.get(request.POST.get("langkah", ""))
    if verb is None:
        raise Http404
    try:
        moved = verb(period=period, actor=actor, at=now)
        messages.success(request, f"{moved.nama}: {moved.get_state_display().lower()}.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(ROOM)


def remind(request: HttpRequest) -> HttpResponse:
    """Draft a reminder to all who have not filed; it leaves only after review in the outbox."""
    found = find(request)
    if found is None:
        return nothing(request)
    if request.method != "POST":
        count = queries.unfiled(found.period, found.people).count()
        title = "Siapkan pengingat"
        return frame.show(request, "bkpsdm/aspiration/remind.html", title=title, round=found, count=count)
    now = timezone.now()
    drafted = reminders.draft_reminder(
        period=found.period, people=found.people, by=request.user.get_username(), now=now
    )
    if drafted.batch is None or not drafted.messages:
        messages.info(request, "Pengingat untuk hari ini sudah disiapkan bagi semua yang belum mengisi.")
        return redirect("bkpsdm:outbox-index")
    messages.success(request, f"{drafted.messages} pesan disiapkan sebagai draf. Periksa, lalu kirim.")
    return redirect("bkpsdm:outbox-batch", drafted.batch)


@require_safe
def detail(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """One declaration, with the personal reason, which only this desk reads."""
    found = declaration.find(request, kode, nip)
    submission = filing.standing(found)
    return frame.show(
        request,
        "bkpsdm/aspiration/detail.html",
        title=found.person.nama_gelar,
        filing=found,
        submission=submission,
        answers=filing.filed_answers(submission),
        wishes=wishes.kept(submission),
        personal=getattr(found.aspiration, "personal_reason", None),
        opinion=getattr(submission, "opinion", None),
        stations=filing.stations(found),
        letter_args=(kode, nip),
    )


@require_safe
def letter(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The formal letter."""
    return filing.paper(declaration.find(request, kode, nip), Paper.LETTER)


def _period(request: HttpRequest, kode: str) -> Period:
    found = queries.periods(request.scope.instansi).filter(kode=kode).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
