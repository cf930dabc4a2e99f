"""Defaults per jenjang, the dictionary, the local performance standard, and tables in and out, at BKPSDM."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core.competence import DEFAULT_LEVELS, KOMPETENSI, LEVEL_NAMES
from openkarier.core.competence_sheet import ASPEK, StandardRefused
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.gateways.spreadsheet import export
from openkarier.gateways.spreadsheet.kinds import standards as kinds
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import operations, queries
from openkarier.web.bkpsdm.standards_form import Dated, dated
from openkarier.web.downloads import workbook
from openkarier.web.frame import Link, show

DEFAULTS_LEAD = (
    "Level yang dituntut dari jabatan yang belum mempunyai standar sendiri. "
    "Tabel resminya tidak kami temukan; bawaan OpenKarier mengikuti cakupan tiap level sampai daerah menetapkan."
)
PERFORMANCE_LEAD = "Produktivitas, kompetensi, dan integritas, masing-masing menunjuk sasaran daerah yang dilayaninya."


class DefaultForm(Dated):
    """What posts of a jenjang ask by default."""

    jenjang = forms.ChoiceField(label="Jenjang", choices=[("", "Pilih"), *JENJANG_LABEL.items()])
    level = forms.TypedChoiceField(
        label="Level untuk kesembilan kompetensi", coerce=int,
        choices=[(str(level), f"{level} – {name}") for level, name in LEVEL_NAMES.items()],
    )  # fmt: skip
    field_order = ("jenjang", "level", "mulai", "sk")


class PerformanceForm(Dated):
    """An indicator of the local performance standard."""

    aspek = forms.ChoiceField(label="Aspek", choices=[("", "Pilih"), *ASPEK.items()])
    indikator = forms.CharField(label="Indikator", max_length=250, help_text="Misalnya: sampah terangkut tiap hari.")
    ukuran = forms.CharField(label="Ukuran", max_length=120, help_text="Kapan dianggap tercapai, misalnya 95 persen.")
    sasaran = forms.CharField(
        label="Sasaran daerah", max_length=250, help_text="Sasaran RPJMD atau dokumen lain, dengan tempatnya."
    )  # fmt: skip
    field_order = ("aspek", "indikator", "ukuran", "sasaran", "mulai", "sk")


class EndForm(Dated):
    """The end of an indicator."""


def defaults(request: HttpRequest) -> HttpResponse:
    """The default of each jenjang today, and a new decision."""
    form = DefaultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("jenjang", "level")}
        try:
            operations.settle_default(instansi=_agency(request), **typed, **dated(request, form))
            messages.success(request, "Level bawaan ditetapkan dan tercatat di Buku Merit.")
            return redirect("bkpsdm:standards-defaults")
        except StandardRefused as refusal:
            form.add_error(None, str(refusal))
    decided = queries.defaults(_code(request), timezone.localdate())
    rows = [(label, decided.get(jenjang), DEFAULT_LEVELS[jenjang]) for jenjang, label in JENJANG_LABEL.items()]
    status = 422 if form.errors else 200
    context: dict[str, Any] = {"form": form, "rows": rows, "lead": DEFAULTS_LEAD, "whole": _whole(request)}
    return show(request, "bkpsdm/standards/defaults.html", title="Bawaan jenjang", status=status, **context)


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """The nine competencies in five levels, and the technical ones by urusan."""
    technical: dict[str, list[Any]] = {}
    for row in queries.dictionary(_code(request)):
        technical.setdefault(row.urusan, []).append(row)
    nine = [(each, list(enumerate(each.level, start=1))) for each in KOMPETENSI]
    context: dict[str, Any] = {"nine": nine, "technical": technical, "names": LEVEL_NAMES}
    return show(request, "bkpsdm/standards/dictionary.html", title="Kamus kompetensi", **context)


def performance(request: HttpRequest) -> HttpResponse:
    """The indicators, and a new one."""
    form = PerformanceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("aspek", "indikator", "ukuran", "sasaran")}
        try:
            operations.settle_performance(instansi=_agency(request), **typed, **dated(request, form))
            messages.success(request, "Indikator ditetapkan dan tercatat di Buku Merit.")
            return redirect("bkpsdm:standards-performance")
        except StandardRefused as refusal:
            form.add_error(None, str(refusal))
    today = timezone.localdate()
    rows = [(row, _running(row, today)) for row in queries.performance(_code(request))]
    status = 422 if form.errors else 200
    context: dict[str, Any] = {"form": form, "rows": rows, "lead": PERFORMANCE_LEAD, "whole": _whole(request)}
    return show(request, "bkpsdm/standards/performance.html", title="Standar kinerja daerah", status=status, **context)


def _running(row: Any, today: Any) -> str:
    if row.mulai > today:
        return "belum-mulai"
    return "aktif" if row.selesai is None or today < row.selesai else "berakhir"


def performance_end(request: HttpRequest, butir: int) -> HttpResponse:
    """Let an indicator end."""
    row = queries.performance(_code(request)).filter(pk=butir).first()
    if row is None or not _whole(request):
        raise Http404
    form = EndForm(request.POST or None)
    form.fields["mulai"].label = "Tidak berlaku lagi mulai"
    if request.method == "POST" and form.is_valid():
        try:
            given = dated(request, form)
            operations.end_performance(row=row, selesai=given.pop("mulai"), **given)
            messages.success(request, "Indikator diakhiri dan tercatat di Buku Merit.")
            return redirect("bkpsdm:standards-performance")
        except StandardRefused as refusal:
            form.add_error(None, str(refusal))
    crumbs = [Link("Standar kinerja daerah", reverse("bkpsdm:standards-performance"))]
    context: dict[str, Any] = {"form": form, "row": row, "crumbs": crumbs, "lead": row.indikator}
    status = 422 if form.errors else 200
    return show(request, "bkpsdm/standards/performance_end.html", title="Akhiri indikator", status=status, **context)


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Templates to fill in, and where the filled ones go."""
    tables = [(kind.name, kind.label, [column.heading for column in kind.columns]) for kind in TEMPLATES.values()]
    return show(request, "bkpsdm/standards/imports.html", title="Impor standar", tables=tables, whole=_whole(request))


