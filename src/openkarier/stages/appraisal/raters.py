"""Appointing who appraises whom, and reading where the organisation names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.models import Pegawai, Unit

from . import hands
from .models import Appointment, Skp
from .refusal import Incomplete, Refused
from .steps import Actor

CITATION = "PP 30/2019 Ps. 46"
LEAST_SK = 5  # characters; shorter is no number of a decision


def appoint(
    *, people: Sequence[Pegawai], penilai: Pegawai | None, mulai: date | None, sk: str, actor: Actor, at: datetime
) -> list[Appointment]:
    """Appoint who appraises these people from a day on; the appointments before it end that day, running SKP follow."""
    fields = _missing(people, penilai, mulai, sk)
    if penilai is None or mulai is None or fields:
        raise Incomplete(fields=fields)
    try:
        with transaction.atomic():
            Appointment.objects.filter(pegawai__in=people, selesai__isnull=True, mulai__lt=mulai).update(selesai=mulai)
            made = [
                Appointment.objects.create(
                    pegawai=each, penilai=penilai, mulai=mulai, sk=sk.strip()[:120], oleh=actor.nip, pada=at
                )
                for each in people
            ]
            for row in made:
                _follow(row.pegawai, timezone.localdate(at))
                _told(row, actor, at, "ditunjuk")
    except IntegrityError as error:
        raise Refused("Sudah ada penunjukan yang berlaku mulai hari itu atau sesudahnya. Akhiri dahulu.") from error
    return made


def _missing(people: Sequence[Pegawai], penilai: Pegawai | None, mulai: date | None, sk: str) -> dict[str, str]:
    fields = {}
    if not people:
        fields["nip"] = "Centang sedikitnya satu orang yang akan dinilai."
    if penilai is None:
        fields["penilai"] = "NIP pejabat penilai tidak ditemukan di antara pegawai aktif instansi ini."
    elif penilai in people:
        fields["penilai"] = f"{penilai.nama_gelar} tidak dapat menilai dirinya sendiri; hapus centangnya."
    if mulai is None:
        fields["mulai"] = "Tanggal mulai berlaku tidak terbaca. Tuliskan seperti 31-12-2026."
    if len(sk.strip()) < LEAST_SK:
        fields["sk"] = "Tuliskan nomor keputusan PPK yang menunjuknya."
    return fields


def _follow(person: Pegawai, on: date) -> None:
    """Put running SKP of a person, and of those the person appraises, into the hands of today."""
    both = hands.of(person, on)
    running = Skp.objects.exclude(state="final").filter(selesai__month=12, selesai__day=31)
    running.filter(pegawai=person).update(penilai=both.penilai, atasan_penilai=both.atasan_penilai)
    running.filter(penilai=person).update(atasan_penilai=both.penilai)


def end(*, appointment: Appointment, selesai: date, actor: Actor, at: datetime) -> Appointment:
    """End an appointment from a day on; the organisation, or the PPK, names the rater again."""
    with transaction.atomic():
        held = Appointment.objects.select_for_update().select_related("pegawai", "penilai").get(pk=appointment.pk)
        if held.selesai is not None:
            return held
        held.selesai = max(selesai, held.mulai)
        held.save(update_fields=["selesai"])
        _follow(held.pegawai, timezone.localdate(at))
        _told(held, actor, at, "diakhiri")
    return held


def _told(row: Appointment, actor: Actor, at: datetime, act: str) -> None:
    facts = {"penilai": row.penilai.nip, "sumber": row.sk, "mulai": row.mulai.isoformat(), "langkah": act}
    record("PENILAI_TUNJUK", subject=f"penilai:{row.pegawai.nip}", actor=actor.nip, at=at, facts=facts,
           citation=CITATION)  # fmt: skip


@dataclass(frozen=True)
class Rated:
    """Somebody at the top of the organisation and who appraises them: an appointment, or nobody = the PPK."""

    person: Pegawai
    appointment: Appointment | None


def at_the_top(scope: Scope, on: date) -> list[Rated]:
    """Those within the scope above whom no unit has a head, with who appraises them. Six queries, whatever the size."""
    roots = Unit.objects.filter(instansi__kode=scope.instansi, induk__isnull=True)
    alone = [key for key, superior in hierarchy.superiors_in(roots).items() if superior is None]
    rows = registry.people(scope).filter(pk__in=alone, jabatan__isnull=False)
    appointed = {row.pegawai_id: row for row in running(scope, on)}
    found = rows.select_related("jabatan", "unit").order_by("unit__kiri", "nama", "pk")
    return [Rated(person, appointed.get(person.pk)) for person in found]


def running(scope: Scope, on: date) -> list[Appointment]:
    """Appointments in force on a day within the scope. One query."""
    now = Q(selesai__isnull=True) | Q(selesai__gt=on)
    rows = Appointment.objects.filter(now, mulai__lte=on, pegawai__in=registry.everyone(scope).order_by())
    return list(rows.select_related("pegawai__unit", "pegawai__jabatan", "penilai__jabatan").order_by("pegawai__nama"))


def appointment(scope: Scope, pk: int) -> Appointment | None:
    """One appointment within the scope."""
    rows = Appointment.objects.filter(pk=pk, pegawai__in=registry.everyone(scope).order_by())
    return rows.select_related("pegawai", "penilai").first()


def official(instansi: str, nip: str) -> Pegawai | None:
    """A serving person of the agency by NIP, blanks forgiven."""
    return Pegawai.objects.filter(instansi__kode=instansi, nip=nip.replace(" ", ""), aktif=True).first()


def sekda(instansi: str) -> Pegawai | None:
    """Who holds the post of Sekretaris Daerah, whom a PPK usually appoints."""
    rows = Pegawai.objects.filter(instansi__kode=instansi, aktif=True, jabatan__kepala=True)
    return rows.filter(jabatan__nama__istartswith="sekretaris daerah").first()
