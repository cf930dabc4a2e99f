"""Test events of the demo city: the mass test of 2025, closed; one people are invited to; one that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.documents import forms, parts
from openkarier.gateways.demo import results
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.stages.assessment import (
    attendance,
    bulk,
    choosing,
    event_queries,
    inviting,
    minuting,
    own_case,
    scheduling,
    seat_plan,
)
from openkarier.stages.registry import queries as registry

if TYPE_CHECKING:
    from openkarier.stages.assessment.models import Event

SCOPE = Scope(Reach.INSTANSI, instansi=INSTANSI)
BY = next(cast.nip for cast in CAST if cast.desk == "asesor")
INVITED = tuple(cast.nip for cast in CAST if cast.desk in {"asn", "operator"})
MORNING = datetime(results.DAY.year, results.DAY.month, results.DAY.day, 0, 30, tzinfo=UTC)  # 07.30 WIB
STARTS = (0, 2.5, 5.5, 8)  # hours after the first session
SIGNER = parts.Penanda(jabatan="Kepala BKPSDM", nama="Andri Wijaya", nip="198207072006041905")
OFFICERS = (
    forms.Peserta(nama="Maya Puspita", jabatan="Asesor SDM Aparatur", kedudukan="Ketua panitia", nip=BY),
    forms.Peserta(nama="Petugas contoh", jabatan=results.PROVIDER, kedudukan="Petugas penyelenggara"),
)
FEWEST = 70  # a city too small for the quota sends the last of its officials again
Report = Callable[[int, int], None]


def there() -> bool:
    """Whether the events exist."""
    return event_queries.events(INSTANSI).exists()


def load(seed: int, report: Report) -> int:
    """Make the three events; return the number of participants."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    now = timezone.now()
    people = results.called(seed)
    serving = set(registry.people(SCOPE).order_by().values_list("nip", flat=True))
    made = _finished(seed, agency, [each.nip for each in people if each.nip in serving])
    report(1, 3)
    officials = [each.nip for each in bulk.officials(INSTANSI) if each.nip in serving]
    others = officials[results.QUOTA :] if len(officials) > results.QUOTA + FEWEST else officials[-FEWEST:]
    made += _coming(agency, [*INVITED, *others[:70]], now)
    report(2, 3)
    made += _too_large(agency, others[:60], now)
    report(3, 3)
    return made


def _event(agency: Any, plan: dict[str, Any], at: datetime, rooms: Sequence[tuple[str, int]], site: str) -> Event:
    event = scheduling.plan_event(instansi=agency, plan=scheduling.EventPlan(**plan), actor=BY, at=at)
    hall = scheduling.add_site(event=event, nama=site, alamat="Kota Bengkulu", actor=BY, at=at)
    for n, (name, seats) in enumerate(rooms):
        scheduling.add_room(site=hall, nama=name, kapasitas=seats, lajur=10, mudah_akses=n == 0, actor=BY, at=at)
    return event


def _sessions(event: Event, first: datetime, count: int, at: datetime) -> None:
    for n, hours in enumerate(STARTS[:count], 1):
        start = first + timedelta(hours=hours)
        scheduling.add_session(
            site=event.sites.get(), nama=f"Sesi {n}", mulai=start, selesai=start + timedelta(hours=2), actor=BY, at=at
        )


def _finished(seed: int, agency: Any, nips: Sequence[str]) -> int:
    """The mass test: everybody seated on one day, twenty absent, minutes of each session, closed."""
    at = MORNING - timedelta(days=18)
    bkn = scheduling.keep_provider(instansi=agency, nama=results.PROVIDER, jenis="bkn", actor=BY, at=at)
    plan = {
        "kode": results.EVENT, "nama": "Uji kompetensi pejabat 2025", "tujuan": "pemetaan", "metode": "cact",
        "provider": bkn, "dasar": "Surat Wali Kota Nomor 800/2025 (contoh)", "kuota": results.QUOTA,
    }  # fmt: skip
    event = _event(agency, plan, at, (("Ruang A", 50), ("Ruang B", 45)), "Aula BKPSDM")
    _sessions(event, MORNING, 4, at)
    choosing.add_all(event=event, nips=nips, why="Pejabat menurut kuota BKN", scope=SCOPE, actor=BY, at=at)
    seat_plan.seat_everybody(event=event, ronde=1, actor=BY, at=at)
    for verb, moment in (("jadwalkan", at), ("undang", at), ("mulai", MORNING)):
        scheduling.move_event(event=event, verb=verb, actor=BY, at=moment)
    away = results.absentees(seed, results.called(seed))
    for held in event_queries.sessions(event):
        _attend(seed, event, held, away)
        minuting.issue(session=held, officers=OFFICERS, note="", actor=BY, at=held.selesai + timedelta(minutes=20))
    for verb in ("selesaikan", "tutup"):
        scheduling.move_event(event=event, verb=verb, actor=BY, at=MORNING + timedelta(hours=12))
    return len(nips)


