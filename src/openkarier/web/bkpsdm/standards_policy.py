"""Local policy at BKPSDM: what the region decided, and a new decision whose effect is counted before it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core import standards
from openkarier.core.aspiration import day
from openkarier.core.law import LocalRow
from openkarier.core.standards import DecisionRefused
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import operations, queries
from openkarier.stages.talent import eligibility
from openkarier.web import frame

if TYPE_CHECKING:
    from openkarier.core.law.local import Parameter

CONFIDENCE = {"A": "teks peraturan dibaca", "B": "sumber sekunder", "C": "belum terverifikasi"}


class DecisionForm(forms.Form):
    """A new decision about one parameter."""

    use_required_attribute = False

    nilai = forms.CharField(label="Nilai yang ditetapkan")
    mulai = forms.CharField(label="Berlaku mulai", widget=forms.DateInput(attrs={"type": "date"}))
    sk = forms.CharField(
        label="Dasar", max_length=120, help_text="Nomor dan tanggal keputusan atau peraturan kepala daerah."
    )

    def __init__(self, typed: Any, parameter: Parameter) -> None:
        super().__init__(typed)
        self.fields["nilai"].help_text = standards.expected(parameter)
        choices = standards.options(parameter)
        if choices:
            self.fields["nilai"].widget = forms.Select(choices=[("", "Pilih"), *choices])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every parameter with its value today, where the value comes from, and how sure the default is."""
    agency, today = request.scope.instansi, timezone.localdate()  # type: ignore[attr-defined]
    settled = queries.local_parameters(agency)
    rows = [_row(parameter, settled, today) for parameter in operations.KNOWN.values()]
    return frame.show(request, "bkpsdm/standards/index.html", title="Kebijakan daerah", rows=rows)


def _row(parameter: Parameter, settled: Any, today: date) -> dict[str, Any]:
    own = next((r for r in settled.rows if r.name == parameter.name and _runs(r, today)), None)
    return {
        "name": parameter.name,
        "label": parameter.label.replace("_", " "),
        "value": standards.shown(parameter, settled.value(parameter, today)),
        "source": own.sk if own else parameter.source,
        "own": own is not None,
        "confidence": CONFIDENCE[parameter.confidence],
    }


def _runs(row: LocalRow, today: date) -> bool:
    return row.mulai <= today and (row.sampai is None or today <= row.sampai)


def decide(request: HttpRequest, kunci: str) -> HttpResponse:
    """Type a decision, see what it touches, then confirm it."""
    parameter = operations.KNOWN.get(kunci)
    agency = registry.instansi(request.scope.instansi)  # type: ignore[attr-defined]
    whole = not request.scope.unit  # type: ignore[attr-defined]  # what holds for all is not decided from one unit
    if parameter is None or agency is None or (request.method == "POST" and not whole):
        raise Http404
    form, counted = DecisionForm(request.POST or None, parameter), None
    if request.method == "POST" and form.is_valid():
        try:
            new = _read(form, parameter)
            after = standards.with_decision(queries.local_parameters(agency.kode).rows, new)
            if request.POST.get("langkah") == "tetapkan":
                return _settle(request, agency, new)
            counted = eligibility.effect(agency.kode, after, max(new.mulai, timezone.localdate()))
        except DecisionRefused as refusal:
            form.add_error(None, str(refusal))
    return frame.show(
        request,
        "bkpsdm/standards/decide.html",
        title=parameter.label[0].upper() + parameter.label[1:],
        status=422 if form.errors else 200,
        form=form,
        whole=whole,
        effect=counted,
        usual=standards.shown(parameter, parameter.default(timezone.localdate())),
        parameter=parameter,
        confidence=CONFIDENCE[parameter.confidence],
        history=_history(agency.kode, parameter),
    )


def _history(instansi: str, parameter: Parameter) -> list[tuple[Any, str]]:
    rows = queries.policies(instansi).filter(kunci=parameter.name)
    return [(row, standards.shown(parameter, row.nilai)) for row in rows]


def _read(form: DecisionForm, parameter: Parameter) -> LocalRow:
    begin = day(form.cleaned_data["mulai"])
    if begin is None:
        raise DecisionRefused("Tanggal mulai berlaku tidak terbaca. Tuliskan seperti 31-12-2026.")
    value = standards.read_value(parameter, form.cleaned_data["nilai"])
    return LocalRow(parameter.name, value, begin, None, form.cleaned_data["sk"])


def _settle(request: HttpRequest, agency: Any, new: LocalRow) -> HttpResponse:
    operations.decide(
        instansi=agency,
        kunci=new.name,
        nilai=new.value,
        mulai=new.mulai,
        sk=new.sk,
        actor=request.user.get_username(),
        at=timezone.now(),
    )
    messages.success(request, "Kebijakan ditetapkan dan tercatat di Buku Merit.")
    return redirect("bkpsdm:standards-index")
