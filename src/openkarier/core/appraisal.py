"""SKP from draft to final: who may do what, by when, what must be settled, and which consequences are lawful."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from openkarier.core.jabatan import JPT, Jenjang
from openkarier.core.periods import ONE_DAY, working_day
from openkarier.core.workflow import Workflow, step

# Hands: asn = the person; atasan = pejabat penilai kinerja, the direct superior (PP 30/2019 Ps. 46); pengganti = the
# superior's superior, once the superior has been silent too long (Ps. 46); atasan-penilai = the superior's superior in
# their own right (Ps. 50, 59); sistem = the clock.
SKP = Workflow(
    states={
        "rancangan": "Rancangan",
        "diajukan": "Diajukan",
        "dialog": "Dialog kinerja",
        "ditetapkan": "Ditetapkan",
        "penilaian": "Menunggu penilaian",
        "dinilai": "Dinilai, belum diserahkan",
        "diserahkan": "Diserahkan kepada pegawai",
        "diterima": "Diterima pegawai",
        "keberatan": "Keberatan diperiksa",
        "final": "Final",
    },
    steps=(
        step("ajukan", "rancangan", "diajukan", "asn", "Pengajuan SKP"),  # Ps. 8
        step("kembalikan", ("diajukan", "dialog"), "rancangan", "atasan pengganti", "Pengembalian SKP"),
        step("mulai-dialog", "diajukan", "dialog", "atasan pengganti", "Dialog kinerja"),  # PermenPANRB 6/2022
        step("tetapkan", "dialog", "ditetapkan", "atasan pengganti", "Penetapan SKP"),  # Ps. 24
        step("ubah", "ditetapkan", "rancangan", "asn atasan", "Perubahan SKP"),  # Ps. 28: four grounds
        step("lapor", "ditetapkan", "penilaian", "asn", "Laporan realisasi"),
        step("buka-penilaian", "ditetapkan", "penilaian", "atasan pengganti", "Pembukaan penilaian"),
        step("nilai", "penilaian", "dinilai", "atasan pengganti", "Penilaian kinerja"),  # Ps. 42
        step("kalibrasi", "dinilai", "dinilai", "atasan pengganti", "Perubahan rating pada kalibrasi"),
        step("serahkan", "dinilai", "diserahkan", "atasan pengganti", "Penyerahan dokumen penilaian"),  # Ps. 49
        step("terima", "diserahkan", "diterima", "asn", "Penandatanganan oleh pegawai"),  # Ps. 49
        step("sahkan", "diserahkan", "diterima", "atasan-penilai", "Penandatanganan oleh atasan penilai"),
        step("keberatan", ("diserahkan", "diterima"), "keberatan", "asn", "Keberatan"),  # Ps. 59
        step("putus", "keberatan", "final", "atasan-penilai", "Putusan atas keberatan"),  # Ps. 59
        step("akhiri", "diterima", "final", "sistem bkpsdm", "Pengakhiran penilaian"),
    ),
)
WAITING_FOR_SUPERIOR = ("diajukan", "dialog", "penilaian", "dinilai")
OPEN_TO_FEEDBACK = ("ditetapkan", "penilaian", "dinilai")
RATED = ("dinilai", "diserahkan", "diterima", "keberatan", "final")

OBJECTION_DAYS = 14  # PP 30/2019 Pasal 59 ayat (1): days, not working days
SIGNING_DAYS = 14  # Pasal 49: handed over and signed within 14 days each
SUPERIOR_SIGNS = 7  # working days, Pasal 50


def objection_until(received: date) -> date:
    """The last day for an objection (PP 30/2019 Pasal 59 ayat (1))."""
    return received + timedelta(days=OBJECTION_DAYS)


def signing_until(handed_over: date) -> date:
    """The last day for the employee to sign (PP 30/2019 Pasal 49)."""
    return handed_over + timedelta(days=SIGNING_DAYS)


def superior_signs_until(handed_over: date, holidays: frozenset[date]) -> date:
    """The last day for the superior's superior to sign instead (PP 30/2019 Pasal 50)."""
    return working_day(signing_until(handed_over), SUPERIOR_SIGNS, holidays)


@dataclass(frozen=True)
class Due:
    """A date of the yearly round: what is due, by when, under which article."""

    label: str
    on: date
    citation: str


