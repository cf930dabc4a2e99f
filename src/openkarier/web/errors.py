"""Pages for what went wrong: what happened, what was kept, what to do now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address is wrong, or its record is not for this person; the page does not say which."""
    return render(request, "errors/404.html", {"title": "Halaman ini tidak ditemukan"}, status=404)


def not_by_address(request: HttpRequest, allowed: str) -> HttpResponse:
    """An act was opened as if it were a page, from the address bar or a bookmark."""
    response = render(request, "errors/405.html", {"title": "Buka melalui tombolnya"}, status=405)
    response["Allow"] = allowed
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Rendered without database and session, since either may be what broke."""
    return HttpResponse(render_to_string("errors/500.html", {"title": "Ada yang rusak di pihak kami"}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is stale, usually because the session ended; what was typed stays in the browser."""
    back = request.get_full_path()
    context = {"title": "Formulir ini sudah kedaluwarsa", "back": back, "reason": reason}
    return render(request, "errors/403_csrf.html", context, status=403)


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None, *args: Any) -> HttpResponse:
    """Too many wrong passwords for this NIP from this address."""
    return render(request, "errors/locked.html", {"title": "Tunggu 15 menit, lalu coba lagi"}, status=429)
