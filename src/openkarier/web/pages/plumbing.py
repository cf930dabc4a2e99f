"""Pages of notices, outbox, jobs and accounts."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, UNIT, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    # --- notices, documents, journal ---
    Page("semua", "notices", "inbox", "", "lihat", SELF, alias="kotak-masuk"),
    Page("semua", "notices", "read", "<uuid:message>/buka/", "tulis", SELF),
    Page("semua", "notices", "read_all", "semua-dibaca/", "tulis", SELF),
    Page("semua", "notices", "prefer", "pilihan/", "tulis", SELF),
    Page("bkpsdm", "outbox", "index", "", "lihat", INSTANSI, tab="Pesan keluar"),
    Page("bkpsdm", "outbox", "batch", "<uuid:number>/", "lihat", INSTANSI),
    Page("bkpsdm", "outbox", "recipients", "<uuid:number>/penerima/", "lihat", INSTANSI),
    Page("bkpsdm", "outbox", "reword", "<uuid:number>/ubah/", "tulis", INSTANSI),
    Page("bkpsdm", "outbox", "release", "<uuid:number>/kirim/", "kirim", INSTANSI),
    Page("bkpsdm", "outbox", "cancel", "<uuid:number>/batal/", "tulis", INSTANSI),
    Page("bkpsdm", "outbox", "resend", "<uuid:number>/ulangi/", "kirim", INSTANSI),
    Page("bkpsdm", "outbox", "settle", "<uuid:number>/periksa/", "tulis", INSTANSI),
    Page("bkpsdm", "outbox", "unreached", "<uuid:number>/tanpa-surel/", "lihat", INSTANSI),
    Page("bkpsdm", "outbox", "unreached_export", "<uuid:number>/tanpa-surel.xlsx", "unduh", INSTANSI),
    Page("bkpsdm", "outbox", "quiet", "jam-tenang/", "lihat", INSTANSI, tab="Jam tenang"),
    Page("bkpsdm", "outbox", "keep_quiet", "jam-tenang/simpan/", "tulis", INSTANSI),
    # --- jobs ---
    Page("semua", "jobs", "index", "", "lihat", SELF),
    Page("semua", "jobs", "status", "<uuid:job>/", "lihat", SELF),
    Page("semua", "jobs", "cancel", "<uuid:job>/batal/", "tulis", SELF),
    Page("semua", "jobs", "retry", "<uuid:job>/ulangi/", "tulis", SELF),
    Page("admin", "jobs", "index", "", "lihat", INSTANSI),
    Page("admin", "jobs", "status", "<uuid:job>/", "lihat", INSTANSI),
    Page("admin", "jobs", "retry", "<uuid:job>/ulangi/", "tulis", INSTANSI),
    # --- accounts ---
    Page("operator", "account", "code", "kode/<nip>/", "tulis", UNIT),
    Page("bkpsdm", "account", "code", "kode/<nip>/", "tulis", INSTANSI),
    Page("admin", "account", "matrix", "", "lihat", INSTANSI, tab="Peran per unit"),
    Page("admin", "account", "people", "orang/", "lihat", INSTANSI, tab="Orang"),
    Page("admin", "account", "person", "orang/<nip>/", "lihat", INSTANSI),
    Page("admin", "account", "grant", "orang/<nip>/peran/", "tulis", INSTANSI),
    Page("admin", "account", "switch", "orang/<nip>/kunci/", "tulis", INSTANSI),
    Page("admin", "account", "code", "kode/<nip>/", "tulis", INSTANSI),
    Page("admin", "account", "end", "peran/<int:peran>/akhiri/", "tulis", INSTANSI),
)
# fmt: on
