"""Pages of the stage selection."""

from __future__ import annotations

from openkarier.web.pages.row import Page

ROWS: tuple[Page, ...] = ()
