"""What the year's round asks of a person and of a superior, and by when: the lines on their homes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openkarier.core.appraisal import objection_until, signing_until

REPORTING = 10  # from October on the realisation is asked for; the rating begins in December (PP 30/2019 Pasal 42)


@dataclass(frozen=True)
class Own:
    """Where one's own SKP of a year stands. `settled`: the dialogue has been written down."""

    tahun: int
    state: str
    agreed: bool = False
    settled: bool = False
    handed_over: date | None = None
    received: date | None = None


@dataclass(frozen=True)
class Todo:
    """A line of a home: what, why, by when, and `act` of the page it leads to."""

    label: str
    hint: str
    due: date
    state: str
    act: str = "home"
    tahun: int = 0


def first_task(tahun: int) -> Todo:
    """What is asked of somebody without an SKP of the year."""
    hint = "SKP ditetapkan setiap Januari; tanpa SKP kinerja Anda tidak dapat dinilai (PP 30/2019 Pasal 24)."
    return Todo(f"Susun SKP {tahun}", hint, date(tahun, 1, 31), "belum-mulai", "index")


def own_task(own: Own, today: date) -> Todo | None:
    """What one's own SKP asks of the person now; None while somebody else acts."""
    if own.state == "rancangan":
        return Todo(f"Lengkapi dan ajukan SKP {own.tahun}", "Masih rancangan.", date(own.tahun, 1, 31), "rancangan")
    if own.state == "dialog" and own.settled and not own.agreed:
        return Todo(
            f"Baca dan setujui hasil dialog SKP {own.tahun}", "Pejabat penilai sudah mencatat hasilnya.",
            date(own.tahun, 1, 31), "menunggu",
        )  # fmt: skip
    if own.state == "ditetapkan" and today >= date(own.tahun, REPORTING, 1):
        return Todo(
            f"Isi realisasi SKP {own.tahun}", "Penilaian dimulai sesudah realisasi dilaporkan.",
            date(own.tahun, 12, 31), "berjalan", "realisation",
        )  # fmt: skip
    if own.state == "diserahkan" and own.handed_over:
        hint = "Tanda tangani, atau ajukan keberatan sebelum tenggat yang sama (PP 30/2019 Pasal 49 dan 59)."
        return Todo(f"Terima hasil penilaian {own.tahun}", hint, signing_until(own.handed_over), "menunggu")
    if own.state == "diterima" and own.received and today <= objection_until(own.received):
        hint = "Sesudah tenggat ini predikat menjadi final (PP 30/2019 Pasal 59)."
        label = f"Masih dapat berkeberatan atas penilaian {own.tahun}"
        return Todo(label, hint, objection_until(own.received), "berjalan")
    return None


SUPERIOR = (  # states that wait together, what is asked, years after that of the SKP until 31 January
    (("diajukan", "dialog"), "{n} SKP {tahun} menunggu dialog dan penetapan", 0),
    (("penilaian",), "{n} SKP {tahun} menunggu penilaian Anda", 1),
    (("dinilai",), "{n} penilaian {tahun} belum diserahkan", 1),
    (("keberatan",), "{n} keberatan atas penilaian {tahun} menunggu putusan Anda", 1),
)


def superior_tasks(waiting: Iterable[tuple[int, str, str]]) -> list[Todo]:
    """What waits for a superior, by year and kind; `waiting`: (year, state, name of the person)."""
    rows, found = list(waiting), []
    for tahun in sorted({row[0] for row in rows}):
        for states, words, later in SUPERIOR:
            names = [name for year, state, name in rows if year == tahun and state in states]
            if names:
                label = words.format(n=len(names), tahun=tahun)
                found.append(Todo(label, listed(names), date(tahun + later, 1, 31), "menunggu", tahun=tahun))
    return found


def listed(names: Sequence[str], shown: int = 3) -> str:
    """The first names, and how many more: "Sari, Tono, Wati, dan 4 lainnya"."""
    rest = len(names) - shown
    if rest > 0:
        return f"{', '.join(names[:shown])}, dan {rest} lainnya"
    return f"{', '.join(names[:-1])} dan {names[-1]}" if len(names) > 1 else "".join(names)