def calendar(tahun: int) -> tuple[Due, ...]:
    """The dates of one year's round, in order."""
    return (
        Due("SKP ditetapkan", date(tahun, 1, 31), "PP 30/2019 Pasal 24"),
        Due("Pemantauan semester pertama", date(tahun, 6, 30), "PP 30/2019 Pasal 27"),
        Due("Penilaian dimulai", date(tahun, 12, 31), "PP 30/2019 Pasal 42"),
        Due("Penilaian selesai", date(tahun + 1, 1, 31), "PP 30/2019 Pasal 42"),
        Due("Laporan kepada Tim Penilai Kinerja", last_day(tahun + 1, 2), "PP 30/2019 Pasal 51"),
    )


def last_day(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


CHANGE_GROUNDS = {  # PP 30/2019 Pasal 28
    "pejabat": "Pejabat penilai atau jabatan berganti",
    "strategi": "Strategi, anggaran, atau prioritas berubah",
    "sakit": "Sakit atau cuti lebih dari satu bulan",
    "tugas": "Tugas lain lebih dari satu bulan",
}


@dataclass(frozen=True)
class Consequence:
    """A lawful consequence of a result, with its article; `jpt`: for JPT only (True), for the others only (False)."""

    label: str
    citation: str
    good: bool = False
    jpt: bool | None = None


CONSEQUENCES: Mapping[str, Consequence] = {
    "talenta": Consequence(
        "Sangat Baik dua tahun berturut-turut: prioritas masuk kelompok rencana suksesi", "PP 30/2019 Pasal 53", True
    ),
    "pengembangan": Consequence(
        "Baik dua tahun berturut-turut: prioritas pengembangan kompetensi", "PP 30/2019 Pasal 53", True
    ),
    "penghargaan": Consequence("Diusulkan memperoleh penghargaan kinerja", "PP 30/2019 Pasal 51", True),
    "bimbingan": Consequence("Bimbingan kinerja yang dicatat", "PP 30/2019 Pasal 30 sampai 34"),
    "konseling": Consequence("Konseling kinerja, perorangan dan rahasia", "PP 30/2019 Pasal 30 sampai 34"),
    "pelatihan": Consequence("Pelatihan atau penugasan khusus yang memperbaiki hasil", "PP 30/2019 Pasal 30 sampai 34"),
    "mutasi": Consequence("Usul mutasi ke jabatan yang lebih sesuai kompetensi", "PP 30/2019 Pasal 30 sampai 34"),
    "perbaikan": Consequence(
        "Kurang atau Sangat Kurang: enam bulan memperbaiki kinerja, lalu uji kompetensi", "PP 30/2019 Pasal 58",
        jpt=False,
    ),
    "perbaikan-jpt": Consequence(
        "Target setahun tidak tercapai: enam bulan memperbaiki kinerja, lalu uji kompetensi kembali",
        "PP 30/2019 Pasal 57 dan PP 11/2017 Pasal 142", jpt=True,
    ),
}  # fmt: skip
UNLAWFUL = re.compile(
    r"\b(?:copot|dicopot|pencopotan|pecat|dipecat|pemecatan|nonjob|non-job|dinonjobkan|otomatis|mundur|mengundurkan"
    r"|pengunduran|berhenti|diberhentikan|pemberhentian)\b",
    re.IGNORECASE,
)
UNLAWFUL_SAID = (
    "Konsekuensi tidak boleh berupa pemberhentian atau pengunduran diri yang berlaku dengan sendirinya "
    "(kata “{word}”): tidak ada pasal yang mendasarinya. Pilih dari daftar; "
    "jalan yang sah ada di PP 30/2019 Pasal 57 dan 58."
)


def consequences_for(jenjang: str) -> dict[str, Consequence]:
    """What may be agreed with the holder of a post of this jenjang."""
    top = jenjang in JPT
    return {key: each for key, each in CONSEQUENCES.items() if each.jpt is None or each.jpt is top}


ASPECTS = {"kuantitas": "Kuantitas", "kualitas": "Kualitas", "waktu": "Waktu", "biaya": "Biaya"}
PERSPECTIVES = {
    "penerima": "Penerima layanan", "proses": "Proses bisnis", "internal": "Penguatan internal", "anggaran": "Anggaran",
}  # fmt: skip
BUDGET = "anggaran"
MOST_RESULTS, MOST_INDICATORS = 12, 6


@dataclass(frozen=True)
class Indicator:
    """One measure of a result: aspect, what is measured, target."""

    aspek: str
    indikator: str
    target: str


@dataclass(frozen=True)
class Result:
    """One planned result with its measures; `perspektif` for JPT only."""

    rencana: str
    utama: bool
    indikator: tuple[Indicator, ...] = ()
    perspektif: str = ""
    from_superior: str = ""
    dasar: str = ""  # the SK of an additional result


@dataclass(frozen=True)
class Gap:
    """Something missing: where (number of the result, 0 = the whole) and the sentence that says what to do."""

    result: int
    sentence: str


def draft_gaps(results: Sequence[Result], jenjang: str) -> list[Gap]:
    """What is missing before an SKP can be filed (PP 30/2019 Pasal 9 to 20)."""
    gaps = [gap for number, each in enumerate(results, 1) for gap in _result_gaps(number, each, jenjang)]
    if not any(each.utama for each in results):
        gaps.insert(0, Gap(0, "Tambahkan sedikitnya satu hasil kerja utama."))
    if jenjang in JPT and results and not any(each.perspektif == BUDGET for each in results):
        gaps.append(Gap(0, "SKP pimpinan tinggi memuat indikator penggunaan anggaran (PP 30/2019 Pasal 13 dan 14)."))
    return gaps


def _result_gaps(number: int, result: Result, jenjang: str) -> list[Gap]:
    said = []
    if not result.rencana.strip():
        said.append("Tuliskan rencana hasil kerjanya.")
    if not result.indikator:
        said.append("Tambahkan sedikitnya satu indikator dengan targetnya.")
    if any(not each.indikator.strip() or not each.target.strip() for each in result.indikator):
        said.append("Lengkapi setiap indikator dengan ukuran dan targetnya.")
    if result.indikator and not any(each.aspek == "kuantitas" for each in result.indikator):
        said.append("Sertakan indikator kuantitas; aspek lain menyusul bila perlu (PP 30/2019 Pasal 12).")
    if jenjang in JPT and not result.perspektif:
        said.append("Pilih perspektifnya.")
    if not result.utama and not result.dasar.strip():
        said.append("Hasil kerja tambahan memerlukan surat keputusan sebagai dasarnya (PP 30/2019 Pasal 10).")
    return [Gap(number, sentence) for sentence in said]


@dataclass(frozen=True)
class Settled:
    """What a dialog kinerja settles beside the results: the three annex blocks and the expected behaviour."""

    dukungan: str = ""
    pertanggungjawaban: str = ""
    konsekuensi: tuple[str, ...] = ()
    catatan_konsekuensi: str = ""
    perilaku: Mapping[str, str] = field(default_factory=dict)


def dialog_gaps(settled: Settled, jenjang: str) -> dict[str, str]:
    """Field -> sentence for each of the four things that is not settled (PermenPANRB 6/2022)."""
    gaps = {}
    if not any(word.strip() for word in settled.perilaku.values()):
        gaps["perilaku"] = "Tuliskan ekspektasi khusus pimpinan pada sedikitnya satu nilai BerAKHLAK."
    if not settled.dukungan.strip():
        gaps["dukungan"] = "Tuliskan dukungan sumber daya yang disepakati, misalnya orang, anggaran, atau peralatan."
    if not settled.pertanggungjawaban.strip():
        gaps["pertanggungjawaban"] = "Tuliskan kapan dan bagaimana hasil dilaporkan."
    if not settled.konsekuensi:
        gaps["konsekuensi"] = "Pilih sedikitnya satu konsekuensi yang disepakati."
    if set(settled.konsekuensi) - set(consequences_for(jenjang)):
        gaps["konsekuensi"] = "Konsekuensi itu tidak berlaku bagi jenjang jabatan ini. Pilih dari daftar."
    found = UNLAWFUL.search(settled.catatan_konsekuensi)
    if found:
        gaps["catatan_konsekuensi"] = UNLAWFUL_SAID.format(word=found[0])
    return gaps


def months_between(mulai: date, selesai: date) -> int:
    """Months of a part of a year, both days included, at least one; a half month counts as one."""
    whole = (selesai.year - mulai.year) * 12 + selesai.month - mulai.month
    return max(1, whole + (selesai.day >= 15) - (mulai.day > 15))


def sheet_kind(jenjang: str) -> str:
    """Which columns the sheet has: "jpt" or "ja-jf"."""
    return "jpt" if jenjang in JPT or jenjang == Jenjang.JPT_UTAMA else "ja-jf"
