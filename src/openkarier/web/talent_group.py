"""The group of a year, successors of critical posts, and the retirements of five years, for the desks that see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.aspiration import day as day_of
from openkarier.core.critical import TIERS
from openkarier.core.talent.forecast import Outlook
from openkarier.core.talent.pool import MEMBERSHIP, READINESS_LABEL, Readiness
from openkarier.foundation.pictures import Chart, bars
from openkarier.stages.talent import groups, queries, succession
from openkarier.stages.talent.refusal import TalentRefused
from openkarier.web import frame
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip, Stat, Verdict
from openkarier.web.talent_nine import points
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.talent.models import Member, SuccessionGroup, Successor

LOOK = {"kandidat": "menunggu", "dinominasikan": "utama", "diverifikasi": "utama", "ditetapkan": "memenuhi",
        "tidak": "tak-dinilai"}  # fmt: skip
READY_LOOK = {Readiness.NOW: "memenuhi", Readiness.SOON: "belum", Readiness.LATER: "belum",
              Readiness.FAR: "tidak", Readiness.UNKNOWN: "tak-dinilai"}  # fmt: skip


class SetForm(forms.Form):
    """The SK under which the PPK sets the group."""

    use_required_attribute = False

    sk = forms.CharField(label="Nomor keputusan", max_length=120)
    tanggal = forms.CharField(label="Tanggal keputusan", widget=forms.DateInput(attrs={"type": "date"}))


@require_safe
def group(request: HttpRequest) -> HttpResponse:
    """The members of a year by state, with the conditions of entry; what this desk may do with them."""
    return _group(request)


def _group(request: HttpRequest, form: SetForm | None = None, status: int = 200) -> HttpResponse:
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    desk: str = request.desk  # type: ignore[attr-defined]
    found = groups.group(scope.instansi, request.GET.get("tahun", ""))
    if found is None:
        peta = queries.last_map(scope.instansi, timezone.localdate())
        return frame.show(request, "talent/group_none.html", title="Kelompok rencana suksesi", peta=peta, desk=desk)
    state = request.GET.get("keadaan", "")
    rows, held = groups.members(scope, found), groups.states(scope, found)
    slice_ = paged(request, rows.filter(state=state) if state in MEMBERSHIP.states else rows)
    return frame.show(
        request,
        "talent/group.html",
        title=f"Kelompok rencana suksesi {found.tahun}",
        status=status,
        group=found,
        stats=_stats(held),
        chips=_chips(found, held, state),
        slice=slice_,
        members=[_card(desk, each) for each in slice_.rows],
        verbs=_verbs(state, desk) if found.ditetapkan_pada is None else [],
        form=form if form is not None else SetForm() if desk == "ppk" and found.ditetapkan_pada is None else None,
        desk=desk,
        state=state,
    )


def _stats(held: dict[str, int]) -> list[Stat]:
    return [Stat(MEMBERSHIP.states[state], angka(number)) for state, number in held.items() if state != "tidak"]


def _chips(found: SuccessionGroup, held: dict[str, int], on: str) -> list[Chip]:
    return [
        Chip(MEMBERSHIP.states[state], f"?tahun={found.tahun}" + ("" if on == state else f"&keadaan={state}"),
             on == state, number)
        for state, number in held.items()
    ]  # fmt: skip


def _verbs(state: str, desk: str) -> list[tuple[str, str]]:
    """What may be done with members of a state, chosen by hand."""
    labels = {row.verb: row.label for row in MEMBERSHIP.steps}
    return [(verb, labels[verb]) for verb in MEMBERSHIP.verbs(state, desk) if verb != "tetapkan"] if state else []


def _card(desk: str, member: Member) -> dict[str, Any]:
    verdicts = [
        Verdict(state=row["state"], title=row["title"], found=row["found"], asked=row["asked"],
                citation=row["citation"])
        for row in member.putusan
    ]  # fmt: skip
    known = ("memenuhi", "tak-dinilai", "tidak")
    worst = max((row.state for row in verdicts), key=known.index, default="tak-dinilai")
    return {
        "member": member,
        "value": points(member.nilai),
        "look": LOOK[member.state],
        "label": MEMBERSHIP.states[member.state],
        "worst": worst,
        "verdicts": sorted(verdicts, key=lambda row: -known.index(row.state)),
        "url": reverse(f"{desk}:talent-person", args=[member.pegawai.nip]),
    }


@require_POST
def group_open(request: HttpRequest) -> HttpResponse:
    """Begin the group of this year from the last map."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    peta = queries.last_map(scope.instansi, timezone.localdate())
    if peta is None or scope.unit:
        raise Http404
    return _done(request, lambda: succession.open_group(peta=peta, tahun=timezone.localdate().year, hand=hand(request)),
                 "Calon dicatat. Periksa syaratnya, lalu nominasikan.", "group")  # fmt: skip


