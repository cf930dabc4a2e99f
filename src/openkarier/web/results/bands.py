"""Categories of JPM: the national practice, what the agency decided, and a decision that must leave no value out."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from openkarier.core.assessment import (
    DEFAULT_BANDS,
    PURPOSE_LABEL,
    BandSet,
    BandsRefused,
    Purpose,
    TypedBand,
    number,
    read_bands,
)
from openkarier.core.standards import DecisionRefused
from openkarier.stages.assessment import bands as stage
from openkarier.web.frame import Link, show
from openkarier.web.results.common import actor, agency, url

ROWS = 5  # categories that a decision may name
LEADERS_URL = "pimpinan"  # group in an address
GROUPS = {"semua": stage.ALL, LEADERS_URL: stage.LEADERS}


class DecisionForm(forms.Form):
    """From when, and by which decision."""

    use_required_attribute = False

    mulai = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak terbaca."},
    )
    sk = forms.CharField(
        label="Dasar",
        max_length=120,
        help_text="Nomor dan tanggal keputusan atau peraturan kepala daerah.",
        error_messages={"required": "Tuliskan nomor keputusan yang menjadi dasarnya."},
    )


def bands(request: HttpRequest) -> HttpResponse:
    """Every set in force today."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    sets = stage.bands_on(scope.instansi, timezone.localdate())
    rows = [
        {
            "purpose": PURPOSE_LABEL[purpose],
            "group": stage.GROUP_LABEL[group],
            "set": _in_force(sets, purpose, group),
            "own": (purpose, group) in sets.own,
            "url": url(request, "bands_decide", purpose.value, name) if not scope.unit else "",
        }
        for purpose in Purpose
        for name, group in GROUPS.items()
    ]
    lead = "Dipakai untuk membaca JPM. Praktik nasional berlaku sampai daerah menetapkan yang lain dengan keputusan."
    return show(request, "results/bands.html", title="Kategori JPM", lead=lead, rows=rows)


def bands_decide(request: HttpRequest, tujuan: str, kelompok: str) -> HttpResponse:
    """Type the categories as the decision words them; gaps, overlaps and a wrong order are refused with the value."""
    if tujuan not in set(Purpose) or kelompok not in GROUPS:
        raise Http404
    purpose, group, made_for = Purpose(tujuan), GROUPS[kelompok], agency(request)
    form = DecisionForm(request.POST or None)
    typed = _typed(request) if request.method == "POST" else _shown(made_for.kode, purpose, group)
    if request.method == "POST" and form.is_valid() and _decided(request, form, typed, purpose, group):
        messages.success(request, "Kategori ditetapkan dan tercatat di Buku Merit.")
        return redirect(url(request, "bands"))
    return show(
        request,
        "results/bands_decide.html",
        title=f"{PURPOSE_LABEL[purpose]}: {stage.GROUP_LABEL[group].lower()}",
        crumbs=[Link("Kategori JPM", url(request, "bands"))],
        status=422 if form.errors else 200,
        form=form,
        typed=typed,
        history=stage.history(made_for.kode, purpose, group),
        usual=DEFAULT_BANDS[purpose],
        back_url=url(request, "bands"),
    )


def _decided(request: HttpRequest, form: DecisionForm, typed: Any, purpose: Purpose, group: str) -> bool:
    """Decide what was typed; a refusal stands on the form."""
    try:
        new = read_bands(purpose, _read(typed), form.cleaned_data["sk"])
        stage.decide_bands(
            instansi=agency(request), bands=new, group=group, mulai=form.cleaned_data["mulai"], actor=actor(request),
            at=timezone.now(),
        )  # fmt: skip
    except (BandsRefused, DecisionRefused) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _in_force(sets: stage.Bands, purpose: Purpose, group: str) -> BandSet:
    return sets.own.get((purpose, group)) or sets.own.get((purpose, stage.ALL)) or DEFAULT_BANDS[purpose]


def _shown(instansi: str, purpose: Purpose, group: str) -> list[dict[str, str]]:
    """The set in force as it would be typed, with empty rows below."""
    held = _in_force(stage.bands_on(instansi, timezone.localdate()), purpose, group).bands
    rows = [
        {"kode": band.code, "label": band.label, "dari": number(band.least),
         "kurang": number(held[place - 1].least) if place else ""}
        for place, band in enumerate(held)
    ]  # fmt: skip
    return [*rows, *({"kode": "", "label": "", "dari": "", "kurang": ""} for _ in range(ROWS - len(rows)))]


def _typed(request: HttpRequest) -> list[dict[str, str]]:
    names = ("kode", "label", "dari", "kurang")
    columns = {name: [value.strip()[:60] for value in request.POST.getlist(name)[:ROWS]] for name in names}
    count = max(map(len, columns.values()), default=0)
    return [{name: (columns[name] + [""] * ROWS)[place] for name in names} for place in range(max(count, 1))]


def _read(typed: list[dict[str, str]]) -> list[TypedBand]:
    rows = [row for row in typed if any(row.values())]
    return [
        TypedBand(
            row["kode"][:12] or row["label"][:12],
            row["label"] or row["kode"],
            _number(row["dari"], place) if row["dari"] else _missing(place),
            _number(row["kurang"], place) if row["kurang"] else None,
        )
        for place, row in enumerate(rows, 1)
    ]


def _missing(place: int) -> Decimal:
    raise BandsRefused(f"Batas bawah kategori ke-{place} kosong. Isi angkanya; kategori terendah mulai dari 0.")


def _number(value: str, place: int) -> Decimal:
    try:
        found = Decimal(value.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not 0 <= found <= 200:
        raise BandsRefused(f"“{value}” pada kategori ke-{place} bukan persen. Tulis mis. 80 atau 67,5.")
    return found