def _attend(seed: int, event: Event, held: Any, away: frozenset[str]) -> None:
    scans = []
    for seat in event_queries.seat_rows(held):
        nip = seat.participant.pegawai.nip
        if nip not in away:
            early = timedelta(minutes=Chance(seed, results.EVENT, "datang", nip).between(-8, 55))
            scans.append(attendance.Scan(attendance.token(seat.participant), held.mulai - early))
    attendance.record_scans(event=event, session=held, scans=scans, device="pintu", actor=BY, at=held.selesai)


def _coming(agency: Any, nips: Sequence[str], now: datetime) -> int:
    """Ten days ahead, invitations ready to go; the provider's accreditation has run out."""
    upt, first = _upt(agency, now), (now + timedelta(days=10)).replace(hour=1, minute=0, second=0, microsecond=0)
    plan = {
        "kode": f"UJI-{first.year}-{first.month:02}", "nama": f"Pemetaan kompetensi {first.year}", "tujuan": "pemetaan",
        "metode": "sedang", "provider": upt, "dasar": f"Keputusan Kepala BKPSDM 800/{first.year} (contoh)", "kuota": 80,
        "kontak": "Panitia uji, BKPSDM",
    }  # fmt: skip
    event = _event(agency, plan, now, (("Laboratorium CAT 1", 20), ("Laboratorium CAT 2", 20)), "UPT BKN Bengkulu")
    _sessions(event, first, 3, now)
    choosing.add_all(event=event, nips=nips, why="Hasil uji belum ada", scope=SCOPE, actor=BY, at=now)
    people = list(event_queries.participants(event, SCOPE)[:12])
    own_case.report_need(participant=people[3], kind="kursi-roda", note="", actor=BY, at=now)
    own_case.declare_absence(
        participant=people[5], kind="layanan", mulai=first, selesai=first + timedelta(hours=3), note="", actor=BY,
        at=now,
    )  # fmt: skip
    seat_plan.seat_everybody(event=event, ronde=1, actor=BY, at=now)
    scheduling.move_event(event=event, verb="jadwalkan", actor=BY, at=now)
    inviting.invite(event=event, ronde=1, signer=SIGNER, actor=BY, at=now)
    reason = "Saya mendampingi orang tua yang dijadwalkan operasi pada pagi hari itu."
    own_case.ask(participant=people[8], reason=reason, actor=people[8].pegawai.nip, at=now)
    return len(nips)


def _upt(agency: Any, now: datetime) -> Any:
    """A provider whose accreditation has run out."""
    today = timezone.localdate(now)
    upt = scheduling.keep_provider(
        instansi=agency, nama="UPTD Penilaian Kompetensi Provinsi (contoh)", jenis="pemerintah", actor=BY, at=now
    )
    scheduling.accredit(
        provider=upt, nomor="AKR/17/2023 (contoh)", jenjang=("ADMINISTRATOR", "PENGAWAS", "PELAKSANA"),
        mulai=today - timedelta(days=3 * 365), selesai=today - timedelta(days=20), actor=BY, at=now,
    )  # fmt: skip
    return upt


def _too_large(agency: Any, nips: Sequence[str], now: datetime) -> int:
    """A plan that cannot fit, so that its causes can be read."""
    first = (now + timedelta(days=45)).replace(hour=1, minute=0, second=0, microsecond=0)
    bkn = event_queries.providers(INSTANSI).filter(jenis="bkn")[0]
    plan = {
        "kode": f"UJI-{first.year}-{first.month:02}-B", "nama": "Uji kompetensi pengawas",
        "tujuan": "pengisian",
        "metode": "cact", "provider": bkn, "dasar": "Rencana kerja BKPSDM (contoh)", "kuota": 60,
    }  # fmt: skip
    event = _event(agency, plan, now, (("Ruang rapat", 25),), "Kantor BKPSDM")
    _sessions(event, first, 2, now)
    choosing.add_all(event=event, nips=nips, why="Pengawas tanpa hasil uji", scope=SCOPE, actor=BY, at=now)
    seat_plan.seat_everybody(event=event, ronde=1, actor=BY, at=now)
    return len(nips)
