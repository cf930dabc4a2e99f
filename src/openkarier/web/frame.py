"""What surrounds every page: agency, person, desk and its rooms. `show` renders a page with its one title."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from openkarier.foundation.accounts.models import Desk
from openkarier.foundation.notices import queries as notices
from openkarier.stages.registry import queries as registry
from openkarier.web import pages
from openkarier.web.public_rooms import ROOMS

THUMB = 4  # rooms in a phone's bottom bar beside "Lainnya"


@dataclass(frozen=True)
class Link:
    """A place to go. `here`: the reader is in it."""

    label: str
    url: str
    icon: str = ""
    here: bool = False
    purpose: str = ""


def show(request: HttpRequest, template: str, *, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page. `title` is both <title> and H1; `crumbs` in the context are Links above the page, nearest last."""
    return render(request, template, {"title": title, **context}, status=status)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: `frame`. Nothing is asked of the database before the template asks for it."""
    return {"frame": Frame(request)}


class Frame:
    """The surroundings of one request, each part worked out when the template first names it."""

    def __init__(self, request: Any) -> None:
        self._request = request
        self.page: pages.Page | None = getattr(request, "page", None)
        self.seats = getattr(request, "seats", ())
        self.seat = getattr(request, "seat", None)
        self.desk: str = getattr(request, "desk", "")
        self.contact = settings.CONTACT
        self.demo = settings.DEMO
        self.session_seconds = settings.SESSION_COOKIE_AGE

    @cached_property
    def agency(self) -> Any:
        """The agency whose affairs the page shows; None before the first import, or when there are several."""
        return registry.instansi(self.seat.scope.instansi if self.seat else "")

    @cached_property
    def signed_in(self) -> bool:
        """Whether the page is for a person who has logged in."""
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def public(self) -> list[Link]:
        """The rooms that anybody may enter."""
        here = self.page.name if self.page else ""
        return [Link(room.label, reverse(room.name), room.icon, room.holds(here), room.sentence) for room in ROOMS]

    @cached_property
    def rooms(self) -> list[Link]:
        """The rooms of this desk in the order of the career cycle."""
        return [self._link(stage, page) for stage, page in pages.rooms(self.desk)] if self.desk else []

    def _link(self, stage: Any, page: pages.Page) -> Link:
        here = self.page is not None and self.page.stage == stage.name
        return Link(page.menu or stage.label, reverse(page.name), stage.icon, here, page.about or stage.purpose)

    @cached_property
    def thumb(self) -> list[Link]:
        """Rooms in a phone's bottom bar: all when five or fewer, else the first four."""
        return self.rooms if len(self.rooms) <= THUMB + 1 else self.rooms[:THUMB]

    @cached_property
    def beyond_thumb(self) -> list[Link]:
        """Rooms behind "Lainnya" on a phone."""
        return self.rooms[len(self.thumb) :]

    @cached_property
    def tabs(self) -> list[Link]:
        """Tabs inside the present room, on the pages that are tabs."""
        if self.page is None or not self.page.tab:
            return []
        return [
            Link(page.tab, reverse(page.name), here=page.name == self.page.name)
            for page in pages.tabs(self.desk, self.page.stage)
        ]

    @cached_property
    def crumbs(self) -> list[Link]:
        """The way to this page: the desk's home, and the room when the page lies deeper in it."""
        if self.page is None or not self.desk or self.page.stage == "home":
            return []
        found = [Link("Beranda", reverse(f"{self.desk}:home-show"))]
        room = next((link for link in self.rooms if link.here), None)
        if room and room.url != self._request.path:
            found.append(room)
        return found

    @cached_property
    def desk_label(self) -> str:
        """The desk's name."""
        return Desk(self.desk).label if self.desk else ""

    @cached_property
    def search_url(self) -> str:
        """Where the top bar's search goes; empty for a desk without a list of people."""
        name = f"{self.desk}:registry-people"
        return reverse(name) if name in pages.BY_NAME else ""

    @cached_property
    def inbox_url(self) -> str:
        """The person's inbox; empty before log-in."""
        return reverse("kotak-masuk") if self.signed_in else ""

    @cached_property
    def unread(self) -> int:
        """Unread notices of the person."""
        return notices.unread(self._request.user.nip) if self.signed_in else 0
