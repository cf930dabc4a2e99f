"""The analyst's workshop: versions of the formula, a plot that follows the numbers, freezing a formula and a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.aspiration import day
from openkarier.core.talent import DEFAULT, Formula, FormulaRefused
from openkarier.core.talent.columns import Readings, score_all
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import boxes, operations, queries
from openkarier.stages.talent.gathering import everyone, gather
from openkarier.stages.talent.refusal import TalentRefused
from openkarier.web import frame, talent_form, talent_nine
from openkarier.web.frame import Link
from openkarier.web.talent_map import overview as map  # the page's name
from openkarier.web.talent_map import people, person

if TYPE_CHECKING:
    from openkarier.stages.talent.models import FormulaVersion

__all__ = ["draft", "formula", "formulas", "freeze", "freeze_map", "map", "people", "person"]

KEPT = 300  # seconds the readings of a preview are kept; a freeze always reads anew


class FreezeForm(forms.Form):
    """The SK of a version."""

    use_required_attribute = False

    sk = forms.CharField(label="Nomor keputusan", max_length=120)
    tanggal = forms.CharField(label="Tanggal keputusan", widget=forms.DateInput(attrs={"type": "date"}))


@require_safe
def formulas(request: HttpRequest) -> HttpResponse:
    """Every version, and a new draft from one of them."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    return frame.show(
        request,
        "talent/formulas.html",
        title="Rumus talenta",
        lead="Bobot, rubrik, dan batas yang menentukan kotak. Yang sudah dibekukan tidak pernah berubah.",
        formulas=list(queries.formulas(scope.instansi)),
        maps=list(queries.maps(scope.instansi)),
        url_name="" if scope.unit else "asesor:talent-formula",
        drafting=not scope.unit,
    )


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Begin a draft as a copy of a version, or of the national numbers."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    agency = registry.instansi(scope.instansi)
    if agency is None or scope.unit:
        raise Http404
    base = queries.formulas(scope.instansi).filter(pk=_number(request.POST.get("dari", ""))).first()
    isi = Formula.of(base.isi) if base else DEFAULT
    try:
        made = operations.draft_formula(instansi=agency, nama=request.POST.get("nama", ""), isi=isi,
                                        actor=_actor(request), at=timezone.now())  # fmt: skip
    except TalentRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("asesor:talent-formulas")
    return redirect("asesor:talent-formula", rumus=made.pk)


def formula(request: HttpRequest, rumus: int) -> HttpResponse:
    """The workshop: numbers left, what they make of everybody right; nothing is kept before "Simpan"."""
    found = _formula(request, rumus)
    held = Formula.of(found.isi)
    typed = {name: str(value)[:40] for name, value in request.POST.items()} if request.method == "POST" else {}
    new, wrong = talent_form.read(held, typed) if typed else (held, [])
    if typed.get("langkah") == "simpan" and not wrong:
        return _save(request, found, new)
    preview = None if wrong else _preview(request, new, held)
    context = {"preview": preview, "wrong": wrong, "rumus": found}
    if request.headers.get("HX-Request"):
        return render(request, "talent/_preview.html", context)
    return frame.show(
        request,
        "talent/workshop.html",
        title=found.nama,
        status=422 if wrong else 200,
        crumbs=[Link("Rumus", "..")],
        sheet=talent_form.sheet(held, typed),
        draft=found.state == "rancangan",
        isi=held,
        form=None,
        **context,
    )


def _save(request: HttpRequest, found: FormulaVersion, new: Formula) -> HttpResponse:
    try:
        operations.save_formula(formula=found, isi=new, at=timezone.now())
        messages.success(request, "Rancangan disimpan.")
    except (TalentRefused, FormulaRefused) as refusal:
        messages.error(request, str(refusal))
    return redirect("asesor:talent-formula", rumus=found.pk)


def _preview(request: HttpRequest, new: Formula, held: Formula) -> dict[str, Any]:
    """What the numbers make of everybody, beside what the saved ones make."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    readings, at = _readings(scope.instansi)
    after, before = score_all(new, readings), score_all(held, readings)
    moved = int(np.count_nonzero(after.box != before.box))
    return {
        "nine": talent_nine.nine(boxes.CURRENT, after.counts),
        "chart": talent_nine.preview(after, new),
        "counts": after.counts,
        "unjudged": after.counts[0],
        "people": readings.people,
        "moved": moved,
        "at": at,
        "changes": [
            (number, before.counts[number], after.counts[number], after.counts[number] - before.counts[number])
            for number in range(9, -1, -1)
        ],
    }


def _readings(instansi: str) -> tuple[Readings, Any]:
    """Everybody's readings of today, kept for five minutes so that a plot can follow the numbers."""
    today = timezone.localdate()
    key = f"talenta:{instansi}:{today}"
    kept = cache.get(key)
    if kept is None:
        kept = (gather(instansi, everyone(instansi), today).readings, timezone.now())
        cache.set(key, kept, KEPT)
    return kept  # type: ignore[no-any-return]


def freeze(request: HttpRequest, rumus: int) -> HttpResponse:
    """Freeze a draft under its SK."""
    found = _formula(request, rumus)
    form = FreezeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        on = day(form.cleaned_data["tanggal"])
        if on is None:
            form.add_error("tanggal", "Tanggal tidak terbaca. Tuliskan seperti 31-12-2026.")
        else:
            try:
                operations.freeze_formula(formula=found, sk=form.cleaned_data["sk"], tanggal_sk=on,
                                          actor=_actor(request), at=timezone.now())  # fmt: skip
            except (TalentRefused, FormulaRefused) as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, "Rumus dibekukan dan dicatat di Buku Merit.")
                return redirect("asesor:talent-formula", rumus=found.pk)
    return frame.show(
        request,
        "talent/freeze.html",
        title=f"Bekukan {found.nama}",
        status=422 if form.errors else 200,
        rumus=found,
        isi=Formula.of(found.isi),
        form=form,
    )


@require_POST
def freeze_map(request: HttpRequest, rumus: int) -> HttpResponse:
    """Freeze today's map by a frozen formula."""
    found = _formula(request, rumus)
    try:
        made = operations.freeze_map(formula=found, nama=request.POST.get("nama", ""), on=timezone.localdate(),
                                     actor=_actor(request), at=timezone.now())  # fmt: skip
    except TalentRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("asesor:talent-formula", rumus=found.pk)
    messages.success(request, f"Peta dibekukan: {made.orang} orang, dengan bukti masing-masing.")
    return redirect("asesor:talent-map")


def _formula(request: HttpRequest, key: int) -> FormulaVersion:
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = queries.formulas(scope.instansi).select_related("instansi").filter(pk=key).first()
    if found is None or scope.unit:  # a formula is of the whole agency; a seat over one unit does not touch it
        raise Http404
    return found


def _actor(request: HttpRequest) -> str:
    return str(request.user.get_username())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
