"""A result as its report reads it: against the standard of the post held, with the categories of the agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openkarier.core.assessment import Purpose
from openkarier.core.competence import Standard
from openkarier.core.profile import Profile, profile
from openkarier.stages.assessment.bands import bands_on
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.standards.queries import standards_of


@dataclass(frozen=True)
class Report:
    """One person's report: the result, how long it counts, and what it says."""

    person: Pegawai
    result: HasilUji
    expired: bool
    profile: Profile


def report_of(person: Pegawai, result: HasilUji, on: date) -> Report:
    """Read one result on a day. `person` comes with jabatan and instansi; three queries."""
    post = person.jabatan
    standard = standards_of([post], on)[post.pk] if post else Standard({})
    jenjang = post.jenjang if post else ""
    sets = bands_on(person.instansi.kode, on)
    told = profile(
        result.kompetensi,
        result.potensi,
        standard,
        sets.of(result.tujuan, jenjang),
        jenjang=jenjang,
        next_bands=sets.of(Purpose.FILLING, jenjang),
    )
    return Report(person, result, result.expired(on), told)


def result_of(person: Pegawai, key: int) -> HasilUji | None:
    """One result of a person by its key."""
    return HasilUji.objects.filter(pegawai=person, pk=key).first()
