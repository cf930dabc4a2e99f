"""Critical posts at BKPSDM: which, how critical, why, under which SK."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core.competence_sheet import StandardRefused
from openkarier.core.critical import CRITERIA, TIERS
from openkarier.stages.standards import operations, queries
from openkarier.web.bkpsdm.standards_form import Dated, dated
from openkarier.web.frame import Link, show

LEAD = (
    "Jabatan yang tidak boleh lama kosong. Rencana suksesi menyiapkan penerusnya, "
    "dan rencana rotasi mengisinya lebih dahulu, mulai dari tingkat 3."
)


class CriticalForm(Dated):
    """A decision on how critical a post is."""

    tier = forms.TypedChoiceField(
        label="Tingkat", coerce=int, choices=[(str(tier), f"{tier} – {name}") for tier, name in TIERS.items()]
    )  # fmt: skip
    kriteria = forms.MultipleChoiceField(
        label="Kriteria yang dipenuhi", required=False, choices=list(CRITERIA.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    alasan = forms.CharField(label="Alasan", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("tier", "kriteria", "alasan", "mulai", "sk")


@require_safe
def critical(request: HttpRequest) -> HttpResponse:
    """The critical posts of today, the most critical first."""
    rows = queries.critical_rows(request.scope, timezone.localdate())  # type: ignore[attr-defined]
    told = [(row, TIERS[row.tier], [CRITERIA.get(key, key) for key in row.kriteria]) for row in rows]
    return show(request, "bkpsdm/standards/critical.html", title="Jabatan kritikal", lead=LEAD, rows=told)


def critical_edit(request: HttpRequest, jabatan: int) -> HttpResponse:
    """Decide about one post."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    post = queries.post(scope, jabatan, timezone.localdate())
    if post is None:
        raise Http404
    history = list(queries.critical_history(post))
    form = CriticalForm(request.POST or None, initial=_begun(history))
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("tier", "kriteria", "alasan")}
        try:
            operations.settle_critical(jabatan=post, **typed, **dated(request, form))
            messages.success(request, "Keputusan disimpan dan tercatat di Buku Merit.")
            return redirect("bkpsdm:standards-critical")
        except StandardRefused as refusal:
            form.add_error(None, str(refusal))
    return show(
        request,
        "bkpsdm/standards/critical_edit.html",
        title="Seberapa kritikal jabatan ini",
        lead=f"{post.nama}, {post.unit.nama}",
        status=422 if form.errors else 200,
        crumbs=[Link("Jabatan kritikal", reverse("bkpsdm:standards-critical"))],
        form=form,
        history=[(row, TIERS[row.tier]) for row in history],
    )


def _begun(history: list[Any]) -> dict[str, Any]:
    return {"tier": str(history[0].tier), "kriteria": history[0].kriteria} if history else {"tier": "1"}
