"""Pages of the stage standards."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("asn", "standards", "own", "", "lihat", SELF, menu="Standar jabatan saya", about="Yang dituntut jabatan Anda"),
    Page("bkpsdm", "standards", "posts", "", "lihat", INSTANSI, tab="Jabatan"),
    Page("bkpsdm", "standards", "post", "jabatan/<int:jabatan>/", "lihat", INSTANSI),
    Page("bkpsdm", "standards", "post_edit", "jabatan/<int:jabatan>/ubah/", "tulis", INSTANSI),
    Page("bkpsdm", "standards", "defaults", "bawaan/", "tulis", INSTANSI, tab="Bawaan jenjang"),
    Page("bkpsdm", "standards", "critical", "kritikal/", "lihat", INSTANSI, tab="Jabatan kritikal"),
    Page("bkpsdm", "standards", "critical_edit", "kritikal/<int:jabatan>/", "tulis", INSTANSI),
    Page("bkpsdm", "standards", "dictionary", "kamus/", "lihat", INSTANSI, tab="Kamus kompetensi"),
    Page("bkpsdm", "standards", "performance", "kinerja/", "tulis", INSTANSI, tab="Standar kinerja"),
    Page("bkpsdm", "standards", "performance_end", "kinerja/<int:butir>/akhiri/", "tulis", INSTANSI),
    Page("bkpsdm", "standards", "imports", "impor/", "lihat", INSTANSI, tab="Impor"),
    Page("bkpsdm", "standards", "template", "impor/<slug:jenis>.xlsx", "unduh", INSTANSI),
    Page("bkpsdm", "standards", "index", "kebijakan/", "lihat", INSTANSI, tab="Kebijakan daerah"),
    Page("bkpsdm", "standards", "decide", "kebijakan/<slug:kunci>/", "tulis", INSTANSI),
)
# fmt: on
