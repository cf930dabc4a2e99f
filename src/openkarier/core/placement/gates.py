"""The gates before an SK, in their order, each as a verdict with its article: what is met, what waits, what bars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from openkarier.core import election
from openkarier.core.calendar import waited
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal
from openkarier.core.placement import special
from openkarier.core.regulations import RULEBOOK

YOU = re.compile(r"(^|[.;:?] | )Anda\b")
MET, WAIT, BAR, NONE = "memenuhi", "menunggu", "tidak", "tak-dinilai"
SERVICE_DAYS = 5  # working days BKN promises for a pertek (statement of 18 July 2025, confidence B): never an approval
SYARAT, BERKAS, SIDANG, PPK, MENDAGRI, KHUSUS, PERTEK = (
    "syarat", "berkas", "sidang", "ppk", "mendagri", "khusus", "pertek",
)  # fmt: skip
ORDER = {
    SYARAT: "Syarat jabatan",
    BERKAS: "Kelengkapan berkas",
    SIDANG: "Sidang TPK",
    PPK: "Putusan PPK",
    MENDAGRI: "Jendela Mendagri",
    KHUSUS: "Jabatan dengan persetujuan khusus",
    PERTEK: "Pertek BKN",
}
DECIDED_BY = "PP 11/2017 Pasal 56 ayat (4); Pasal 191 ayat (1)"
PROPOSED_BY = "PP 11/2017 Pasal 56 ayat (2) dan (3)"
OWN_RULES = special.RULES | frozenset(election.RULES) | {"imut-pertek"}


@dataclass(frozen=True)
class Pertek:
    """Where a placement stands with BKN."""

    usul: date | None = None
    hasil: str = ""  # "", "menunggu", "setuju", "tolak"
    nomor: str = ""
    tanggal: date | None = None


@dataclass(frozen=True)
class Case:
    """What the gates look at: a placement on a day."""

    on: date
    released: date | None
    decided: date | None
    approved: bool
    verdicts: Sequence[Verdict]
    window: election.Window
    replaces: bool = True  # the post is one of those the election rules protect
    special: Sequence[special.Special] = ()
    papers: frozenset[str] = frozenset()
    pertek: Pertek = Pertek()
    exempt: frozenset[str] = frozenset()  # gates that an admin has lifted, with a reason on record


@dataclass(frozen=True)
class Gate:
    """One gate: state, what stands behind it, its article, and what to do now. `exempt` shows for ever."""

    key: str
    state: str
    sentence: str
    citation: str
    now: str = ""
    exempt: bool = False
    verdicts: tuple[Verdict, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """The gate's name."""
        return ORDER[self.key]

    @property
    def bars(self) -> bool:
        """Whether an SK must wait for it."""
        return self.state in (BAR, WAIT) and not self.exempt


def gates(case: Case) -> list[Gate]:
    """Every gate in order."""
    judged = [verdict for verdict in case.verdicts if verdict.requirement not in OWN_RULES]
    found = [
        _demands(SYARAT, [verdict for verdict in judged if not _paper(verdict)]),
        _demands(BERKAS, [verdict for verdict in judged if _paper(verdict)]),
        _sidang(case),
        _ppk(case),
        _mendagri(case),
        _special(case),
        _pertek(case),
    ]
    return [Gate(**{**vars(gate), "exempt": gate.key in case.exempt}) for gate in found]


def barring(found: Iterable[Gate]) -> list[Gate]:
    """The gates that an SK must wait for."""
    return [gate for gate in found if gate.bars]


def _paper(verdict: Verdict) -> bool:
    """Whether a verdict waits for a document and nothing else."""
    keys = [key for term in RULEBOOK.find(verdict.requirement, None).check.terms() for key in term.keys()]  # noqa: SIM118
    return bool(keys) and all(key.startswith(("dok.", "sidang_tpk.")) for key in keys)


def _demands(key: str, verdicts: Sequence[Verdict]) -> Gate:
    kept = tuple(verdict for verdict in verdicts if verdict.outcome is not Outcome.NOT_APPLICABLE)
    bars = [verdict for verdict in kept if verdict.bars]
    reasons = [v for v in kept if v.outcome is Outcome.FAIL and v.severity is Severity.WARN]
    open_ = [verdict for verdict in kept if verdict.outcome is Outcome.UNKNOWN]
    if bars:
        count = f"{len(bars)} dari {len(kept)} {'berkas belum tercatat' if key == BERKAS else 'syarat tidak terpenuhi'}"
        now = "Catat nomor dan tanggal suratnya." if key == BERKAS else "Kembalikan ke TPK, atau perbaiki datanya."
        return Gate(key, BAR, f"{count}: {said_of(bars[0])}", bars[0].citation, now, verdicts=kept)
    if reasons:
        return Gate(key, MET, f"Perlu alasan tertulis: {said_of(reasons[0])}", reasons[0].citation, verdicts=kept)
    if open_:
        names = ", ".join(dict.fromkeys(verdict.title for verdict in open_))
        return Gate(key, NONE, f"{len(open_)} syarat belum dapat dinilai: {names}.", open_[0].citation, verdicts=kept)
    words = "Semua syarat yang diperiksa terpenuhi." if kept else "Peraturan tidak meminta apa pun untuk langkah ini."
    return Gate(key, MET, words, kept[0].citation if kept else "", verdicts=kept)


