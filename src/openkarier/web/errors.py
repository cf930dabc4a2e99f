"""Pages for what went wrong: what happened, what was kept, what to do now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is stale, usually because the session ended; what was typed stays in the browser."""
    return render(request, "errors/403_csrf.html", {"reason": reason}, status=403)


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """Too many wrong passwords for this NIP from this address."""
    return render(request, "errors/locked.html", status=429)
