"""All URLs: one per row of openkarier.web.pages.TABLE; nothing is added here."""

from __future__ import annotations

from openkarier.web.routes import patterns

urlpatterns = patterns()
handler404 = "openkarier.web.errors.not_found"
handler500 = "openkarier.web.errors.broken"
