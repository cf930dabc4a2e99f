"""Pages of the stage development."""

from __future__ import annotations

from openkarier.web.pages.row import SELF, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("asn", "development", "index", "", "lihat", SELF, tab="Jalan saya", menu="Jalan saya"),
    Page("asn", "development", "way", "jabatan/<int:jabatan>/", "lihat", SELF),
    Page("asn", "development", "reach", "terbuka/", "lihat", SELF, tab="Jabatan yang terbuka bagi saya"),
    Page("asn", "development", "reach_export", "terbuka.xlsx", "unduh", SELF),
)
# fmt: on
