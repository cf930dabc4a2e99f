"""Import of results: upload, map what is unknown, look, then apply; nothing changes before a person agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.jobs.operations import enqueue
from openkarier.gateways.spreadsheet import headings, importing
from openkarier.gateways.spreadsheet.export import Sheet
from openkarier.gateways.spreadsheet.guard import LARGEST_FILE, MEGABYTE, FileRefused
from openkarier.gateways.spreadsheet.intake import NeedsMapping
from openkarier.gateways.spreadsheet.kinds import results
from openkarier.gateways.spreadsheet.report import COLUMNS
from openkarier.stages.assessment import queries
from openkarier.stages.registry.imports import operations
from openkarier.stages.registry.imports import queries as imported
from openkarier.web.bkpsdm import import_words as shapes
from openkarier.web.downloads import workbook
from openkarier.web.frame import Link, show
from openkarier.web.paging import paged
from openkarier.web.results import words
from openkarier.web.results.common import actor, url, whole_agency

if TYPE_CHECKING:
    from openkarier.stages.registry.staging import ImportRun

AT_ONCE = 500  # rows applied within the request; more go to the worker
_LEAD = "Berkas dari penyelenggara uji. Anda melihat semua barisnya dahulu; tidak ada yang berubah sebelum Anda setuju."


@require_safe
def result_imports(request: HttpRequest) -> HttpResponse:
    """Where files of results are uploaded, and those that came before."""
    return _start(request, words.ResultForm(initial={"kegiatan": request.GET.get("kegiatan", "")[:40]}))


@require_POST
def result_upload(request: HttpRequest) -> HttpResponse:
    """Read a file and lead to its preview, to the mapping of its headings, or back with a sentence."""
    form = words.ResultForm(request.POST, request.FILES)
    return _take(request, form) if form.is_valid() else _start(request, form, 422)


@require_POST
def result_mapping(request: HttpRequest) -> HttpResponse:
    """Keep which heading is which column for this provider; go on with the file if it was chosen again."""
    instansi = whole_agency(request)
    titles = [title[:200] for title in request.POST.getlist("judul")[:256]]
    kind = next((each for each in results.KINDS if each.name == request.POST.get("jenis", "")), None)
    typed = {name.removeprefix("kolom-"): str(value) for name, value in request.POST.items()}
    if kind is None or "ganti" in request.POST:
        return _ask(request, kind.name if kind else "", titles)
    answer = shapes.answered(kind, titles, typed)
    if answer.errors:
        return _ask(request, kind.name, titles, typed=typed, errors=answer.errors)
    operations.remember_mapping(
        instansi=instansi,
        fingerprint=importing.provider_key(request.POST.get("penyelenggara", "")[:120], headings.fingerprint(titles)),
        kind=kind.name,
        columns=answer.columns,
        actor=actor(request),
        at=timezone.now(),
    )
    form = words.ResultForm(request.POST, request.FILES)
    if "berkas" in request.FILES and form.is_valid():
        return _take(request, form)
    messages.success(request, "Pemetaan disimpan. Unggah berkasnya sekali lagi; judul-judulnya kini dikenal.")
    return redirect(url(request, "result_imports"))


@require_safe
def result_run(request: HttpRequest, run: int) -> HttpResponse:
    """The preview: counts, differences level by level, and errors cell by cell."""
    found = _found(request, run)
    wanted = shapes.wanted(found, request.GET.get("lihat", "galat"))
    return show(
        request,
        "results/run.html",
        title=found.file_name,
        crumbs=[Link("Impor hasil", url(request, "result_imports"))],
        run=found,
        look=shapes.LOOK[found.state],
        kind=shapes.kind_of(found.kind),
        stats=shapes.stats(found)[:5],
        chips=shapes.chips(found, wanted),
        wanted=wanted,
        slice=paged(request, _rows(found, wanted), 25),
        apply_url=url(request, "result_apply", found.pk),
        discard_url=url(request, "result_discard", found.pk),
        errors_url=url(request, "result_errors", found.pk),
        list_url=url(request, "results"),
    )


@require_POST
def result_apply(request: HttpRequest, run: int) -> HttpResponse:
    """Apply what was shown: a small file at once, a large one in the background."""
    found, skip = _found(request, run), request.POST.get("lewati") == "ya"
    back = url(request, "result_run", run)
    if found.galat and not skip:
        messages.error(request, "Masih ada baris galat. Perbaiki berkasnya, atau centang pilihan untuk melewatinya.")
        return redirect(back)
    if found.state == found.State.REVIEW and found.total > AT_ONCE:
        return redirect("semua:jobs-status", job=_queue(request, found, skip, back))
    try:
        importing.apply(found, skip_errors=skip, actor=actor(request), at=timezone.now())
        messages.success(request, "Hasil uji diterapkan dan dicatat di Buku Merit.")
    except operations.ImportRefused as why:
        messages.error(request, str(why))
    return redirect(back)


@require_POST
def result_discard(request: HttpRequest, run: int) -> HttpResponse:
    """Put a preview away."""
    found = _found(request, run)
    operations.discard_import(run=found.pk, actor=actor(request), at=timezone.now())
    messages.success(request, f"Impor {found.file_name} dibatalkan. Tidak ada data yang berubah.")
    return redirect(url(request, "result_imports"))


@require_safe
def result_errors(request: HttpRequest, run: int) -> FileResponse:
    """All errors and warnings as a workbook, to send back to the provider."""
    found = _found(request, run)
    facts = [("Berkas", found.file_name), ("Galat", "Baris tidak diimpor."), ("Peringatan", "Baris tetap diimpor.")]
    sheets = [Sheet("Galat", COLUMNS, imported.finding_rows(found))]
    return workbook(request, f"galat-hasil-{found.pk}", sheets, title="Galat hasil uji", facts=facts)


def _rows(found: ImportRun, wanted: str) -> Any:
    if wanted in {"galat", "peringatan"}:
        return imported.findings(found, wanted)
    return imported.changes(found, wanted)


def _take(request: HttpRequest, form: words.ResultForm) -> HttpResponse:
    """Read, then stage, then show; what cannot be read is said at its field."""
    instansi, now, file = whole_agency(request), timezone.localtime(), form.cleaned_data["berkas"]
    try:
        if file.size > LARGEST_FILE:  # before it is read into memory
            raise FileRefused(f"Berkas ini lebih besar dari {LARGEST_FILE // MEGABYTE} MB.", "Bagi menjadi beberapa.")
        taken = importing.read_results(file.read(), instansi=instansi, at=now, provided=form.provided())
    except NeedsMapping as why:
        return _ask(request, why.kind.name if why.kind else "", list(why.titles))
    except FileRefused as why:
        form.add_error("berkas", str(why))
        return _start(request, form, 422)
    if any(found.kode == "TANGGAL" and found.tindakan.startswith("Isi") for found in taken.findings):
        form.add_error("tanggal", "Berkas ini tidak menyebut tanggal uji. Isi tanggalnya, lalu pilih berkasnya lagi.")
        return _start(request, form, 422)
    run = importing.stage(taken, instansi=instansi, file_name=file.name, actor=actor(request), at=now)
    return redirect(url(request, "result_run", run.pk))


def _start(request: HttpRequest, form: words.ResultForm, status: int = 200) -> HttpResponse:
    scope: Any = request.scope  # type: ignore[attr-defined]
    context: dict[str, Any] = {"form": form, "whole": not scope.unit}
    if not scope.unit:
        slice_ = paged(request, queries.result_runs(scope.instansi), 20)
        context |= {
            "slice": slice_,
            "rows": [(run, shapes.LOOK[run.state], url(request, "result_run", run.pk)) for run in slice_.rows],
            "upload_url": url(request, "result_upload"),
            "providers": queries.providers(scope.instansi),
            "events": queries.events(scope.instansi),
        }
    return show(request, "results/imports.html", title="Impor hasil uji", lead=_LEAD, status=status, **context)


def _ask(
    request: HttpRequest,
    kind: str,
    titles: list[str],
    *,
    typed: Mapping[str, str] = MappingProxyType({}),
    errors: Sequence[str] = (),
) -> HttpResponse:
    """The mapping page. Only headings are on it, and what the upload form said."""
    whole_agency(request)
    found = next((each for each in results.KINDS if each.name == kind), results.RESULTS)
    asked = shapes.questions(found, titles, typed)
    return show(
        request,
        "results/mapping.html",
        title="Petakan judul kolom",
        lead="Ada judul yang belum kami kenal. Sebutkan sekali; jawabannya diingat untuk penyelenggara ini.",
        status=422 if errors else 200,
        crumbs=[Link("Impor hasil", url(request, "result_imports"))],
        kind=found,
        kinds=[(each.name, each.label) for each in results.KINDS],
        titles=[title for title in titles if title],
        choices=shapes.choices(titles),
        open_questions=[each for each in asked if each.required and not each.chosen],
        known_questions=[each for each in asked if each.chosen or not each.required],
        wrong=errors,
        carried=[(name, request.POST.get(name, "")[:120]) for name in words.CARRIED],
        mapping_url=url(request, "result_mapping"),
        back_url=url(request, "result_imports"),
    )


def _queue(request: HttpRequest, run: ImportRun, skip: bool, back: str) -> Any:
    return enqueue(
        "registry.import",
        {"run": run.pk, "skip_errors": skip, "actor": actor(request), "url": back},
        title=f"Impor hasil uji {run.file_name}",
        now=timezone.now(),
        key=f"impor:{run.pk}",
        once=False,
        owner=actor(request),
        instansi=whole_agency(request),
        back=back,
    )


def _found(request: HttpRequest, run: int) -> ImportRun:
    found = queries.result_runs(whole_agency(request)).filter(pk=run).first()
    if found is None:
        raise Http404
    return found
