"""Who may enter the kelompok rencana suksesi: the three conditions of PP 11/2017 art. 199 (2), judged from records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from openkarier.core.assessment import DEFAULT_BANDS, Purpose, jpm
from openkarier.core.law import Facts, Outcome
from openkarier.core.law.facts import ACUAN
from openkarier.core.law.requirement import ACTION, TARGET
from openkarier.core.periods import add_months
from openkarier.core.regulations import RULEBOOK
from openkarier.core.talent.parts import TRAINING_MONTHS
from openkarier.core.talent.pool import TRAINING_HOURS
from openkarier.stages.appraisal.cases import kinerja_in
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.models import Pegawai, RiwayatDiklat
from openkarier.stages.standards.queries import local_parameters, standards_of

ACT = "penetapan_talenta"
RULE = next(rule for rule in RULEBOOK if rule.id == "pp11-2017-ps199-2")
FITS, TRAINED, YEARS = (
    "kompetensi.sesuai_klasifikasi", "pengembangan_kompetensi.kewajiban_terpenuhi", "kinerja.dua_tahun_terakhir",
)  # fmt: skip
STATES = {Outcome.PASS: "memenuhi", Outcome.FAIL: "tidak", Outcome.UNKNOWN: "tak-dinilai"}
GOOD = ("Baik", "Sangat Baik")


@dataclass(frozen=True)
class Condition:
    """One condition: state (memenuhi, tidak, tak-dinilai), what was found against what is asked."""

    state: str
    title: str
    found: str
    asked: str
    citation: str


@dataclass(frozen=True)
class Entry:
    """All of them: the law's own outcome, and its parts in words."""

    outcome: Outcome
    conditions: tuple[Condition, ...]

    @property
    def plain(self) -> list[dict[str, str]]:
        """As JSON keeps it."""
        return [asdict(each) for each in self.conditions]


def entries(instansi: str, people: QuerySet[Pegawai], on: date) -> dict[int, Entry]:
    """Judge people of an agency (by code), by id. About ten queries, however many there are."""
    found = list(people.select_related("jabatan").order_by("pk"))
    keys = people.order_by().values("pk")
    hours = _hours(keys, on)
    kept = RiwayatDiklat.objects.filter(pegawai__instansi__kode=instansi).exists()
    fits, years, parameters = _fits(found, keys, on), kinerja_in(instansi, on), local_parameters(instansi)
    result = {}
    for person in found:
        facts: dict[str, Any] = {ACTION: ACT, TARGET: person.jabatan.jenjang if person.jabatan else None, ACUAN: on}
        facts |= years.get(person.pk, {})
        matched = fits.get(person.pk)
        facts[FITS] = matched[0] if matched else None
        facts[TRAINED] = hours.get(person.pk, 0) >= TRAINING_HOURS if kept else None
        judged = RULE.check.one(Facts({key: value for key, value in facts.items() if value is not None}, parameters))
        words = (matched[1] if matched else "belum ada hasil uji yang berlaku", hours.get(person.pk, 0))
        result[person.pk] = Entry(judged.outcome, _conditions(facts, words))
    return result


def _hours(keys: QuerySet[Any], on: date) -> dict[int, int]:
    since = add_months(on, -TRAINING_MONTHS)
    rows = RiwayatDiklat.objects.filter(pegawai__in=keys, selesai__gt=since, selesai__lte=on)
    return dict(rows.values_list("pegawai").annotate(Sum("jam")))


def _fits(people: list[Pegawai], keys: QuerySet[Any], on: date) -> dict[int, tuple[bool, str]]:
    """Whether a valid result meets the standard of the present post: in the upper category of filling a post."""
    results = latest_results(keys, on)
    tested = [each for each in people if each.pk in results and each.jabatan and not results[each.pk].expired(on)]
    wanted = standards_of([each.jabatan for each in tested if each.jabatan], on)
    bands, found = DEFAULT_BANDS[Purpose.FILLING], {}
    for each in tested:
        matched = jpm(results[each.pk].kompetensi, wanted[each.jabatan_id or 0].levels)
        if matched is not None:
            band = bands.of(matched.raw)
            found[each.pk] = (band == bands.bands[0], f"JPM {matched.raw} %: {band.label.lower()}".replace(".", ","))
    return found


def _conditions(facts: Mapping[str, Any], words: tuple[str, int]) -> tuple[Condition, ...]:
    years = facts.get(YEARS) or (None, None)
    said = ", ".join(each or "belum ada" for each in years)
    known = all(years)
    good = (
        all(each in GOOD for each in years) if known else (False if any(y and y not in GOOD for y in years) else None)
    )
    least = DEFAULT_BANDS[Purpose.FILLING].bands[0].least
    return (
        Condition(_state(facts.get(FITS)), "Kompetensi sesuai klasifikasi jabatan", words[0], f"JPM {least} % ke atas",
                  "PP 11/2017 Pasal 199 ayat (2)"),
        Condition(_state(facts.get(TRAINED)), "Kewajiban pengembangan kompetensi", f"{words[1]} JP dalam 12 bulan",
                  f"{TRAINING_HOURS} JP setahun", "PP 11/2017 Pasal 199 ayat (2) dan Pasal 203 ayat (4)"),
        Condition(_state(good), "Kinerja paling kurang Baik 2 tahun terakhir", said, "Baik dan Baik",
                  "PP 11/2017 Pasal 199 ayat (2)"),
    )  # fmt: skip


def _state(value: Any) -> str:
    return "tak-dinilai" if value is None else "memenuhi" if value else "tidak"
