"""Pages of the stage talent."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, Page

# fmt: off
MAPS = tuple(
    row
    for desk in ("asesor", "bkpsdm", "tpk", "ppk", "auditor")
    for row in (
        Page(desk, "talent", "map", "peta/", "lihat", INSTANSI, tab="Peta talenta"),
        Page(desk, "talent", "people", "peta/orang/", "lihat", INSTANSI),
        Page(desk, "talent", "person", "peta/orang/<nip>/", "lihat", INSTANSI),
    )
)
GROUPS = tuple(
    row
    for desk in ("bkpsdm", "tpk", "ppk")
    for row in (
        Page(desk, "talent", "group", "kelompok/", "lihat", INSTANSI, tab="Kelompok suksesi"),
        Page(desk, "talent", "slates", "penerus/", "lihat", INSTANSI, tab="Penerus"),
        Page(desk, "talent", "forecast", "proyeksi/", "lihat", INSTANSI, tab="Proyeksi pensiun"),
    )
)
ROWS: tuple[Page, ...] = (
    Page("asn", "talent", "index", "", "lihat", SELF, menu="Peta talenta saya", about="Kotak Anda dan alasannya"),
    *MAPS,
    *GROUPS,
    Page("asesor", "talent", "formulas", "rumus/", "lihat", INSTANSI, tab="Rumus"),
    Page("asesor", "talent", "draft", "rumus/baru/", "tulis", INSTANSI),
    Page("asesor", "talent", "formula", "rumus/<int:rumus>/", "tulis", INSTANSI),
    Page("asesor", "talent", "freeze", "rumus/<int:rumus>/bekukan/", "tulis", INSTANSI),
    Page("asesor", "talent", "freeze_map", "rumus/<int:rumus>/peta/", "tulis", INSTANSI),
    Page("auditor", "talent", "formulas", "rumus/", "lihat", INSTANSI, tab="Rumus"),
    Page("auditor", "talent", "formula", "rumus/<int:rumus>/", "lihat", INSTANSI),
    Page("bkpsdm", "talent", "group_open", "kelompok/baru/", "tulis", INSTANSI),
    Page("bkpsdm", "talent", "group_step", "kelompok/langkah/", "tulis", INSTANSI),
    Page("bkpsdm", "talent", "slates_make", "penerus/susun/", "tulis", INSTANSI),
    Page("bkpsdm", "talent", "simata", "simata/", "lihat", INSTANSI, tab="SIMATA"),
    Page("bkpsdm", "talent", "export", "peta/peta.xlsx", "unduh", INSTANSI),
    Page("bkpsdm", "talent", "export_json", "peta/peta.json", "unduh", INSTANSI),
    Page("bkpsdm", "talent", "posts", "", "lihat", INSTANSI, tab="Siapa memenuhi syarat?"),
    Page("bkpsdm", "talent", "eligible", "syarat/<int:jabatan>/", "lihat", INSTANSI),
    Page("bkpsdm", "talent", "eligible_export", "syarat/<int:jabatan>/daftar.xlsx", "unduh", INSTANSI),
    Page("ppk", "talent", "group_set", "kelompok/tetapkan/", "tulis", INSTANSI),
)
# fmt: on
