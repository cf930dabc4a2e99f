"""The answer to a declaration: what came of each wish, with its reason and its evidence; one function, no storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

OUTCOMES = {
    "dikabulkan": "Keinginan dikabulkan",
    "ditempatkan": "Ditempatkan pada jabatan lain",
    "tetap": "Tetap pada jabatan, sesuai pernyataan",
    "tetap-dipindah": "Dipindahkan atas pertimbangan TPK",
    "belum": "Belum dapat dikabulkan",
    "seleksi": "Diteruskan ke seleksi",
    "tunda": "Ditunda",
}
REASONS = {
    "syarat": "Syarat jabatan belum terpenuhi",
    "peringkat": "Ada yang peringkatnya lebih tinggi",
    "terisi": "Pejabat yang sekarang tetap",
    "rencana": "Hasil rencana rotasi",
    "seleksi": "Diisi lewat seleksi atau uji kompetensi",
    "tidak-disetujui": "Usulan tidak disetujui PPK",
    "tidak-diusulkan": "Tidak diusulkan sidang",
}
GRANTED = ("disetujui", "diusulkan", "pertek", "pertek-ditolak", "sk", "dilantik", "berlaku")  # states of CASE
REFUSED = ("ditolak", "dikembalikan", "batal")
SELECTION = "PP 11/2017 Pasal 110 ayat (3)"
NEXT = "Lihat Jalan saya: apa yang kurang, dan kapan terpenuhi."


@dataclass(frozen=True)
class Wish:
    """A wished post and what is known of it; `rule` is the sentence of the failing requirement, with its article."""

    rank: int
    label: str
    jabatan: int | None = None
    jpt: bool = False
    rule: str = ""
    article: str = ""
    place: int | None = None
    applicants: int | None = None
    cutoff: int | None = None
    plan: str = ""  # why the adopted rotation plan did not grant it, with its evidence
    holder_stays: bool = False
    taken_by_other: bool = False


@dataclass(frozen=True)
class Outcome:
    """What was decided for the person: kind of usulan, state, and the post; `post` None where nothing was proposed."""

    jenis: str = ""
    state: str = ""
    post: int | None = None
    label: str = ""
    why: str = ""
    willing: str = ""  # when and where the person had said to be willing, if that covers the post

    @property
    def moved(self) -> bool:
        """Whether the person was given another post."""
        return self.post is not None and self.state in GRANTED


@dataclass(frozen=True)
class Point:
    """One wish answered: a code of REASONS or "dikabulkan", and the sentence with its evidence."""

    wish: str
    code: str
    sentence: str


@dataclass(frozen=True)
class Answer:
    """The whole answer."""

    hasil: str
    sentence: str
    points: tuple[Point, ...]

    @property
    def code(self) -> str:
        """The reason of the first wish, for counting."""
        return self.points[0].code if self.points else self.hasil


def answer(door: str, own: str, wishes: Sequence[Wish], outcome: Outcome) -> Answer:
    """Answer one declaration. `door` pindah or tetap, `own` the post held."""
    points = tuple(_point(wish, outcome) for wish in wishes)
    if door == "tetap":
        return _stay(own, outcome)
    if outcome.moved:
        if any(wish.jabatan == outcome.post for wish in wishes):
            return Answer("dikabulkan", f"Anda ditempatkan pada {outcome.label}, sesuai keinginan Anda.", points)
        return Answer("ditempatkan", _elsewhere(outcome), points)
    if outcome.jenis == "tunda":
        return Answer("tunda", f"Permohonan Anda ditunda. {outcome.why}".strip(), points)
    if points and all(point.code == "seleksi" for point in points):
        words = "Jabatan yang Anda tuju diisi lewat seleksi atau uji kompetensi; minat Anda diteruskan ke sana."
        return Answer("seleksi", words, points)
    return Answer("belum", f"Permohonan pindah belum dapat dikabulkan; Anda tetap pada {own}.", points)


def _elsewhere(outcome: Outcome) -> str:
    """The sentence for a post that was not wished for: by the person's own consent, or without."""
    if not outcome.willing:
        return f"Anda ditempatkan pada {outcome.label}, yang bukan pilihan Anda. {outcome.why}".strip()
    said = f"Anda menyatakan bersedia ditempatkan di jabatan lain yang setara {outcome.willing}."
    return f"{said} Anda ditempatkan pada {outcome.label}. {outcome.why}".strip()


def _stay(own: str, outcome: Outcome) -> Answer:
    if outcome.moved and outcome.willing:
        return Answer("ditempatkan", f"Anda memilih tetap. {_elsewhere(outcome)}", ())
    if outcome.moved:
        words = f"Anda memilih tetap, tetapi ditempatkan pada {outcome.label}. Pertimbangan TPK: {outcome.why}".strip()
        return Answer("tetap-dipindah", words, ())
    return Answer("tetap", f"Anda tetap pada {own}, sesuai pernyataan Anda. Target kinerja Anda berlaku.", ())


def _point(wish: Wish, outcome: Outcome) -> Point:
    code, words = _decided(wish, outcome) or _reason(wish)
    return Point(wish.label, code, words)


def _decided(wish: Wish, outcome: Outcome) -> tuple[str, str] | None:
    """What was decided about this very post, if anything was."""
    if wish.jabatan is None or wish.jabatan != outcome.post:
        return None
    if outcome.moved:
        return "dikabulkan", f"Pilihan ke-{wish.rank} dikabulkan."
    if outcome.state in REFUSED:
        return "tidak-disetujui", f"Diusulkan sidang, tetapi tidak disetujui PPK: {outcome.why}"
    return None


def _reason(wish: Wish) -> tuple[str, str]:
    """Why it was not proposed, the strongest reason first."""
    reasons = (
        (
            wish.jpt,
            "seleksi",
            f"Jabatan pimpinan tinggi diisi lewat seleksi terbuka atau uji kompetensi ({SELECTION}).",
        ),
        (bool(wish.rule), "syarat", f"{wish.rule} Dasar: {wish.article}."),
        (bool(wish.plan), "rencana", wish.plan),
        (wish.place is not None, "peringkat", _ranked(wish)),
        (wish.holder_stays, "terisi", "Pejabat yang sekarang tetap, sehingga jabatan ini tidak lowong."),
        (wish.taken_by_other, "peringkat", "Sidang mengusulkan calon lain untuk jabatan ini."),
    )
    rest = ("tidak-diusulkan", "Sidang tidak mengusulkan pengisian jabatan ini pada periode ini.")
    return next(((code, words) for holds, code, words in reasons if holds), rest)


def _ranked(wish: Wish) -> str:
    place = f"Peringkat Anda {wish.place} dari {wish.applicants}" if wish.applicants else f"Peringkat Anda {wish.place}"
    cutoff = f"; nilai yang terpilih {wish.cutoff}" if wish.cutoff is not None else ""
    return f"{place}{cutoff}."