@require_POST
def group_step(request: HttpRequest) -> HttpResponse:
    """Move the chosen members one step."""
    found = _found(request)
    verb, back = request.POST.get("langkah", ""), f"?tahun={found.tahun}&keadaan={request.POST.get('keadaan', '')}"
    chosen = [int(key) for key in request.POST.getlist("anggota")[:1000] if key.isascii() and key.isdigit()]
    if verb not in {row.verb for row in MEMBERSHIP.steps}:
        raise Http404

    def act() -> object:
        return succession.step_members(group=found, verb=verb, members=chosen, hand=hand(request))

    return _done(request, act, f"{len(chosen)} orang diproses dan dicatat di Buku Merit.", "group", back)


def group_set(request: HttpRequest) -> HttpResponse:
    """The PPK sets the group under an SK."""
    form = SetForm(request.POST or None)
    if request.method != "POST":
        return redirect("ppk:talent-group")
    found = _found(request)
    if form.is_valid():
        day = day_of(form.cleaned_data["tanggal"])
        if day is None:
            form.add_error("tanggal", "Tanggal tidak terbaca. Tuliskan seperti 31-12-2026.")
            return _group(request, form, 422)
        try:
            succession.set_group(group=found, sk=form.cleaned_data["sk"], tanggal_sk=day, hand=hand(request))
        except TalentRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Kelompok ditetapkan. Pengumumannya menunggu di Pesan keluar BKPSDM.")
            return redirect("ppk:talent-group")
    return _group(request, form, 422)


@require_safe
def slates(request: HttpRequest) -> HttpResponse:
    """Three successors of every critical post, with how ready and why."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    desk: str = request.desk  # type: ignore[attr-defined]
    found = groups.group(scope.instansi)
    rows = groups.slates(scope, found) if found else []
    shown = [(slate, TIERS.get(slate.tier, ""), [_ready(desk, each) for each in slate.penerus.all()]) for slate in rows]
    empty = sum(not successors for *_, successors in shown)
    ready = sum(any(each.kesiapan == Readiness.NOW for each, *_ in successors) for *_, successors in shown)
    return frame.show(
        request,
        "talent/slates.html",
        title="Penerus jabatan kritikal",
        group=found,
        slates=shown,
        stats=[Stat("Jabatan kritikal", angka(len(shown))), Stat("Ada yang siap sekarang", angka(ready)),
               Stat("Tanpa calon penerus", angka(empty))] if shown else [],
        desk=desk,
    )  # fmt: skip


def _ready(desk: str, successor: Successor) -> tuple[Successor, str, str, str]:
    """A successor with how ready, in colour and words, and where the box is shown."""
    how = Readiness(successor.kesiapan)
    return successor, READY_LOOK[how], READINESS_LABEL[how], reverse(f"{desk}:talent-person",
                                                                      args=[successor.pegawai.nip])  # fmt: skip


@require_POST
def slates_make(request: HttpRequest) -> HttpResponse:
    """Put up successors anew."""
    found = _found(request)
    return _done(request, lambda: succession.put_up_slates(group=found, hand=hand(request)),
                 "Calon penerus disusun; susunan sebelumnya tetap tersimpan.", "slates")  # fmt: skip


@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    """Retirements of five years against the group."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = groups.group(scope.instansi)
    rows = groups.forecast(scope, found, timezone.localdate())
    return frame.show(
        request,
        "talent/forecast.html",
        title="Proyeksi pensiun dan penerus",
        group=found,
        rows=[(row, list(zip(row.years, row.leaving, row.ready, strict=True))) for row in rows],
        chart=forecast_chart(rows) if rows else None,
    )


def forecast_chart(rows: list[Outlook]) -> Chart:
    """Per jenjang and year: who retires, beside who of the group still stands ready."""
    short = [row for row in rows if row.short]
    finding = (
        f"{short[0].label}: mulai {short[0].short} yang pensiun lebih banyak daripada penerus yang ditetapkan"
        if short
        else "Penerus yang ditetapkan mencukupi pensiun lima tahun ke depan"
    )
    labels = [f"{row.label} {year}" for row in rows for year in row.years]
    series = {
        "Pensiun": [value for row in rows for value in row.leaving],
        "Penerus yang masih bertugas": [value for row in rows for value in row.ready],
    }
    return bars("Pensiun per tahun dan jenjang, dan anggota kelompok di jenjang bawahnya", finding, labels, series,
                head="Jenjang dan tahun")  # fmt: skip


def hand(request: HttpRequest) -> succession.Hand:
    """Who acts, at which desk, now, with the reason typed."""
    user: Any = request.user
    desk: str = request.desk  # type: ignore[attr-defined]  # set by AccessMiddleware
    return succession.Hand(user.get_username(), desk, timezone.now(), request.POST.get("alasan", "").strip())


def _found(request: HttpRequest) -> SuccessionGroup:
    """The group, for who decides about the whole agency; a seat over one unit does not."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    if scope.unit:
        raise Http404
    found = groups.group(scope.instansi, request.POST.get("tahun", ""))
    if found is None:
        raise Http404
    return found


def _done(request: HttpRequest, act: Any, told: str, view: str, query: str = "") -> HttpResponse:
    """Act, say how it went, go back to the list."""
    try:
        act()
        messages.success(request, told)
    except TalentRefused as refusal:
        messages.error(request, str(refusal))
    desk: str = request.desk  # type: ignore[attr-defined]  # set by AccessMiddleware
    return redirect(reverse(f"{desk}:talent-{view}") + query)
