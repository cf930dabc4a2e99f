"""Pages of the stage deliberation."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, Page

# fmt: off
DOSSIERS = (
    ("person_files", "pegawai/<nip>/", "lihat"),
    ("candidates", "jabatan/<int:jabatan>/", "lihat"),
    ("compare", "jabatan/<int:jabatan>/banding/", "lihat"),
    ("dossier", "jabatan/<int:jabatan>/calon/<nip>/", "lihat"),
    ("dossier_pdf", "jabatan/<int:jabatan>/calon/<nip>/berkas.pdf", "unduh"),
)
ITEM = "acara/<slug:kode>/butir/<int:nomor>/"

ROWS: tuple[Page, ...] = (
    Page("tpk", "deliberation", "index", "", "lihat", INSTANSI, tab="Sidang"),
    Page("tpk", "deliberation", "sidang", "acara/<slug:kode>/", "lihat", INSTANSI),
    Page("tpk", "deliberation", "start", "acara/<slug:kode>/buka/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "attend", "acara/<slug:kode>/hadir/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "declare", "acara/<slug:kode>/benturan/<int:anggota>/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "step", "acara/<slug:kode>/langkah/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "approve", "acara/<slug:kode>/berita-acara/setuju/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "sign", "acara/<slug:kode>/berita-acara/tanda-tangan/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "minutes", "acara/<slug:kode>/berita-acara.pdf", "unduh", INSTANSI),
    Page("tpk", "deliberation", "pack", "acara/<slug:kode>/bahan.pdf", "unduh", INSTANSI),
    Page("tpk", "deliberation", "item", ITEM, "lihat", INSTANSI),
    Page("tpk", "deliberation", "propose", f"{ITEM}usul/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "vote", f"{ITEM}suara/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "postpone", f"{ITEM}tunda/", "tulis", INSTANSI),
    Page("tpk", "deliberation", "reconsider", f"{ITEM}bahas-ulang/", "tulis", INSTANSI),
    *(Page("tpk", "deliberation", view, path, act, INSTANSI) for view, path, act in DOSSIERS),
    Page("bkpsdm", "deliberation", "index", "", "lihat", INSTANSI, tab="Sidang"),
    Page("bkpsdm", "deliberation", "team", "tim/", "lihat", INSTANSI, tab="Tim Penilai Kinerja"),
    Page("bkpsdm", "deliberation", "appoint", "tim/baru/", "tulis", INSTANSI),
    Page("bkpsdm", "deliberation", "plan", "baru/", "tulis", INSTANSI),
    Page("bkpsdm", "deliberation", "sidang", "acara/<slug:kode>/", "lihat", INSTANSI),
    Page("bkpsdm", "deliberation", "build", "acara/<slug:kode>/agenda/", "tulis", INSTANSI),
    Page("bkpsdm", "deliberation", "invite", "acara/<slug:kode>/undang/", "kirim", INSTANSI),
    Page("bkpsdm", "deliberation", "invitation", "acara/<slug:kode>/undangan.pdf", "unduh", INSTANSI),
    Page("bkpsdm", "deliberation", "pack", "acara/<slug:kode>/bahan.pdf", "unduh", INSTANSI),
    Page("bkpsdm", "deliberation", "minutes", "acara/<slug:kode>/berita-acara.pdf", "unduh", INSTANSI),
    Page("bkpsdm", "deliberation", "sign", "acara/<slug:kode>/berita-acara/tanda-tangan/", "tulis", INSTANSI),
    Page("bkpsdm", "deliberation", "item", ITEM, "lihat", INSTANSI),
    Page("bkpsdm", "deliberation", "nominate", f"{ITEM}calon/", "tulis", INSTANSI),
    Page("bkpsdm", "deliberation", "drop", f"{ITEM}hapus/", "tulis", INSTANSI),
    *(Page("bkpsdm", "deliberation", view, path, act, INSTANSI) for view, path, act in DOSSIERS),
    Page("ppk", "deliberation", "index", "", "lihat", INSTANSI, menu="Usulan TPK", about="Usulan yang disampaikan"),
    Page("ppk", "deliberation", "file", "berkas/<int:usulan>/", "lihat", INSTANSI),
    Page("ppk", "deliberation", "minutes", "acara/<slug:kode>/berita-acara.pdf", "unduh", INSTANSI),
    Page("auditor", "deliberation", "index", "", "lihat", INSTANSI, tab="Penyimpangan"),
    Page("auditor", "deliberation", "deviation", "indeks/", "lihat", INSTANSI, tab="Indeks Deviasi"),
    Page("auditor", "deliberation", "sample", "contoh/", "lihat", INSTANSI, tab="Contoh acak"),
    Page("auditor", "deliberation", "export", "penyimpangan.xlsx", "unduh", INSTANSI),
    Page("auditor", "deliberation", "index_export", "indeks.xlsx", "unduh", INSTANSI),
    Page("auditor", "deliberation", "file", "berkas/<int:usulan>/", "lihat", INSTANSI),
)
# fmt: on
