"""The table of all pages: desk x stage x act x reach. URL, view and menu follow from a row.

The row ("bkpsdm", "registry", "person", "pegawai/<nip>/") is the URL /bkpsdm/kepegawaian/pegawai/<nip>/, the view
`openkarier.web.bkpsdm.registry.person`, the name "bkpsdm:registry-person". The first row of a desk and stage
without a parameter is the room's door in the desk's menu; rows with a `tab` are the tabs inside the room.
"""

from __future__ import annotations

from dataclasses import dataclass

from openkarier.cycle import CYCLE, Stage
from openkarier.foundation.accounts.scope import Reach

# Rooms that are no stage of the career cycle. `slug` as in cycle.py.
EXTRA = (
    Stage("home", "", "Beranda", "Yang perlu Anda ketahui hari ini", "home"),
    Stage("notices", "kotak-masuk", "Kotak masuk", "Kabar untuk Anda", "inbox"),
    Stage("outbox", "pesan", "Pesan keluar", "Pesan diperiksa sebelum dikirim", "send"),
    Stage("jobs", "pekerjaan", "Pekerjaan latar", "Impor, surat, dan pesan yang sedang diproses", "server"),
    Stage("documents", "surat", "Surat", "Surat dan tanda terima", "file-text"),
    Stage("journal", "buku-merit", "Buku Merit", "Jejak setiap tindakan", "book-2"),
    Stage("account", "akun", "Akun dan peran", "Siapa boleh membuka apa", "key"),
    Stage("activation", "aktivasi", "Aktivasi akun", "Pemakaian pertama", "lock-open"),
)
STAGES = {stage.name: stage for stage in (EXTRA[0], *CYCLE, *EXTRA[1:])}  # in the order of a menu
PREFIX = {"semua": ""}  # desk -> first part of its URLs, where that is not the desk's own name


@dataclass(frozen=True)
class Page:
    """One row. `desk`: a Desk value, "semua" (any person logged in) or "publik" (everybody).

    `act`: lihat, tulis, unduh, kirim. `reach`: how far from the person the page's records may be.
    A `path` that begins with "/" is the whole path. `alias` replaces the derived name;
    `menu` and `about` the stage's label and purpose at this desk, on the row that is the room's door.
    """

    desk: str
    stage: str
    view: str
    path: str
    act: str
    reach: Reach
    tab: str = ""
    alias: str = ""
    menu: str = ""
    about: str = ""

    @property
    def name(self) -> str:
        """The URL's full name, "desk:stage-view"."""
        return self.alias or f"{self.desk}:{self.stage}-{self.view}"

    @property
    def route(self) -> str:
        """The URL pattern, without its first slash."""
        if self.path.startswith("/"):
            return self.path[1:]
        parts = (PREFIX.get(self.desk, self.desk), STAGES[self.stage].slug)
        return "".join(f"{part}/" for part in parts if part) + self.path

    @property
    def callable(self) -> str:
        """Dotted path of the view."""
        return f"openkarier.web.{self.desk}.{self.stage}.{self.view}"

    @property
    def door(self) -> bool:
        """Whether the page can be opened from a menu: it only shows, and needs no parameter."""
        return self.act == "lihat" and "<" not in self.route


SELF, SUBORDINATE, UNIT, INSTANSI, PUBLIC = (
    Reach.SELF,
    Reach.SUBORDINATE,
    Reach.UNIT,
    Reach.INSTANSI,
    Reach.PUBLIC,
)

