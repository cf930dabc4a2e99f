"""The table of all pages: desk x stage x act x reach. URL, view and menu follow from a row.

The row ("bkpsdm", "registry", "person", "pegawai/<nip>/") is the URL /bkpsdm/kepegawaian/pegawai/<nip>/, the view
`openkarier.web.bkpsdm.registry.person`, the name "bkpsdm:registry-person". The first row of a desk and stage
without a parameter is the room's door in the desk's menu; rows with a `tab` are the tabs inside the room.
"""

from __future__ import annotations

from openkarier.cycle import Stage
from openkarier.web.pages import (
    appraisal,
    aspiration,
    assessment,
    commitment,
    deliberation,
    development,
    everybody,
    journal,
    placement,
    plumbing,
    registry,
    rotation,
    selection,
    standards,
    talent,
)
from openkarier.web.pages.row import EXTRA, PREFIX, STAGES, Page

__all__ = ["BY_NAME", "EXTRA", "PREFIX", "STAGES", "TABLE", "Page", "rooms", "tabs"]

ROOMS = (
    everybody,
    registry,
    standards,
    appraisal,
    assessment,
    talent,
    aspiration,
    selection,
    deliberation,
    rotation,
    placement,
    commitment,
    development,
    journal,
    plumbing,
)
TABLE: tuple[Page, ...] = tuple(page for room in ROOMS for page in room.ROWS)
BY_NAME = {page.name: page for page in TABLE}


def rooms(desk: str) -> list[tuple[Stage, Page]]:
    """The rooms of a desk in the order of the career cycle, each with the page that is its door."""
    doors: dict[str, Page] = {}
    for page in TABLE:
        if page.desk == desk and page.door:
            doors.setdefault(page.stage, page)
    return [(stage, doors[name]) for name, stage in STAGES.items() if name in doors]


def tabs(desk: str, stage: str) -> list[Page]:
    """The tabs inside a room; a single one is none."""
    found = [page for page in TABLE if (page.desk, page.stage) == (desk, stage) and page.tab]
    return found if len(found) > 1 else []
