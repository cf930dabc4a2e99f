"""Who may open which page: one table, desk x stage x act x reach. A URL that is not listed here does not open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from openkarier.foundation.accounts.scope import Reach


@dataclass(frozen=True)
class Page:
    """One row: the URL's name "desk:stage-act", who sits at the desk, and how far the page's records reach."""

    name: str
    desk: str  # a Desk value, "semua" for any person logged in, "publik" for everybody
    stage: str
    act: str  # lihat, tulis, unduh, kirim
    reach: Reach


TABLE: tuple[Page, ...] = (Page("masuk", "publik", "", "tulis", Reach.PUBLIC),)
BY_NAME = {page.name: page for page in TABLE}


class AccessMiddleware:
    """Looks each URL up in the table before its view runs; "not yours" is answered 404, never 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the check is in `process_view`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse what the table does not grant."""
        match = request.resolver_match
        page = BY_NAME.get(match.view_name) if match else None
        if page is None:
            raise Http404
        if page.desk == "publik":
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return None
