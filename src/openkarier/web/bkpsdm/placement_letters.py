"""Letterhead, numbering, the register of numbers, and papers that were printed together, as one zip or one PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.documents import bundles, store
from openkarier.foundation.documents import numbering as patterns
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as files
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError
from openkarier.foundation.documents.parts import Kop
from openkarier.gateways.spreadsheet.export import Column, Sheet
from openkarier.gateways.spreadsheet.export import Kind as Cell
from openkarier.stages.placement import letters as wording
from openkarier.stages.placement import paper_queries as queries
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import downloads, frame, pieces, placements
from openkarier.web.paging import paged
from openkarier.web.placements import attempt, text, typed_day

if TYPE_CHECKING:
    from openkarier.foundation.documents.models import Batch, Document

ROOM = "bkpsdm:placement-letters"
HEADS = {"": "Kepala daerah (Lambang Negara)", "bkpsdm": "BKPSDM (logo daerah)"}
LARGEST_ARMS = 2 * 1024 * 1024  # bytes
MOST_PAGES = 600  # papers merged into one PDF while somebody waits; more goes as a zip
COLUMNS = (
    Column("Nomor", Cell.CODE, 30), Column("Tanggal", Cell.DATE), Column("Jenis"), Column("Tentang", width=50),
    Column("Keadaan", width=24),
)  # fmt: skip


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Letterheads, number patterns, and what was printed together."""
    return _letters(request)


