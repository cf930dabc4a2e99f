"""Import at the BKPSDM desk: upload, map what is unknown, look, then apply; nothing changes before a person agrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.jobs.operations import enqueue
from openkarier.gateways.spreadsheet import headings, importing
from openkarier.gateways.spreadsheet.export import Sheet
from openkarier.gateways.spreadsheet.guard import LARGEST_FILE, MEGABYTE, FileRefused
from openkarier.gateways.spreadsheet.intake import NeedsMapping
from openkarier.gateways.spreadsheet.report import COLUMNS
from openkarier.stages.registry.imports import operations, queries
from openkarier.web.bkpsdm import import_words as words
from openkarier.web.downloads import workbook
from openkarier.web.frame import Link, show
from openkarier.web.paging import paged

if TYPE_CHECKING:
    from openkarier.stages.registry.staging import ImportRun

AT_ONCE = 500  # rows applied within the request; more go to the worker
MOST_ROWS = 20_000  # rows read within a request; more belong to the terminal
_LEAD = (
    "Data dari SIASN dan e-Kinerja. Anda melihat semua perubahan dahulu; tidak ada yang berubah sebelum Anda setuju."
)


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Where files are uploaded, what the registry holds, and the imports so far."""
    return _start(request, words.UploadForm())


@require_POST
def import_upload(request: HttpRequest) -> HttpResponse:
    """Read a file and lead to its preview, to the mapping of its headings, or back with a sentence."""
    form = words.UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, form, 422)
    return _take(request, form, form.cleaned_data["berkas"], form.cleaned_data["tahun"])


@require_POST
def import_mapping(request: HttpRequest) -> HttpResponse:
    """Keep which heading is which column; go on with the file if it was chosen again."""
    instansi = _instansi(request)
    titles = [title[:200] for title in request.POST.getlist("judul")[:256]]
    kind = words.kind_of(request.POST.get("jenis", ""))
    typed = {name.removeprefix("kolom-"): str(value) for name, value in request.POST.items()}
    if kind is None or "ganti" in request.POST:
        return _ask(request, kind.name if kind else "", titles)
    answer = words.answered(kind, titles, typed)
    if answer.errors:
        return _ask(request, kind.name, titles, typed=typed, errors=answer.errors)
    operations.remember_mapping(
        instansi=instansi,
        fingerprint=headings.fingerprint(titles),
        kind=kind.name,
        columns=answer.columns,
        actor=_actor(request),
        at=timezone.now(),
    )
    form = words.UploadForm(request.POST, request.FILES)
    if "berkas" in request.FILES and form.is_valid():
        return _take(request, form, form.cleaned_data["berkas"], form.cleaned_data["tahun"])
    messages.success(request, "Pemetaan disimpan. Unggah berkasnya sekali lagi; judul-judulnya kini dikenal.")
    return redirect("bkpsdm:registry-imports")


@require_safe
def import_run(request: HttpRequest, run: int) -> HttpResponse:
    """The preview: counts, differences field by field, errors cell by cell, and who is not in the file."""
    found = _found(request, run)
    wanted = words.wanted(found, request.GET.get("lihat", ""))
    return show(
        request,
        "bkpsdm/registry/import_run.html",
        title=found.file_name,
        crumbs=[Link("Impor", reverse("bkpsdm:registry-imports"))],
        run=found,
        look=words.LOOK[found.state],
        kind=words.kind_of(found.kind),
        stats=words.stats(found),
        chips=words.chips(found, wanted),
        wanted=wanted,
        slice=paged(request, _rows(found, wanted), 25),
    )


@require_POST
def import_apply(request: HttpRequest, run: int) -> HttpResponse:
    """Apply what was shown: a small file at once, a large one in the background."""
    found, skip = _found(request, run), request.POST.get("lewati") == "ya"
    if found.galat and not skip:
        messages.error(
            request,
            "Masih ada baris galat. Perbaiki berkasnya lalu unggah lagi, atau centang pilihan untuk melewatinya.",
        )
        return redirect("bkpsdm:registry-import_run", run=run)
    if found.state == found.State.REVIEW and found.total > AT_ONCE:
        return redirect("semua:jobs-status", job=_queue(request, found, skip))
    try:
        importing.apply(found, skip_errors=skip, actor=_actor(request), at=timezone.now())
        messages.success(request, "Impor diterapkan dan dicatat di Buku Merit.")
    except operations.ImportRefused as why:
        messages.error(request, str(why))
    return redirect("bkpsdm:registry-import_run", run=run)


@require_POST
def import_discard(request: HttpRequest, run: int) -> HttpResponse:
    """Put a preview away."""
    found = _found(request, run)
    operations.discard_import(run=found.pk, actor=_actor(request), at=timezone.now())
    messages.success(request, f"Impor {found.file_name} dibatalkan. Tidak ada data yang berubah.")
    return redirect("bkpsdm:registry-imports")


