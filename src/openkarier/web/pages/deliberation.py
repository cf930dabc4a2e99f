"""Pages of the stage deliberation."""

from __future__ import annotations

from openkarier.web.pages.row import Page

ROWS: tuple[Page, ...] = ()
