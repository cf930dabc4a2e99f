"""One row of the table of pages: a desk, a stage, a view, a path, an act and a reach."""

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
    Stage("openness", "angka-terbuka", "Angka terbuka", "Angka yang boleh dibaca semua orang", "chart-bar"),
    Stage("law", "peraturan", "Peraturan", "Dasar setiap pemeriksaan", "gavel"),
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
    module: str = ""  # of the view inside the desk, where a stage's views fill more than one; the stage's name else

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
        return f"openkarier.web.{self.desk}.{self.module or self.stage}.{self.view}"

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
