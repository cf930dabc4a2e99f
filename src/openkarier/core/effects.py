"""What predicates do for a career: sentences with their articles, from the years on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openkarier.core.jabatan import JPT, Jenjang
from openkarier.core.ratings import Predikat

# Percent of a year's angka kredit by predicate, and koefisien by jenjang (PermenPANRB 1/2023, Peraturan BKN 3/2023).
AK_PERCENT = {
    Predikat.SANGAT_BAIK: 150, Predikat.BAIK: 100, Predikat.BUTUH_PERBAIKAN: 75, Predikat.KURANG: 50,
    Predikat.SANGAT_KURANG: 25,
}  # fmt: skip
KOEFISIEN = {
    Jenjang.JF_PEMULA: 3.75, Jenjang.JF_TERAMPIL: 5.0, Jenjang.JF_MAHIR: 12.5, Jenjang.JF_PENYELIA: 25.0,
    Jenjang.JF_AHLI_PERTAMA: 12.5, Jenjang.JF_AHLI_MUDA: 25.0, Jenjang.JF_AHLI_MADYA: 37.5,
    Jenjang.JF_AHLI_UTAMA: 50.0,
}  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """One consequence for a career. `state`: memenuhi (opens something), belum (not yet), tidak (a duty follows)."""

    state: str
    title: str
    sentence: str
    citation: str


def effects(history: Mapping[int, Predikat], jenjang: str, today_year: int) -> list[Effect]:
    """What the predicates of the last two closed years do, duties first; nothing here removes anybody by itself."""
    last, before = history.get(today_year - 1), history.get(today_year - 2)
    years = f"{today_year - 2} dan {today_year - 1}"
    if last is None:
        sentence = f"Predikat tahun {today_year - 1} belum tercatat, jadi akibatnya belum dapat dikatakan."
        return [Effect("tak-dinilai", "Belum ada data", sentence, "PP 30/2019 Pasal 53")]
    found = _path(last, jenjang, today_year - 1)
    found.append(_appointment(last, before, years))
    found += _priority(last, before, years)
    if jenjang in KOEFISIEN:
        found.append(_angka_kredit(last, Jenjang(jenjang), today_year - 1))
    return found


def angka_kredit(predikat: Predikat, jenjang: Jenjang, months: int = 12) -> float:
    """Angka kredit of a period: percent of the predicate x koefisien x months / 12."""
    return round(AK_PERCENT[predikat] / 100 * KOEFISIEN[jenjang] * months / 12, 2)


def _path(last: Predikat, jenjang: str, tahun: int) -> list[Effect]:
    """The six months of improvement, where the law asks them."""
    top = jenjang in JPT
    if last >= Predikat.BAIK or (last == Predikat.BUTUH_PERBAIKAN and not top):
        return []
    asked = "PP 30/2019 Pasal 57 dan PP 11/2017 Pasal 142" if top else "PP 30/2019 Pasal 58"
    sentence = (
        f"Predikat {tahun} {last.label}: Anda diberi waktu enam bulan untuk memperbaiki kinerja, lalu mengikuti uji "
        "kompetensi. Jabatan dapat berubah hanya sesudah itu, dengan keputusan pejabat yang berwenang; Anda berhak "
        "mengajukan keberatan."
    )
    return [Effect("tidak", "Masa perbaikan enam bulan", sentence, asked)]


def _appointment(last: Predikat, before: Predikat | None, years: str) -> Effect:
    title = "Syarat kinerja untuk naik jabatan"
    citation = "PP 11/2017 Pasal 54 (paling sedikit Baik dalam dua tahun terakhir)"
    if before is None:
        sentence = f"Predikat terakhir {last.label}; predikat tahun sebelumnya belum tercatat."
        return Effect("tak-dinilai", title, sentence, citation)
    if min(last, before) >= Predikat.BAIK:
        return Effect("memenuhi", title, f"Predikat {years} sekurang-kurangnya Baik: syarat ini terpenuhi.", citation)
    sentence = f"Predikat {years} belum keduanya Baik; syarat terpenuhi sesudah dua tahun berturut-turut Baik."
    return Effect("belum", title, sentence, citation)


def _priority(last: Predikat, before: Predikat | None, years: str) -> list[Effect]:
    citation = "PP 30/2019 Pasal 53"
    if last == before == Predikat.SANGAT_BAIK:
        sentence = f"Sangat Baik pada {years}: Anda diprioritaskan masuk kelompok rencana suksesi."
        return [Effect("memenuhi", "Prioritas kelompok rencana suksesi", sentence, citation)]
    if before is not None and min(last, before) >= Predikat.BAIK:
        sentence = f"Sekurang-kurangnya Baik pada {years}: Anda diprioritaskan untuk pengembangan kompetensi."
        return [Effect("memenuhi", "Prioritas pengembangan kompetensi", sentence, citation)]
    if last >= Predikat.BAIK:
        sentence = "Setahun lagi sekurang-kurangnya Baik membuka prioritas pengembangan kompetensi."
        return [Effect("belum", "Prioritas pengembangan kompetensi", sentence, citation)]
    return []


def _angka_kredit(last: Predikat, jenjang: Jenjang, tahun: int) -> Effect:
    points = f"{angka_kredit(last, jenjang):g}".replace(".", ",")
    sentence = f"Predikat {tahun} menghasilkan {points} angka kredit untuk setahun penuh pada jenjang Anda."
    return Effect("memenuhi", "Angka kredit", sentence, "PermenPANRB 1/2023 dan Peraturan BKN 3/2023")
