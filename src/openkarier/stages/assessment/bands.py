"""Categories of JPM: those an agency decided, dated and with their SK, else the national practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from openkarier.core.assessment import DEFAULT_BANDS, BandSet, Purpose, packed, unpacked
from openkarier.core.jabatan import JPT, Jenjang
from openkarier.stages.registry.models import Instansi
from openkarier.stages.standards.models import Kebijakan
from openkarier.stages.standards.operations import settle

ALL, LEADERS = "", "jpt"  # whom a set is for; agencies ask more of JPT and ahli utama (Permen KKP 39/2023 Ps. 52)
GROUP_LABEL = {ALL: "Semua jenjang", LEADERS: "JPT dan JF ahli utama"}
_LEADERS = JPT | {Jenjang.JF_AHLI_UTAMA}


def key(purpose: Purpose, group: str) -> str:
    """Key of the policy that holds a set."""
    return f"pita_jpm_{purpose}{f'_{group}' if group else ''}"


KEYS = {key(purpose, group): (purpose, group) for purpose in Purpose for group in GROUP_LABEL}


@dataclass(frozen=True)
class Bands:
    """The sets of an agency on a day."""

    own: dict[tuple[Purpose, str], BandSet]

    def of(self, purpose: str, jenjang: str = "") -> BandSet:
        """The set for a purpose and a jenjang; an unknown purpose counts as mapping."""
        wanted = Purpose(purpose) if purpose in set(Purpose) else Purpose.MAPPING
        group = LEADERS if jenjang in _LEADERS else ALL
        return self.own.get((wanted, group)) or self.own.get((wanted, ALL)) or DEFAULT_BANDS[wanted]


def bands_on(instansi: str, on: date) -> Bands:
    """The sets of an agency (by code) in force on a day. One query."""
    rows = Kebijakan.objects.filter(instansi__kode=instansi, kunci__in=KEYS, mulai__lte=on).order_by("mulai")
    own: dict[tuple[Purpose, str], BandSet] = {}
    for row in rows:
        if row.selesai is None or row.selesai > on:
            purpose, group = KEYS[row.kunci]
            own[purpose, group] = unpacked(purpose, row.nilai, row.sk)
    return Bands(own)


def history(instansi: str, purpose: Purpose, group: str) -> list[tuple[Kebijakan, BandSet]]:
    """Every set an agency ever decided for a purpose and group, newest first."""
    rows = Kebijakan.objects.filter(instansi__kode=instansi, kunci=key(purpose, group)).order_by("-mulai")
    return [(row, unpacked(purpose, row.nilai, row.sk)) for row in rows]


def decide_bands(*, instansi: Instansi, bands: BandSet, group: str, mulai: date, actor: str, at: datetime) -> Kebijakan:
    """Set the categories of a purpose and group from a day on, by the SK in `bands.source`.

    Raises standards.DecisionRefused for a missing SK or a second decision from that day.
    """
    return settle(
        instansi=instansi, kunci=key(bands.purpose, group), nilai=packed(bands.bands), mulai=mulai, sk=bands.source,
        actor=actor, at=at,
    )  # fmt: skip
