"""The background jobs of the agency, with what an operator needs to find a fault."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from openkarier.web import jobs


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What people asked for, and what the clock asked for and is not done."""
    lead = "Dikerjakan oleh proses “openkarier worker”. Tugas terjadwal yang berjalan lancar tidak ditampilkan."
    return jobs.listed(request, title="Pekerjaan latar", lead=lead)


@require_safe
def status(request: HttpRequest, job: UUID) -> HttpResponse:
    """One job, with the traceback of its last error."""
    return jobs.shown(request, job)


@require_POST
def retry(request: HttpRequest, job: UUID) -> HttpResponse:
    """Try it again."""
    return jobs.retried(request, job)
