"""What disputes put on the homes: the person's own under way, and the office's inbox with the nearest deadline."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openkarier.core.registry_data import BUTIR
from openkarier.core.registry_disputes import OPEN, WITH_OFFICE
from openkarier.stages.registry import dispute_queries as queries
from openkarier.web import sanggahan
from openkarier.web.pieces import Home, Task, Trace
from openkarier.web.templatetags.openkarier import angka

SHOWN = 3


def asn(request: HttpRequest) -> Home:
    """Own open disputes; one that waits for the person is a task."""
    tasks, traces = [], []
    for each in queries.disputes(request.scope).filter(state__in=OPEN)[:SHOWN]:  # type: ignore[attr-defined]
        where, label = reverse("asn:registry-dispute", args=[each.nomor]), BUTIR[each.butir].within
        if each.state == "dilengkapi":
            tasks.append(Task(f"Kirim bukti tambahan: {label}", where, f"Sanggahan {each.nomor}", "diperiksa"))
        traces.append(Trace(f"Sanggahan: {label}", where, sanggahan.trail(each)))
    return Home(tasks=tasks, traces=traces)


def operator(request: HttpRequest) -> Home:
    """What waits for an answer in the unit."""
    return _office(request, "operator")


def bkpsdm(request: HttpRequest) -> Home:
    """What waits for an answer in the agency."""
    return _office(request, "bkpsdm")


def _office(request: HttpRequest, desk: str) -> Home:
    """One query: how many wait, and the nearest deadline."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = queries.disputes(scope).filter(state__in=WITH_OFFICE)
    due = list(found.order_by("batas").values_list("batas", flat=True))
    if not due:
        return Home()
    late = sum(each < timezone.now() for each in due)
    hint = f"{angka(late)} sudah lewat 3 × 24 jam." if late else "Dijawab paling lambat 3 × 24 jam."
    where = reverse(f"{desk}:registry-disputes_")
    return Home(
        tasks=[Task(f"Jawab {angka(len(due))} sanggahan data", where, hint, "lewat" if late else "menunggu", due[0])]
    )
