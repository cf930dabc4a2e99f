"""Pertek at BKPSDM: packs for I-MUT, and the results that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.calendar import waited
from openkarier.core.placement.gates import SERVICE_DAYS
from openkarier.gateways.imut import pack as packs
from openkarier.gateways.imut import results as sheets
from openkarier.gateways.spreadsheet.guard import FileRefused
from openkarier.stages.placement import papers, pertek, queries
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, placements
from openkarier.web.placement_files import held
from openkarier.web.placements import attempt, chosen, text, typed_day

if TYPE_CHECKING:
    from openkarier.stages.placement.models import PaketPertek

ROOM = "bkpsdm:placement-pertek_"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Packs with how long BKN has had them, and who may go into the next."""
    return _list(request)


def _list(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    scope, day = request.scope, placements.today()  # type: ignore[attr-defined]
    packed: Any = queries.packs(scope.instansi)  # Any: the plugin forgets annotations
    rows = [(each, waited(each.tanggal, day) if each.menunggu else None) for each in packed]
    ready = queries.cases(scope).filter(penempatan__state__in=("disetujui", "pertek-ditolak"))
    return frame.show(
        request, "bkpsdm/placement/pertek.html", title="Pertek BKN", status=status, rows=rows, ready=ready,
        limit=SERVICE_DAYS, day=day, **context,
    )  # fmt: skip


@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Put who was ticked into a pack."""
    scope, keys = request.scope, chosen(request)  # type: ignore[attr-defined]
    agency = registry.instansi(scope.instansi)
    if agency is None or queries.cases(scope).filter(pk__in=keys).count() != len(set(keys)):
        raise Http404

    def act() -> str:
        made = pertek.propose(
            instansi=agency, usulan=keys, nomor=text(request, "nomor"),
            tanggal=typed_day(request, "tanggal", "Tanggal usul"), actor=request.user.get_username(), at=timezone.now(),
        )  # fmt: skip
        return f"Paket {made.nomor} dibuat dengan {len(keys)} nama. Unduh, lalu unggah di I-MUT."

    if refusal := attempt(request, act):
        return _list(request, 422, refusal=refusal, typed=request.POST, ticked=set(keys))
    return redirect(ROOM)


def _find(request: HttpRequest, nomor: int) -> PaketPertek:
    found = queries.pack(request.scope.instansi, nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@require_safe
def pack(request: HttpRequest, nomor: int) -> HttpResponse:
    """One pack: every name and what BKN said of it."""
    return _pack(request, nomor)


def _pack(request: HttpRequest, nomor: int, status: int = 200, **context: object) -> HttpResponse:
    found = _find(request, nomor)
    return frame.show(
        request, "bkpsdm/placement/pack.html", title=f"Paket {found.nomor}", status=status, pack=found,
        rows=queries.names_of(found), days=waited(found.tanggal, placements.today()), limit=SERVICE_DAYS, **context,
    )  # fmt: skip


@require_safe
def pack_file(request: HttpRequest, nomor: int) -> HttpResponse:
    """The zip for I-MUT."""
    found = _find(request, nomor)
    names = list(queries.names_of(found))
    covered = queries.papers_by_case([each.penempatan_id for each in names])
    body = packs.pack(found, names, covered, papers.kinds(), by=request.user.get_username(), at=timezone.now())
    response = HttpResponse(body, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="imut-{found.pk}.zip"'
    return response


@require_POST
def results(request: HttpRequest, nomor: int) -> HttpResponse:
    """Take a sheet of results; rows that are wrong come back with their number, the others are kept."""
    found, file = _find(request, nomor), request.FILES.get("berkas")
    try:
        if file is None:
            raise Refused("Belum ada berkas. Pilih usul.xlsx yang sudah diisi hasilnya.")
        read, faults = sheets.read(file.read())
        done, wrong = pertek.record_results(
            instansi=found.instansi, results=read, actor=request.user.get_username(), at=timezone.now()
        )
    except (Refused, FileRefused) as refusal:
        return _pack(request, nomor, 422, refusal=str(refusal))
    said = f"{len(done)} hasil dicatat, {len(faults) + len(wrong)} baris perlu diperbaiki."
    return _pack(request, nomor, 422 if faults or wrong else 200, said=said, faults=[*faults, *wrong])


@require_POST
def letter(request: HttpRequest, nomor: int) -> HttpResponse:
    """Keep the letter of BKN for every name of a pack whose result is on record and has none."""
    found = _find(request, nomor)

    def act() -> str:
        names = [each.pk for each in queries.names_of(found) if each.hasil != "menunggu" and each.berkas_id is None]
        scan = held(request, needed=True)
        assert scan is not None
        done = pertek.attach_letter(
            names=names, instansi=found.instansi, berkas=scan, actor=request.user.get_username(), at=timezone.now()
        )
        return f"Surat BKN disimpan untuk {done} nama."

    refusal = attempt(request, act)
    return _pack(request, nomor, 422, refusal=refusal) if refusal else redirect("bkpsdm:placement-pack", nomor)
