"""Who takes part: by a rule with preview and undo, or by hand; and why somebody does not any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from openkarier.core.events import CHOOSING
from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry.models import Pegawai, Unit
from openkarier.stages.registry.queries import people

from .models import Attendance, Event, HasilUji, Participant, Pick, Seat
from .refusal import Refused
from .scheduling import hold, log, must_be

# SIASN kedudukan hukum of people who do not serve: leave without pay, pre-retirement and the like
NOT_SERVING = ("02", "04", "13", "20", "52", "66", "77", "88", "98", "99")
EXPIRING = timedelta(days=183)
RESULTS = {
    "": "semua, apa pun hasil ujinya",
    "tanpa": "tanpa hasil yang berlaku",
    "habis": "hasilnya habis dalam 6 bulan",
}


@dataclass(frozen=True)
class Rule:
    """Who is wanted. Empty parts do not narrow. `pensiun_bulan`: at least so many months before retirement.

    `baik`: predicate Baik or better in the two years before (PP 30/2019 Ps. 53: first in line for the talent pool).
    """

    jenjang: tuple[str, ...] = ()
    opd: tuple[int, ...] = ()
    hasil: str = ""
    status: tuple[str, ...] = ("PNS",)
    pensiun_bulan: int = 0
    baik: bool = False


def wanted(event: Event, rule: Rule, scope: Scope, on: date) -> QuerySet[Pegawai]:
    """People whom the rule finds and who do not take part yet, by unit and name."""
    found = people(scope).filter(status__in=rule.status).exclude(kedudukan_hukum__in=NOT_SERVING)
    found = found.exclude(pk__in=Participant.objects.filter(event=event, removed_at=None).values("pegawai"))
    if rule.jenjang:
        found = found.filter(jabatan__jenjang__in=rule.jenjang)
    if rule.opd:
        found = found.filter(unit__opd__in=rule.opd)
    if rule.hasil:
        least = on if rule.hasil == "tanpa" else on + EXPIRING
        valid = HasilUji.objects.filter(pegawai=OuterRef("pk"), tanggal__lte=on, berlaku_sampai__gte=least)
        found = found.filter(~Exists(valid))
    if rule.pensiun_bulan:
        until = on + timedelta(days=round(30.44 * rule.pensiun_bulan))
        found = found.filter(Q(tmt_pensiun__isnull=True) | Q(tmt_pensiun__gt=until))
    if rule.baik:
        for year in (on.year - 1, on.year - 2):
            good = PredikatKinerja.objects.filter(pegawai=OuterRef("pk"), tahun=year, nilai__gte=4)
            found = found.filter(Exists(good))
    return found.select_related("jabatan", "unit__opd").order_by("unit__opd__nama", "nama", "pk")


def label(rule: Rule) -> str:
    """The rule as a sentence for the list and the ledger."""
    parts = [", ".join(JENJANG_LABEL[Jenjang(one)].lower() for one in rule.jenjang) or "semua jenjang"]
    if rule.opd:
        names = list(Unit.objects.filter(pk__in=rule.opd).order_by("nama").values_list("nama", flat=True))
        parts.append(names[0] if len(names) == 1 else f"{len(names)} perangkat daerah")
    if rule.hasil:
        parts.append(RESULTS[rule.hasil])
    if rule.pensiun_bulan:
        parts.append(f"pensiun lebih dari {rule.pensiun_bulan} bulan lagi")
    if rule.baik:
        parts.append("predikat baik dua tahun terakhir")
    return ("; ".join(parts))[:1].upper() + "; ".join(parts)[1:]


def pick(*, event: Event, rule: Rule, scope: Scope, expected: int, actor: str, at: datetime) -> Pick:
    """Add everybody whom the rule finds. `expected` is the number that the organiser saw; another number is refused."""
    with transaction.atomic():
        held = hold(event)
        must_be(held, CHOOSING, "Peserta tidak dapat ditambah lagi")
        found = list(wanted(held, rule, scope, at.astimezone(held.zona).date()))
        if len(found) != expected:
            raise Refused(
                f"Daftar berubah: kini {len(found)} orang, tadi {expected}. Periksa sekali lagi, lalu tambahkan."
            )
        if not found:
            raise Refused("Tidak ada orang yang sesuai dengan aturan ini. Longgarkan salah satu pilihannya.")
        _must_fit(held, len(found))
        made = Pick.objects.create(
            event=held, rule=vars(rule), label=label(rule)[:400], count=len(found), at=at, actor=actor
        )
        _add(held, found, why=made.label, made=made, actor=actor, at=at)
        log(
            held,
            {"perubahan": "ditambah menurut aturan", "aturan": made.label, "jumlah": made.count},
            actor,
            at,
            PESERTA,
        )
    return made


PESERTA = "UJI_PESERTA"


def undo(*, pick: Pick, actor: str, at: datetime) -> int:
    """Take off everybody whom this choice added and who still takes part; returns how many."""
    with transaction.atomic():
        held = hold(pick.event)
        must_be(held, CHOOSING, "Pilihan tidak dapat dibatalkan lagi")
        mine = Participant.objects.filter(pick=pick, removed_at=None)
        gone = [*mine.values_list("pk", flat=True)]
        Seat.objects.filter(participant__in=gone).delete()
        Participant.objects.filter(pk__in=gone).update(removed_at=at, removed_why="Pilihan menurut aturan dibatalkan")
        Pick.objects.filter(pk=pick.pk).update(undone_at=at)
        log(held, {"perubahan": "pilihan dibatalkan", "aturan": pick.label, "jumlah": len(gone)}, actor, at, PESERTA)
    return len(gone)


def add(*, event: Event, nip: str, why: str, scope: Scope, actor: str, at: datetime) -> Participant:
    """Add one person by NIP, with the reason."""
    person = _person(event, nip, scope, at)
    if len(why.strip()) < 5:
        raise Refused("Tuliskan alasan singkat mengapa orang ini ditambahkan, misalnya “pengganti pejabat yang cuti”.")
    with transaction.atomic():
        held = hold(event)
        must_be(held, CHOOSING, "Peserta tidak dapat ditambah lagi")
        if Participant.objects.filter(event=held, pegawai=person, removed_at=None).exists():
            raise Refused(f"{person.nama_gelar} sudah menjadi peserta acara ini. Satu orang cukup sekali.")
        _must_fit(held, 1)
        made = _add(held, [person], why=why.strip()[:400], made=None, actor=actor, at=at)[0]
        log(held, {"perubahan": "ditambah", "peserta": person.nip, "alasan": why.strip()}, actor, at, PESERTA)
    return made


def add_all(*, event: Event, nips: Sequence[str], why: str, scope: Scope, actor: str, at: datetime) -> Pick:
    """Add the people of a list of NIP (a provider's call, a decree) as one choice that can be undone together."""
    found = list(people(scope).filter(nip__in=nips).order_by("unit__kiri", "nama", "pk"))
    unknown = sorted(set(nips) - {person.nip for person in found})
    if unknown:
        raise Refused(
            f"{len(unknown)} NIP tidak tercatat sebagai pegawai aktif, misalnya {unknown[0]}. Periksa daftarnya."
        )
    with transaction.atomic():
        held = hold(event)
        must_be(held, CHOOSING, "Peserta tidak dapat ditambah lagi")
        inside = set(Participant.objects.filter(event=held, removed_at=None).values_list("pegawai", flat=True))
        fresh = [person for person in found if person.pk not in inside]
        _must_fit(held, len(fresh))
        made = Pick.objects.create(
            event=held, rule={"nip": len(nips)}, label=why.strip()[:400], count=len(fresh), at=at, actor=actor
        )
        _add(held, fresh, why=made.label, made=made, actor=actor, at=at)
        log(held, {"perubahan": "ditambah dari daftar", "aturan": why, "jumlah": len(fresh)}, actor, at, PESERTA)
    return made


def _person(event: Event, nip: str, scope: Scope, at: datetime) -> Pegawai:
    """The person of a NIP who can be tested. Raises Refused for one who retired or belongs elsewhere."""
    cleaned = nip.replace(" ", "")
    person = Pegawai.objects.filter(instansi=event.instansi_id, nip=cleaned).first()
    if person is None or (person.aktif and not people(scope).filter(pk=person.pk).exists()):
        raise Refused(
            f"NIP {cleaned[:30]} tidak tercatat pada {event.instansi.nama}. Peserta harus pegawai instansi ini; "
            "periksa angkanya, atau minta instansinya mengadakan uji sendiri."
        )
    gone = person.tmt_pensiun is not None and person.tmt_pensiun <= at.astimezone(event.zona).date()
    if not person.aktif or gone:
        raise Refused(f"{person.nama_gelar} sudah pensiun atau berhenti, sehingga tidak dapat diuji. Pilih orang lain.")
    return person


def remove(*, participant: Participant, why: str, actor: str, at: datetime) -> Participant:
    """Take a person off the event, with the reason; the seat becomes free."""
    if len(why.strip()) < 5:
        raise Refused("Tuliskan alasan mengapa orang ini dikeluarkan; alasannya tercatat dalam Buku Merit.")
    with transaction.atomic():
        event = hold(participant.event)
        must_be(event, CHOOSING, "Peserta tidak dapat dikeluarkan lagi")
        held = Participant.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=participant.pk)
        if held.removed_at is not None:
            return held
        if Attendance.objects.filter(participant=held).exists():
            raise Refused("Orang ini sudah tercatat hadir, jadi tidak dapat dikeluarkan.")
        Seat.objects.filter(participant=held).delete()
        held.removed_at, held.removed_why = at, why.strip()[:300]
        held.save(update_fields=["removed_at", "removed_why"])
        log(
            event,
            {"perubahan": "dikeluarkan", "peserta": held.pegawai.nip, "alasan": held.removed_why},
            actor,
            at,
            PESERTA,
        )
    return held


