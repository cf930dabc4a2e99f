"""Disputes as the desks of the office show them: the inbox by deadline, and one with its papers and its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from openkarier.core.registry_data import BUTIR, Butir, Isian
from openkarier.core.registry_disputes import (
    OPEN,
    REASONS,
    SANGGAH,
    STATES,
    WITH_OFFICE,
    course,
    days_left,
    silent,
)
from openkarier.stages.appraisal import queries as appraisal
from openkarier.stages.assessment import queries as assessment
from openkarier.stages.registry import dispute_queries as queries
from openkarier.stages.registry import dispute_values, disputes
from openkarier.web import evidence, frame, pieces
from openkarier.web.paging import paged
from openkarier.web.sanggahan_form import ValueForm

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Pegawai
    from openkarier.stages.registry.sanggahan import Sanggahan

LOOK = {
    "diajukan": "menunggu", "dilengkapi": "diperiksa", "diteruskan": "berjalan", "diterima": "selesai",
    "tertimpa": "diperiksa", "ditolak": "ditolak", "dicabut": "ditarik",
}  # fmt: skip


def _predicate(person: Pegawai, baris: int) -> dict[str, str] | None:
    row = next((each for each in appraisal.predicates(person) if each.pk == baris), None)
    return {"tahun": str(row.tahun), "nilai": row.get_nilai_display()} if row else None


def _test(person: Pegawai, baris: int) -> dict[str, str] | None:
    row = next((each for each in assessment.results(person) if each.pk == baris), None)
    if row is None:
        return None
    score = f"JPM {row.jpm}".replace(".", ",") if row.jpm is not None else ""
    return {"penyelenggara": row.penyelenggara, "tanggal": row.tanggal.isoformat(), "hasil": score}


FOREIGN: dict[str, Callable[[Any, int], dict[str, str] | None]] = {"predikat": _predicate, "uji": _test}


@dataclass(frozen=True)
class Row:
    """One dispute in a list."""

    sanggahan: Sanggahan
    url: str
    now: datetime

    @property
    def butir(self) -> Butir:
        """The datum."""
        return BUTIR[self.sanggahan.butir]

    @property
    def recorded(self) -> str:
        """What the record said."""
        return self.butir.said(self.sanggahan.tercatat)

    @property
    def claimed(self) -> str:
        """What the person says."""
        return "bukan data saya" if self.sanggahan.hapus else self.butir.said(self.sanggahan.seharusnya)

    @property
    def waits(self) -> bool:
        """Whether the office, or the keeper of the master, owes a word."""
        return self.sanggahan.state in (*WITH_OFFICE, "diteruskan")

    @property
    def late(self) -> bool:
        """Whether that word is overdue."""
        return self.waits and self.sanggahan.batas < self.now

    @property
    def quiet(self) -> bool:
        """Whether the person has heard nothing for a fortnight."""
        return self.waits and silent(self.sanggahan.kabar_at, self.now)

    @property
    def left(self) -> int:
        """Days left."""
        return days_left(self.sanggahan.batas, self.now)

    @property
    def look(self) -> str:
        """The state as a word of states.STATES."""
        return "lewat" if self.late else LOOK[self.sanggahan.state]

    @property
    def word(self) -> str:
        """The state in words."""
        return "Lewat batas jawaban" if self.late else STATES[self.sanggahan.state]


def row_for(desk: str, now: datetime) -> Callable[[Sanggahan], Row]:
    """How a desk sees a dispute at a moment."""
    return lambda each: Row(each, reverse(f"{desk}:registry-dispute", args=[each.nomor]), now)


def find(request: HttpRequest, nomor: str) -> Sanggahan:
    """A dispute within the scope, or 404."""
    found = queries.dispute(request.scope, nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def file(request: HttpRequest, nomor: str, berkas: int) -> HttpResponse:
    """One file of evidence of a dispute within the scope."""
    return evidence.sent(queries.evidence(find(request, nomor)), berkas)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> str:
    """Do an act and say that it was done; return the sentence of a refusal, "" otherwise."""
    try:
        act()
    except disputes.Refused as refusal:
        return str(refusal)
    messages.success(request, done)
    return ""


def trail(found: Sanggahan) -> list[pieces.Step]:
    """The tracker."""
    rows = [(each.before, each.after, each.at, each.why) for each in queries.steps(found)]
    until = timezone.localtime(found.batas).date()
    return [
        pieces.Step(stop.label, stop.state, stop.at, stop.actor, stop.text) for stop in course(rows, found.state, until)
    ]


def listed(request: HttpRequest, desk: str) -> HttpResponse:
    """The inbox: what waits for the office by deadline, then what waits for others, then what is settled."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    now, state, text = timezone.now(), request.GET.get("keadaan", "terbuka"), request.GET.get("cari", "")[:80].strip()
    found = queries.in_state(queries.disputes(scope), state, now)
    slice_ = paged(request, queries.about(found, text) if text else found)
    chips = _chips(scope, state, now)
    return frame.show(
        request, "sanggahan/list.html", title="Sanggahan data", slice=slice_,
        rows=list(map(row_for(desk, now), slice_.rows)), chips=chips, state=state, text=text,
        any=any(chip.count for chip in chips), late=next((c.count for c in chips if c.label == LATE), 0),
    )  # fmt: skip


