"""Background jobs as pages: a list, and one job with its progress, for its owner and for Admin TI."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from openkarier.foundation.jobs import operations, queries
from openkarier.web.frame import show
from openkarier.web.paging import paged

LOOK = {"queued": "menunggu", "running": "berjalan", "done": "selesai", "failed": "gagal", "cancelled": "ditarik"}


def sight(request: HttpRequest) -> dict[str, str]:
    """Whose jobs this desk sees: of the agency at the desk of its Admin TI, one's own everywhere else."""
    if request.page.desk == "admin" and not request.scope.unit:  # type: ignore[attr-defined]
        return {"instansi": request.scope.instansi}  # type: ignore[attr-defined]
    user: Any = request.user
    return {"viewer": user.nip}


def listed(request: HttpRequest, *, title: str, lead: str) -> HttpResponse:
    """Show the jobs that this desk sees, newest first."""
    slice_ = paged(request, queries.recent(**sight(request)))
    rows = [
        {"job": job, "look": LOOK[job.state], "url": _url(request, "status", job.id)}
        for job in queries.rows(list(slice_.rows))
    ]
    return show(request, "jobs/index.html", title=title, lead=lead, slice=slice_, rows=rows)


def shown(request: HttpRequest, job: UUID) -> HttpResponse:
    """Show one job; asked by htmx, only the part that moves."""
    found = _found(request, job)
    admin = request.page.desk == "admin"  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "job": found,
        "look": LOOK[found.state],
        "retry_url": _url(request, "retry", job),
        "cancel_url": "" if admin else _url(request, "cancel", job),
        "detail": found.detail if admin else "",
    }
    if request.headers.get("HX-Request") == "true":
        return render(request, "jobs/progress.html", {**context, "swapped": True})
    return show(request, "jobs/status.html", title=found.title, **context)


def retried(request: HttpRequest, job: UUID) -> HttpResponse:
    """Queue a failed job again, and show it."""
    _found(request, job)
    operations.retry(job, now=timezone.now())
    return redirect(_url(request, "status", job))


def cancelled(request: HttpRequest, job: UUID) -> HttpResponse:
    """Cancel an open job, and show it."""
    _found(request, job)
    operations.cancel(job, now=timezone.now())
    return redirect(_url(request, "status", job))


def _found(request: HttpRequest, job: UUID) -> queries.Status:
    found = queries.status(job, now=timezone.now(), **sight(request))
    if found is None:
        raise Http404
    return found


def _url(request: HttpRequest, view: str, job: UUID) -> str:
    desk = request.page.desk  # type: ignore[attr-defined]
    return reverse(f"{desk}:jobs-{view}", kwargs={"job": job})
