"""Sanggah data: the steps of a dispute, its clocks, the reasons of a refusal, and who acts next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from openkarier.core.calendar import nth_working_day
from openkarier.core.law.local import Parameter
from openkarier.core.periods import tanggal
from openkarier.core.workflow import Workflow, step

CITE = "UU 27/2022 Pasal 30 ayat (1)"  # a mistake in personal data is mended within 3 x 24 hours of being asked
CITE_TOLD = "UU 27/2022 Pasal 30 ayat (2)"  # and its result is told to the person
LAW = timedelta(hours=72)
SILENCE = 14  # days without a word after which a case is listed: service promise 1
SHORTEST = 10  # letters of an explanation
MOST_FILES = 3

STATES = {
    "diajukan": "Menunggu pemeriksaan",
    "dilengkapi": "Menunggu bukti tambahan",
    "diteruskan": "Diteruskan ke pemilik data induk",
    "diterima": "Diterima, data diperbaiki",
    "tertimpa": "Tertimpa impor, ditinjau lagi",
    "ditolak": "Ditolak",
    "dicabut": "Dicabut",
}
OPEN = ("diajukan", "dilengkapi", "diteruskan", "tertimpa")  # the datum is in dispute
WITH_OFFICE = ("diajukan", "tertimpa")  # the office's answer is awaited

SANGGAH = Workflow(
    states=STATES,
    steps=(
        step("minta", ["diajukan", "tertimpa"], "dilengkapi", "operator bkpsdm", "Permintaan bukti tambahan"),
        step("lengkapi", "dilengkapi", "diajukan", "asn", "Penambahan bukti"),
        step("terima", OPEN, "diterima", "operator bkpsdm", "Penerimaan sanggahan"),
        step(
            "teruskan", ["diajukan", "dilengkapi", "tertimpa"], "diteruskan", "operator bkpsdm", "Penerusan sanggahan"
        ),
        step("tolak", OPEN, "ditolak", "operator bkpsdm", "Penolakan sanggahan"),
        step("cabut", OPEN, "dicabut", "asn", "Pencabutan sanggahan"),
        step("cocok", ["diteruskan", "tertimpa"], "diterima", "impor", "Pencocokan dengan impor"),
        step("timpa", "diterima", "tertimpa", "impor", "Penimpaan oleh impor"),
    ),
)

REASONS = {
    "sesuai-sk": "Data yang tercatat sesuai dengan SK atau ijazah",
    "bukti-tidak-terbaca": "Bukti tidak terbaca atau tidak lengkap",
    "bukti-lain": "Bukti menyangkut orang atau data lain",
    "belum-berlaku": "SK belum berlaku atau sudah diganti",
    "bukan-di-sini": "Keberatan atas isi keputusan, bukan atas catatannya",
}

ANSWER = Parameter(
    "sanggah_jawab_hari_kerja", "batas jawaban sanggahan data", ((None, 3),), "hari kerja", CITE, "A"
)  # a region may promise less than the law's 72 hours, never more: `due` takes the earlier of the two
NEWS = Parameter(
    "sanggah_kabar_hari_kerja", "batas kabar atas sanggahan yang diteruskan", ((None, 10),), "hari kerja",
    "janji layanan 14 hari; keputusan daerah", "C",
)  # fmt: skip
PARAMETERS = (ANSWER, NEWS)


def due(filed: datetime, working_days: int) -> datetime:
    """When the answer must be there: 72 plain hours after `filed`, or the end of the n-th working day if earlier."""
    last = nth_working_day(filed.date(), max(1, working_days))
    promised = filed.replace(year=last.year, month=last.month, day=last.day, hour=23, minute=59, second=59)
    return min(filed + LAW, promised)


def news_due(passed_on: datetime, working_days: int) -> datetime:
    """When the person hears again of a dispute that was passed on."""
    last = nth_working_day(passed_on.date(), max(1, working_days))
    return passed_on.replace(year=last.year, month=last.month, day=last.day, hour=23, minute=59, second=59)


def days_left(until: datetime, now: datetime) -> int:
    """Whole days left, rounded up; 0 or less when it has passed."""
    return -((now - until) // timedelta(days=1))


def silent(last_word: datetime, now: datetime) -> bool:
    """Whether a person has heard nothing for too long."""
    return now - last_word > timedelta(days=SILENCE)


def same(butir_values: Mapping[str, str], held: Mapping[str, str] | None) -> bool:
    """Whether the record now says what was accepted; fields that were left open say nothing."""
    return held is not None and all(held.get(name, "") == value for name, value in butir_values.items() if value)


@dataclass(frozen=True)
class Stop:
    """One station of the tracker."""

    label: str
    state: str  # done, now, later, stopped
    at: datetime | None = None
    actor: str = ""
    text: str = ""


ACTORS = {
    "diajukan": "Operator kepegawaian atau BKPSDM",
    "dilengkapi": "Anda",
    "diteruskan": "Pemilik data induk",
    "tertimpa": "BKPSDM",
}
NEXT = {
    "diajukan": "Pemeriksaan dan jawaban",
    "dilengkapi": "Kirim bukti tambahan",
    "diteruskan": "Perbaikan pada data induk, lalu impor berikutnya",
    "tertimpa": "Peninjauan ulang karena impor berbeda",
}
LABELS = {
    ("", "diajukan"): "Sanggahan diterima",
    ("dilengkapi", "diajukan"): "Bukti tambahan diterima",
}


def course(steps: Sequence[tuple[str, str, datetime, str]], state: str, until: date | None) -> list[Stop]:
    """The stations: `steps` are (before, after, when, why), oldest first; `until` is the last day of the answer."""
    done = [Stop(LABELS.get((before, after), STATES[after]), "done", at, text=why) for before, after, at, why in steps]
    if state not in NEXT:
        return done
    words = f"Paling lambat {tanggal(until)}." if until else ""
    return [*done, Stop(NEXT[state], "now", actor=ACTORS[state], text=words)]