LATE, QUIET = "Lewat batas", "Tanpa kabar 14 hari"


def _chips(scope: Any, state: str, now: datetime) -> list[pieces.Chip]:
    """Three queries: how many in each state, overdue, and silent for a fortnight."""
    count, every = queries.counted(scope), queries.disputes(scope)
    late, quiet = queries.overdue(every, now).count(), queries.silent(every, now).count()
    rows = [("terbuka", "Terbuka", sum(count.get(each, 0) for each in OPEN))]
    rows += [("lewat", LATE, late)] if late else []
    rows += [("senyap", QUIET, quiet)] if quiet else []
    rows += [(key, STATES[key], number) for key, number in count.items()]
    rows.append(("semua", "Semua", sum(count.values())))
    return [pieces.Chip(label, f"?keadaan={key}", state == key, number) for key, label, number in rows]


def shown(request: HttpRequest, desk: str, nomor: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """One dispute: recorded, claimed and present value side by side, the papers, the steps, the answers."""
    found = find(request, nomor)
    butir = BUTIR[found.butir]
    here = dispute_values.held(found.pegawai, butir, found.baris)
    if found.butir in FOREIGN:
        here = FOREIGN[found.butir](found.pegawai, found.baris)
    lines = [_line(each, found, here or {}) for each in butir.isian]
    following = queries.after(request.scope, found)  # type: ignore[attr-defined]
    context = {"form": ValueForm(None, butir=butir, known=found.seharusnya)} | context
    return frame.show(
        request, "sanggahan/detail.html", title=f"{butir.label}: {found.pegawai.nama_gelar}", status=status,
        row=row_for(desk, timezone.now())(found), lines=lines, files=queries.evidence(found), steps=trail(found),
        reasons=REASONS, verbs=verbs(found, desk, request.user.get_username()), desk=desk,
        next_url=reverse(f"{desk}:registry-dispute", args=[following.nomor]) if following else "", **context,
    )  # fmt: skip


def _line(isian: Isian, found: Sanggahan, here: Mapping[str, str]) -> tuple[str, str, str, str, bool]:
    """One field: label, as recorded on filing, as it is now, as claimed, and whether record and claim differ."""
    past, now, claim = (values.get(isian.nama, "") for values in (found.tercatat, here, found.seharusnya))
    return isian.label, isian.shown(past), isian.shown(now), isian.shown(claim), past != claim


def verbs(found: Sanggahan, desk: str, who: str) -> list[str]:
    """What this desk may do with it now."""
    own = who == found.pegawai.nip
    allowed = [] if own else SANGGAH.verbs(found.state, desk)
    butir = BUTIR[found.butir]
    barred = {"terima"} if not butir.written or desk not in butir.hands else set()
    return [each for each in allowed if each not in barred]
