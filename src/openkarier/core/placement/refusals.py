"""What BKN would refuse a placement for, and what else the PPK should know, said before anybody signs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.placement.gates import BERKAS, PERTEK, PPK, SYARAT, Gate, said_of

NOW = {
    SYARAT: "Kembalikan kepada TPK dengan alasan ini, atau mintalah BKPSDM memperbaiki datanya bila keliru.",
    BERKAS: "Mintalah BKPSDM mencatat suratnya beserta berkasnya.",
}
WRITTEN = "Tuliskan pertimbangannya pada alasan putusan."
COMPLETE = "Mintalah BKPSDM melengkapi datanya; yang tidak diketahui bukan berarti tidak terpenuhi."


class Refusal(NamedTuple):
    """One reason: the gate it stands at, what is wrong, the article, and what to do now."""

    gate: str
    sentence: str
    citation: str
    now: str


def will_be_refused(found: Iterable[Gate]) -> list[Refusal]:
    """Every reason for which BKN would refuse, one a line; the steps that come after the signature are none."""
    return [each for gate in found if gate.bars and gate.key not in (PPK, PERTEK) for each in _reasons(gate)]


def _reasons(gate: Gate) -> list[Refusal]:
    """Requirements and papers one by one, any other gate as a whole."""
    bars = [verdict for verdict in gate.verdicts if verdict.bars]
    if gate.key not in NOW or not bars:
        return [Refusal(gate.title, gate.sentence, gate.citation, gate.now)]
    return [_said(gate, verdict, NOW[gate.key]) for verdict in bars]


def risks(found: Iterable[Gate]) -> list[Refusal]:
    """What does not bar, and yet may be asked about: requirements that want written reasons, and those unknown."""
    rows = []
    for gate in found:
        for verdict in gate.verdicts:
            if verdict.outcome is Outcome.FAIL and verdict.severity is Severity.WARN:
                rows.append(_said(gate, verdict, WRITTEN))
            elif verdict.outcome is Outcome.UNKNOWN:
                rows.append(_said(gate, verdict, COMPLETE))
    return rows


def _said(gate: Gate, verdict: Verdict, now: str) -> Refusal:
    return Refusal(gate.title, said_of(verdict), verdict.citation, now)