TEMPLATES = {kind.name: kind for kind in (kinds.DICTIONARY, kinds.STANDARD)}


@require_safe
def template(request: HttpRequest, jenis: str) -> FileResponse:
    """A workbook to fill in: text columns, one row per post of the scope that has no standard of its own."""
    if jenis not in TEMPLATES:
        raise Http404
    kind = TEMPLATES[jenis]
    columns = [export.Column(column.heading, export.Kind.CODE, 22) for column in kind.columns]
    rows: Any = ()
    if kind is kinds.STANDARD:
        columns.append(export.Column("Nama jabatan (tidak dibaca)", width=40))
        every = queries.posts(request.scope, timezone.localdate())  # type: ignore[attr-defined]
        found = queries.by_origin(every, own=False)
        blank = [""] * (len(kind.columns) - 2)
        rows = ([post.kode, post.unit.kode, *blank, f"{post.nama}, {post.unit.nama}"] for post in found.iterator(2000))
    facts = [("Level", "Bilangan bulat 1 sampai 5."), ("Satu sel, banyak isi", "Pisahkan dengan titik koma.")]
    return workbook(request, f"templat-{jenis}", [export.Sheet("Isian", columns, rows)], title=kind.label, facts=facts)


def _code(request: HttpRequest) -> str:
    return str(request.scope.instansi)  # type: ignore[attr-defined]


def _whole(request: HttpRequest) -> bool:
    """Whether the role reaches the whole agency: what holds for all is not decided from one unit."""
    return not request.scope.unit  # type: ignore[attr-defined]


def _agency(request: HttpRequest) -> Any:
    found = registry.instansi(_code(request))
    if found is None or not _whole(request):
        raise Http404
    return found
