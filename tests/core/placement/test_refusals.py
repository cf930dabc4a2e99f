"""What BKN would refuse for: one line a reason, said about the person to somebody else."""

from __future__ import annotations

from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.placement import gates
from openkarier.core.placement.gates import Gate
from openkarier.core.placement.refusals import COMPLETE, WRITTEN, risks, will_be_refused


def verdict(outcome, severity, message="Masa kerja Anda 1 tahun. Anda perlu 2 tahun.", title="Masa kerja"):
    return Verdict("x", title, outcome, severity, "", message, "PP 1 Pasal 2", None)


SHORT, UNKNOWN = verdict(Outcome.FAIL, Severity.BLOCK), verdict(Outcome.UNKNOWN, Severity.BLOCK, "Belum dinilai.", "B")
NOTED = verdict(Outcome.FAIL, Severity.WARN, "Perlu alasan.", "C")


def test_each_failing_requirement_is_a_reason_of_its_own_and_speaks_of_the_person():
    gate = Gate(gates.SYARAT, gates.BAR, "2 dari 4 syarat", "PP 1", verdicts=(SHORT, SHORT, UNKNOWN, NOTED))
    found = will_be_refused([gate])
    assert [each.sentence for each in found] == [
        "Masa kerja. Masa kerja yang bersangkutan 1 tahun. Yang bersangkutan perlu 2 tahun."
    ] * 2
    assert (found[0].citation, found[0].gate) == ("PP 1 Pasal 2", "Syarat jabatan")
    assert [(each.sentence, each.now) for each in risks([gate])] == [
        ("B. Belum dinilai.", COMPLETE), ("C. Perlu alasan.", WRITTEN),
    ]  # fmt: skip


def test_the_steps_after_the_signature_and_lifted_gates_are_no_reason():
    ppk = Gate(gates.PPK, gates.WAIT, "Menunggu putusan PPK.", "PP 2")
    pertek = Gate(gates.PERTEK, gates.WAIT, "Belum diusulkan.", "BKN")
    lifted = Gate(gates.MENDAGRI, gates.BAR, "Perlu persetujuan.", "UU 3", exempt=True)
    shut = Gate(gates.MENDAGRI, gates.BAR, "Perlu persetujuan.", "UU 3", "Catat suratnya.")
    assert will_be_refused([ppk, pertek, lifted]) == []
    assert [each.now for each in will_be_refused([shut])] == ["Catat suratnya."]
