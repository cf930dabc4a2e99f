"""Exports for SIASN: prepared by a person with a reason, frozen, then fetched as a workbook, csv or JSON bodies."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.assessment import exporting, queries
from openkarier.web.downloads import workbook
from openkarier.web.frame import show
from openkarier.web.paging import paged
from openkarier.web.results.common import actor, agency, url, whole_agency

SHAPES = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}
_NOTE = (
    "Nama kolom mengikuti SIASN. Hanya yang berubah sejak ekspor terakhir yang diambil; orang tanpa PNS ID didaftar "
    "tersendiri."
)


class ExportForm(forms.Form):
    """What to take, and why."""

    use_required_attribute = False

    jenis = forms.ChoiceField(label="Isi", choices=[("kompetensi", "Kompetensi"), ("potensi", "Potensi")])
    semua = forms.BooleanField(label="Ambil semua baris, juga yang tidak berubah", required=False)
    alasan = forms.CharField(
        label="Keperluan", max_length=200, help_text="Dicatat di Buku Merit bersama jumlah barisnya.",
        error_messages={"required": "Tuliskan untuk apa data ini diambil."},
    )  # fmt: skip


@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """The form, and what was taken so far."""
    return _page(request, ExportForm())


@require_POST
def export_prepare(request: HttpRequest) -> HttpResponse:
    """Freeze what changed; journaled."""
    made_for, form = agency(request), ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        made = exporting.prepare_export(
            instansi=made_for,
            jenis=form.cleaned_data["jenis"],
            alasan=form.cleaned_data["alasan"],
            everything=form.cleaned_data["semua"],
            on=timezone.localdate(),
            actor=actor(request),
            at=timezone.now(),
        )
    except exporting.NothingToExport as why:
        messages.info(request, str(why))
        return redirect(url(request, "exports"))
    messages.success(request, f"Ekspor disiapkan: {len(made.isi)} baris. Unduh di daftar di bawah.")
    return redirect(url(request, "exports"))


@require_safe
def export_file(request: HttpRequest, ekspor: int, bentuk: str) -> HttpResponse | FileResponse:
    """One prepared export in one of its shapes."""
    found = queries.export(whole_agency(request), ekspor)
    if found is None or bentuk not in SHAPES:
        raise Http404
    name = f"siasn-{found.jenis}-{found.pk}"
    if bentuk == "json":
        bodies = {"path": exporting.PATH[exporting.Jenis(found.jenis)],
                  "isi": [exporting.body(found.jenis, row) for row in found.isi]}  # fmt: skip
        return _file(json.dumps(bodies, ensure_ascii=False, indent=1), f"{name}.json", "application/json")
    if bentuk == "csv":
        return _file(_csv(found), f"{name}.csv", "text/csv; charset=utf-8")
    heads = _heads(found)
    columns = [Column(head, Kind.CODE if head in {"pnsId", "pnsOrangId", "nip"} else Kind.TEXT) for head in heads]
    rows = [[row[head] for head in heads] for row in found.isi]
    without = Sheet("Tanpa PNS ID", [Column("nip", Kind.CODE), Column("nama")], found.tanpa_id)
    return workbook(request, name, [Sheet(found.jenis, columns, rows), without], title=f"SIASN {found.jenis}")


def _page(request: HttpRequest, form: ExportForm, status: int = 200) -> HttpResponse:
    scope: Any = request.scope  # type: ignore[attr-defined]
    context: dict[str, Any] = {"form": form, "whole": not scope.unit, "shapes": SHAPES}
    if not scope.unit:
        slice_ = paged(request, queries.exports(scope.instansi), 20)
        context |= {"slice": slice_, "rows": [_row(request, each) for each in slice_.rows],
                    "prepare_url": url(request, "export_prepare")}  # fmt: skip
    return show(request, "results/exports.html", title="Ekspor untuk SIASN", lead=_NOTE, status=status, **context)


def _row(request: HttpRequest, found: Any) -> dict[str, Any]:
    files = [(label, url(request, "export_file", found.pk, shape)) for shape, label in SHAPES.items()]
    return {"export": found, "files": files}


def _heads(found: Any) -> list[str]:
    kind = exporting.Jenis(found.jenis)
    return [exporting.ID_FIELD[kind], *exporting.FIELDS[kind], "nip", "nama", "tanggal", "penyelenggara"]


def _csv(found: Any) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _heads(found), delimiter=";", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(found.isi)
    return "\ufeff" + out.getvalue()


def _file(content: str, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
