"""Pages of the stage assessment."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, Page

# fmt: off
OWN_RESULT = (
    Page("asn", "assessment", "own_result", "hasil/", "lihat", SELF, menu="Hasil uji saya",
         about="Kompetensi, potensi, saran pengembangan"),
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
    )
)
ROWS: tuple[Page, ...] = (*OWN_RESULT, *RESULTS)
# fmt: on
