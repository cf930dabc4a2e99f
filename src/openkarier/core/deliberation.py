"""The sidang of the Tim Penilai Kinerja: who sits, who stands aside, what may be decided, what needs a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from openkarier.core.jabatan import JPT, Jenjang
from openkarier.core.workflow import Workflow, step

SIDANG = Workflow(
    {
        "disiapkan": "Disiapkan",
        "diundang": "Undangan terkirim",
        "dibuka": "Bersidang",
        "ditutup": "Selesai dibahas",
        "dirilis": "Disampaikan kepada PPK",
    },
    (
        step("invite", "disiapkan", "diundang", "bkpsdm", "Mengirim undangan"),
        step("open", "diundang", "dibuka", "tpk", "Membuka sidang"),
        step("close", "dibuka", "ditutup", "tpk", "Menutup pembahasan"),
        step("reopen", "ditutup", "dibuka", "tpk", "Membuka lagi pembahasan"),
        step("release", "ditutup", "dirilis", "tpk", "Menyampaikan usulan"),
    ),
)

ITEM = Workflow(
    {"menunggu": "Menunggu dibahas", "dibahas": "Usul diajukan", "diputus": "Diputus", "ditunda": "Ditunda"},
    (
        step("propose", ["menunggu", "dibahas"], "dibahas", "tpk", "Mengajukan usul"),
        step("carry", "dibahas", "diputus", "tpk", "Memutus"),
        step("reject", "dibahas", "menunggu", "tpk", "Menolak usul"),
        step("postpone", ["menunggu", "dibahas"], "ditunda", "tpk", "Menunda"),
        step("reconsider", ["diputus", "ditunda"], "menunggu", "tpk", "Membahas ulang"),
    ),
)

# What the PPK makes of a proposal is the state of its placement (core.placement.steps.CASE), told once, there.
PROPOSAL = Workflow(
    {"disusun": "Disusun", "dirilis": "Disampaikan kepada PPK"},
    (step("release", "disusun", "dirilis", "tpk", "Menyampaikan usulan"),),
)

KINDS = {
    "promosi": "Promosi",
    "rotasi": "Rotasi",
    "mutasi": "Mutasi",
    "demosi": "Demosi",
    "tetap": "Tetap",
    "tunda": "Tunda",
}
UNMOVED = ("tetap", "tunda")  # nobody is moved: rank does not matter

# Why somebody who does not stand first may be proposed: each needs words, an author and a paper besides.
DEPARTURES = {
    "kebutuhan": "Kebutuhan organisasi yang mendesak",
    "keahlian": "Keahlian khusus yang dituntut jabatan",
    "keseimbangan": "Kesinambungan layanan di unit asal calon lain",
    "kesediaan": "Calon di atasnya menyatakan tidak bersedia",
    "rekam_jejak": "Rekam jejak yang belum terbaca dalam nilai merit",
    "kesehatan": "Keterangan kesehatan atau alasan pribadi sah",
    "pemeriksaan": "Calon di atasnya sedang diperiksa",
}


class Ground(NamedTuple):
    """What makes a decision lawful, and where that is written."""

    label: str
    citation: str


# Only these bring somebody to a lower post; missing a local target is none of them.
DEMOTIONS = {
    "disiplin": Ground("Hukuman disiplin berat penurunan jabatan", "PP 94/2021 Pasal 8 ayat (4) huruf a"),
    "kinerja_ja_jf": Ground("Kinerja Kurang, tidak membaik sesudah 6 bulan dan uji kompetensi", "PP 30/2019 Pasal 58"),
    "kinerja_jpt": Ground(
        "Target JPT tidak tercapai setahun, tidak membaik sesudah 6 bulan dan uji kompetensi",
        "PP 30/2019 Pasal 57 dan PP 11/2017 Pasal 142",
    ),
    "permohonan": Ground(
        "Permohonan sendiri mundur dari jabatan", "PP 11/2017 Pasal 64 ayat (1), Pasal 94, dan Pasal 144"
    ),
}

# A jabatan pimpinan tinggi is never filled by the form alone.
ROUTES = {
    "seleksi": Ground("Hasil seleksi terbuka", "PP 11/2017 Pasal 110 ayat (3)"),
    "jobfit": Ground("Hasil uji kompetensi antarpejabat (job fit)", "PP 11/2017 Pasal 131 dan 132"),
    "talenta": Ground("Kelompok rencana suksesi dengan persetujuan manajemen talenta", "PP 11/2017 Pasal 134"),
}

ELEMENTS = {  # PP 11/2017 art. 201 (2)
    "PYB": "Pejabat yang berwenang",
    "KEPEGAWAIAN": "Pejabat kepegawaian",
    "PENGAWASAN_INTERNAL": "Pejabat pengawasan internal",
    "JPT_TERKAIT": "Pejabat pimpinan tinggi terkait",
}
OFFICES = {"ketua": "Ketua", "sekretaris": "Sekretaris", "anggota": "Anggota"}
VOTES = {"setuju": "Setuju", "tidak": "Tidak setuju", "abstain": "Abstain"}
SOURCES = {
    "lowong": "Jabatan lowong",
    "rencana": "Rencana rotasi",
    "minat": "Keinginan pegawai",
    "usul": "Ditambahkan sekretariat",
}

# UU 30/2014 art. 42-43: an official with one of these ties must not decide.
TIES = {
    "diri": "calon adalah anggota sendiri",
    "atasan": "pernah menjadi atasan calon dalam dua tahun terakhir",
    "pasangan": "suami atau istri calon",
    "keluarga": "berhubungan keluarga dengan calon",
    "pengusul": "mengusulkan calon",
    "usaha": "berkepentingan usaha dengan calon",
    "lain": "hubungan lain yang dinyatakan anggota",
}
TIE_CITATION = "UU 30/2014 Pasal 42 dan 43; PP 11/2017 Pasal 190 ayat (5)"
SUPERIOR_DAYS = 2 * 365 + 1  # two years, in days; a choice of the product, the law says only "kepentingan pribadi"

LADDER = (Jenjang.PELAKSANA, Jenjang.PENGAWAS, Jenjang.ADMINISTRATOR, Jenjang.JPT_PRATAMA, Jenjang.JPT_MADYA)
JF_LADDER = (
    (Jenjang.JF_PEMULA, Jenjang.JF_TERAMPIL, Jenjang.JF_MAHIR, Jenjang.JF_PENYELIA),
    (Jenjang.JF_AHLI_PERTAMA, Jenjang.JF_AHLI_MUDA, Jenjang.JF_AHLI_MADYA, Jenjang.JF_AHLI_UTAMA),
)
UNRANKED = -1  # of merit: not known


def kinds_between(held: str | None, target: str) -> tuple[str, ...]:
    """What a move from one jenjang to another may be called, the usual word first."""
    if held == target:
        structural = Jenjang(target) in LADDER[1:]
        return ("rotasi", "mutasi") if structural else ("mutasi", "rotasi")
    for ladder in (LADDER, *JF_LADDER):
        if held is not None and target in ladder and held in ladder:
            return ("promosi",) if ladder.index(Jenjang(target)) > ladder.index(Jenjang(held)) else ("demosi",)
    return ("mutasi", "promosi")  # between the ladders, perpindahan jabatan, or from no post


def needs_route(target: str) -> bool:
    """Whether a post is filled only through selection, job fit or approved talent management."""
    return Jenjang(target) in JPT


def seats_needed(members: int, percent: int) -> int:
    """How many members make a quorum."""
    return ceil(members * percent / 100)


def carried(votes: Iterable[str], entitled: int) -> bool:
    """Whether more than half of those present who may vote agree; who abstains does not agree."""
    return 2 * sum(vote == "setuju" for vote in votes) > entitled


@dataclass(frozen=True)
class Standing:
    """How the minutes stand with those who sat: who agrees, who objects, who has not answered, how many must agree.

    National law asks for no form of minutes; that the quorum of the sidang must agree to them is the product's rule.
    """

    agree: int
    object: int
    silent: int
    needed: int

    @property
    def approved(self) -> bool:
        """Whether as many as the quorum asks for agree."""
        return self.needed > 0 and self.agree >= self.needed


class Ranked(NamedTuple):
    """A candidate's place: `rank` of `of`; of those above, `passed` are free and `taken` are proposed elsewhere."""

    rank: int | None
    of: int
    passed: int
    taken: int


