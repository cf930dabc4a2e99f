"""A test event: its steps, its purposes, whether its provider may test, when a scan counts. No storage, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from openkarier.core.workflow import Workflow, step

MAPPING, FILLING, FIT = "pemetaan", "pengisian", "jobfit"
PURPOSES = {MAPPING: "Pemetaan", FILLING: "Pengisian jabatan", FIT: "Job fit"}  # Peraturan BKN 26/2019 Ps. 26 ayat (2)
METHODS = {  # Peraturan BKN 26/2019: sederhana, sedang, kompleks; CACT and ProASN are BKN's own computer tests
    "sederhana": "Metode sederhana",
    "sedang": "Metode sedang",
    "kompleks": "Metode kompleks (assessment center)",
    "cact": "CACT (tes berbantuan komputer BKN)",
    "proasn": "ProASN (profiling ASN)",
}
PRESENT_BEFORE = 60  # minutes; what BKN's offices ask for (practice, Kolaka Utara 2025)

EVENT = Workflow(
    states={
        "rancangan": "Rancangan",
        "terjadwal": "Terjadwal",
        "diundang": "Undangan dikirim",
        "berlangsung": "Berlangsung",
        "selesai": "Selesai",
        "ditutup": "Ditutup",
    },
    steps=(
        step("jadwalkan", "rancangan", "terjadwal", "asesor", "Penetapan jadwal"),
        step("susun-ulang", ("terjadwal", "diundang"), "rancangan", "asesor", "Penyusunan ulang jadwal"),
        step("undang", ("terjadwal", "diundang"), "diundang", "asesor", "Pengiriman undangan"),
        step("mulai", "diundang", "berlangsung", "asesor", "Pembukaan acara"),
        step("selesaikan", "berlangsung", "selesai", "asesor", "Penyelesaian acara"),
        step("tutup", "selesai", "ditutup", "asesor", "Penutupan acara"),
    ),
)
CHOOSING = ("rancangan", "terjadwal", "diundang")  # people may still be added and taken off
ATTENDING = ("berlangsung", "selesai")  # scans are taken; after "selesai" only late merges of telephones
TOLD = ("diundang", "berlangsung", "selesai", "ditutup")  # participants know of it

REQUEST = Workflow(
    states={"diajukan": "Menunggu jawaban", "diterima": "Diterima", "ditolak": "Ditolak"},
    steps=(
        step("terima", "diajukan", "diterima", "asesor", "Penerimaan permohonan"),
        step("tolak", "diajukan", "ditolak", "asesor", "Penolakan permohonan"),
    ),
)


class Need(StrEnum):
    """A special need. Which one it is stays with the organiser; only its consequence reaches the seating."""

    KURSI_RODA = "kursi-roda"
    JALAN = "jalan"
    HAMIL = "hamil"
    PENGLIHATAN = "penglihatan"
    PENDENGARAN = "pendengaran"
    LAIN = "lain"


NEEDS = {
    Need.KURSI_RODA: "Memakai kursi roda",
    Need.JALAN: "Sulit naik tangga atau berjalan jauh",
    Need.HAMIL: "Hamil atau menyusui",
    Need.PENGLIHATAN: "Penglihatan: perlu huruf besar atau pembaca layar",
    Need.PENDENGARAN: "Pendengaran: perlu petunjuk tertulis atau juru bahasa isyarat",
    Need.LAIN: "Keperluan lain",
}
NEED_ACCESS = frozenset({Need.KURSI_RODA, Need.JALAN, Need.HAMIL})  # these need a room without stairs

ABSENCES = {
    "cuti": "Cuti",
    "dinas": "Dinas luar",
    "layanan": "Tugas layanan yang tidak dapat ditinggalkan",
    "diklat": "Pendidikan atau pelatihan",
    "permohonan": "Permohonan ganti waktu diterima",
}


# --- accreditation: a result counts only from a unit that BKN accredited for the jenjang (BKN, FAQ Puspenkom) ---


@dataclass(frozen=True)
class Accreditation:
    """What a provider may test, and from when until when (last day included)."""

    number: str
    jenjang: frozenset[str]
    begins: date
    ends: date


@dataclass(frozen=True)
class Standing:
    """Whether the provider may test these jenjang that day. `state`: memenuhi, belum, tidak, tak-dinilai."""

    state: str
    missing: tuple[str, ...] = ()
    expired_on: date | None = None
    number: str = ""


def standing(papers: Iterable[Accreditation], jenjang: Iterable[str], on: date, *, of_bkn: bool) -> Standing:
    """Judge a provider: BKN accredits itself; others need a paper in force per jenjang. Nothing asked: unknown."""
    wanted = sorted(set(jenjang))
    if of_bkn:
        return Standing("memenuhi")
    if not wanted:
        return Standing("tak-dinilai")
    held = list(papers)
    inforce = [paper for paper in held if paper.begins <= on <= paper.ends]
    missing = tuple(one for one in wanted if not any(one in paper.jenjang for paper in inforce))
    if not missing:
        return Standing("memenuhi", number=inforce[0].number)
    late = [paper.ends for paper in held if paper.ends < on and paper.jenjang & set(missing)]
    return Standing("tidak" if late else "belum", missing, max(late, default=None))


# --- attendance ---

EARLY = timedelta(hours=2)  # nobody is let in longer before the session


def counted_at(scanned: datetime, received: datetime, starts: datetime, ends: datetime) -> datetime:
    """The moment a scan counts: what the telephone says, held between two hours before the session and its receipt.

    A telephone whose clock runs ahead cannot have seen the future; one that runs behind was not there a day early.
    """
    earliest = min(starts - EARLY, received)
    return min(max(scanned, earliest), received, max(ends, earliest))


def overlap(first: tuple[datetime, datetime], second: tuple[datetime, datetime]) -> bool:
    """Whether two stretches of time share a moment."""
    return first[0] < second[1] and second[0] < first[1]
