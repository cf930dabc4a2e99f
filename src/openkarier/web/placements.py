"""Placements as several desks show them: the board, one case with its gates, and how an act answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from openkarier.core.calendar import waited
from openkarier.core.placement import gates as core
from openkarier.core.placement.refusals import Refusal, risks, will_be_refused
from openkarier.core.placement.steps import CASE
from openkarier.stages.deliberation import deviations
from openkarier.stages.placement import cases, paper_queries, queries
from openkarier.stages.placement.letters import place_of
from openkarier.stages.placement.refusal import Refused
from openkarier.web import frame, pieces, verdicts
from openkarier.web.paging import paged

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Usulan

LOOK = {
    "menunggu": "menunggu", "dikembalikan": "ditarik", "ditolak": "ditolak", "ditetapkan": "selesai",
    "disetujui": "disetujui", "diusulkan": "menunggu", "pertek": "disetujui", "pertek-ditolak": "ditolak",
    "sk": "berjalan", "dilantik": "berjalan", "berlaku": "selesai", "batal": "berakhir",
}  # fmt: skip
HINDERING = (core.BAR, core.WAIT)


@dataclass(frozen=True)
class Row:
    """One case in a list: who, from where to where, its state, and how long it has stood there in working days."""

    usulan: Usulan
    url: str
    state: str
    days: int
    late: bool
    lights: Mapping[str, str] | None = None
    refusals: Sequence[Refusal] = ()
    risks: Sequence[Refusal] = ()

    @property
    def look(self) -> str:
        """The state as a word of states.STATES."""
        return LOOK[self.state]

    @property
    def word(self) -> str:
        """The state in words."""
        return CASE.states[self.state]

    @property
    def dari(self) -> str:
        """The post left."""
        return place_of(self.usulan.dari)

    @property
    def ke(self) -> str:
        """The post entered."""
        return place_of(self.usulan.ke)


def today() -> date:
    """The day on which everything here is judged."""
    return timezone.localdate()


def find(request: HttpRequest, nomor: int) -> Usulan:
    """A case within the scope, or 404."""
    found = queries.case(request.scope, nomor)  # type: ignore[attr-defined]  # set by AccessMiddleware
    if found is None:
        raise Http404
    return found


def row(usulan: Usulan, url: str, found: Sequence[core.Gate] = ()) -> Row:
    """One case as a row."""
    placed = cases.placement_of(usulan)
    state = placed.state if placed else "menunggu"
    since = placed.sejak if placed else usulan.released_at
    days = waited(timezone.localtime(since).date(), today()) if since else 0
    late = state == "diusulkan" and days > core.SERVICE_DAYS
    lights = {gate.title: gate.state for gate in found} if found else None
    return Row(usulan, url, state, days, late, lights, will_be_refused(found), risks(found))


def board(request: HttpRequest, desk: str, template: str, *, title: str, **context: Any) -> HttpResponse:
    """The status board: chips by state, one row a case."""
    scope, state = request.scope, request.GET.get("keadaan", "")  # type: ignore[attr-defined]
    slice_ = paged(request, queries.in_state(queries.cases(scope), state))
    rows = [row(each, reverse(f"{desk}:placement-case", args=[each.pk])) for each in slice_.rows]
    count = queries.counted(scope)
    chips = [pieces.Chip("Semua", "?", not state, sum(count.values()))]
    chips += [pieces.Chip(CASE.states[key], f"?keadaan={key}", state == key, n) for key, n in count.items() if n]
    return frame.show(request, template, title=title, slice=slice_, rows=rows, chips=chips, state=state, **context)


def shown(request: HttpRequest, usulan: Usulan, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """One case: its gates in order, what would make BKN refuse it, the law rule by rule, and its steps."""
    found = cases.gates_of([usulan], usulan.instansi.kode, today())[usulan.pk]
    judged = [verdict for gate in found for verdict in gate.verdicts]
    return frame.show(
        request,
        template,
        title=usulan.pegawai.nama_gelar,
        status=status,
        usulan=usulan,
        placement=cases.placement_of(usulan),
        row=row(usulan, "", found),
        gates=[gate_row(gate) for gate in found],
        refusals=will_be_refused(found),
        risks=risks(found),
        rules=verdicts.shown(judged),
        steps=trail(usulan),
        papers=queries.papers_of(usulan),
        files=paper_queries.files_about(usulan.pk),
        file_base=f"/{request.page.desk}/penempatan/berkas/",  # type: ignore[attr-defined]
        file_url=file_url(request, usulan),
        missing=cases.missing_papers(found),
        special=cases.special_of(usulan),
        exceptions=exceptions(usulan),
        gate_choices=list(core.ORDER.items()),
        **context,
    )


def file_url(request: HttpRequest, usulan: Usulan) -> str:
    """Where a desk reads the dossier that was frozen with an usulan; "" where it may not, or none was."""
    desk: str = request.desk  # type: ignore[attr-defined]
    kept = desk in ("ppk", "auditor") and deviations.frozen(request.scope, usulan.pk) is not None  # type: ignore[attr-defined]
    return reverse(f"{desk}:deliberation-file", args=[usulan.pk]) if kept else ""


def gate_row(gate: core.Gate) -> pieces.Verdict:
    """A gate as a row of the verdict list."""
    look = {core.MET: "memenuhi", core.WAIT: "belum", core.BAR: "tidak", core.NONE: "tak-dinilai"}[gate.state]
    word = "Dikecualikan" if gate.exempt and gate.state in HINDERING else {core.WAIT: "Menunggu"}.get(gate.state, "")
    return pieces.Verdict(
        look, word, title=gate.title, sentence=gate.sentence, citation=gate.citation,
        note=gate.now if gate.bars else "",
    )  # fmt: skip


def trail(usulan: Usulan) -> list[pieces.Step]:
    """The steps that were taken, oldest first, and who acts now."""
    first = [pieces.Step("Disampaikan Tim Penilai Kinerja", "done", usulan.released_at, text=usulan.sidang.nama)]
    rows = list(queries.steps(usulan))
    done = [pieces.Step(CASE.states[each.after], "done", each.at, text=each.why) for each in rows]
    state = rows[-1].after if rows else "menunggu"
    actor = NOW.get(state, "")
    return [*first, *done, *([pieces.Step(NEXT[state], "now", actor=actor)] if actor else [])]


NOW = {
    "menunggu": "PPK", "disetujui": "BKPSDM", "diusulkan": "BKN", "pertek": "BKPSDM", "pertek-ditolak": "BKPSDM",
    "sk": "BKPSDM", "dilantik": "sistem, pada TMT",
}  # fmt: skip
NEXT = {
    "menunggu": "Putusan PPK", "disetujui": "Usul pertek melalui I-MUT", "diusulkan": "Pertimbangan teknis BKN",
    "pertek": "Penerbitan SK", "pertek-ditolak": "Perbaikan atau pembatalan", "sk": "Pelantikan",
    "dilantik": "Riwayat jabatan berganti",
}  # fmt: skip


def exceptions(usulan: Usulan) -> list[Any]:
    """Gates that were lifted, with reason and paper; they show for ever."""
    placed = cases.placement_of(usulan)
    return list(placed.pengecualian.order_by("pada")) if placed else []


def attempt(request: HttpRequest, act: Callable[[], str]) -> str:
    """Do an act and say what came of it; return the sentence of a refusal, "" when it was done."""
    try:
        messages.success(request, act())
    except Refused as refusal:
        return str(refusal)
    return ""


def chosen(request: HttpRequest, name: str = "usulan") -> list[int]:
    """Keys that were ticked; anything that is no number is left out."""
    return [int(key) for key in request.POST.getlist(name) if key.isascii() and key.isdecimal() and len(key) < 18]


def typed_day(request: HttpRequest, name: str, label: str) -> date:
    """A date that was typed. Raises Refused with what to do."""
    text = request.POST.get(name, "").strip()
    try:
        return date.fromisoformat(text)
    except ValueError as unreadable:
        raise Refused(
            f"{label} belum terbaca (“{text}”). Tuliskan seperti 2026-12-31 atau pilih dari kalender."
        ) from unreadable


def text(request: HttpRequest, name: str) -> str:
    """What was typed in a field."""
    return request.POST.get(name, "").strip()
