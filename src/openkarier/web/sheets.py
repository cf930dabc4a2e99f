"""A post's standard as a person reads it: each competency with what its level asks, and its evidence beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openkarier.core.competence import KOMPETENSI, LEVEL_NAMES, SOSIAL_KULTURAL, Standard
from openkarier.core.competence_sheet import JENIS_SYARAT, PENTING
from openkarier.core.jabatan import rank_and_grade
from openkarier.foundation.pictures import Chart, radar
from openkarier.web.pieces import Fact

if TYPE_CHECKING:
    from openkarier.stages.standards.models import StandarJabatan


@dataclass(frozen=True)
class Line:
    """One competency: the level asked, in words; `found` is what was tested (None = not tested), `state` of STATES."""

    nama: str
    kelompok: str
    level: int
    level_name: str
    text: str
    definisi: str
    found: int | None = None
    state: str = ""
    word: str = ""


def lines(standard: Standard, found: Mapping[str, Any] | None = None) -> list[Line]:
    """The nine competencies. With `found` (SIASN field -> level) each is compared; what is missing is not judged."""
    rows = []
    for each in KOMPETENSI:
        level = standard.levels[each.field]
        held = None if found is None else found.get(each.field)
        state, word = ("", "") if found is None else _compared(held, level)
        kelompok = "Sosial kultural" if each.kelompok == SOSIAL_KULTURAL else "Manajerial"
        rows.append(
            Line(each.nama, kelompok, level, LEVEL_NAMES[level], each.text(level), each.definisi, held, state, word)
        )
    return rows


def _compared(held: int | None, level: int) -> tuple[str, str]:
    if held is None:
        return "tak-dinilai", "Belum diuji"
    if held >= level:
        return "memenuhi", f"Level {held}"
    return "belum", f"Level {held}, kurang {level - held}"


def profile(rows: Sequence[Line], subject: str) -> Chart:
    """The standard and the result as a radar, whose title says where they differ."""
    short = [row.nama for row in rows if row.state == "belum"]
    unknown = sum(row.found is None for row in rows)
    if short:
        finding = f"{len(short)} kompetensi di bawah standar: {', '.join(short)}."
    elif unknown:
        finding = f"{unknown} kompetensi belum diuji; yang lain memenuhi standar."
    else:
        finding = "Semua kompetensi memenuhi standar jabatan."
    series: dict[str, list[float | None]] = {
        "Standar": [row.level for row in rows],
        "Hasil uji": [row.found for row in rows],
    }
    return radar(subject, finding, [row.nama for row in rows], series, head="Kompetensi")


def source(standard: Standard, mulai: Any = None) -> str:
    """Where the standard comes from, in words."""
    if standard.assumed:
        return f"{standard.source}: jabatan ini belum mempunyai standar sendiri"
    return standard.source


def facts(version: StandarJabatan | None, jabatan: Any) -> list[Fact]:
    """The head of the sheet."""
    found = [
        Fact("Jenjang", jabatan.get_jenjang_display()),
        Fact("Unit", jabatan.unit.nama),
        Fact("Kode jabatan di data kepegawaian", jabatan.kode),
    ]
    if version is None:
        return found
    return [
        *found,
        Fact("Kode SKJ", version.kode),
        Fact("Urusan pemerintahan", version.urusan),
        Fact("Pangkat terendah", rank_and_grade(version.pangkat) if version.pangkat else ""),
        Fact("Dasar", version.sk, "berlaku mulai", version.mulai),
    ]


def requirements(version: StandarJabatan | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """(kind, [(what, importance)]) of the persyaratan jabatan; kinds without any are left out."""
    rows: list[list[str]] = version.syarat if version else []
    kinds = [
        (label, [(isi, PENTING[penting]) for kind, isi, penting in rows if kind == jenis])
        for jenis, label in JENIS_SYARAT.items()
    ]
    return [(label, found) for label, found in kinds if found]


def technical(version: StandarJabatan | None) -> list[tuple[str, str, str, int, str]]:
    """(code, name, urusan, level, what the level asks) of the technical competencies."""
    return [
        (row.kompetensi.kode, row.kompetensi.nama, row.kompetensi.urusan, row.level, _told(row))
        for row in (version.teknis.all() if version else ())
    ]


def _told(row: Any) -> str:
    texts = row.kompetensi.level
    return texts[row.level - 1] if len(texts) >= row.level else ""
