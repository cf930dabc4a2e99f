"""Pages of the stage registry."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, SUBORDINATE, UNIT, Page

TICKET = "sanggahan/<slug:nomor>/"

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("asn", "registry", "own", "", "lihat", SELF, menu="Data saya", about="Yang tercatat tentang Anda"),
    Page("asn", "registry", "disputes_", "sanggahan/", "lihat", SELF),
    Page("asn", "registry", "dispute_new", "sanggah/<slug:butir>/<int:baris>/", "tulis", SELF),
    Page("asn", "registry", "dispute", TICKET, "lihat", SELF),
    Page("asn", "registry", "dispute_add", f"{TICKET}bukti/", "tulis", SELF),
    Page("asn", "registry", "dispute_withdraw", f"{TICKET}cabut/", "tulis", SELF),
    Page("asn", "registry", "dispute_receipt", f"{TICKET}tanda-terima.pdf", "unduh", SELF),
    Page("asn", "registry", "dispute_file", f"{TICKET}bukti/<int:berkas>/", "unduh", SELF),
    Page("atasan", "registry", "people", "pegawai/", "lihat", SUBORDINATE, menu="Pegawai saya", about="Di unit Anda"),
    Page("atasan", "registry", "person", "pegawai/<nip>/", "lihat", SUBORDINATE),
    Page("operator", "registry", "people", "pegawai/", "lihat", UNIT, tab="Pegawai"),
    Page("operator", "registry", "person", "pegawai/<nip>/", "lihat", UNIT),
    Page("operator", "registry", "disputes_", "sanggahan/", "lihat", UNIT, tab="Sanggahan"),
    Page("operator", "registry", "dispute", TICKET, "lihat", UNIT),
    Page("operator", "registry", "dispute_decide", f"{TICKET}jawab/", "tulis", UNIT),
    Page("operator", "registry", "dispute_file", f"{TICKET}bukti/<int:berkas>/", "unduh", UNIT),
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
    Page("bkpsdm", "registry", "disputes_", "sanggahan/", "lihat", INSTANSI, tab="Sanggahan"),
    Page("bkpsdm", "registry", "dispute", TICKET, "lihat", INSTANSI),
    Page("bkpsdm", "registry", "dispute_decide", f"{TICKET}jawab/", "tulis", INSTANSI),
    Page("bkpsdm", "registry", "dispute_file", f"{TICKET}bukti/<int:berkas>/", "unduh", INSTANSI),
    Page("auditor", "registry", "people", "pegawai/", "lihat", INSTANSI, tab="Pegawai"),
    Page("auditor", "registry", "person", "pegawai/<nip>/", "lihat", INSTANSI),
    Page("auditor", "registry", "units", "unit/", "lihat", INSTANSI, tab="Unit organisasi"),
    Page("auditor", "registry", "unit", "unit/<kode>/", "lihat", INSTANSI),
    Page("auditor", "registry", "posts", "jabatan/", "lihat", INSTANSI, tab="Jabatan"),
)
# fmt: on
