"""Pages of the stage appraisal."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, PUBLIC, SELF, SUBORDINATE, Page

OWN = "<slug:kode>/"
THEIRS = "<slug:kode>/<nip>/"

# fmt: off
ROWS: tuple[Page, ...] = (
    Page("publik", "appraisal", "voice", "/suara/<slug:kode>/", "lihat", PUBLIC, alias="suara"),
    Page("asn", "appraisal", "index", "", "lihat", SELF, menu="Kinerja saya", about="SKP, penilaian, artinya"),
    Page("asn", "appraisal", "begin", "mulai/", "tulis", SELF),
    Page("asn", "appraisal", "surveys", "umpan-balik/", "lihat", SELF),
    Page("asn", "appraisal", "answer", "umpan-balik/<int:undangan>/", "tulis", SELF),
    Page("asn", "appraisal", "home", OWN, "lihat", SELF),
    Page("asn", "appraisal", "result", f"{OWN}hasil/<int:nomor>/", "tulis", SELF),
    Page("asn", "appraisal", "drop", f"{OWN}hapus-hasil/", "tulis", SELF),
    Page("asn", "appraisal", "step", f"{OWN}langkah/", "tulis", SELF),
    Page("asn", "appraisal", "realisation", f"{OWN}realisasi/", "tulis", SELF),
    Page("asn", "appraisal", "note", f"{OWN}catatan/", "tulis", SELF),
    Page("asn", "appraisal", "object_to", f"{OWN}keberatan/", "tulis", SELF),
    Page("asn", "appraisal", "plan_paper", f"{OWN}skp.pdf", "unduh", SELF),
    Page("asn", "appraisal", "rating_paper", f"{OWN}evaluasi.pdf", "unduh", SELF),
    Page("asn", "appraisal", "receipt", f"{OWN}tanda-terima-keberatan.pdf", "unduh", SELF),
    Page("atasan", "appraisal", "index", "", "lihat", SUBORDINATE, tab="SKP bawahan"),
    Page("atasan", "appraisal", "spread", "unit/", "lihat", SUBORDINATE, tab="Unit dan sebaran"),
    Page("atasan", "appraisal", "unit_predicate", "unit/<kode>/predikat/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "reason", "unit/<kode>/alasan/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "detail", THEIRS, "lihat", SUBORDINATE),
    Page("atasan", "appraisal", "dialog", f"{THEIRS}dialog/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "step", f"{THEIRS}langkah/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "note", f"{THEIRS}catatan/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "quarter", f"{THEIRS}triwulan/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "rate", f"{THEIRS}nilai/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "calibrate", f"{THEIRS}kalibrasi/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "ruling", f"{THEIRS}putusan/", "tulis", SUBORDINATE),
    Page("atasan", "appraisal", "plan_paper", f"{THEIRS}skp.pdf", "unduh", SUBORDINATE),
    Page("atasan", "appraisal", "rating_paper", f"{THEIRS}evaluasi.pdf", "unduh", SUBORDINATE),
    Page("bkpsdm", "appraisal", "index", "", "lihat", INSTANSI, tab="Kemajuan"),
    Page("bkpsdm", "appraisal", "people", "pegawai/", "lihat", INSTANSI, tab="SKP"),
    Page("bkpsdm", "appraisal", "detail", f"pegawai/{THEIRS}", "lihat", INSTANSI),
    Page("bkpsdm", "appraisal", "spread", "kalibrasi/", "lihat", INSTANSI, tab="Kalibrasi"),
    Page("bkpsdm", "appraisal", "unit", "kalibrasi/<kode>/", "lihat", INSTANSI),
    Page("bkpsdm", "appraisal", "unit_predicate", "kalibrasi/<kode>/predikat/", "tulis", INSTANSI),
    Page("bkpsdm", "appraisal", "objections", "keberatan/", "lihat", INSTANSI, tab="Keberatan"),
    Page("bkpsdm", "appraisal", "differences", "selisih/", "lihat", INSTANSI, tab="Selisih"),
    Page("bkpsdm", "appraisal", "decide", "selisih/<int:selisih>/", "tulis", INSTANSI),
    Page("bkpsdm", "appraisal", "surveys", "umpan-balik/", "lihat", INSTANSI, tab="Survei 360"),
    Page("bkpsdm", "appraisal", "open_surveys", "umpan-balik/buka/", "tulis", INSTANSI),
    Page("bkpsdm", "appraisal", "services", "layanan/", "lihat", INSTANSI, tab="Suara publik"),
    Page("bkpsdm", "appraisal", "make_service", "layanan/baru/", "tulis", INSTANSI),
    Page("bkpsdm", "appraisal", "switch", "layanan/<slug:kode>/", "tulis", INSTANSI),
    Page("bkpsdm", "appraisal", "poster", "layanan/<slug:kode>/poster.pdf", "unduh", INSTANSI),
    Page("auditor", "appraisal", "spread", "kalibrasi/", "lihat", INSTANSI),
)
# fmt: on
