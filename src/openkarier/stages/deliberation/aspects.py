"""The eight aspects that a mutation plan must look at (Peraturan BKN 5/2019 art. 2), as found for one candidate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openkarier.core.competence import BY_FIELD
from openkarier.core.deliberation import LADDER, kinds_between
from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.core.periods import tanggal
from openkarier.core.talent import POOL
from openkarier.stages.deliberation.dossier import Dossier

UNKNOWN = "belum ada data"
MEETS = 80  # JPM in percent from which a filling counts as fit (Peraturan BKN 26/2019 art. 26); shown, never decides
SHORT_TENURE, LONG_TENURE = 24, 60  # months, PP 11/2017 art. 190 (3)
TRAINING = 20  # JP a year, PP 11/2017 art. 203 (4)


@dataclass(frozen=True)
class Aspect:
    """One aspect: what was found in words, and a state of web/states.py (memenuhi, belum, tak-dinilai)."""

    key: str
    name: str
    found: str
    state: str


def aspects(file: Dossier) -> list[Aspect]:
    """The eight, in the order of the regulation."""
    return [
        Aspect("kompetensi", "Kompetensi", *_competence(file)),
        Aspect("pola", "Pola karier", *_pattern(file)),
        Aspect("peta", "Pemetaan pegawai", *_box(file)),
        Aspect("suksesi", "Kelompok rencana suksesi", *_pool(file)),
        Aspect("pindah", "Perpindahan dan pengembangan karier", *_movement(file)),
        Aspect("kinerja", "Penilaian kinerja dan perilaku kerja", *_performance(file)),
        Aspect("kebutuhan", "Kebutuhan organisasi", *_need(file)),
        Aspect("sifat", "Sifat pekerjaan teknis atau kebijakan", *_nature(file)),
    ]


def _competence(file: Dossier) -> tuple[str, str]:
    if file.result is None or file.match is None:
        return f"Hasil uji kompetensi {UNKNOWN}", "tak-dinilai"
    short = [f"{BY_FIELD[name].nama} −{levels}" for name, levels in file.match.short.items() if name in BY_FIELD]
    words = f"JPM {_percent(file.match.raw)} terhadap standar jabatan"
    words += f"; kurang pada {', '.join(short)}" if short else "; semua level tercapai"
    if file.standard.assumed:
        words += " (standar baku jenjang)"
    if file.result.expired(file.on):
        return f"{words}; hasil uji kedaluwarsa {tanggal(file.result.berlaku_sampai)}", "belum"
    return words, "memenuhi" if file.match.raw >= MEETS else "belum"


def _pattern(file: Dossier) -> tuple[str, str]:
    held = file.person.jabatan
    if held is None:
        return f"Jabatan sekarang {UNKNOWN}", "tak-dinilai"
    kind = kinds_between(held.jenjang, file.post.jenjang)[0]
    path = f"{JENJANG_LABEL[Jenjang(held.jenjang)]} ke {JENJANG_LABEL[Jenjang(file.post.jenjang)]}"
    leap = _steps(held.jenjang, file.post.jenjang) > 1
    served = sum(row.penugasan == "D" for row in file.history)
    return f"{kind.capitalize()}, {path}; {served} jabatan definitif dalam riwayat", "belum" if leap else "memenuhi"


def _steps(held: str, target: str) -> int:
    if held in LADDER and target in LADDER:
        return LADDER.index(Jenjang(target)) - LADDER.index(Jenjang(held))
    return 0


def _box(file: Dossier) -> tuple[str, str]:
    words = file.box_words or f"Kotak peta talenta {UNKNOWN}"
    if file.box is None or file.box.box is None:
        return words, "tak-dinilai"
    return words, "belum" if file.box.stale else "memenuhi"


def _pool(file: Dossier) -> tuple[str, str]:
    if file.box is None or file.box.box is None:
        return f"Kelompok rencana suksesi {UNKNOWN}", "tak-dinilai"
    inside = file.box.box in POOL
    return (f"Kotak {file.box.box}, di dalam kelompok", "memenuhi") if inside else ("Di luar kelompok", "belum")


def _movement(file: Dossier) -> tuple[str, str]:
    months = file.months_in_post
    hours = f"pelatihan 12 bulan terakhir {file.training} JP"
    if months is None:
        return f"Lama di jabatan sekarang {UNKNOWN}; {hours}", "tak-dinilai"
    fits = SHORT_TENURE <= months <= LONG_TENURE and file.training >= TRAINING
    return f"{duration(months)} di jabatan sekarang; {hours}", "memenuhi" if fits else "belum"


def _performance(file: Dossier) -> tuple[str, str]:
    if not file.predicates:
        return f"Predikat kinerja {UNKNOWN}", "tak-dinilai"
    words = ", ".join(f"{row.tahun} {row.get_nilai_display()}" for row in file.predicates)
    good = [row.nilai >= row.Nilai.BAIK for row in file.predicates[:2]]
    return words, "memenuhi" if len(good) > 1 and all(good) else "belum"


def _need(file: Dossier) -> tuple[str, str]:
    left = file.person.jabatan
    behind = f"; meninggalkan {left.nama}" if left and left.jenis == "1" else ""
    months = file.months_left
    if months is None:
        return f"Sisa masa kerja {UNKNOWN}{behind}", "tak-dinilai"
    return f"Sisa masa kerja {duration(months)}{behind}", "memenuhi" if months >= SHORT_TENURE else "belum"


def _nature(file: Dossier) -> tuple[str, str]:
    technical = len(file.standard.technical)
    words = f"{file.post.get_jenis_display()}, kelas {file.post.kelas or '–'}"
    if technical:
        return f"{words}; {technical} kompetensi teknis dituntut, bukti diperiksa sekretariat", "tak-dinilai"
    return f"{words}; kompetensi teknis jabatan belum ditetapkan", "tak-dinilai"


def contract(file: Dossier) -> str:
    """What was promised; results of contracts are not recorded yet."""
    if file.wishes is None or not file.wishes.targets:
        return "Belum ada data"
    return f"{len(file.wishes.targets)} target dijanjikan dalam Pernyataan Karier; capaiannya belum tercatat"


def duration(months: int) -> str:
    """27 -> "2 tahun 3 bulan"."""
    parts = [f"{amount} {word}" for amount, word in ((months // 12, "tahun"), (months % 12, "bulan")) if amount]
    return " ".join(parts) or "kurang dari sebulan"


def _percent(value: object) -> str:
    return f"{value} %".replace(".", ",")


def until(day: date | None) -> str:
    """A date or a dash."""
    return tanggal(day) if day else "–"
