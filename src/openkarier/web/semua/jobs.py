"""One's own background jobs."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from openkarier.web import jobs


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All that this person asked for."""
    return jobs.listed(request, title="Pekerjaan saya", lead="Impor, surat, dan pesan yang Anda minta.")


@require_safe
def status(request: HttpRequest, job: UUID) -> HttpResponse:
    """One job and how far it is."""
    return jobs.shown(request, job)


@require_POST
def cancel(request: HttpRequest, job: UUID) -> HttpResponse:
    """Stop it."""
    return jobs.cancelled(request, job)


@require_POST
def retry(request: HttpRequest, job: UUID) -> HttpResponse:
    """Try it again."""
    return jobs.retried(request, job)
