"""Who may open which page. The table is web/pages.py; here it is kept: what is not listed or not granted is a 404."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.web import kept
from openkarier.web.pages import BY_NAME, Page
from openkarier.web.seats import Seat, seats_of

SESSION_SEAT = "meja"  # session key: desk -> key of the seat chosen last
SESSION_DESK = "meja_terakhir"  # session key: the desk used last


class AccessMiddleware:
    """Sets `request.page`, `request.desk`, `request.seat`, `request.scope`; answers "not yours" with 404, never 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; what people see of one another must not rest in a shared cache."""
        response = self.get_response(request)
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
            return redirect_to_login(request.get_full_path())
        request.seats = seats_of(request.user, timezone.localdate())  # type: ignore[attr-defined]
        _sit(request, page)
        return None


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


def _stay(request: Any) -> None:
    """A page of no desk: the frame keeps the desk used last, the records reach to the person alone."""
    last = request.session.get(SESSION_DESK)
    request.seat = next((seat for seat in request.seats if seat.desk == last), None)
    request.desk = request.seat.desk if request.seat else ""
    instansi = request.seat.scope.instansi if request.seat else ""
    request.scope = Scope(Reach.SELF, request.user.nip, instansi)


def choose(request: Any, seat: Seat) -> None:
    """Remember the seat for the next page of its desk."""
    request.session[SESSION_SEAT] = {**request.session.get(SESSION_SEAT, {}), seat.desk: seat.key}
