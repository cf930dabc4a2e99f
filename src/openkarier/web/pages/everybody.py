"""Pages for everybody, for any person logged in, and the home of each desk."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, PUBLIC, SELF, SUBORDINATE, UNIT, Page

# fmt: off
ROWS: tuple[Page, ...] = (
    # --- everybody ---
    Page("publik", "account", "log_in", "/masuk/", "tulis", PUBLIC, alias="masuk"),
    Page("publik", "activation", "identity", "/aktivasi/", "tulis", PUBLIC, alias="aktivasi"),
    Page("publik", "activation", "code", "/aktivasi/kode/", "tulis", PUBLIC, alias="aktivasi-kode"),
    Page("publik", "activation", "password", "/aktivasi/sandi/", "tulis", PUBLIC, alias="aktivasi-sandi"),
    Page("publik", "journal", "verify", "/verifikasi/", "lihat", PUBLIC, alias="verifikasi"),
    Page("publik", "journal", "answer", "/verifikasi/<str:number>/", "lihat", PUBLIC, alias="verifikasi-jawaban"),
    Page("publik", "journal", "book", "/buku-merit/", "lihat", PUBLIC, alias="buku-merit"),
    Page("publik", "journal", "file", "/buku-merit/<path:name>", "unduh", PUBLIC, alias="buku-merit-berkas"),
    Page("publik", "openness", "index", "/angka-terbuka/", "lihat", PUBLIC, alias="angka-terbuka"),
    Page("publik", "openness", "file", "/angka-terbuka/angka.json", "unduh", PUBLIC, alias="angka-terbuka-berkas"),
    Page("publik", "law", "index", "/peraturan/", "lihat", PUBLIC, alias="peraturan"),
    Page("publik", "law", "rule", "/peraturan/<slug:rule>/", "lihat", PUBLIC, alias="peraturan-aturan"),
    # --- any person logged in ---
    Page("semua", "home", "start", "", "lihat", SELF, alias="beranda"),
    Page("semua", "account", "log_out", "/keluar/", "tulis", SELF, alias="keluar"),
    Page("semua", "account", "change_seat", "/pindah-meja/", "tulis", SELF, alias="pindah-meja"),
    Page("semua", "account", "own", "/akun-saya/", "lihat", SELF, alias="akun-saya"),
    Page("semua", "account", "password", "/akun-saya/sandi/", "tulis", SELF, alias="ganti-sandi"),
    # --- home of each desk ---
    Page("asn", "home", "show", "", "lihat", SELF),
    Page("atasan", "home", "show", "", "lihat", SUBORDINATE),
    Page("operator", "home", "show", "", "lihat", UNIT),
    Page("bkpsdm", "home", "show", "", "lihat", INSTANSI),
    Page("asesor", "home", "show", "", "lihat", INSTANSI),
    Page("tpk", "home", "show", "", "lihat", INSTANSI),
    Page("pansel", "home", "show", "", "lihat", INSTANSI),
    Page("ppk", "home", "show", "", "lihat", INSTANSI),
    Page("auditor", "home", "show", "", "lihat", INSTANSI),
    Page("admin", "home", "show", "", "lihat", INSTANSI),
)
# fmt: on
