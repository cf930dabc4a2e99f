"""Angka terbuka: what was kept for a day, and nothing worked out anew. No log-in, no cookie, no name."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from openkarier.core.openness import SMALLEST
from openkarier.foundation.journal import publications
from openkarier.stages.registry import queries as registry
from openkarier.web.frame import show
from openkarier.web.pieces import Bar, Picture
from openkarier.web.templatetags.openkarier import angka, persen

MINUTES = 5
CLOSED = f"kurang dari {SMALLEST}, atau ditutup"


@require_safe
@cache_control(public=True, max_age=60 * MINUTES)
def index(request: HttpRequest) -> HttpResponse:
    """The figures of a day: `?tanggal=2026-11-20`, else the newest."""
    agency, day = registry.instansi(request.GET.get("instansi", "")[:20]), _day(request)
    row = publications.published(agency.kode, day) if agency else None
    told: dict[str, Any] = json.loads(row.isi) if row else {}
    for period in told.get("periode", ()):
        period["gambar"] = _picture(period)
        period["mulai"], period["batas"] = parse_datetime(period["mulai"]), parse_datetime(period["batas"])
    for post in told.get("jabatan", {}).get("lowong", ()):
        post["sejak"] = date.fromisoformat(post["sejak"]) if post["sejak"] else None
    return show(
        request, "publik/openness/index.html", title="Angka terbuka", status=404 if day and not row else 200,
        lembaga=agency, row=row, told=told, asked=day, intact=row is None or publications.intact(row),
        days=publications.days(agency.kode) if agency else [], smallest=SMALLEST,
    )  # fmt: skip


@require_safe
@cache_control(public=True, max_age=60 * MINUTES)
def file(request: HttpRequest) -> HttpResponse:
    """The kept row, byte for byte: its SHA-256 is the one in Buku Merit."""
    agency = registry.instansi(request.GET.get("instansi", "")[:20])
    row = publications.published(agency.kode, _day(request)) if agency else None
    if row is None:
        raise Http404
    response = HttpResponse(row.isi.encode(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="angka-terbuka-{row.tanggal}.json"'
    return response


def _day(request: HttpRequest) -> date | None:
    """The day that is asked for; a word that is no day asks for the newest."""
    try:
        return date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return None


def _picture(period: dict[str, Any]) -> Picture:
    """Participation by OPD, the least first; a closed figure has no bar."""
    known = [row for row in period["opd"] if row["mengisi"] is not None and row["wajib"]]
    known.sort(key=lambda row: row["mengisi"] / row["wajib"])
    whole = period["mengisi"] is not None and period["wajib"]
    share = persen(100 * period["mengisi"] / period["wajib"]) if whole else ""
    title = f"{share} sudah mengisi; {known[0]['opd']} paling rendah" if share and known else "Partisipasi per OPD"
    bars = [
        Bar(row["opd"], row["mengisi"], row["wajib"], f"{angka(row['mengisi'])} dari {angka(row['wajib'])}")
        for row in known
    ]
    return Picture(title, bars, "Yang sudah mengajukan Pernyataan Karier, dari yang wajib mengisi.")
