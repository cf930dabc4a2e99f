"""Open Karier: what a complete declaration is, when it may be filed, and who acts next. No storage here."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from openkarier.core.workflow import Workflow, step

MAX_TARGETS = 5  # local design: mission.md A.3 gives one or two examples a person; five keep a contract followable
MIN_REASON = 20  # characters; shorter reasons ("pindah") tell the committee nothing


class Door(StrEnum):
    """The two doors of the declaration."""

    PINDAH = "pindah"
    TETAP = "tetap"


class Personal(StrEnum):
    """Personal reasons: typed, protected, never shown to the superior; the committee sees only that one exists."""

    KELUARGA = "keluarga"
    KESEHATAN = "kesehatan"
    PASANGAN = "pasangan"
    JARAK = "jarak"
    LAIN = "lain"


PERSONAL_LABEL = {
    Personal.KELUARGA: "Merawat anak, orang tua, atau anggota keluarga",
    Personal.KESEHATAN: "Kesehatan diri sendiri",
    Personal.PASANGAN: "Mengikuti suami atau istri",
    Personal.JARAK: "Rumah jauh dari tempat kerja",
    Personal.LAIN: "Alasan pribadi lain",
}

FILING = Workflow(
    states={
        "draf": "Draf",
        "diajukan": "Diajukan",
        "ditarik": "Ditarik kembali",
        "dipertimbangkan": "Dipertimbangkan",
        "dijawab": "Dijawab",
    },
    steps=(
        step("ajukan", "draf", "diajukan", "asn operator", "Pengajuan pernyataan"),
        step("tarik", "diajukan", "ditarik", "asn", "Penarikan pernyataan"),
        step("susun-ulang", "ditarik", "draf", "asn operator", "Penyusunan ulang pernyataan"),
        step("pertimbangkan", "diajukan", "dipertimbangkan", "bkpsdm tpk", "Pembahasan pernyataan"),
        step("jawab", "dipertimbangkan", "dijawab", "bkpsdm ppk", "Jawaban atas pernyataan"),
    ),
)

PERIOD = Workflow(
    states={"rancangan": "Rancangan", "dibuka": "Dibuka", "ditutup": "Ditutup"},
    steps=(
        step("buka", "rancangan", "dibuka", "bkpsdm", "Pembukaan periode"),
        step("tutup", "dibuka", "ditutup", "bkpsdm", "Penutupan periode"),
        step("buka-kembali", "ditutup", "dibuka", "bkpsdm", "Pembukaan kembali periode"),
    ),
)


@dataclass(frozen=True)
class Gap:
    """Something missing from a declaration: the page it is on, the field, and the sentence that says what to do."""

    page: str
    field: str
    sentence: str


@dataclass(frozen=True)
class Wish:
    """A wished post: either one jabatan, or a kind of jabatan (`kind`, free words) in an OPD."""

    rank: int
    jabatan: int | None = None
    kind: str = ""
    opd: int | None = None


@dataclass(frozen=True)
class Target:
    """A promise that can be measured: from `baseline` to `goal` (`unit`), by `due`, measured by `method`."""

    indicator: str
    unit: str
    baseline: Decimal
    goal: Decimal
    due: date
    method: str


@dataclass(frozen=True)
class Terms:
    """What the period asks: dates in local time, the number of wishes, the default term of a target in months."""

    opens: date
    max_wishes: int
    term_months: int


@dataclass(frozen=True)
class Declaration:
    """A complete declaration, parsed from what the person typed."""

    door: Door
    reason: str
    wishes: tuple[Wish, ...]
    targets: tuple[Target, ...]
    ready: bool
    personal: Personal | None = None
    personal_note: str = ""


@dataclass
class Reading:
    """The outcome of reading a draft: either a declaration, or the gaps in it, in the order of the pages."""

    gaps: list[Gap] = field(default_factory=list)
    declaration: Declaration | None = None

    def of(self, page: str) -> list[Gap]:
        """Return the gaps of one page."""
        return [gap for gap in self.gaps if gap.page == page]


Typed = Mapping[str, str]


def number(text: str) -> Decimal | None:
    """Read a number the Indonesian way: "1.250,5" -> 1250.5, "85%" -> 85, "85" -> 85; None when it is no number."""
    cleaned = text.strip().removesuffix("%").removeprefix("Rp").replace(" ", "")
    if "," in cleaned or cleaned.count(".") > 1 or _thousands(cleaned):
        cleaned = cleaned.replace(".", "").replace(",", ".")
    try:
        value = Decimal(cleaned)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 14 else None


def _thousands(text: str) -> bool:
    """Whether a single point separates thousands: "1.250" yes, "1.25" no."""
    head, point, tail = text.partition(".")
    return bool(point) and len(tail) == 3 and head.lstrip("-").isdigit() and head.lstrip("-") != "0"


def day(text: str) -> date | None:
    """Read a date: 2026-12-31 (what a date field sends), 31-12-2026 or 31/12/2026; None when it is no date."""
    cleaned = text.strip().replace("/", "-")
    for pattern in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(cleaned, pattern).date()  # noqa: DTZ007  # a calendar day has no zone
        except ValueError:
            continue
    return None


def months_after(start: date, months: int) -> date:
    """The same day `months` later; the last day of that month when it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


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
    _check_reason(draft, door, reading)
    read_targets = _targets(targets, terms, reading)
    if draft.get("ready") != "ya":
        reading.gaps.append(Gap("kesediaan", "ready", "Nyatakan kesediaan Anda dengan mencentang pernyataan."))
    if reading.gaps or door is None:
        return reading
    kind = draft.get("personal", "")
    reading.declaration = Declaration(
        door=door,
        reason=draft["reason"].strip(),
        wishes=tuple(wishes) if door is Door.PINDAH else (),
        targets=tuple(read_targets),
        ready=True,
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


@dataclass(frozen=True)
class Stop:
    """One station of the tracker: who acts, since when it is done, and what it means."""

    name: str
    who: str
    note: str
    done_on: datetime | None = None
    current: bool = False


def tracker(state: str, dates: Mapping[str, datetime], deadline: datetime, head: str) -> list[Stop]:
    """Return the stations of a declaration in order; exactly one is current unless all are done.

    `dates` maps a state to the moment it was entered; `head` names the regional head ("Wali Kota").
    """
    order = ["draf", "diajukan", "dipertimbangkan", "dijawab"]
    reached = 0 if state == "ditarik" else order.index(state)
    notes = (
        ("Menyusun pernyataan", "Anda", "Dapat diubah kapan saja sebelum batas waktu."),
        ("Diterima BKPSDM", "BKPSDM", "Berkas diperiksa; atasan langsung memberi pendapat."),
        ("Dipertimbangkan Tim Penilai Kinerja", "Tim Penilai Kinerja", "Dibahas sesudah periode ditutup."),
        (f"Jawaban {head}", head, "Anda menerima jawaban beserta alasannya."),
    )
    stops = []
    for index, ((name, who, note), code) in enumerate(zip(notes, order, strict=True)):
        done = index < reached or (index == reached and state in {"diajukan", "dijawab"})
        entered = dates.get("diajukan" if code == "draf" else code) if done else None
        stops.append(Stop(name, who, note, entered))
    for index, stop in enumerate(stops):
        if stop.done_on is None:
            stops[index] = Stop(stop.name, stop.who, stop.note, None, current=True)
            break
    return stops
