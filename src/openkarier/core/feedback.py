"""Several parties on behaviour: the seven values of BerAKHLAK, a closed survey, and what may be shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# SE MenPANRB 20/2021; the seven values and their three statements each, also UU 20/2023 Pasal 4.
BERAKHLAK: Mapping[str, tuple[str, tuple[str, str, str]]] = {
    "pelayanan": (
        "Berorientasi pelayanan",
        (
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ),
    ),
    "akuntabel": (
        "Akuntabel",
        (
            "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
            "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
            "Tidak menyalahgunakan kewenangan jabatan",
        ),
    ),
    "kompeten": (
        "Kompeten",
        (
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ),
    ),
    "harmonis": (
        "Harmonis",
        (
            "Menghargai setiap orang apa pun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ),
    ),
    "loyal": (
        "Loyal",
        (
            "Memegang teguh Pancasila, UUD 1945, NKRI, dan pemerintahan yang sah",
            "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
            "Menjaga rahasia jabatan dan negara",
        ),
    ),
    "adaptif": (
        "Adaptif",
        (
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ),
    ),
    "kolaboratif": (
        "Kolaboratif",
        (
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
        ),
    ),
}
# How often a behaviour was seen. The acts give no scale; five steps of 20 are this product's method.
SCALE = {1: "Hampir tidak pernah", 2: "Jarang", 3: "Kadang-kadang", 4: "Sering", 5: "Hampir selalu"}
STEP = 20  # points a step of the scale

SUPERIOR_SHARE = 60  # percent; PP 30/2019 Pasal 39 ayat (4), penjelasan
OTHERS_SHARE = 40  # percent; PP 30/2019 Pasal 39 ayat (5), penjelasan
FLOOR = 3  # respondents; a closed survey (Pasal 40) cannot be one of two people


def points(total: int, count: int) -> float:
    """Mean of `count` answers whose sum is `total`, 0 to 100."""
    return STEP * total / count


@dataclass(frozen=True)
class Tally:
    """Answers of one group, summed over all seven values: how many people, the sum of their answers by value."""

    people: int = 0
    sums: Mapping[str, int] | None = None

    def score(self, value: str) -> float:
        """Mean of one value, 0 to 100."""
        return points((self.sums or {}).get(value, 0), self.people)

    @property
    def mean(self) -> float:
        """Mean of all values, 0 to 100."""
        return sum(self.score(value) for value in BERAKHLAK) / len(BERAKHLAK)

    def __add__(self, other: Tally) -> Tally:
        """Both groups as one."""
        ours, theirs = self.sums or {}, other.sums or {}
        joined = {value: ours.get(value, 0) + theirs.get(value, 0) for value in BERAKHLAK}
        return Tally(self.people + other.people, joined)


@dataclass(frozen=True)
class Shown:
    """What may be seen of a closed survey. A group is None where it is withheld; `others` joins the groups.

    `by_value`: mean of each value over all respondents. `why`: the sentence where something is withheld.
    """

    others: float | None = None
    rekan: float | None = None
    bawahan: float | None = None
    by_value: Mapping[str, float] | None = None
    why: str = ""


def shown(rekan: Tally, bawahan: Tally, *, minimum: int, share_bawahan: int) -> Shown:
    """What a closed survey tells, so that no respondent can be read from it, not by subtraction either.

    Groups are shown apart only when both have `minimum` respondents (or one has none at all); if only both together
    have, only their common mean is. `share_bawahan`: percent of the others' part that goes to subordinates.
    """
    least = max(FLOOR, minimum)
    both = rekan + bawahan
    if both.people < least:
        return Shown(why=f"Belum dapat ditampilkan: penjawab kurang dari {least} orang.")
    apart = all(group.people >= least or not group.people for group in (rekan, bawahan))
    by_value = {value: round(both.score(value)) for value in BERAKHLAK}
    if not apart:
        why = f"Rekan dan bawahan ditampilkan bersama: salah satu kelompok kurang dari {least} orang."
        return Shown(others=round(both.mean, 1), by_value=by_value, why=why)
    one, two = (group.mean if group.people else None for group in (rekan, bawahan))
    return Shown(
        others=round(_weighted(one, two, share_bawahan), 1),
        rekan=None if one is None else round(one),
        bawahan=None if two is None else round(two),
        by_value=by_value,
    )


def _weighted(rekan: float | None, bawahan: float | None, share: int) -> float:
    if rekan is None or bawahan is None:
        return rekan if bawahan is None else bawahan  # type: ignore[return-value]  # one of them is there
    return ((100 - share) * rekan + share * bawahan) / 100


def combined(superior: float | None, others: float | None) -> float | None:
    """The behaviour score of all parties, 0 to 100: 60 % superior, 40 % the others (PP 30/2019 Pasal 39).

    Without the others the superior alone (Pasal 38); without the superior nothing is known yet.
    """
    if superior is None or others is None:
        return superior
    return round((SUPERIOR_SHARE * superior + OTHERS_SHARE * others) / 100, 1)


@dataclass(frozen=True)
class Voice:
    """What the public said of a service in one closed quarter; `score` 0 to 100, None where withheld."""

    answers: int | None
    score: float | None
    why: str = ""


def voice(total: int, count: int, *, minimum: int) -> Voice:
    """What may be published of a service's answers: nothing below `minimum`, and not how many there were either."""
    least = max(FLOOR, minimum)
    if count < least:
        return Voice(None, None, f"Belum ditampilkan: penjawab kurang dari {least} orang.")
    return Voice(count, round(points(total, count)))
