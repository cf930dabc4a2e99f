"""What the auditor's home says: objections near their clock, this month's departures, and whether the book is whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from openkarier.foundation.journal import queries as journal
from openkarier.foundation.journal import trail
from openkarier.stages.deliberation import deviations
from openkarier.stages.placement import queries as placement
from openkarier.stages.registry import queries as registry
from openkarier.web.pieces import Bar, Home, Picture, Stat, Task
from openkarier.web.templatetags.openkarier import angka, persen, waktu

NEAR = 3  # objections named on the home
BARS = 6  # OPD in the picture


def panel(request: HttpRequest) -> Home:
    """Tasks, one picture and the state of the book; the same queries however long the book is."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    return Home(
        tasks=[*_book_tasks(), *_objections(scope), *_departed(scope)], stats=_stats(scope), pictures=_pictures(scope)
    )


def _book_tasks() -> list[Task]:
    """A failed check stands first: it is due since it was found."""
    there = reverse("auditor:journal-index")
    failed = next((check for check in trail.checks()[:1] if not check.whole), None)
    if failed is None:
        return []
    return [Task("Pemeriksaan Buku Merit gagal", there, failed.sentence, "lewat", failed.at)]


def _objections(scope: Any) -> list[Task]:
    found = placement.running(placement.objections(scope))[:NEAR]
    hint = "PPK memutus paling lambat 21 hari kerja sejak diajukan (PP 79/2021)."
    return [
        Task(
            f"Keberatan {each.tiket}",
            reverse("auditor:placement-objection", args=[each.tiket]),
            hint,
            "lewat" if each.batas_putus < timezone.localdate() else "berjalan",
            each.batas_putus,
        )
        for each in found
    ]


def _departed(scope: Any) -> list[Task]:
    """Departures released this month: each should be read once. A released one always has its paper (constraint)."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    count = deviations.departures(scope).filter(released_at__gte=first).count()
    if not count:
        return []
    words = f"Baca {angka(count)} penyimpangan dari peringkat bulan ini"
    return [Task(words, reverse("auditor:deliberation-index"), "Dengan alasan, pengusul, dan suratnya.", "baru")]


def _stats(scope: Any) -> list[Stat]:
    book, found = journal.book(), trail.checks()[:1]
    stats = []
    if book is not None:
        note = f"terbit {waktu(book.written)}; {angka(book.waiting)} menunggu"
        stats.append(Stat("Catatan di Buku Merit", angka(book.note.size), note))
    if found:
        stats.append(Stat("Basis data terhadap buku", "Sama" if found[0].whole else "Tidak sama", waktu(found[0].at)))
    agency = registry.instansi(scope.instansi)
    seen = [
        month
        for month in deviations.months(scope, agency.zona if agency else "Asia/Jakarta")
        if month.index is not None
    ]
    if seen:
        stats.append(Stat("Indeks Deviasi", persen(seen[-1].index), _month(seen[-1].bulan)))
    return stats


def _month(code: str) -> str:
    """ "2025-12" -> "Desember 2025"."""
    return date_format(date.fromisoformat(f"{code}-01"), "F Y")


def _pictures(scope: Any) -> list[Picture]:
    """Departures by OPD, most first."""
    rows = deviations.counted(deviations.departures(scope))["Perangkat daerah"]
    if not rows:
        return []
    total = sum(count for _, count in rows)
    name, most = rows[0]
    title = f"{name}: {angka(most)} dari {angka(total)} penyimpangan dari peringkat"
    bars = [Bar(label, count, most, angka(count)) for label, count in rows[:BARS]]
    text = "Usulan yang melewati calon bernilai merit lebih tinggi, menurut perangkat daerah jabatan barunya."
    return [Picture(title, bars, text, reverse("auditor:deliberation-index"), "Baca alasannya satu per satu")]
