"""A pelantikan against its rules: after the SK, invited in time, within thirty working days, on a day that works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from openkarier.core.calendar import holiday_name, nth_working_day, waited
from openkarier.core.jabatan import JPT, Jenjang
from openkarier.core.periods import tanggal

RULE = "Peraturan Kepala BKN 7/2017"
INVITED = 1  # working day(s) before; local parameter undangan_hari_kerja
WITHIN = 30  # working days after the SK; local parameter pelantikan_hari_kerja
WITNESSES = 2  # PP 11/2017 article 61 paragraph (2); 91 paragraph (3); 139 paragraph (2)
OATH = (  # PP 11/2017 article 58; the same words in 88 (JF) and 136 (JPT)
    "bahwa saya, akan setia dan taat kepada Undang-Undang Dasar Negara Republik Indonesia Tahun 1945 serta akan "
    "menjalankan segala peraturan perundang-undangan dengan selurus-lurusnya, demi dharma bakti saya kepada bangsa dan "
    "negara;",
    "bahwa saya dalam menjalankan tugas jabatan, akan menjunjung etika jabatan, bekerja dengan sebaik-baiknya, dan "
    "dengan penuh rasa tanggung jawab;",
    "bahwa saya, akan menjaga integritas, tidak menyalahgunakan kewenangan, serta menghindarkan diri dari perbuatan "
    "tercela.",
)
OPENINGS = (  # PP 11/2017 articles 58 and 59, 88 and 89, 136 and 137; chosen aloud at the ceremony and not kept
    "Demi Allah, saya bersumpah",
    "Om Atah Paramawisesa, saya bersumpah",
    "Demi Sang Hyang Adi Budha, saya bersumpah",
    "Kehadirat Tian di tempat yang Maha Tinggi dengan bimbingan rohani Nabi Kong Zi, Dipermuliakanlah, saya bersumpah",
    "Demi Tuhan Yang Maha Esa, saya menyatakan dan berjanji dengan sungguh-sungguh",
)
CLOSING = "Kiranya Tuhan menolong saya."  # added by Christians, articles 59, 89, 137


class Oath(NamedTuple):
    """The articles of one kind of oath: the duty to swear, its words, rohaniwan and witnesses, who must stand equal."""

    label: str
    duty: str
    words: str
    witnesses: str
    rank: str


OATHS = {
    "JA": Oath(
        "administrator dan pengawas", "PP 11/2017 Pasal 57", "PP 11/2017 Pasal 58 dan 59",
        "PP 11/2017 Pasal 61 ayat (2)", "PP 11/2017 Pasal 61 ayat (3)",
    ),
    "JF": Oath(
        "jabatan fungsional", "PP 11/2017 Pasal 87", "PP 11/2017 Pasal 88 dan 89",
        "PP 11/2017 Pasal 91 ayat (2) dan (3)", "PP 11/2017 Pasal 91 ayat (3)",
    ),
    "JPT": Oath(
        "jabatan pimpinan tinggi", "PP 11/2017 Pasal 135", "PP 11/2017 Pasal 136 dan 137",
        "PP 11/2017 Pasal 139 ayat (2)", "PP 11/2017 Pasal 139 ayat (3)",
    ),
}  # fmt: skip
LADDER = (  # managerial levels, lowest first; a JF stands on no rung of it, so its rank is not compared
    Jenjang.PELAKSANA, Jenjang.PENGAWAS, Jenjang.ADMINISTRATOR, Jenjang.JPT_PRATAMA, Jenjang.JPT_MADYA,
    Jenjang.JPT_UTAMA,
)  # fmt: skip


def oath_of(jenjang: str) -> Oath:
    """The articles of the oath on entering a post of this level."""
    return OATHS["JPT" if jenjang in JPT else "JF" if jenjang.startswith("JF") else "JA"]


def too_low(witness: str, posts: Sequence[str]) -> str:
    """The level among `posts` that a witness of this level stands below; "" when none, or when no rung is known."""
    if witness not in LADDER:
        return ""
    above = [each for each in posts if each in LADDER and LADDER.index(Jenjang(each)) > LADDER.index(Jenjang(witness))]
    return max(above, key=lambda each: LADDER.index(Jenjang(each)), default="")


@dataclass(frozen=True)
class Remark:
    """Something about a planned ceremony. `bars`: it cannot be held so; otherwise it needs a written reason."""

    bars: bool
    sentence: str
    citation: str


def sworn(jenjang: str) -> bool:
    """Whether a post is entered by oath; pelaksana posts are not."""
    return jenjang != Jenjang.PELAKSANA


def remarks(
    day: date,
    decrees: Sequence[date],
    *,
    invited: date | None = None,
    days: tuple[int, int] = (INVITED, WITHIN),
) -> list[Remark]:
    """What speaks against a day: SK later than it, invited too late, too long after the SK, a day off."""
    found = []
    late = [decree for decree in decrees if decree > day]
    if late:
        words = f"SK bertanggal {tanggal(max(late))}, sesudah hari pelantikan {tanggal(day)}. Tetapkan hari sesudah SK."
        found.append(Remark(True, words, RULE))
    if invited is not None and waited(invited, day) < days[0]:
        earliest = nth_working_day(invited, days[0])
        words = f"Undangan {tanggal(invited)} kurang dari {days[0]} hari kerja sebelumnya."
        words += f" Pelantikan paling cepat {tanggal(earliest)}."
        found.append(Remark(True, words, RULE))
    last = nth_working_day(min(decrees), days[1]) if decrees else None
    if last is not None and day > last:
        words = f"Lewat {days[1]} hari kerja sejak SK; batasnya {tanggal(last)}. Tuliskan alasannya."
        found.append(Remark(False, words, RULE))
    if name := holiday_name(day):
        words = f"{tanggal(day)} hari libur ({name}). Pilih hari kerja, atau tuliskan alasannya."
        found.append(Remark(False, words, RULE))
    return found
