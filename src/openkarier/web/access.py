"""Who may open which page. The table is web/pages/; here it is kept: what is not listed or not granted is a 404."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from openkarier.foundation import once
from openkarier.foundation.accounts.operations import remember_desk
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.web import kept
from openkarier.web.errors import not_by_address
from openkarier.web.pages import BY_NAME, Page
from openkarier.web.seats import Seat, seats_of

SESSION_SEAT = "meja"  # session key: desk -> key of the seat chosen last
LOST = (
    "Sesi Anda berakhir sebelum kiriman tadi kami terima. Masuk lagi, lalu kirim sekali lagi; "
    "rancangan yang bertanda “Tersimpan” tidak hilang."
)
SESSION_DESK = "meja_terakhir"  # session key: the desk used last


class AccessMiddleware:
    """Sets `request.page`, `request.desk`, `request.seat`, `request.scope`; answers "not yours" with 404, never 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; what people see of one another must not rest in a shared cache."""
        with once.reading() if request.method in {"GET", "HEAD"} else nullcontext():
            response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = not_by_address(request, response.headers.get("Allow", ""))
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-cache"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse what the table does not grant, before the view runs."""
        match = request.resolver_match
        page = BY_NAME.get(match.view_name) if match else None
        if page is None:
            raise Http404
        request.page = page  # type: ignore[attr-defined]
        if page.desk == "publik":
            return None
        if not request.user.is_authenticated:
            if request.method == "POST":
                kept.keep(request)
            return _to_the_door(request)
        request.seats = seats_of(request.user, timezone.localdate())  # type: ignore[attr-defined]
        _sit(request, page)
        return None


def _to_the_door(request: Any) -> HttpResponse:
    """Log-in, and back to this page; after a sent form back to the form, with a word on what was not received."""
    if request.method in {"GET", "HEAD"} and not request.htmx:
        return redirect_to_login(request.get_full_path())
    came_from = urlsplit(request.htmx.current_url or request.headers.get("Referer", ""))
    same_host = came_from.netloc == request.get_host()
    back = urlunsplit(("", "", came_from.path, came_from.query, "")) if same_host else "/"
    if request.method == "POST":
        messages.warning(request, LOST)
    answer = redirect_to_login(back)
    return HttpResponseClientRedirect(answer.headers["Location"]) if request.htmx else answer


def _sit(request: Any, page: Page) -> None:
    """Put the person on the seat that the page belongs to; no such seat, no such page."""
    if page.desk == "semua":
        _stay(request)
        return
    own = [seat for seat in request.seats if seat.desk == page.desk]
    if not own:
        raise Http404
    chosen: dict[str, str] = request.session.get(SESSION_SEAT, {})
    request.seat = next((seat for seat in own if seat.key == chosen.get(page.desk)), own[0])
    request.desk = page.desk
    request.scope = replace(request.seat.scope, reach=min(page.reach, request.seat.scope.reach))
    if request.session.get(SESSION_DESK) != page.desk:
        request.session[SESSION_DESK] = page.desk
        remember_desk(request.user, page.desk)


def _stay(request: Any) -> None:
    """A page of no desk: the frame keeps the desk used last, the records reach to the person alone."""
    last = request.session.get(SESSION_DESK) or request.user.meja
    request.seat = next((seat for seat in request.seats if seat.desk == last), None)
    request.desk = request.seat.desk if request.seat else ""
    instansi = request.seat.scope.instansi if request.seat else ""
    request.scope = Scope(Reach.SELF, request.user.nip, instansi)


def choose(request: Any, seat: Seat) -> None:
    """Remember the seat for the next page of its desk."""
    request.session[SESSION_SEAT] = {**request.session.get(SESSION_SEAT, {}), seat.desk: seat.key}