def said_of(verdict: Verdict) -> str:
    """A verdict as an officer reads it about somebody else; the law's own message speaks to the person."""
    about = YOU.sub(lambda at: f"{at[1]}{'yang' if at[1] == ' ' else 'Yang'} bersangkutan", verdict.message)
    return f"{verdict.title}. {about}"


def _sidang(case: Case) -> Gate:
    if case.released is None:
        return Gate(SIDANG, BAR, "Usulan belum disampaikan oleh Tim Penilai Kinerja.", PROPOSED_BY, "Tunggu sidang.")
    return Gate(SIDANG, MET, f"Disampaikan Tim Penilai Kinerja pada {tanggal(case.released)}.", PROPOSED_BY)


def _ppk(case: Case) -> Gate:
    if case.decided is None:
        return Gate(PPK, WAIT, "Menunggu putusan PPK.", DECIDED_BY, "PPK menyetujui, mengembalikan, atau menolak.")
    if not case.approved:
        return Gate(PPK, BAR, f"PPK tidak menyetujui usulan ini ({tanggal(case.decided)}).", DECIDED_BY)
    return Gate(PPK, MET, f"Disetujui PPK pada {tanggal(case.decided)}.", DECIDED_BY)


def _mendagri(case: Case) -> Gate:
    citation = case.window.citations or citation_of(election.RULES[1])
    wide = any(span.rule == "pp49-2008-ps132a" for span in case.window.now)
    if not case.window.known:
        now = "Catat masa jabatan kepala daerah di Jendela Mendagri."
        return Gate(MENDAGRI, WAIT, case.window.sentence, citation, now)
    if not case.window.restricted:
        return Gate(MENDAGRI, MET, case.window.sentence, citation)
    if not case.replaces and not wide:
        return Gate(MENDAGRI, MET, "Jabatan ini tidak termasuk penggantian pejabat yang dibatasi.", citation)
    if "dok.persetujuan_mendagri" in case.papers:
        return Gate(MENDAGRI, MET, "Persetujuan tertulis Mendagri tercatat dan memuat nama ini.", citation)
    return Gate(MENDAGRI, BAR, case.window.sentence, citation, "Catat surat persetujuan Mendagri yang memuat nama ini.")


def _special(case: Case) -> Gate:
    if not case.special:
        return Gate(KHUSUS, MET, "Jabatan ini tidak memerlukan persetujuan pejabat lain.", "")
    short = [row for row in case.special if row.paper not in case.papers]
    citation = "; ".join(row.citation for row in short or case.special)
    if short:
        words = "; ".join(f"{row.label}: {row.voice}" for row in short)
        return Gate(KHUSUS, BAR, f"Belum ada {words}.", citation, "Catat nomor dan tanggal suratnya.")
    words = "; ".join(f"{row.label}: {row.voice}" for row in case.special)
    return Gate(KHUSUS, MET, f"Sudah ada {words}.", citation)


def _pertek(case: Case) -> Gate:
    pertek, citation = case.pertek, citation_of("imut-pertek")
    if pertek.hasil == "setuju" and pertek.tanggal:
        return Gate(PERTEK, MET, f"Pertek {pertek.nomor} tanggal {tanggal(pertek.tanggal)} menyetujui.", citation)
    if pertek.hasil == "tolak":
        now = "Perbaiki, lalu usulkan lagi, atau batalkan."
        return Gate(PERTEK, BAR, f"BKN tidak menyetujui (pertek {pertek.nomor}).", citation, now)
    if pertek.hasil == "menunggu" and pertek.usul:
        return Gate(PERTEK, WAIT, waiting(pertek.usul, case.on), citation, "Catat hasilnya saat terbit di I-MUT.")
    return Gate(PERTEK, WAIT, "Belum diusulkan melalui I-MUT.", citation, "Masukkan ke paket I-MUT.")


def waiting(usul: date, on: date) -> str:
    """How long BKN has had it; late is said, never taken for an approval."""
    days = waited(usul, on)
    late = " Lewat 5 hari kerja; diamnya BKN bukan persetujuan." if days > SERVICE_DAYS else ""
    return f"Menunggu BKN {days} hari kerja, sejak {tanggal(usul)}.{late}"


def citation_of(rule: str) -> str:
    """The newest wording of a rule, as it is cited."""
    return str(RULEBOOK.find(rule, None).provision.wordings[-1].citation)
