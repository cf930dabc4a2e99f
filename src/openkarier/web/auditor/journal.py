"""Buku Merit at the auditor's desk: the state of the book, every act of the agency, one act with its proof."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.journal import operations, queries, trail
from openkarier.foundation.journal.acts import BY_KIND, SEVERITY_LABEL, Severity
from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.oversight import trail as sight_of
from openkarier.web import downloads, frame
from openkarier.web.auditor import journal_words as words

FIELDS = ("macam", "tingkat", "mulai", "sampai", "pelaku", "objek")  # filters, as the address spells them
LARGEST = 50_000  # acts of one workbook
COLUMNS = (
    Column("Nomor", Kind.NUMBER), Column("Waktu", Kind.MOMENT), Column("Tindakan", width=40), Column("Tingkat"),
    Column("Pelaku", Kind.CODE), Column("Objek", width=48), Column("Dasar", width=32), Column("Fakta", width=80),
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The state of the book, and the acts newest first; a page ends where the next begins, so none is counted."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    wanted, wrong = _wanted(request)
    before = request.GET.get("sebelum", "")
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
    found = trail.deeds(sight_of(scope), wanted, start)
    shown = found[: trail.PER_PAGE]
    return frame.show(
        request,
        "auditor/journal/index.html",
        title="Buku Merit",
        lead="Setiap tindakan penting, yang terbaru di atas. Di sini semuanya hanya dapat dibaca.",
        status=422 if wrong else 200,
        book=queries.book(),
        witnesses=trail.witnesses(),
        checks=trail.checks(),
        whole=not scope.unit,
        rows=_rows(scope, shown),
        older=shown[-1].number if len(found) > trail.PER_PAGE else None,
        newest=start is None,
        kinds=list(trail.kinds()),
        severities=[(str(int(each)), SEVERITY_LABEL[each]) for each in Severity],
        kept={key: request.GET.get(key, "").strip()[:80] for key in FIELDS},
        wrong=wrong,
        narrowed=any(request.GET.get(key, "").strip() for key in FIELDS),
    )


def _wanted(request: HttpRequest) -> tuple[trail.Wanted, str]:
    """What the filters ask, and a sentence about one that cannot be read (it then narrows nothing)."""
    said = {key: (request.POST.get(key) or request.GET.get(key) or "").strip()[:80] for key in FIELDS}
    mulai, sampai = _day(said["mulai"]), _day(said["sampai"])
    unread = [said[key] for key, day in (("mulai", mulai), ("sampai", sampai)) if said[key] and day is None]
    wrong = f"Tanggal “{unread[0]}” tidak terbaca. Tulis misalnya 2026-11-22." if unread else ""
    if mulai and sampai and mulai > sampai:
        wrong = "Tanggal mulai sesudah tanggal sampai, sehingga tidak ada yang cocok. Tukar keduanya."
    level = Severity(int(said["tingkat"])) if said["tingkat"] in {"1", "2", "3"} else None
    kind = said["macam"] if said["macam"] in BY_KIND else ""
    actor, subject = "".join(said["pelaku"].split()), said["objek"]
    return trail.Wanted(kind, level, mulai, sampai, actor, subject), wrong


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Row:
    """One act of the list, with the names of its actor and of the person it is about."""

    deed: trail.Deed
    actor: str
    record: str
    person: str
    nip: str


def _rows(scope: Any, deeds: list[trail.Deed]) -> list[Row]:
    """One query for all names."""
    names = _names(scope, words.people_in(*(f"{each.actor} {each.subject}" for each in deeds)))
    found = []
    for each in deeds:
        nip = next((nip for nip in sorted(words.people_in(each.subject)) if nip in names), "")
        actor = "Sistem" if each.actor == "sistem" else names.get(each.actor, each.actor)
        found.append(Row(each, actor, words.record(each.subject), names.get(nip, ""), nip))
    return found


def _names(scope: Any, nips: set[str]) -> dict[str, str]:
    return dict(registry.everyone(scope).filter(nip__in=nips).order_by().values_list("nip", "nama")) if nips else {}


@require_safe
def act(request: HttpRequest, nomor: int) -> HttpResponse:
    """One act: what, who, when, on which ground, and how to prove it. Reading it leaves a trace of its own."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = _found(request, nomor)
    if found.told is not None:
        user: Any = request.user
        operations.note_oversight(leaf=nomor, agency=scope.instansi, actor=user.nip, at=timezone.now())
    told = found.told or {}
    row = _rows(scope, [found.deed])[0]
    book = queries.book()
    return frame.show(
        request,
        "auditor/journal/act.html",
        title=found.deed.label,
        page=found,
        row=row,
        facts=words.facts(told.get("facts") or {}),
        citation=told.get("cite") or "",
        published=book is not None and nomor < book.note.size,
    )


@require_safe
def proof(request: HttpRequest, nomor: int) -> HttpResponse:
    """The .tlog-proof of an act: with salt and payload, so that anybody can check it without this house."""
    _found(request, nomor)
    raw = queries.leaf_proof(nomor)
    if raw is None:
        messages.warning(request, "Buktinya belum ada: catatan ini belum terbit, atau isinya sudah dihapus.")
        return redirect("auditor:journal-act", nomor=nomor)
    response = HttpResponse(raw, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="catatan-{nomor}.tlog-proof"'
    return response


def _found(request: HttpRequest, nomor: int) -> trail.Page:
    found = trail.page(sight_of(request.scope), nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Have the worker hold the whole database against the published book; changes nothing."""
    user: Any = request.user
    job = enqueue(
        trail.CHECK, title="Memeriksa basis data terhadap Buku Merit", now=timezone.now(), owner=user.nip,
        instansi=request.scope.instansi, key=f"periksa-buku:{user.nip}", once=False,  # type: ignore[attr-defined]
        back=reverse("auditor:journal-index"),
    )  # fmt: skip
    return redirect("semua:jobs-status", job=job)


@require_POST
def export(request: HttpRequest) -> HttpResponse | FileResponse:
    """The narrowed list as a workbook, after a word on what it is for; that word stays in Buku Merit."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    user: Any = request.user
    why = request.POST.get("alasan", "").strip()[:300]
    wanted, wrong = _wanted(request)
    said = {key: text for key in FIELDS if (text := request.POST.get(key, "").strip()[:80])}
    if not why or wrong:
        messages.error(request, wrong or "Tulis untuk apa daftar ini diunduh. Alasan itu tercatat di Buku Merit.")
        return redirect(f"{reverse('auditor:journal-index')}?{urlencode(said)}")
    rows = trail.payloads(sight_of(scope), wanted)[:LARGEST]
    cells = [_cells(each) for each in rows]
    operations.export_acts(
        rows=len(cells), why=why, filters=said, agency=scope.instansi, actor=user.nip, at=timezone.now()
    )
    facts = [("Alasan", why), *((key.capitalize(), text) for key, text in said.items())]
    sheet = Sheet("Catatan", COLUMNS, cells)
    return downloads.workbook(request, "buku-merit", [sheet], title="Catatan Buku Merit", facts=facts)


def _cells(row: Any) -> tuple[Any, ...]:
    told, known = json.loads(row.body), BY_KIND[row.kind]
    said = "; ".join(f"{each.label}: {each.words}" for each in words.facts(told["facts"]))
    level = SEVERITY_LABEL[known.severity]
    return row.leaf_id, row.at, known.label, level, row.actor, words.record(row.subject), told["cite"], said
