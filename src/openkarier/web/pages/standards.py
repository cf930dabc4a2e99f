"""Pages of the stage standards."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("bkpsdm", "standards", "index", "", "lihat", INSTANSI, menu="Kebijakan daerah"),
    Page("bkpsdm", "standards", "decide", "<slug:kunci>/", "tulis", INSTANSI),
)
# fmt: on