def _must_fit(event: Event, more: int) -> None:
    count = Participant.objects.filter(event=event, removed_at=None).count()
    if count + more > event.kuota:
        raise Refused(
            f"Kuota acara ini {event.kuota}, peserta akan menjadi {count + more}: kelebihan "
            f"{count + more - event.kuota}. Persempit aturannya, atau naikkan kuota bila penyelenggara menyetujui."
        )


def _add(
    event: Event, found: list[Pegawai], *, why: str, made: Pick | None, actor: str, at: datetime
) -> list[Participant]:
    """Add people; who was taken off before comes back under the old number."""
    fresh: dict[str, Any] = {"why": why, "pick": made, "added_at": at, "added_by": actor}
    again = list(Participant.objects.filter(event=event, pegawai__in=found))
    Participant.objects.filter(pk__in=[one.pk for one in again]).update(removed_at=None, removed_why="", **fresh)
    known = {one.pegawai_id for one in again}
    last = Participant.objects.filter(event=event).aggregate(last=Max("nomor"))["last"] or 0
    new = [person for person in found if person.pk not in known]
    rows = [Participant(event=event, pegawai=person, nomor=last + n, **fresh) for n, person in enumerate(new, 1)]
    return [*again, *Participant.objects.bulk_create(rows, 500)]
