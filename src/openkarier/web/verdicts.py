"""How a verdict is said on a screen: state, word and line; shared by the declaration, Jalan saya and the lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from openkarier.core.eligibility import State, Summary
from openkarier.core.jabatan import JPT, Jenjang
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal
from openkarier.core.regulations.sumber import PP_11_2017
from openkarier.web import pieces

if TYPE_CHECKING:
    from datetime import date

    from openkarier.stages.registry.models import Jabatan

WORDS = {Severity.GATE: "Menunggu dokumen", Severity.WARN: "Perlu alasan tertulis", Severity.INFO: "Keterangan"}


def shown(verdicts: Iterable[Verdict]) -> list[pieces.Verdict]:
    """Verdicts as rows of the component; their order is kept."""
    return [_row(verdict) for verdict in verdicts]


def _row(verdict: Verdict) -> pieces.Verdict:
    return pieces.Verdict(
        *_state(verdict),
        title=verdict.title,
        found=verdict.found or ("tidak tercatat" if verdict.asked else ""),
        asked=verdict.asked,
        citation=verdict.citation,
        citation_url=reverse("peraturan-aturan", args=[verdict.requirement]),
        true_on=verdict.eligible_from,
        sentence=_sentence(verdict),
        note="Tafsir: pemeriksaan ini melampaui bunyi pasalnya." if verdict.interpretation else "",
    )


def _sentence(verdict: Verdict) -> str:
    return " ".join(verdict.message.removeprefix("Memenuhi: ").split())


def _state(verdict: Verdict) -> tuple[str, str]:
    """State and word: red only for what cannot become true by itself, amber for what waits."""
    if verdict.outcome is Outcome.PASS:
        return "memenuhi", ""
    if verdict.outcome is Outcome.UNKNOWN:
        return "tak-dinilai", ""
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return "tak-dinilai", "Tidak berlaku"
    if verdict.eligible_from:
        return "belum", ""
    return ("belum", WORDS[verdict.severity]) if verdict.severity in WORDS else ("tidak", "")


@dataclass(frozen=True)
class Line:
    """A summary as a row shows it: state and word, and the figures beside it."""

    state: str
    text: str
    earliest: date | None = None


def line(summary: Summary) -> Line:
    """One person before one jabatan in one line."""
    if summary.state is State.UNASKED:
        return Line(
            summary.state.value, "Peraturan tidak menetapkan syarat bagi perpindahan ini; putusannya di sidang."
        )
    text = f"{summary.met} dari {summary.asked} syarat terpenuhi"
    if summary.papers:
        text += f"; {summary.papers} dokumen menyusul"
    return Line(summary.state.value, text, summary.earliest)


def sentence(summary: Summary) -> str:
    """The sentence above a list of verdicts."""
    if summary.state is State.UNASKED:
        return line(summary).text
    short = summary.asked - summary.met
    papers = f" Dokumen yang menyusul: {summary.papers}." if summary.papers else ""
    if not short:
        return f"Semua {summary.asked} syarat yang dapat diperiksa dari data Anda terpenuhi.{papers}"
    words = "belum dapat dinilai" if summary.state is State.OPEN else "belum terpenuhi atau belum dapat dinilai"
    when = f"; paling cepat {tanggal(summary.earliest)}" if summary.earliest else ""
    return f"{short} dari {summary.asked} syarat {words}{when}.{papers}"


@dataclass(frozen=True)
class Route:
    """How a jabatan pimpinan tinggi is filled, why, and the article."""

    title: str
    why: str
    citation: str


OPEN = Route(
    "Seleksi terbuka",
    "Jabatan pimpinan tinggi diisi secara terbuka dan kompetitif. Minat Anda dicatat dan diteruskan saat jabatan ini "
    "diumumkan; Anda tetap perlu melamar.",
    str(PP_11_2017.pasal(110).ayat(3)),
)
JOBFIT = Route(
    "Uji kompetensi (job fit)",
    "Anda sudah menduduki jabatan pimpinan tinggi, sehingga perpindahan dapat dilakukan lewat uji kompetensi di antara "
    "pejabat yang ada, setelah 2 sampai 5 tahun menjabat.",
    str(PP_11_2017.pasal(131).ayat(1, 2).bersama("Pasal 132 ayat (1) dan (2)")),
)
TALENT = Route(
    "Manajemen talenta",
    "Instansi yang sudah menerapkan sistem merit dan mendapat persetujuan dapat mengisinya tanpa seleksi terbuka, dari "
    "kelompok rencana suksesi.",
    str(PP_11_2017.pasal(134).ayat(1)),
)


def routes(tujuan: Jabatan, facts: Any) -> list[Route]:
    """The ways into a jabatan pimpinan tinggi for this person, the usual one first; none for other jabatan."""
    if Jenjang(tujuan.jenjang) not in JPT:
        return []
    return [JOBFIT if facts.fact("action") == "jobfit" else OPEN, TALENT]
