"""Pages of the stage assessment."""

from __future__ import annotations

from openkarier.web.pages.row import Page

ROWS: tuple[Page, ...] = ()
