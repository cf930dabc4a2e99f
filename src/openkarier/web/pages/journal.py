"""Pages of Buku Merit at the desks that look into it; the public ones stand in everybody.py."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("auditor", "journal", "index", "", "lihat", INSTANSI),
    Page("auditor", "journal", "check", "periksa/", "kirim", INSTANSI),
    Page("auditor", "journal", "export", "ekspor/", "kirim", INSTANSI),
    Page("auditor", "journal", "act", "<int:nomor>/", "lihat", INSTANSI),
    Page("auditor", "journal", "proof", "<int:nomor>/bukti.tlog-proof", "unduh", INSTANSI),
)
# fmt: on
