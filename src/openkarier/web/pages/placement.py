"""Pages of the stage placement."""

from __future__ import annotations

from openkarier.web.pages.row import Page

ROWS: tuple[Page, ...] = ()
