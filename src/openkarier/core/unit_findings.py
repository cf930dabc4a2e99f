"""What a unit map says in plain words: every sentence is computed, so that no reader has to guess at a picture."""

from __future__ import annotations

from collections.abc import Sequence

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.unit_map import FEW, LABEL, Rung, UnitLine, UnitMap

WORDS = ("tidak ada", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
MANY_NAMES = 3
GOOD_POTENTIAL = 70.0  # from which potential is graded "Baik" (core.assessment.GRADES)


def count(number: int) -> str:
    """Small numbers in words, others in figures."""
    return WORDS[number] if number < len(WORDS) else f"{number:,}".replace(",", ".")


def figure(value: float, places: int = 1) -> str:
    """1234.5 -> "1.234,5"."""
    return f"{value:,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def share(part: int, whole: int) -> str:
    """ "41,2 persen"."""
    return f"{figure(100 * part / whole if whole else 0)} persen"


def names(labels: Sequence[str]) -> str:
    """ "A, B, dan C"; beyond three: "A, B, C, dan empat lainnya"."""
    shown = list(labels[:MANY_NAMES])
    if len(labels) > MANY_NAMES:
        shown.append(f"{count(len(labels) - MANY_NAMES)} lainnya")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])}{',' if len(shown) > 2 else ''} dan {shown[-1]}"


def upper(sentence: str) -> str:
    """The first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]


def readiest(found: UnitMap, best: str) -> str:
    """Which unit is readiest, and which have nobody in the best band."""
    ranked, without = found.ranked, found.without_best
    if not ranked:
        return "Belum ada unit dengan tiga hasil atau lebih, sehingga unit belum dapat dibandingkan"
    top = ranked[0]
    lacking = f"; {count(len(without))} unit belum punya pejabat berkategori {best.lower()}" if without else ""
    if not top.bands[0]:
        return f"Belum ada unit yang punya pejabat berkategori {best.lower()}"
    return f"{top.nama} paling siap: {top.bands[0]} dari {top.people} {best.lower()}{lacking}"


def bands(found: UnitMap, labels: Sequence[str]) -> str:
    """How people spread over the categories."""
    whole = found.whole
    place = max(range(len(labels)), key=lambda each: whole.bands[each])
    low = whole.bands[-1]
    return (
        f"{upper(share(whole.bands[place], whole.people))} {labels[place].lower()}; "
        f"{count(low)} orang {labels[-1].lower()}"
    )


def gaps(found: UnitMap) -> str:
    """Where the widest gap lies."""
    enough = [line for line in found.units if line.people >= FEW] or list(found.units)
    if not enough:
        return "Belum ada kesenjangan yang dapat dihitung"
    line = min(enough, key=lambda each: each.gaps[each.widest])
    if line.gaps[line.widest] >= 0:
        return "Rata-rata tiap unit mencapai standar pada semua kompetensi"
    return (
        f"Kesenjangan terlebar: {LABEL[line.widest]} di {line.nama}, rata-rata "
        f"{figure(-line.gaps[line.widest], 2)} level di bawah standar"
    )


def needs(found: UnitMap) -> str:
    """What is missing most over the agency."""
    first, second = found.missing[0], found.missing[1]
    if not first.people:
        return "Tidak ada kompetensi yang kurang terhadap standar jabatan"
    return (
        f"Paling banyak kurang: {first.label} ({count(first.people)} orang) dan {second.label} "
        f"({count(second.people)} orang)"
    )


def spread(found: UnitMap, split: float) -> str:
    """How units lie on potential against competence."""
    known = [line for line in found.units if line.potential is not None]
    strong = [line for line in known if line.jpm >= split and (line.potential or 0) >= GOOD_POTENTIAL]
    hidden = [line for line in known if line.jpm < split and (line.potential or 0) >= GOOD_POTENTIAL]
    if not known:
        return "Belum ada data potensi"
    told = f"{upper(count(len(strong)))} dari {len(known)} unit kuat pada kompetensi dan potensi"
    if hidden:
        return f"{told}; {count(len(hidden))} unit berpotensi baik tetapi kompetensinya perlu didorong"
    low = [line for line in known if (line.potential or 0) < GOOD_POTENTIAL]
    return f"{told}; potensi rata-rata {count(len(low))} unit baru cukup" if low else told


def below(found: UnitMap) -> str:
    """How many single ratings lie below what is asked."""
    gaps = [gap for each in found.people if each.match for gap in each.match.gaps.values()]
    low = sum(gap < 0 for gap in gaps)
    return f"{upper(share(low, len(gaps)))} dari semua penilaian berada di bawah level yang dituntut"


def ready(rung: Rung) -> str:
    """Whether enough people are ready for a jenjang."""
    label = JENJANG_LABEL[rung.jenjang]
    label = label if label.startswith("JPT") else label.lower()
    if not rung.candidates:
        return f"Belum ada calon dari jenjang di bawah {label} yang diuji"
    told = f"{len(rung.ready)} dari {rung.candidates} calon siap untuk {rung.posts} jabatan {label}"
    if not rung.vacant:
        return f"{told}; tidak ada yang lowong"
    enough = "cukup" if len(rung.ready) >= rung.vacant else "belum cukup"
    return f"{told}; {enough} untuk {count(rung.vacant)} yang lowong"


def summary(found: UnitMap, labels: Sequence[str], split: float) -> list[str]:
    """The findings of the first page, one sentence each."""
    if not found.people:
        return ["Belum ada hasil yang berlaku dan lengkap, sehingga belum ada yang dapat disimpulkan."]
    told = [readiest(found, labels[0]), bands(found, labels), gaps(found), needs(found), spread(found, split)]
    return [f"{sentence}." for sentence in (*told, *(ready(rung) for rung in found.rungs if rung.candidates))]


def unit_sentence(line: UnitLine, labels: Sequence[str]) -> str:
    """One unit in a sentence."""
    return (
        f"{line.nama}: {line.people} orang, rata-rata JPM {figure(line.jpm)} persen, "
        f"{line.bands[0]} {labels[0].lower()}; paling kurang pada {LABEL[line.widest]}."
    )