def _letters(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    scope, day = request.scope, placements.today()  # type: ignore[attr-defined]
    agency = registry.instansi(scope.instansi)
    if agency is None:
        raise Http404
    heads = [(unit, label, _kop(agency, unit)) for unit, label in HEADS.items()]
    rules = [(kind, files.setting_of(kind, instansi=scope.instansi, on=day)) for kind in queries.REGISTER]
    shown = [(kind, kind.label, rule, _example(rule, day)) for kind, rule in rules]
    return frame.show(
        request, "bkpsdm/placement/letters.html", title="Kop dan nomor surat", status=status, heads=heads,
        patterns=shown, slice=paged(request, queries.batches(scope.instansi), 20), fields=patterns.FIELDS, day=day,
        **context,
    )  # fmt: skip


def _kop(agency: Any, unit: str) -> Kop:
    return wording.kop_of_office(agency) if unit else wording.kop_of_head(agency)


def _example(rule: Any, day: Any) -> str:
    return patterns.write_number(rule.pattern, 7, on=day, klasifikasi=rule.klasifikasi, unit=rule.unit)


@require_POST
def letterhead(request: HttpRequest) -> HttpResponse:
    """Set a letterhead; without a new picture the old one stays."""
    scope, unit = request.scope, text(request, "unit")  # type: ignore[attr-defined]
    if unit not in HEADS:
        raise Http404

    def act() -> str:
        lines = [line.strip() for line in text(request, "baris").splitlines() if line.strip()]
        if not 0 < len(lines) <= 4:
            raise Refused("Kop memuat satu sampai empat baris. Tuliskan nama instansi, satu baris satu nama.")
        kept = files.kop_of(instansi=scope.instansi, unit=unit)
        kop = Kop(
            lambang="daerah" if unit else "negara", baris=tuple(line[:300] for line in lines),
            alamat=text(request, "alamat")[:300], kontak=text(request, "kontak")[:300],
            gambar=_arms(request) or (kept.gambar if kept else b""),
        )  # fmt: skip
        try:
            documents.set_letterhead(
                kop, instansi=scope.instansi, unit=unit, actor=request.user.get_username(), at=timezone.now()
            )
        except LetterError as error:
            raise Refused(str(error)) from error
        return "Kop disimpan; dipakai surat yang terbit sejak sekarang. Surat lama tidak berubah."

    if refusal := attempt(request, act):
        return _letters(request, 422, refusal=refusal, typed=request.POST)
    return redirect(ROOM)


def _arms(request: HttpRequest) -> bytes:
    file = request.FILES.get("gambar")
    if file is None:
        return b""
    if (file.size or 0) > LARGEST_ARMS:
        raise Refused("Gambar lambang lebih besar dari 2 MB. Unggah SVG, atau perkecil gambarnya.")
    return bytes(file.read())


@require_POST
def numbering(request: HttpRequest) -> HttpResponse:
    """Set how a kind of letter is numbered from a day on, with its source."""
    scope, kind = request.scope, text(request, "jenis")  # type: ignore[attr-defined]
    if kind not in queries.REGISTER:
        raise Http404

    def act() -> str:
        start, source = typed_day(request, "mulai", "Berlaku mulai"), text(request, "sumber")
        if not source:
            raise Refused("Tuliskan sumbernya: nomor SK atau Peraturan Wali Kota tentang tata naskah.")
        if start < placements.today():
            raise Refused("Pola baru berlaku mulai hari ini atau sesudahnya; nomor yang sudah terbit tidak berubah.")
        try:
            documents.set_setting(
                Kind(kind), instansi=scope.instansi, mulai=start, pattern=text(request, "pola"), source=source[:300],
                actor=request.user.get_username(), at=timezone.now(), klasifikasi=text(request, "klasifikasi")[:30],
                unit=text(request, "unit")[:30],
            )  # fmt: skip
        except patterns.PatternError as error:
            raise Refused(str(error)) from error
        return f"Pola nomor {Kind(kind).label.lower()} disimpan."

    if refusal := attempt(request, act):
        return _letters(request, 422, refusal=refusal, typed=request.POST)
    return redirect(ROOM)


def _batch(request: HttpRequest, nomor: int) -> Batch:
    found = queries.batch(request.scope.instansi, nomor)  # type: ignore[attr-defined]
    if found is None or not found.result:
        raise Http404
    return found


@require_safe
def batch_zip(request: HttpRequest, nomor: int) -> HttpResponse:
    """Papers printed together, as they lie in the zip."""
    found = _batch(request, nomor)
    if found.output != "zip":
        raise Http404
    return downloads.zipped(store.get(found.result), f"surat-{found.pk}.zip")


@require_safe
def batch_pdf(request: HttpRequest, nomor: int) -> HttpResponse:
    """The same papers in one PDF, as they are in force now."""
    found = _batch(request, nomor)
    papers = bundles.papers_of(found)
    if not 0 < len(papers) <= MOST_PAGES:
        raise Http404
    return downloads.pdf(bundles.one_pdf(papers), f"surat-{found.pk}.pdf")


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every number that was drawn, with what became of its paper."""
    scope = request.scope  # type: ignore[attr-defined]
    kind, year, years = _asked(request)
    slice_ = paged(request, queries.register(scope.instansi, kind, year))
    chips = [pieces.Chip(each.label, f"?jenis={each}&tahun={year}", each == kind) for each in queries.REGISTER]
    dates = [pieces.Chip(str(each), f"?jenis={kind}&tahun={each}", each == year) for each in years]
    return frame.show(
        request, "bkpsdm/placement/register.html", title="Register nomor", slice=slice_, chips=chips, dates=dates,
        rows=[(each, about(each), *_state(each)) for each in slice_.rows], gaps=queries.gaps(scope.instansi, year),
        kind=kind, year=year,
    )  # fmt: skip


def _asked(request: HttpRequest) -> tuple[Kind, int, list[int]]:
    """Kind and year as asked for, or those that are most likely meant; and the years there are."""
    years = queries.years(request.scope.instansi) or [placements.today().year]  # type: ignore[attr-defined]
    kind, year = request.GET.get("jenis", ""), request.GET.get("tahun", "")
    found = Kind(kind) if kind in queries.REGISTER else Kind.SK
    return found, int(year) if year in map(str, years) else years[0], years


def _state(paper: Document) -> tuple[str, str]:
    if paper.void:
        return "berakhir", "Dinyatakan tidak berlaku"
    return ("selesai", "Ditandatangani") if paper.tanda else ("menunggu", "Belum ditandatangani")  # type: ignore[attr-defined]


def about(paper: Document) -> str:
    """What a paper is about, in one line."""
    said = paper.data.get("tentang") or paper.data.get("hal") or paper.data.get("acara") or ""
    who = paper.data.get("pegawai") or {}
    return str(said or who.get("nama", ""))[:200]


@require_safe
def register_file(request: HttpRequest) -> FileResponse:
    """The register as a workbook."""
    kind, year, _ = _asked(request)
    rows = queries.register(request.scope.instansi, kind, year)  # type: ignore[attr-defined]
    cells = (
        [each.number, timezone.localtime(each.issued_at).date(), kind.label, about(each), _state(each)[1]]
        for each in rows.iterator(chunk_size=500)
    )
    sheet = Sheet("Register", COLUMNS, cells)
    return downloads.workbook(request, f"register-{kind}-{year}", [sheet], title=f"Register {kind.label} {year}")