def place(chosen: int, merits: Mapping[int, int | None], elsewhere: Collection[int]) -> Ranked:
    """Where a candidate stands among the candidates who may be proposed (person -> merit, None = not known).

    Who has the same merit is not passed over. An unranked candidate passes over everybody ranked who is free.
    """
    known = {person: merit for person, merit in merits.items() if merit is not None}
    own = known.get(chosen)
    above = [person for person, merit in known.items() if person != chosen and (own is None or merit > own)]
    taken = sum(person in elsewhere for person in above)
    rank = None if own is None else len(above) + 1
    return Ranked(rank, len(known), len(above) - taken, taken)


def cutoff(merits: Iterable[int | None], places: int) -> int | None:
    """The merit of the last who would get one of `places`; None while fewer are ranked than there are places."""
    known = sorted((merit for merit in merits if merit is not None), reverse=True)
    return known[places - 1] if 0 < places <= len(known) else None


@dataclass(frozen=True)
class Month:
    """One month of the Indeks Deviasi: usulan that move somebody, and how many of them depart from rank."""

    bulan: str  # "2025-09"
    usulan: int
    menyimpang: int

    @property
    def index(self) -> float | None:
        """Share of departures in percent; None for a month with fewer than SMALLEST usulan, which is not shown."""
        return 100 * self.menyimpang / self.usulan if self.usulan >= SMALLEST else None


SMALLEST = 5  # people to a cell that may be shown (people.md, Glass house)


def index_of(rows: Sequence[tuple[str, bool]]) -> list[Month]:
    """Monthly index from one (month, departs) per released usulan that moves somebody, in the order of time."""
    months: dict[str, list[bool]] = {}
    for month, departs in rows:
        months.setdefault(month, []).append(departs)
    return [Month(month, len(found), sum(found)) for month, found in sorted(months.items())]
