"""Pages of the stage registry."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, SUBORDINATE, UNIT, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("asn", "registry", "own", "", "lihat", SELF, menu="Data saya", about="Yang tercatat tentang Anda"),
    Page("atasan", "registry", "people", "pegawai/", "lihat", SUBORDINATE, menu="Pegawai saya", about="Di unit Anda"),
    Page("atasan", "registry", "person", "pegawai/<nip>/", "lihat", SUBORDINATE),
    Page("operator", "registry", "people", "pegawai/", "lihat", UNIT),
    Page("operator", "registry", "person", "pegawai/<nip>/", "lihat", UNIT),
    Page("bkpsdm", "registry", "people", "pegawai/", "lihat", INSTANSI, tab="Pegawai"),
    Page("bkpsdm", "registry", "person", "pegawai/<nip>/", "lihat", INSTANSI),
    Page("bkpsdm", "registry", "units", "unit/", "lihat", INSTANSI, tab="Unit organisasi"),
    Page("bkpsdm", "registry", "unit", "unit/<kode>/", "lihat", INSTANSI),
    Page("bkpsdm", "registry", "posts", "jabatan/", "lihat", INSTANSI, tab="Jabatan"),
    Page("bkpsdm", "registry", "imports", "impor/", "lihat", INSTANSI, tab="Impor"),
    Page("bkpsdm", "registry", "import_upload", "impor/unggah/", "tulis", INSTANSI),
    Page("bkpsdm", "registry", "import_mapping", "impor/pemetaan/", "tulis", INSTANSI),
    Page("bkpsdm", "registry", "import_run", "impor/<int:run>/", "lihat", INSTANSI),
    Page("bkpsdm", "registry", "import_apply", "impor/<int:run>/terapkan/", "tulis", INSTANSI),
    Page("bkpsdm", "registry", "import_discard", "impor/<int:run>/batal/", "tulis", INSTANSI),
    Page("bkpsdm", "registry", "import_errors", "impor/<int:run>/galat.xlsx", "unduh", INSTANSI),
    Page("auditor", "registry", "people", "pegawai/", "lihat", INSTANSI, tab="Pegawai"),
    Page("auditor", "registry", "person", "pegawai/<nip>/", "lihat", INSTANSI),
    Page("auditor", "registry", "units", "unit/", "lihat", INSTANSI, tab="Unit organisasi"),
    Page("auditor", "registry", "unit", "unit/<kode>/", "lihat", INSTANSI),
    Page("auditor", "registry", "posts", "jabatan/", "lihat", INSTANSI, tab="Jabatan"),
)
# fmt: on
