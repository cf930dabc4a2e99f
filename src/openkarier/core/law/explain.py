"""A full examination of one pair, as lines a person can read: each rule, what was found, article, dates, the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from openkarier.core.law.facts import Facts
from openkarier.core.law.outcome import Outcome
from openkarier.core.law.path import find_path
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal

MARKS = {Outcome.PASS: "✓", Outcome.FAIL: "✗", Outcome.UNKNOWN: "?", Outcome.NOT_APPLICABLE: "–"}
AUDIENCES = (("asn", "Syarat bagi calon"), ("operator", "Syarat bagi penyelenggara"))
SENTENCES = {
    Outcome.PASS: "Semua syarat yang diperiksa terpenuhi.",
    Outcome.FAIL: "Ada syarat yang belum terpenuhi.",
    Outcome.UNKNOWN: "Belum dapat dinilai seluruhnya; ada data yang belum tercatat.",
}


def explain(rulebook: Rulebook, calon: dict[str, Any], jabatan: dict[str, Any], acuan: date) -> Iterator[str]:
    """Examine a person for a jabatan on a day; `calon` and `jabatan` hold facts by key, read already."""
    facts = Facts({**calon, **jabatan, "tgl_acuan": acuan})
    verdicts = [verdict for verdict in rulebook.examine(facts) if verdict.outcome is not Outcome.NOT_APPLICABLE]
    yield f"Pemeriksaan pada {tanggal(acuan)}: {len(verdicts)} aturan."
    for audience, heading in AUDIENCES:
        addressed = [verdict for verdict in verdicts if rulebook.find(verdict.requirement, acuan).audience == audience]
        if addressed:
            yield heading
        for verdict in sorted(addressed, key=lambda verdict: (verdict.outcome, verdict.severity.value)):
            yield from _lines(verdict)
    worst = min((verdict.outcome for verdict in verdicts), default=Outcome.PASS)
    yield SENTENCES[worst]
    yield from _way(rulebook, facts)


def _lines(verdict: Verdict) -> Iterator[str]:
    doubt = " (tafsir)" if verdict.interpretation else ""
    effect = f" [{verdict.severity.label}]" if verdict.outcome is Outcome.FAIL else ""
    yield f"{MARKS[verdict.outcome]} {verdict.title}: {verdict.outcome.label}{effect}{doubt}"
    yield f"    {verdict.message}"
    if verdict.asked:
        yield f"    diminta: {verdict.asked}; tercatat: {verdict.found or 'tidak tercatat'}"
    dates = [("memenuhi mulai", verdict.eligible_from), ("paling akhir", verdict.last_ok)]
    said = [f"{words} {tanggal(day)}" for words, day in dates if day]
    yield f"    {verdict.citation}" + "".join(f"; {words}" for words in said)


def _way(rulebook: Rulebook, facts: Facts) -> Iterator[str]:
    path = find_path(rulebook, facts)
    if path.earliest is None:
        titles = ", ".join(verdict.title for verdict in path.hopeless)
        yield f"Jalan saya: tidak ada jalan ke jabatan ini selama {titles} tidak terpenuhi."
        return
    if path.steps:
        yield f"Jalan saya, paling cepat {tanggal(path.earliest)}:"
    for place, step in enumerate(path.steps, start=1):
        yield f"  {place}. {step.sentence} Dasar: {' | '.join(step.articles)}"
