"""What came over the wire, without the characters that no database takes: NUL and half a surrogate pair."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

UNFIT = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL refuses the first, UTF-8 the second; no keyboard makes them


class CleanTextMiddleware:
    """Takes unfit characters out of query and form, once, before anybody reads them; in an address they are a 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Clean before the view runs."""
        if UNFIT.search(request.path_info):
            raise Http404
        request.GET = clean(request.GET)  # type: ignore[assignment]  # a QueryDict, as it was
        if request.method == "POST":
            request.POST = clean(request.POST)  # type: ignore[assignment]


def clean(typed: QueryDict) -> QueryDict:
    """The same fields without unfit characters; the very same object when there are none."""
    if not any(UNFIT.search(word) for name, words in typed.lists() for word in (name, *words)):
        return typed
    cleaned = QueryDict(mutable=True)
    for name, words in typed.lists():
        cleaned.setlist(UNFIT.sub("", name), [UNFIT.sub("", word) for word in words])
    cleaned._mutable = False
    return cleaned
