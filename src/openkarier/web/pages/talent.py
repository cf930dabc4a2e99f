"""Pages of the stage talent."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("bkpsdm", "talent", "posts", "", "lihat", INSTANSI, menu="Siapa memenuhi syarat?"),
    Page("bkpsdm", "talent", "eligible", "syarat/<int:jabatan>/", "lihat", INSTANSI),
    Page("bkpsdm", "talent", "eligible_export", "syarat/<int:jabatan>/daftar.xlsx", "unduh", INSTANSI),
)
# fmt: on
