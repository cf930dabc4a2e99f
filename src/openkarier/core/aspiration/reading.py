"""Reading a draft whole: either a declaration, or every gap in it, in the order of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openkarier.core.aspiration.declaration import Declaration, Door, Personal, Target, Terms, Wish
from openkarier.core.aspiration.typed import day, number
from openkarier.core.aspiration.willing import CHOICES, Willing, asked

MAX_TARGETS = 5  # local design: mission.md A.3 gives one or two examples a person; five keep a contract followable
MIN_REASON = 20  # characters; shorter reasons ("pindah") tell the committee nothing


@dataclass(frozen=True)
class Gap:
    """Something missing from a declaration: the page it is on, the field, and the sentence that says what to do."""

    page: str
    field: str
    sentence: str


@dataclass
class Reading:
    """The outcome of reading a draft: either a declaration, or the gaps in it, in the order of the pages."""

    gaps: list[Gap] = field(default_factory=list)
    declaration: Declaration | None = None

    def of(self, page: str) -> list[Gap]:
        """Return the gaps of one page."""
        return [gap for gap in self.gaps if gap.page == page]


Typed = Mapping[str, str]


def read_target(typed: Typed, index: int, terms: Terms) -> tuple[Target | None, list[Gap]]:
    """Read one target; say in plain words which number, unit or date is missing."""
    page = f"target/{index}"
    gaps = [Gap(page, name, sentence) for name, sentence in _WANTED if not typed.get(name, "").strip()]
    baseline, goal = number(typed.get("baseline", "")), number(typed.get("goal", ""))
    due = day(typed.get("due", ""))
    gaps += _unreadable(page, typed, baseline, goal, due) + _too_long(page, typed)
    if baseline is not None and goal is not None and baseline == goal:
        gaps.append(Gap(page, "goal", "Target sama dengan keadaan sekarang. Tuliskan angka yang hendak Anda capai."))
    if due is not None and due <= terms.opens:
        gaps.append(Gap(page, "due", "Tanggal selesai sudah lewat. Pilih tanggal sesudah periode dibuka."))
    if gaps or baseline is None or goal is None or due is None:
        return None, gaps
    words = {name: typed[name].strip() for name in ("indicator", "unit", "method")}
    return Target(baseline=baseline, goal=goal, due=due, **words), []


_WANTED = (
    ("indicator", "Tuliskan apa yang akan diukur, misalnya “pasar yang bersih”."),
    ("unit", "Tuliskan satuannya, misalnya “pasar”, “persen”, atau “dokumen”."),
    ("baseline", "Tuliskan angka keadaan sekarang; bila belum ada sama sekali, tulis 0."),
    ("goal", "Tuliskan angka yang hendak dicapai."),
    ("due", "Pilih tanggal target ini selesai."),
    ("method", "Tuliskan cara mengukurnya, misalnya “penilaian bersama kelurahan tiap bulan”."),
)


LONGEST = {"indicator": 300, "unit": 60, "method": 300}  # characters; a target fits two lines of the letter


def _too_long(page: str, typed: Typed) -> list[Gap]:
    """Gaps for words that do not fit the letter."""
    return [
        Gap(page, name, f"Terlalu panjang: {len(typed[name].strip())} huruf. Ringkas sampai {most} huruf.")
        for name, most in LONGEST.items()
        if len(typed.get(name, "").strip()) > most
    ]


def _unreadable(page: str, typed: Typed, baseline: Decimal | None, goal: Decimal | None, due: date | None) -> list[Gap]:
    """Gaps for what is filled in but cannot be read as a number or date."""
    found = []
    for name, value, label in (("baseline", baseline, "Keadaan sekarang"), ("goal", goal, "Target")):
        if typed.get(name, "").strip() and value is None:
            sentence = (
                f"{label} harus berupa angka, misalnya 12 atau 85,5. Keterangan dapat ditulis pada cara mengukur."
            )
            found.append(Gap(page, name, sentence))
    if typed.get("due", "").strip() and due is None:
        found.append(Gap(page, "due", "Tanggal tidak terbaca. Tuliskan seperti 31-12-2026."))
    return found


def read(draft: Mapping[str, str], wishes: Sequence[Wish], targets: Sequence[Typed], terms: Terms) -> Reading:
    """Read a draft whole; every gap is listed, none stops the reading of the rest."""
    reading = Reading()
    door = _door(draft, reading)
    if door is Door.PINDAH:
        _check_wishes(wishes, terms, reading)
    willing = _willing(draft, door, reading)
    _check_reason(draft, door, reading)
    read_targets = _targets(targets, terms, reading)
    if draft.get("ready") != "ya":
        reading.gaps.append(Gap("kesediaan", "ready", "Nyatakan kesediaan Anda dengan mencentang pernyataan."))
    if reading.gaps or door is None or willing is None:
        return reading
    kind = draft.get("personal", "")
    reading.declaration = Declaration(
        door=door,
        reason=draft["reason"].strip(),
        wishes=tuple(wishes) if door is Door.PINDAH else (),
        targets=tuple(read_targets),
        ready=True,
        willing=willing,
        personal=Personal(kind) if kind in Personal.__members__.values() else None,
        personal_note=draft.get("personal_note", "").strip(),
    )
    return reading


def _door(draft: Typed, reading: Reading) -> Door | None:
    value = draft.get("door", "")
    if value in {door.value for door in Door}:
        return Door(value)
    reading.gaps.append(Gap("pintu", "door", "Pilih salah satu: pindah atau tetap."))
    return None


def _check_wishes(wishes: Sequence[Wish], terms: Terms, reading: Reading) -> None:
    if not wishes:
        reading.gaps.append(Gap("jabatan", "wishes", "Pilih sedikitnya satu jabatan yang dituju."))
    if len(wishes) > terms.max_wishes:
        sentence = f"Paling banyak {terms.max_wishes} jabatan dapat dituju. Hapus salah satu."
        reading.gaps.append(Gap("jabatan", "wishes", sentence))
    if len({(wish.jabatan, wish.kind.casefold(), wish.opd) for wish in wishes}) < len(wishes):
        reading.gaps.append(Gap("jabatan", "wishes", "Satu jabatan dipilih dua kali. Hapus salah satu."))


def _willing(draft: Typed, door: Door | None, reading: Reading) -> Willing | None:
    """The answer under this door; not asked before a door is chosen."""
    if door is None:
        return None
    answer = draft.get(asked(door), "")
    if answer in CHOICES[door]:
        return Willing(answer)
    sentence = "Jawab apakah Anda bersedia ditempatkan di jabatan lain yang setara: ya atau tidak."
    reading.gaps.append(Gap("penempatan", asked(door), sentence))
    return None


def _check_reason(draft: Typed, door: Door | None, reading: Reading) -> None:
    if len(draft.get("reason", "").strip()) >= MIN_REASON:
        return
    why = "ingin pindah" if door is Door.PINDAH else "memilih tetap" if door is Door.TETAP else "memilih demikian"
    sentence = f"Jelaskan mengapa Anda {why}, sedikitnya satu kalimat ({MIN_REASON} huruf)."
    reading.gaps.append(Gap("alasan", "reason", sentence))


def _targets(targets: Sequence[Typed], terms: Terms, reading: Reading) -> list[Target]:
    if not targets:
        reading.gaps.append(Gap("target", "targets", "Tambahkan sedikitnya satu target kinerja."))
    if len(targets) > MAX_TARGETS:
        reading.gaps.append(Gap("target", "targets", f"Paling banyak {MAX_TARGETS} target. Hapus salah satu."))
    found = []
    for index, typed in enumerate(targets, start=1):
        target, gaps = read_target(typed, index, terms)
        reading.gaps += gaps
        if target is not None:
            found.append(target)
    return found
