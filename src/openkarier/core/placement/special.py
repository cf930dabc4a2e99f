"""Posts that somebody beside the PPK must speak on: one table, a row each, with the article and the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openkarier.core.regulations import RULEBOOK

ENTER, LEAVE = "masuk", "keluar"


@dataclass(frozen=True)
class Special:
    """One row: which post, whose voice, on entering or leaving it, and the key of the paper that proves it."""

    kode: str  # as registry.cases.post_wanted names the post; DUKCAPIL for the whole unit
    label: str
    voice: str
    ways: tuple[str, ...]
    paper: str
    rule: str

    @property
    def citation(self) -> str:
        """The article in force."""
        return str(RULEBOOK.find(self.rule, None).provision.wordings[-1].citation)

    @property
    def sentence(self) -> str:
        """What is asked."""
        return RULEBOOK.find(self.rule, None).sentence


SPECIAL = (
    Special("SEKDA_KABKOTA", "Sekretaris Daerah", "koordinasi dengan Gubernur (satu calon terpilih dilaporkan)",
            (ENTER,), "dok.surat_koordinasi_gubernur", "pp11-2017-ps127-3"),
    Special("SEKWAN", "Sekretaris DPRD", "pendapat pimpinan DPRD, diminta melalui PyB",
            (ENTER,), "dok.surat_konsultasi_dprd", "pp11-2017-ps127-4"),
    Special("DUKCAPIL", "Pejabat struktural kependudukan dan pencatatan sipil",
            "keputusan Menteri Dalam Negeri atas usul melalui Gubernur",
            (ENTER, LEAVE), "dok.keputusan_mendagri_dukcapil", "uu24-2013-ps83a"),
    Special("INSPEKTUR", "Inspektur", "konsultasi tertulis kepada Gubernur",
            (LEAVE,), "dok.konsultasi_tertulis_gubernur", "pp72-2019-ps99b-2"),
    Special("IRBAN", "Inspektur Pembantu", "konsultasi tertulis kepada Gubernur",
            (LEAVE,), "dok.konsultasi_tertulis_gubernur", "pp72-2019-ps99b-2"),
    Special("CAMAT", "Camat", "ijazah pemerintahan atau sertifikat kepamongprajaan",
            (ENTER,), "asn.sertifikat_kepamongprajaan", "uu23-2014-ps224-2"),
)  # fmt: skip
RULES = frozenset(row.rule for row in SPECIAL)


def asked(enters: Iterable[str], leaves: Iterable[str]) -> list[Special]:
    """The rows that a move brings up: codes of the post entered and of the post left."""
    come, go = set(enters), set(leaves)
    return [
        row for row in SPECIAL if (ENTER in row.ways and row.kode in come) or (LEAVE in row.ways and row.kode in go)
    ]
