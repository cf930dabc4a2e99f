"""What a jabatan asks of its holder: nine competencies in five levels, and the level each jenjang asks by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from openkarier.core.competence_words import WORDS
from openkarier.core.jabatan import Jenjang

LEVELS = range(1, 6)  # PermenPANRB 38/2017, annex: five levels per competency
# Names of the levels as secondary sources print them; the annex itself was not seen [U].
LEVEL_NAMES = {1: "Paham", 2: "Dasar", 3: "Menengah", 4: "Mumpuni", 5: "Ahli"}
MANAJERIAL, SOSIAL_KULTURAL = "manajerial", "sosial kultural"


@dataclass(frozen=True)
class Kompetensi:
    """One competency. `field` is SIASN's name; `level` holds five texts, `level[0]` for level 1."""

    field: str
    nama: str
    kelompok: str
    definisi: str
    level: tuple[str, ...]

    def text(self, level: int) -> str:
        """What level 1-5 asks, in a sentence."""
        return self.level[level - 1]


@dataclass(frozen=True)
class Potensi:
    """One aspect of potential (PermenPANRB 3/2020), by SIASN's name."""

    field: str
    nama: str


def _kompetensi(name: str, nama: str, kelompok: str = MANAJERIAL) -> Kompetensi:
    definisi, *level = WORDS[name]
    return Kompetensi(name, nama, kelompok, definisi, tuple(level))


# PermenPANRB 38/2017, annex: eight managerial competencies and one socio-cultural, in this order.
KOMPETENSI: tuple[Kompetensi, ...] = (
    _kompetensi("integritas", "Integritas"),
    _kompetensi("kerjasama", "Kerja Sama"),
    _kompetensi("komunikasi", "Komunikasi"),
    _kompetensi("orientasiPadaHasil", "Orientasi pada Hasil"),
    _kompetensi("pelayananPublik", "Pelayanan Publik"),
    _kompetensi("pengembanganDiriDanOrla", "Pengembangan Diri dan Orang Lain"),
    _kompetensi("mengelolaPerubahan", "Mengelola Perubahan"),
    _kompetensi("pengambilanKeputusan", "Pengambilan Keputusan"),
    _kompetensi("perekatBangsa", "Perekat Bangsa", SOSIAL_KULTURAL),
)
BY_FIELD: Mapping[str, Kompetensi] = {each.field: each for each in KOMPETENSI}

POTENSI: tuple[Potensi, ...] = (
    Potensi("intelektual", "Kemampuan intelektual"),
    Potensi("interpersonal", "Kemampuan interpersonal"),
    Potensi("kesadaranDiri", "Kesadaran diri"),
    Potensi("berfikirKritis", "Kemampuan berpikir kritis dan strategis"),
    Potensi("motivasiKomitmen", "Motivasi dan komitmen"),
)

# What a jenjang asks where neither the post nor the agency has a standard of its own. The official table was not
# found [U]; these follow the scope words of the ladder (self, colleagues, unit, agency, nation); one level for all.
DEFAULT_LEVELS: Mapping[Jenjang, int] = {
    Jenjang.JPT_UTAMA: 5,
    Jenjang.JPT_MADYA: 5,
    Jenjang.JPT_PRATAMA: 4,
    Jenjang.ADMINISTRATOR: 3,
    Jenjang.PENGAWAS: 2,
    Jenjang.PELAKSANA: 1,
    Jenjang.JF_AHLI_UTAMA: 5,
    Jenjang.JF_AHLI_MADYA: 4,
    Jenjang.JF_AHLI_MUDA: 3,
    Jenjang.JF_AHLI_PERTAMA: 2,
    Jenjang.JF_PENYELIA: 2,  # 2 or 3 by the notes; the lower one accuses nobody
    Jenjang.JF_MAHIR: 2,
    Jenjang.JF_TERAMPIL: 1,
    Jenjang.JF_PEMULA: 1,
}
ASSUMED = "Bawaan jenjang"


@dataclass(frozen=True)
class Standard:
    """What one post asks: level 1-5 by competency, technical ones by code; `assumed` if it is the jenjang's default."""

    levels: Mapping[str, int]
    technical: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
    assumed: bool = False

    @property
    def total(self) -> int:
        """Sum of the nine levels, the divisor of JPM (Job Person Match)."""
        return sum(self.levels.values())


def even(level: int) -> dict[str, int]:
    """The nine competencies at one level."""
    return dict.fromkeys(BY_FIELD, level)


def assumed(jenjang: str, decided: tuple[int, str] | None = None) -> Standard:
    """The default of a jenjang: the (level, SK) the agency decided, else ours."""
    level, source = decided or (DEFAULT_LEVELS[Jenjang(jenjang)], ASSUMED)
    return Standard(even(level), source=source, assumed=True)
