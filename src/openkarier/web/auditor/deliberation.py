"""The committee before the auditor: departures, the monthly index, and a sample of frozen dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from openkarier.core.deliberation import SMALLEST, Month
from openkarier.foundation.pictures import Chart, bars, lines
from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.deliberation import deviations
from openkarier.stages.registry import queries as registry
from openkarier.web import downloads, frame
from openkarier.web.dossier_posts import frozen
from openkarier.web.frame import Link
from openkarier.web.paging import paged
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Usulan

COLUMNS = (
    Column("Disampaikan", Kind.MOMENT), Column("Sidang"), Column("NIP", Kind.CODE), Column("Nama"),
    Column("Jabatan baru", width=48), Column("Perangkat daerah", width=40), Column("Jenis", width=12),
    Column("Peringkat", Kind.NUMBER), Column("Calon", Kind.NUMBER), Column("Dilewati", Kind.NUMBER),
    Column("Kode alasan", width=40), Column("Alasan", width=60), Column("Dasar", width=40),
    Column("Pengusul", Kind.CODE),
)  # fmt: skip
DEFINITION = (
    "Usulan yang melewati calon bernilai merit lebih tinggi yang masih bebas, dibagi semua usulan yang memindahkan "
    "seseorang (promosi, rotasi, mutasi, demosi) yang disampaikan dalam bulan itu, dalam persen. "
    f"Bulan dengan kurang dari {SMALLEST} usulan tidak ditampilkan dan tidak ikut diekspor."
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every departure with its reason, author and paper; and counted three ways."""
    found = deviations.departures(request.scope)  # type: ignore[attr-defined]  # set by AccessMiddleware
    return frame.show(
        request,
        "auditor/deliberation/index.html",
        title="Penyimpangan dari peringkat",
        lead="Usulan yang melewati calon bernilai lebih tinggi, dengan alasan, pengusul, dan suratnya.",
        slice=paged(request, found),
        counted=deviations.counted(found),
    )


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """The departures as a workbook."""
    found = deviations.departures(request.scope)  # type: ignore[attr-defined]
    sheet = Sheet("Penyimpangan", COLUMNS, _cells(found))
    return downloads.workbook(request, "penyimpangan", [sheet], title="Penyimpangan dari peringkat")


def _cells(found: Iterable[Usulan]) -> Iterable[tuple[Any, ...]]:
    for each in found:
        opd = each.ke.unit.opd or each.ke.unit
        yield (
            each.released_at, each.sidang.nama, each.pegawai.nip, each.pegawai.nama_gelar, each.ke.nama, opd.nama,
            each.get_jenis_display(), each.peringkat, each.pelamar, each.dilewati, each.get_kode_alasan_display(),
            each.alasan, each.dasar, each.oleh,
        )  # fmt: skip


@require_safe
def deviation(request: HttpRequest) -> HttpResponse:
    """The Indeks Deviasi as a picture with its definition."""
    months = deviations.months(request.scope, _zone(request))  # type: ignore[attr-defined]
    return frame.show(
        request,
        "auditor/deliberation/deviation.html",
        title="Indeks Deviasi",
        lead=DEFINITION,
        smallest=SMALLEST,
        labels=[(_month(month.bulan), month) for month in months],
        chart=_chart(months),
    )


def _chart(months: list[Month]) -> Chart | None:
    """One line over the months that may be shown; bars while there is but one. A gap is a month that is not shown."""
    seen = [month for month in months if month.index is not None]
    if not seen:
        return None
    last = seen[-1]
    finding = f"{angka(last.index, 1)} persen usulan menyimpang dari peringkat pada {_month(last.bulan)}"
    title, series = "Indeks Deviasi per bulan, dalam persen", {"Indeks": [month.index for month in months]}
    labels = [_month(month.bulan) for month in months]
    if len(seen) < len(months) or len(seen) > 1:
        return lines(title, finding, labels, series, unit="%", places=1, least=0, head="Bulan")
    return bars(title, finding, labels, series, unit="%", places=1, head="Bulan")


def _month(code: str) -> str:
    """ "2025-12" -> "Desember 2025"."""
    year, month = code.split("-")
    return date_format(date(int(year), int(month), 1), "F Y")


@require_safe
def index_export(request: HttpRequest) -> FileResponse:
    """What the index is made of, without names: one row an usulan, so that anybody can compute it again."""
    rows = deviations.shown(deviations.anonymous(request.scope, _zone(request)))  # type: ignore[attr-defined]
    sheet = Sheet(
        "Usulan", (Column("Bulan"), Column("Menyimpang")), ((month, "ya" if away else "tidak") for month, away in rows)
    )
    return downloads.workbook(
        request, "indeks-deviasi", [sheet], title="Indeks Deviasi", facts=[("Definisi", DEFINITION)]
    )


@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """A random sample with a seed that the auditor chooses; the same seed gives the same sample."""
    seed = request.GET.get("benih", deviations.SEED).strip()[:40] or deviations.SEED
    rows = deviations.sample(request.scope, seed)  # type: ignore[attr-defined]
    return frame.show(
        request, "auditor/deliberation/sample.html", title="Contoh acak putusan", seed=seed, rows=rows,
        lead="Benih yang sama menghasilkan contoh yang sama, sehingga orang lain dapat mengulanginya.",
    )  # fmt: skip


@require_safe
def file(request: HttpRequest, usulan: int) -> HttpResponse:
    """The dossier as the committee saw it, with its hash."""
    return frozen(request, usulan, Link("Contoh acak", reverse("auditor:deliberation-sample")))


def _zone(request: HttpRequest) -> str:
    agency = registry.instansi(request.scope.instansi)  # type: ignore[attr-defined]
    return agency.zona if agency else "Asia/Jakarta"
