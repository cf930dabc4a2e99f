"""Pages of the stage assessment."""

from __future__ import annotations

from openkarier.web.pages.assessment_events import ROWS as EVENTS
from openkarier.web.pages.row import INSTANSI, SELF, SUBORDINATE, Page

# fmt: off
OWN_RESULT = (
    Page("asn", "assessment", "own_result", "hasil/", "lihat", SELF, tab="Hasil", menu="Uji kompetensi",
         about="Undangan, hasil, saran pengembangan"),
    Page("asn", "assessment", "own_paper", "hasil/laporan.pdf", "unduh", SELF),
    Page("atasan", "assessment", "team", "tim/", "lihat", SUBORDINATE, menu="Hasil uji tim",
         about="Kategori dan area pengembangan"),
)
RESULTS = tuple(
    row
    for desk in ("bkpsdm", "asesor")
    for row in (
        Page(desk, "assessment", "results", "hasil/", "lihat", INSTANSI, tab="Hasil"),
        Page(desk, "assessment", "result_imports", "hasil/impor/", "lihat", INSTANSI, tab="Impor hasil"),
        Page(desk, "assessment", "result_upload", "hasil/impor/unggah/", "tulis", INSTANSI),
        Page(desk, "assessment", "result_mapping", "hasil/impor/pemetaan/", "tulis", INSTANSI),
        Page(desk, "assessment", "result_run", "hasil/impor/<int:run>/", "lihat", INSTANSI),
        Page(desk, "assessment", "result_apply", "hasil/impor/<int:run>/terapkan/", "tulis", INSTANSI),
        Page(desk, "assessment", "result_discard", "hasil/impor/<int:run>/batal/", "tulis", INSTANSI),
        Page(desk, "assessment", "result_errors", "hasil/impor/<int:run>/galat.xlsx", "unduh", INSTANSI),
        Page(desk, "assessment", "result", "hasil/orang/<nip>/", "lihat", INSTANSI),
        Page(desk, "assessment", "result_paper", "hasil/orang/<nip>/laporan.pdf", "unduh", INSTANSI),
        Page(desk, "assessment", "report", "laporan/", "lihat", INSTANSI, tab="Laporan"),
        Page(desk, "assessment", "report_paper", "laporan.pdf", "unduh", INSTANSI),
        Page(desk, "assessment", "bands", "kategori/", "lihat", INSTANSI, tab="Kategori JPM"),
        Page(desk, "assessment", "bands_decide", "kategori/<slug:tujuan>/<slug:kelompok>/", "tulis", INSTANSI),
        Page(desk, "assessment", "exports", "ekspor/", "lihat", INSTANSI, tab="Ekspor SIASN"),
        Page(desk, "assessment", "export_prepare", "ekspor/siapkan/", "tulis", INSTANSI),
        Page(desk, "assessment", "export_file", "ekspor/<int:ekspor>/<slug:bentuk>/", "unduh", INSTANSI),
    )
)
REPORT = tuple(
    row
    for desk in ("ppk", "auditor")
    for row in (
        Page(desk, "assessment", "report", "laporan/", "lihat", INSTANSI, tab="Laporan", menu="Peta kompetensi",
             about="Potensi dan kompetensi per unit kerja"),
        Page(desk, "assessment", "report_paper", "laporan.pdf", "unduh", INSTANSI),
    )
)
ROWS: tuple[Page, ...] = (*OWN_RESULT, *RESULTS, *REPORT, *EVENTS)
# fmt: on
