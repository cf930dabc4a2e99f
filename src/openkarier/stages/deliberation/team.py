"""The Tim Penilai Kinerja: its composition before the law, its members on a day, and its appointment by SK."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from openkarier.core.law import Facts
from openkarier.core.law.outcome import Outcome
from openkarier.core.law.verdict import Verdict
from openkarier.core.regulations import RULEBOOK
from openkarier.foundation.journal.operations import record
from openkarier.stages.deliberation.models import Anggota, Tim
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry.models import Instansi, Pegawai

CITATION = "PP 11/2017 Pasal 201 ayat (2) dan (3)"


class Seat(NamedTuple):
    """One member to be appointed."""

    pegawai: Pegawai
    unsur: str
    kedudukan: str = "anggota"


def composition(elements: Iterable[str], on: date) -> list[Verdict]:
    """What the law says of a team with these elements (one per member), failing first."""
    found = list(elements)
    values = {"action": "sidang_tpk", "tgl_acuan": on, "tpk.jumlah": len(found), "tpk.unsur": frozenset(found)}
    facts = Facts(values)
    verdicts = [rule.examine(facts) for rule in RULEBOOK.asked("sidang_tpk", None, on)]
    return sorted(verdicts, key=lambda verdict: verdict.outcome)


def teams(instansi: str) -> QuerySet[Tim]:
    """The teams of an agency (by code), newest first."""
    return Tim.objects.filter(instansi__kode=instansi).order_by("-mulai", "-pk")


def team_on(instansi: str, on: date) -> Tim | None:
    """The team whose term runs on a day."""
    return teams(instansi).filter(Q(selesai__isnull=True) | Q(selesai__gt=on), mulai__lte=on).first()


def members(tim: Tim, on: date) -> list[Anggota]:
    """Who sits on a day: chair, secretary, then the others by name. One query."""
    rows = Anggota.objects.filter(Q(selesai__isnull=True) | Q(selesai__gt=on), tim=tim)
    order = {"ketua": 0, "sekretaris": 1}
    found = rows.select_related("pegawai__jabatan", "pegawai__unit").order_by("pegawai__nama", "pk")
    return sorted(found, key=lambda each: order.get(each.kedudukan, 2))


def appoint_team(
    *,
    instansi: Instansi,
    sk: str,
    mulai: date,
    selesai: date | None,
    seats: Sequence[Seat],
    actor: str,
    at: datetime,
) -> Tim:
    """Appoint a team under one SK; the one before it ends that day. Raises Refused with the article that forbids it."""
    _check(sk, mulai, selesai, seats)
    try:
        with transaction.atomic():
            Tim.objects.filter(
                Q(selesai__isnull=True) | Q(selesai__gt=mulai), instansi=instansi, mulai__lt=mulai
            ).update(selesai=mulai)
            tim = Tim.objects.create(instansi=instansi, sk=sk.strip(), mulai=mulai, selesai=selesai)
            Anggota.objects.bulk_create(
                Anggota(tim=tim, pegawai=seat.pegawai, unsur=seat.unsur, kedudukan=seat.kedudukan) for seat in seats
            )
            facts = {"sumber": tim.sk, "anggota": [[seat.pegawai.nip, seat.unsur, seat.kedudukan] for seat in seats]}
            record("TIM_TETAP", subject=f"tim:{tim.pk}", actor=actor, at=at, facts=facts, citation=CITATION)
    except IntegrityError as clash:
        raise Refused(f"Tim dengan SK {sk.strip()} sudah tercatat. Periksa nomor SK-nya.") from clash
    return tim


def _check(sk: str, mulai: date, selesai: date | None, seats: Sequence[Seat]) -> None:
    if not sk.strip():
        raise Refused("Tuliskan nomor SK pembentukan tim; keanggotaan tanpa SK tidak sah.")
    if selesai is not None and selesai <= mulai:
        raise Refused("Masa tugas berakhir sebelum dimulai. Periksa kedua tanggalnya.")
    if len({seat.pegawai.pk for seat in seats}) < len(seats):
        raise Refused("Satu orang tercantum dua kali. Pilih orang lain untuk salah satu kursi.")
    offices = [seat.kedudukan for seat in seats]
    if offices.count("ketua") != 1 or offices.count("sekretaris") != 1:
        raise Refused("Tim memerlukan tepat satu ketua dan satu sekretaris. Tetapkan kedudukan anggota lain.")
    must_be_lawful([seat.unsur for seat in seats], mulai)


def must_be_lawful(elements: Sequence[str], on: date) -> None:
    """Raise Refused with the failing sentences and their articles."""
    wrong = [verdict for verdict in composition(elements, on) if verdict.outcome is not Outcome.PASS]
    if wrong:
        raise Refused(" ".join(f"{verdict.message} ({verdict.citation})" for verdict in wrong))