@require_safe
def import_errors(request: HttpRequest, run: int) -> FileResponse:
    """All errors and warnings as a workbook."""
    found = _found(request, run)
    facts = [("Berkas", found.file_name), ("Galat", "Baris tidak diimpor."), ("Peringatan", "Baris tetap diimpor.")]
    sheets = [Sheet("Galat", COLUMNS, queries.finding_rows(found))]
    return workbook(request, f"galat-impor-{found.pk}", sheets, title="Galat dan peringatan impor", facts=facts)


def _rows(found: ImportRun, wanted: str) -> Any:
    if wanted == "hilang":
        return queries.missing(found)
    return queries.findings(found, wanted) if wanted in {"galat", "peringatan"} else queries.changes(found, wanted)


def _take(request: HttpRequest, form: words.UploadForm, file: Any, tahun: int | None) -> HttpResponse:
    """Read, then stage, then show; what cannot be read is said at the field."""
    instansi, now = _instansi(request), timezone.localtime()
    try:
        taken = _read(file, instansi, now, tahun)
    except NeedsMapping as why:
        return _ask(request, why.kind.name if why.kind else "", list(why.titles), tahun=tahun)
    except FileRefused as why:
        form.add_error("berkas", str(why))
        return _start(request, form, 422)
    if any(found.kode == "TAHUN" for found in taken.findings):
        form.add_error("tahun", "Rekap ini tidak menyebut tahunnya. Isi tahun penilaian, lalu pilih berkasnya lagi.")
        return _start(request, form, 422)
    run = importing.stage(taken, instansi=instansi, file_name=file.name, actor=_actor(request), at=now)
    return redirect("bkpsdm:registry-import_run", run=run.pk)


def _read(file: Any, instansi: str, now: datetime, tahun: int | None) -> Any:
    if file.size > LARGEST_FILE:  # before it is read into memory
        raise FileRefused(
            f"Berkas ini lebih besar dari {LARGEST_FILE // MEGABYTE} MB.",
            "Bagi menjadi beberapa berkas, masing-masing dengan baris judul yang sama.",
        )
    taken = importing.read(file.read(), instansi=instansi, at=now, tahun=tahun)
    if taken.total > MOST_ROWS:
        raise FileRefused(
            f"Berkas ini {taken.total:,} baris; dari peramban paling banyak {MOST_ROWS:,}.".replace(",", "."),
            "Bagi menurut OPD, atau minta admin TI menjalankan openkarier import.",
        )
    return taken


def _start(request: HttpRequest, form: words.UploadForm, status: int = 200) -> HttpResponse:
    scope: Any = request.scope  # type: ignore[attr-defined]
    context: dict[str, Any] = {"form": form, "whole": not scope.unit, "kinds": words.kind_choices()}
    if not scope.unit:
        slice_ = paged(request, queries.runs(scope.instansi), 20)
        rows = [(run, words.LOOK[run.state], words.kind_of(run.kind)) for run in slice_.rows]
        context |= {"slice": slice_, "rows": rows, "stats": words.held(queries.holdings(scope.instansi))}
    return show(request, "bkpsdm/registry/imports.html", title="Impor data", lead=_LEAD, status=status, **context)


def _ask(
    request: HttpRequest,
    kind: str,
    titles: list[str],
    *,
    typed: Mapping[str, str] = MappingProxyType({}),
    errors: Sequence[str] = (),
    tahun: int | None = None,
) -> HttpResponse:
    """The mapping page. Only headings are on it: no value of a column that we may not keep."""
    _instansi(request)
    found = words.kind_of(kind)
    asked = words.questions(found, titles, typed) if found else []
    return show(
        request,
        "bkpsdm/registry/import_mapping.html",
        title="Petakan judul kolom",
        lead="Ada judul yang belum kami kenal. Sebutkan sekali; jawabannya diingat untuk berkas berikutnya.",
        status=422 if errors else 200,
        crumbs=[Link("Impor", reverse("bkpsdm:registry-imports"))],
        kind=found,
        kinds=words.kind_choices(),
        titles=[title for title in titles if title],
        choices=words.choices(titles),
        open_questions=[each for each in asked if each.required and not each.chosen],
        known_questions=[each for each in asked if each.chosen or not each.required],
        wrong=errors,
        tahun=tahun or "",
    )


def _queue(request: HttpRequest, run: ImportRun, skip: bool) -> Any:
    url = reverse("bkpsdm:registry-import_run", kwargs={"run": run.pk})
    return enqueue(
        "registry.import",
        {"run": run.pk, "skip_errors": skip, "actor": _actor(request), "url": url},
        title=f"Impor {run.file_name}",
        now=timezone.now(),
        key=f"impor:{run.pk}",
        once=False,
        owner=_actor(request),
        instansi=_instansi(request),
        back=url,
    )


def _instansi(request: Any) -> str:
    """The agency imported into; who sees one unit only cannot change the whole registry."""
    if request.scope.unit:
        raise Http404
    code: str = request.scope.instansi
    return code


def _actor(request: Any) -> str:
    nip: str = request.user.nip
    return nip


def _found(request: HttpRequest, run: int) -> ImportRun:
    found = queries.run(_instansi(request), run)
    if found is None:
        raise Http404
    return found
