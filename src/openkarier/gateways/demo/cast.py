"""The demo accounts: one person per desk, with a NIP that stays the same for every seed and size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INSTANSI = "5871"


@dataclass(frozen=True)
class Cast:
    """One demo account. `post` is the post held (exact code, or the first seat of "unit/title"), "" = from outside."""

    desk: str
    nip: str
    nama: str
    post: str
    unit: str = ""  # scope of the role; "" = the whole agency
    why: str = ""  # one sentence for the log-in list

    @property
    def born(self) -> date:
        """Birth date, as the NIP says."""
        return date(int(self.nip[:4]), int(self.nip[4:6]), int(self.nip[6:8]))

    @property
    def start(self) -> date:
        """TMT CPNS, as the NIP says."""
        return date(int(self.nip[8:12]), int(self.nip[12:14]), 1)

    @property
    def sex(self) -> str:
        """SIASN's M or F, as the NIP says."""
        return "M" if self.nip[14] == "1" else "F"


CAST = (
    Cast("asn", "199003032015032901", "Rina Lestari", "BKL.18/Penelaah Teknis Kebijakan",
         why="staf Dinas Perdagangan dan Perindustrian"),
    Cast("asn", "198404042009041902", "Dedi Kurniawan", "BKL.K01.1001-01", why="lurah yang ingin naik jenjang"),
    Cast("atasan", "197505051999031903", "Herman Saputra", "BKL.18-01",
         why="kepala Dinas Perdagangan dan Perindustrian"),
    Cast("operator", "198806062011012904", "Yulia Anggraini", "BKL.18-03", "BKL.18",
         why="operator kepegawaian dinas itu"),
    Cast("bkpsdm", "198207072006041905", "Andri Wijaya", "BKL.09.02-01", why="Kepala Bidang Mutasi dan Promosi"),
    Cast("asesor", "198608082010012906", "Maya Puspita", "BKL.09/Asesor Sumber Daya Manusia Aparatur Ahli Muda",
         why="asesor SDM aparatur"),
    Cast("tpk", "197009091994031907", "Syahrial Effendi", "BKL.01-01", why="Sekretaris Daerah, ketua TPK"),
    Cast("pansel", "197210101998022908", "Ratna Kusuma", "", why="akademisi dari luar, anggota pansel"),
    Cast("ppk", "197111111997031909", "Zainal Pratama", "", why="Wali Kota selaku PPK (pengenal contoh, bukan NIP)"),
    Cast("auditor", "197812122003121910", "Erwin Siregar", "BKL.03-03", why="Inspektur Pembantu I"),
    Cast("admin", "199101012015031911", "Fajar Nugraha", "BKL.30/Pranata Komputer Ahli Muda",
         why="admin TI di Diskominfo"),
)  # fmt: skip
"""E.g. the person at desk "bkpsdm" logs in with 198207072006041905; the last two digits count the desks."""
