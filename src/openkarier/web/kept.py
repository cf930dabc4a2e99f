"""What was typed when the session had ended: kept in the new session until the person has logged in again."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

KEY = "tertunda"
LARGEST = 30_000  # characters; more than the longest page of the house


def keep(request: HttpRequest) -> None:
    """Remember a form that came without a session. Only forms that say whose they are (`author`, a NIP) are kept."""
    author = request.POST.get("author", "")
    typed = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if author and sum(len(value) for value in typed.values()) <= LARGEST:
        request.session[KEY] = {"path": request.path, "author": author, "typed": typed}


def recall(request: HttpRequest) -> Mapping[str, str] | None:
    """Return what the same person typed on this very page before the session ended, once; else None."""
    stored = request.session.get(KEY)
    if not stored or stored["path"] != request.path:
        return None
    del request.session[KEY]
    same = stored["author"] == request.user.get_username()
    return dict(stored["typed"]) if same else None
