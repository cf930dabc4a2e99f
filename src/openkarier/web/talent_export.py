"""The talent map in SIASN's names: pns_id, box, sumbu_x, sumbu_y, total_sumbu; as a workbook and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import exporting, queries, simata
from openkarier.web import downloads, frame
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip
from openkarier.web.talent_words import marks

if TYPE_CHECKING:
    from openkarier.stages.talent.models import TalentMap

COLUMNS = (
    Column("pns_id", Kind.CODE, 38), Column("nip", Kind.CODE), Column("nama"), Column("box", Kind.NUMBER),
    Column("sumbu_x", Kind.DECIMAL), Column("sumbu_y", Kind.DECIMAL), Column("total_sumbu", Kind.DECIMAL),
)  # fmt: skip
OPEN = (Column("nip", Kind.CODE), Column("nama"), Column("kotak yang mungkin"), Column("alasan", width=80))


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """A workbook: whose box is told, and on a second sheet whose is not and why."""
    peta = _map(request)
    rows = _exported(request, peta, "xlsx")
    facts = [("Peta", peta.nama), ("Rumus", f"{peta.formula.nama}, {peta.formula.sk}"), ("Sidik peta", peta.sidik),
             ("Nilai", "yang sudah terbukti; sumbu_x potensial, sumbu_y kinerja")]  # fmt: skip
    sheets = [Sheet("talentmapping", COLUMNS, rows.told), Sheet("Belum dapat dinilai", OPEN, rows.untold)]
    return downloads.workbook(request, "talentmapping", sheets, title="Peta talenta", facts=facts)


@require_safe
def export_json(request: HttpRequest) -> HttpResponse:
    """The same people as JSON, in the fields of SIASN's talentmapping."""
    peta = _map(request)
    rows = _exported(request, peta, "json")
    fields = [column.heading for column in COLUMNS]
    data = [dict(zip(fields, row, strict=True)) for row in rows.told]
    answer = HttpResponse(json.dumps({"peta": peta.nama, "sidik": peta.sidik, "data": data}, ensure_ascii=False),
                          content_type="application/json")  # fmt: skip
    answer["Content-Disposition"] = 'attachment; filename="talentmapping.json"'
    return answer


def _map(request: HttpRequest) -> TalentMap:
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    peta = queries.chosen_map(scope.instansi, request.GET.get("peta", ""), timezone.localdate())
    if peta is None:
        raise Http404
    return peta


def _exported(request: HttpRequest, peta: TalentMap, form: str) -> exporting.Exported:
    scope: Any = request.scope  # type: ignore[attr-defined]
    actor = request.user.get_username()
    found = exporting.export_map(peta=peta, scope=scope, form=form, actor=actor, at=timezone.now())
    untold = [(row.pegawai.nip, row.pegawai.nama_gelar, row.mungkin, "; ".join(marks(row))) for row in found.open]
    return exporting.Exported(found.told, untold, found.open)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """SIMATA's boxes beside ours: where they agree, where not, and why."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    peta, years = queries.last_map(scope.instansi, timezone.localdate()), simata.years(scope.instansi)
    if peta is None or not years:
        return frame.show(request, "talent/simata_none.html", title="SIMATA", peta=peta)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdigit() and int(asked[:5]) in years else years[0]
    pairs = simata.compared(scope, peta, year)
    equal = sum(pair.equal for pair in pairs)
    all_ = request.GET.get("lihat") == "semua"
    shown = Rows(pair for pair in pairs if all_ or not pair.equal)
    return frame.show(
        request,
        "talent/simata.html",
        title="Peta kita dan SIMATA",
        peta=peta,
        year=year,
        equal=equal,
        total=len(pairs),
        chips=[Chip("Berbeda", f"?tahun={year}", not all_, len(pairs) - equal),
               Chip("Semua", f"?tahun={year}&lihat=semua", all_, len(pairs))],
        slice=paged(request, shown),
        agency=registry.instansi(scope.instansi),
    )  # fmt: skip


class Rows(list[Any]):
    """Rows at hand, paged as a queryset is."""

    def count(self, *_: Any) -> int:
        """How many there are."""
        return len(self)
