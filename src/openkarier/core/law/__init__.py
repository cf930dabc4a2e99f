"""The law engine: a requirement is written once, as a cited, dated comparison of facts, and judged at two speeds.

`Facts` is one case, `Columns` are millions; a `Rulebook` examines the first in words and judges the second in arrays.
An unknown fact is a verdict of its own: "belum dapat dinilai".
"""

from openkarier.core.law.citation import Citation, Instrument, Overlap, Provision, since
from openkarier.core.law.facts import Columns, Facts, cross, encode, pile, read_facts
from openkarier.core.law.local import LocalParameters, LocalRow, Parameter
from openkarier.core.law.logic import Check
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.requirement import Requirement, Scope, requirement
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.law.terms import bulan, hari, hari_kerja, table, tahun
from openkarier.core.law.verdict import Verdict

__all__ = [
    "Check", "Citation", "Columns", "Facts", "Instrument", "LocalParameters", "LocalRow", "Outcome", "Overlap",
    "Parameter", "Provision", "Requirement", "Rulebook", "Scope", "Severity", "Verdict",
    "bulan", "cross", "encode", "hari", "hari_kerja", "pile", "read_facts", "requirement", "since", "table", "tahun",
]  # fmt: skip