# fmt: off
TABLE: tuple[Page, ...] = (
    # --- everybody ---
    Page("publik", "account", "log_in", "/masuk/", "tulis", PUBLIC, alias="masuk"),
    Page("publik", "activation", "identity", "/aktivasi/", "tulis", PUBLIC, alias="aktivasi"),
    Page("publik", "activation", "code", "/aktivasi/kode/", "tulis", PUBLIC, alias="aktivasi-kode"),
    Page("publik", "activation", "password", "/aktivasi/sandi/", "tulis", PUBLIC, alias="aktivasi-sandi"),
    Page("publik", "journal", "verify", "/verifikasi/", "lihat", PUBLIC, alias="verifikasi"),
    Page("publik", "journal", "answer", "/verifikasi/<str:number>/", "lihat", PUBLIC, alias="verifikasi-jawaban"),
    Page("publik", "journal", "book", "/buku-merit/", "lihat", PUBLIC, alias="buku-merit"),
    Page("publik", "journal", "file", "/buku-merit/<path:name>", "unduh", PUBLIC, alias="buku-merit-berkas"),
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
    # --- registry ---
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
    # --- standards ---
    Page("bkpsdm", "standards", "index", "", "lihat", INSTANSI, menu="Kebijakan daerah"),
    Page("bkpsdm", "standards", "decide", "<slug:kunci>/", "tulis", INSTANSI),
    # --- appraisal ---
    # --- assessment ---
    # --- talent ---
    Page("bkpsdm", "talent", "posts", "", "lihat", INSTANSI, menu="Siapa memenuhi syarat?"),
    Page("bkpsdm", "talent", "eligible", "syarat/<int:jabatan>/", "lihat", INSTANSI),
    Page("bkpsdm", "talent", "eligible_export", "syarat/<int:jabatan>/daftar.xlsx", "unduh", INSTANSI),
    # --- aspiration ---
    Page("asn", "aspiration", "index", "", "lihat", SELF),
    Page("asn", "aspiration", "home", "<slug:kode>/", "lihat", SELF),
    Page("asn", "aspiration", "page", "<slug:kode>/isi/<path:name>/", "tulis", SELF),
    Page("asn", "aspiration", "autosave", "<slug:kode>/simpan/<path:name>/", "tulis", SELF),
    Page("asn", "aspiration", "wish", "<slug:kode>/pilihan/", "tulis", SELF),
    Page("asn", "aspiration", "drop", "<slug:kode>/hapus-target/", "tulis", SELF),
    Page("asn", "aspiration", "posts", "<slug:kode>/cari-jabatan/", "lihat", SELF),
    Page("asn", "aspiration", "verdict", "<slug:kode>/syarat/<int:jabatan>/", "lihat", SELF),
    Page("asn", "aspiration", "check", "<slug:kode>/periksa/", "lihat", SELF),
    Page("asn", "aspiration", "submit", "<slug:kode>/ajukan/", "tulis", SELF),
    Page("asn", "aspiration", "receipt", "<slug:kode>/bukti/", "lihat", SELF),
    Page("asn", "aspiration", "letter", "<slug:kode>/surat.pdf", "unduh", SELF),
    Page("asn", "aspiration", "proof", "<slug:kode>/tanda-terima.pdf", "unduh", SELF),
    Page("asn", "aspiration", "withdraw", "<slug:kode>/tarik/", "tulis", SELF),
    Page("atasan", "aspiration", "filings", "", "lihat", SUBORDINATE, tab="Pernyataan bawahan"),
    Page("atasan", "aspiration", "index", "partisipasi/", "lihat", SUBORDINATE, tab="Partisipasi"),
    Page("atasan", "aspiration", "missing", "belum/", "lihat", SUBORDINATE, tab="Belum mengisi"),
    Page("atasan", "aspiration", "detail", "<slug:kode>/<nip>/", "lihat", SUBORDINATE),
    Page("atasan", "aspiration", "opinion", "<slug:kode>/<nip>/pendapat/", "tulis", SUBORDINATE),
    Page("atasan", "aspiration", "export", "partisipasi.xlsx", "unduh", SUBORDINATE),
    Page("atasan", "aspiration", "missing_export", "belum.xlsx", "unduh", SUBORDINATE),
    Page("operator", "aspiration", "index", "", "lihat", UNIT, tab="Partisipasi"),
    Page("operator", "aspiration", "missing", "belum/", "lihat", UNIT, tab="Belum mengisi"),
    Page("operator", "aspiration", "export", "partisipasi.xlsx", "unduh", UNIT),
    Page("operator", "aspiration", "missing_export", "belum.xlsx", "unduh", UNIT),
    Page("operator", "aspiration", "home", "<slug:kode>/<nip>/", "lihat", UNIT),
    Page("operator", "aspiration", "page", "<slug:kode>/<nip>/isi/<path:name>/", "tulis", UNIT),
    Page("operator", "aspiration", "autosave", "<slug:kode>/<nip>/simpan/<path:name>/", "tulis", UNIT),
    Page("operator", "aspiration", "wish", "<slug:kode>/<nip>/pilihan/", "tulis", UNIT),
    Page("operator", "aspiration", "drop", "<slug:kode>/<nip>/hapus-target/", "tulis", UNIT),
    Page("operator", "aspiration", "posts", "<slug:kode>/<nip>/cari-jabatan/", "lihat", UNIT),
    Page("operator", "aspiration", "verdict", "<slug:kode>/<nip>/syarat/<int:jabatan>/", "lihat", UNIT),
    Page("operator", "aspiration", "check", "<slug:kode>/<nip>/periksa/", "lihat", UNIT),
    Page("operator", "aspiration", "code", "<slug:kode>/<nip>/kode/", "kirim", UNIT),
    Page("operator", "aspiration", "submit", "<slug:kode>/<nip>/ajukan/", "tulis", UNIT),
    Page("operator", "aspiration", "receipt", "<slug:kode>/<nip>/bukti/", "lihat", UNIT),
    Page("operator", "aspiration", "letter", "<slug:kode>/<nip>/surat.pdf", "unduh", UNIT),
    Page("operator", "aspiration", "proof", "<slug:kode>/<nip>/tanda-terima.pdf", "unduh", UNIT),
    Page("bkpsdm", "aspiration", "index", "", "lihat", INSTANSI, tab="Partisipasi"),
    Page("bkpsdm", "aspiration", "missing", "belum/", "lihat", INSTANSI, tab="Belum mengisi"),
    Page("bkpsdm", "aspiration", "filings", "masuk/", "lihat", INSTANSI, tab="Pernyataan masuk"),
    Page("bkpsdm", "aspiration", "periods", "periode/", "lihat", INSTANSI, tab="Periode"),
    Page("bkpsdm", "aspiration", "plan", "periode/baru/", "tulis", INSTANSI),
    Page("bkpsdm", "aspiration", "change", "periode/<slug:kode>/ubah/", "tulis", INSTANSI),
    Page("bkpsdm", "aspiration", "step", "periode/<slug:kode>/langkah/", "tulis", INSTANSI),
    Page("bkpsdm", "aspiration", "remind", "pengingat/", "kirim", INSTANSI),
    Page("bkpsdm", "aspiration", "export", "partisipasi.xlsx", "unduh", INSTANSI),
    Page("bkpsdm", "aspiration", "missing_export", "belum.xlsx", "unduh", INSTANSI),
    Page("bkpsdm", "aspiration", "detail", "masuk/<slug:kode>/<nip>/", "lihat", INSTANSI),
    Page("bkpsdm", "aspiration", "letter", "masuk/<slug:kode>/<nip>/surat.pdf", "unduh", INSTANSI),
    Page("ppk", "aspiration", "index", "", "lihat", INSTANSI),
    Page("ppk", "aspiration", "missing", "belum/", "lihat", INSTANSI),
    Page("ppk", "aspiration", "export", "partisipasi.xlsx", "unduh", INSTANSI),
    Page("ppk", "aspiration", "missing_export", "belum.xlsx", "unduh", INSTANSI),
    # --- selection ---
    # --- deliberation ---
    # --- placement ---
    # --- commitment ---
    # --- development ---
    Page("asn", "development", "index", "", "lihat", SELF, tab="Jalan saya", menu="Jalan saya"),
    Page("asn", "development", "way", "jabatan/<int:jabatan>/", "lihat", SELF),
    Page("asn", "development", "reach", "terbuka/", "lihat", SELF, tab="Jabatan yang terbuka bagi saya"),
    Page("asn", "development", "reach_export", "terbuka.xlsx", "unduh", SELF),
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
BY_NAME = {page.name: page for page in TABLE}


def rooms(desk: str) -> list[tuple[Stage, Page]]:
    """The rooms of a desk in the order of the career cycle, each with the page that is its door."""
    doors: dict[str, Page] = {}
    for page in TABLE:
        if page.desk == desk and page.door:
            doors.setdefault(page.stage, page)
    return [(stage, doors[name]) for name, stage in STAGES.items() if name in doors]


def tabs(desk: str, stage: str) -> list[Page]:
    """The tabs inside a room; a single one is none."""
    found = [page for page in TABLE if (page.desk, page.stage) == (desk, stage) and page.tab]
    return found if len(found) > 1 else []
