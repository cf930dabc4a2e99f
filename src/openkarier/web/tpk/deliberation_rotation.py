"""The committee's part of the rotation: decisions and what-ifs, adoption, departures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.core.rotation.scenario import DECISIONS, OF_PAIR, OF_POST, PLAN_NAMES, SOLVED
from openkarier.stages.deliberation import adoption, rotasi, scenarios, variants
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused
from openkarier.stages.deliberation.scenarios import Decision
from openkarier.stages.registry import queries as registry
from openkarier.web import frame
from openkarier.web.rotation import (
    crumbs,
    find,
    find_plan,
    rotation,
    rotation_input,
    rotation_output,
    rotations,
    surroundings,
    url,
)
from openkarier.web.rotation_plans import (
    rotation_export,
    rotation_person,
    rotation_plan,
    rotation_post,
    rotation_posts,
)
from openkarier.web.rotation_running import rotation_copy, rotation_limits, rotation_new, rotation_step
from openkarier.web.tpk.deliberation_departures import rotation_depart, rotation_restore

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Skenario

__all__ = [
    "rotation", "rotation_copy", "rotation_depart", "rotation_export", "rotation_input", "rotation_limits",
    "rotation_new", "rotation_output", "rotation_person", "rotation_plan", "rotation_post", "rotation_posts",
    "rotation_restore", "rotation_step", "rotations",
]  # fmt: skip


class DecisionForm(forms.Form):
    """One decision; which fields count depends on its kind."""

    use_required_attribute = False

    jenis = forms.ChoiceField(label="Ketetapan", choices=[("", "Pilih"), *DECISIONS.items()],
                              error_messages={"required": "Pilih ketetapannya."})  # fmt: skip
    nip = forms.CharField(label="NIP pegawai", max_length=30, required=False)
    nip_pasangan = forms.CharField(label="NIP pegawai kedua", max_length=30, required=False,
                                   help_text="Hanya untuk ketetapan atas dua pegawai.")  # fmt: skip
    jabatan = forms.TypedChoiceField(label="Jabatan", required=False, coerce=int, empty_value=None)
    opd = forms.CharField(label="Perangkat daerah", required=False, widget=forms.Select)
    alasan = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
                             error_messages={"required": "Tuliskan alasan ketetapan."})  # fmt: skip

    def __init__(self, request: HttpRequest, held: Skenario) -> None:
        scope: Any = request.scope  # type: ignore[attr-defined]
        self.scope, self.held = scope, held
        initial = {key: request.GET.get(key, "") for key in ("jenis", "nip", "jabatan", "opd")}
        super().__init__(request.POST or None, initial=initial)
        posts = (
            registry.posts(scope)
            .filter(jenis="1", aktif=True)
            .select_related("unit__opd")
            .order_by("unit__kiri", "nama")
        )
        choices = [(str(post.pk), rotasi.place_name(post)) for post in posts]
        self.fields["jabatan"].choices = [("", "Tidak perlu"), *choices]  # type: ignore[attr-defined]
        units = [(unit.kode, unit.nama) for unit in registry.opds(scope)]
        self.fields["opd"].widget.choices = [("", "Tidak perlu"), *units]

    def decision(self) -> Decision:
        """What was decided. Raises ScenarioRefused with what is missing."""
        typed = self.cleaned_data
        kind = typed["jenis"]
        person = None if kind == "bekukan" else self._person(typed["nip"])
        other = self._person(typed["nip_pasangan"]) if kind in OF_PAIR else None
        post = registry.posts(self.scope).filter(pk=typed["jabatan"] or 0).first() if kind in OF_POST else None
        unit = registry.unit(self.scope, typed["opd"]) if kind == "bekukan" else None
        return Decision(kind, typed["alasan"].strip(), person, other, post, unit)

    def _person(self, typed: str) -> Any:
        nip = "".join(filter(str.isdigit, typed))
        found = registry.person(self.scope, nip) if nip else None
        if found is None:
            raise ScenarioRefused(f"Tidak ada pegawai dengan NIP “{typed}”. Periksa delapan belas angkanya.")
        return found


def rotation_decide(request: HttpRequest, skenario: int) -> HttpResponse:
    """Record a decision; after a run it becomes a what-if of its own, solved while the committee watches."""
    held = find(request, skenario)
    form = DecisionForm(request, held)
    if request.method == "POST" and form.is_valid():
        try:
            made = _decided(request, held, form.decision())
            return redirect(url(request, "rotation", skenario=made.pk))
        except ScenarioRefused as refusal:
            form.add_error(None, str(refusal))
    solved = held.state in SOLVED
    return frame.show(
        request, "rotation/decide.html", title="Uji ketetapan (andai)" if solved else "Ketetapan panitia",
        lead="Skenario ini tidak berubah; ketetapan diuji pada salinannya." if solved else "",
        status=422 if request.method == "POST" else 200, form=form, crumbs=crumbs(request, held), skenario=held,
        solved=solved, **surroundings(request, held),
    )  # fmt: skip


def _decided(request: HttpRequest, held: Skenario, decision: Decision) -> Skenario:
    actor, at = request.user.get_username(), timezone.now()
    if held.state in SOLVED:
        return variants.what_if(skenario=held, decision=decision, without=None, actor=actor, at=at)
    scenarios.decide(skenario=held, decision=decision, actor=actor, hand="tpk", at=at)
    messages.success(request, "Ketetapan dicatat. Baca ulang data sebelum menghitung.")
    return held


@require_POST
def rotation_undo(request: HttpRequest, skenario: int, ketetapan: int) -> HttpResponse:
    """Take a decision back: before the run at once, after it as a what-if without it."""
    held = find(request, skenario)
    row = rotasi.decisions(held).filter(pk=ketetapan).first()
    if row is None:
        raise Http404
    actor, at = request.user.get_username(), timezone.now()
    try:
        if held.state in SOLVED:
            held = variants.what_if(skenario=held, decision=None, without=row, actor=actor, at=at)
        else:
            scenarios.withdraw(ketetapan=row, actor=actor, hand="tpk", at=at)
            messages.success(request, "Ketetapan dicabut.")
    except ScenarioRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(url(request, "rotation", skenario=held.pk))


class AdoptionForm(forms.Form):
    """Why the committee takes this plan."""

    use_required_attribute = False

    alasan = forms.CharField(
        label="Alasan panitia memilih rencana ini", widget=forms.Textarea(attrs={"rows": 4}), max_length=1_000,
        error_messages={"required": "Tuliskan alasan panitia memilih rencana ini."},
    )  # fmt: skip


def rotation_adopt(request: HttpRequest, skenario: int, rencana: str) -> HttpResponse:
    """Adopt one plan."""
    plan = find_plan(request, skenario, rencana)
    form = AdoptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            adoption.adopt(
                rencana=plan, alasan=form.cleaned_data["alasan"], actor=request.user.get_username(), hand="tpk",
                at=timezone.now(),
            )  # fmt: skip
            messages.success(request, "Rencana diadopsi dan menjadi bahan agenda sidang.")
            return redirect(url(request, "rotation", skenario=skenario))
        except ScenarioRefused as refusal:
            form.add_error(None, str(refusal))
    return frame.show(
        request, "rotation/adopt.html", title=f"Adopsi rencana {PLAN_NAMES[rencana]}", form=form, plan=plan,
        status=422 if request.method == "POST" else 200, skenario=plan.skenario,
        crumbs=crumbs(request, plan.skenario, plan), **surroundings(request, plan.skenario),
    )  # fmt: skip


@require_POST
def rotation_release(request: HttpRequest, skenario: int) -> HttpResponse:
    """Take the adoption back, with a reason."""
    held = find(request, skenario)
    try:
        adoption.release(
            skenario=held, alasan=request.POST.get("alasan", ""), actor=request.user.get_username(), hand="tpk",
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, "Adopsi dilepas; rencana dan penyimpangannya tetap tersimpan.")
    except ScenarioRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(url(request, "rotation", skenario=held.pk))
