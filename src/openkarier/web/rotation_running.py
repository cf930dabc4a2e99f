"""Prepare and run a scenario, at the desks that may: make it, set limits, have the worker read, solve or stop."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.core.rotation.limits import BY_KEY, SWITCH
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.deliberation import scenario_limits, scenarios, variants
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused
from openkarier.web import frame
from openkarier.web.rotation import crumbs, find, surroundings, url

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Batas, Skenario

SEED_MOST = 2**31 - 1


class ScenarioForm(forms.Form):
    """A new scenario."""

    use_required_attribute = False

    periode = forms.ChoiceField(label="Periode Open Karier", error_messages={"required": "Pilih periode."})
    nama = forms.CharField(
        label="Nama skenario", max_length=120, error_messages={"required": "Beri nama skenario."},
        help_text="Misalnya “Rotasi pejabat struktural, usul pertama”.",
    )  # fmt: skip
    benih = forms.IntegerField(
        label="Benih undian", min_value=1, max_value=SEED_MOST,
        help_text="Bilangan yang diumumkan sebelum penghitungan, misalnya tanggal penutupan periode.",
        error_messages={"required": "Tuliskan benih undian.", "invalid": "Benih undian harus bilangan bulat."},
    )  # fmt: skip
    tanggal_rencana = forms.DateField(
        label="Rencana hari pelantikan", required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Boleh dikosongkan bila belum ada; yang dipakai hari ini.",
        error_messages={"invalid": "Tuliskan tanggalnya, misalnya 15-01-2027."},
    )  # fmt: skip
    uji_coba = forms.BooleanField(label="Uji coba: hanya untuk melihat, tidak dapat diadopsi", required=False)

    def __init__(self, typed: Any, periods: list[Any]) -> None:
        super().__init__(typed)
        rows = [(each.kode, f"{each.nama} ({each.get_state_display().lower()})") for each in periods]
        self.fields["periode"].choices = [("", "Pilih periode"), *rows]  # type: ignore[attr-defined]


def rotation_new(request: HttpRequest) -> HttpResponse:
    """Make a scenario of a period."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    periods = list(aspiration.periods("" if scope.unit else scope.instansi).exclude(state="rancangan"))
    form = ScenarioForm(request.POST or None, periods)
    if request.method == "POST" and form.is_valid():
        try:
            said = {key: form.cleaned_data[key] for key in ("nama", "benih", "uji_coba", "tanggal_rencana")}
            made = scenarios.create(
                period=next(each for each in periods if each.kode == form.cleaned_data["periode"]),
                frame=scenarios.Frame(**said), actor=request.user.get_username(), at=timezone.now(),
            )  # fmt: skip
            return redirect(url(request, "rotation", skenario=made.pk))
        except ScenarioRefused as refusal:
            form.add_error(None, str(refusal))
    return frame.show(
        request, "rotation/new.html", title="Skenario rotasi baru", form=form,
        status=422 if request.method == "POST" else 200, **surroundings(request),
    )  # fmt: skip


@require_POST
def rotation_step(request: HttpRequest, skenario: int) -> HttpResponse:
    """Read the data, solve, or stop."""
    held = find(request, skenario)
    actor, now = request.user.get_username(), timezone.now()
    hand: str = request.page.desk  # type: ignore[attr-defined]
    try:
        match request.POST.get("langkah"):
            case "siapkan":
                scenarios.ask_prepare(skenario=held, actor=actor, hand=hand, at=now)
            case "hitung":
                scenarios.ask_solve(skenario=held, actor=actor, hand=hand, at=now)
            case "berhenti":
                scenarios.stop(skenario=held, hand=hand, at=now)
                messages.success(request, "Penghitungan dihentikan. Batas, ketetapan, dan masukan tetap tersimpan.")
    except ScenarioRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(url(request, "rotation", skenario=held.pk))


@require_POST
def rotation_copy(request: HttpRequest, skenario: int) -> HttpResponse:
    """A draft with the same period, limits and decisions, open to changes."""
    held = find(request, skenario)
    try:
        made = variants.copy(skenario=held, actor=request.user.get_username(), at=timezone.now())
    except ScenarioRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(url(request, "rotation", skenario=held.pk))
    messages.success(request, f"{made.nama} disusun. Ubah batasnya, lalu baca data dan hitung.")
    return redirect(url(request, "rotation_limits", skenario=made.pk))


def rotation_limits(request: HttpRequest, skenario: int) -> HttpResponse:
    """Every limit with its default and source; one is changed at a time, with a reason."""
    held = find(request, skenario)
    refused, status = "", 200
    if request.method == "POST":
        refused = _change(request, held)
        if not refused:
            messages.success(request, "Batas diubah dan tercatat di Buku Merit. Baca ulang data sebelum menghitung.")
            return redirect(url(request, "rotation_limits", skenario=held.pk))
        status = 422
    order = list(BY_KEY)
    rows = sorted(held.batas.all(), key=lambda row: order.index(row.kunci))
    return frame.show(
        request, "rotation/limits.html", title="Batas skenario", status=status, refused=refused,
        lead="Nilai baku berasal dari kebijakan daerah yang berlaku. Setiap perubahan memerlukan alasan.",
        crumbs=crumbs(request, held), skenario=held, rows=[_row(row, request.POST) for row in rows],
        day=request.POST.get("tanggal_rencana") or held.tanggal_rencana.isoformat(),
        editable=held.state in ("rancangan", "disiapkan", "gagal"), **surroundings(request, held),
    )  # fmt: skip


def _change(request: HttpRequest, held: Skenario) -> str:
    """Change one limit; what was wrong, in words, or nothing."""
    try:
        if "tanggal_rencana" in request.POST:
            return _replanned(request, held)
        scenario_limits.set_limit(
            skenario=held, kunci=request.POST.get("kunci", ""), nilai=request.POST.get("nilai", ""),
            aktif=request.POST.get("aktif") == "ya", alasan=request.POST.get("alasan", ""),
            actor=request.user.get_username(), hand=request.page.desk, at=timezone.now(),  # type: ignore[attr-defined]
        )  # fmt: skip
    except ScenarioRefused as refusal:
        return str(refusal)
    return ""


def _replanned(request: HttpRequest, held: Skenario) -> str:
    """Plan for another day; what was wrong with it, or nothing."""
    try:
        day = date.fromisoformat(request.POST["tanggal_rencana"])
    except ValueError:
        return "Tuliskan tanggal pelantikan yang direncanakan, misalnya 2027-01-15."
    hand: str = request.page.desk  # type: ignore[attr-defined]
    actor = request.user.get_username()
    scenario_limits.plan_for(skenario=held, tanggal=day, actor=actor, hand=hand, at=timezone.now())
    return ""


def _row(row: Batas, typed: Any) -> dict[str, Any]:
    """One limit with what was typed into it, if it was this one that was refused."""
    limit, mine = BY_KEY[row.kunci], typed.get("kunci") == row.kunci
    chosen = {True: " selected", False: ""}
    return {
        "row": row, "limit": limit, "shown": limit.shown(row.nilai) if row.aktif else "",
        "switch": limit.kind == SWITCH, "open": " open" if mine else "",
        "value": typed.get("nilai", "") if mine else str(row.nilai),
        "choices": [("ya", "Berlaku", chosen[row.aktif]), ("tidak", "Tidak dipakai", chosen[not row.aktif])],
        "why": typed.get("alasan", "") if mine else "",
    }  # fmt: skip
