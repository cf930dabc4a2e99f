"""The demo's placements: what the sidang of 2025 released, in every state, and the answers to a period of that year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from openkarier.core.calendar import holidays_around, nth_working_day
from openkarier.core.election import Term
from openkarier.core.periods import working_day
from openkarier.core.placement.gates import PERTEK, PPK, barring
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.jobs.worker import Worker
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.tables import table
from openkarier.stages.aspiration import operations, periods
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.placement import (
    answers,
    cases,
    ceremonies,
    decisions,
    decrees,
    effect,
    letters,
    objections,
    papers,
    pertek,
    queries,
)
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import heads

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Usulan

CITY = Scope(Reach.INSTANSI, instansi=INSTANSI)
NIP = {cast.desk: cast.nip for cast in reversed(CAST)}
HEAD = next(cast.nama for cast in CAST if cast.desk == "ppk")
TERM = Term("DEFINITIF", HEAD, date(2025, 2, 20), date(2030, 2, 19), None, "Keputusan Mendagri (contoh)")
OPENED, CLOSED = datetime(2025, 7, 2, 1, tzinfo=UTC), datetime(2025, 7, 10, 9, tzinfo=UTC)
KODE = "2025-2"
DECIDED, PROPOSED, GRANTED = date(2025, 12, 8), date(2025, 12, 9), date(2025, 12, 15)
SIGNED, SWORN, ANSWERED, OBJECTED, RULED = (
    date(2025, 12, 17), date(2025, 12, 22), date(2025, 12, 23), date(2026, 1, 5), date(2026, 1, 20),
)  # fmt: skip
SEATED, DECREED, LATE, FRESH = 3, 1, 1, 1  # names in each state; the rest wait for the PPK, one is sent back
HANDFUL = 14  # declarations of 2025 beside those of the demo accounts
SIGNER = letters.Signer("Kepala BKPSDM", "Andri Wijaya", NIP["bkpsdm"])
Report = Callable[[int, int], None]


def there() -> bool:
    """Whether the head's term is on record: the first thing that `load` writes."""
    return heads.terms(INSTANSI).exists()


def load(report: Report) -> int:
    """Bring the released usulan into their states; return how many there were."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    heads.record_term(instansi=agency, term=TERM, actor=NIP["bkpsdm"], at=_at(date(2025, 3, 3)))
    period = aspiration.periods(INSTANSI).filter(kode=KODE).first()
    report(1, 4)
    found = [each for each in queries.cases(CITY).order_by("pk") if each.jenis not in ("tetap", "tunda")]
    seated = _until_oath(agency, found[:SEATED])
    report(2, 4)
    _answer(period)
    report(3, 4)
    _under_way(agency, found[SEATED:])
    Worker().drain()
    report(4, 4)
    return len(found) or seated


def _at(day: date, hour: int = 3) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _ago(days: int) -> date:
    """A working day before today."""
    today = timezone.localdate()
    return working_day(today, -days, holidays_around(today))


def _agree(rows: Sequence[Usulan], at: datetime) -> None:
    decision = decisions.Decision("setujui", conflict_free=True)
    decisions.decide(usulan=[each.pk for each in rows], decision=decision, actor=NIP["ppk"], at=at)


def _file(agency: Any, rows: Sequence[Usulan], day: date) -> list[Usulan]:
    """Record the papers that the gates name; return the usulan whose law gates are open then."""
    fresh = list(queries.cases(CITY).filter(pk__in=[each.pk for each in rows]).order_by("pk"))
    for each in fresh:
        wanted = [key for key, _ in cases.missing_papers(cases.gates_of([each], INSTANSI, day)[each.pk])]
        wanted += [row.paper for row in cases.special_of(each)]
        for key in dict.fromkeys(wanted):
            papers.file_paper(
                instansi=agency, kunci=key, nomor=f"800/{key.removeprefix('dok.')}/{each.pk} (contoh)", tanggal=day,
                penerbit="Kepala BKPSDM", usulan=[each.pk], actor=NIP["bkpsdm"], at=_at(day),
            )  # fmt: skip
    found = cases.gates_of(fresh, INSTANSI, day)
    return [each for each in fresh if {gate.key for gate in barring(found[each.pk])} <= {PPK, PERTEK}]


def _propose(agency: Any, rows: Sequence[Usulan], day: date) -> None:
    pertek.propose(
        instansi=agency, usulan=[each.pk for each in rows], nomor=f"800/{day:%m%d}/I-MUT/{day.year}", tanggal=day,
        actor=NIP["bkpsdm"], at=_at(day, 4),
    )  # fmt: skip


def _grant(agency: Any, rows: Sequence[Usulan], day: date) -> None:
    results = [pertek.Result(each.pegawai.nip, pertek.GRANTED, f"PB-{day.year}/{each.pk:05d}", day) for each in rows]
    pertek.record_results(instansi=agency, results=results, actor=NIP["bkpsdm"], at=_at(day, 5))


def _sign(agency: Any, rows: Sequence[Usulan], day: date, tmt: date) -> None:
    order = decrees.Order("pengangkatan dan pemindahan dalam jabatan", day, tmt, SIGNER)
    decrees.issue_sk(
        instansi=agency, usulan=[each.pk for each in rows], order=order, actor=NIP["bkpsdm"], at=_at(day, 6)
    )


def _until_oath(agency: Any, rows: Sequence[Usulan]) -> int:
    """Those of 2025: decided, granted, signed, sworn in, seated, with their papers."""
    if not rows:
        return 0
    _agree(rows, _at(DECIDED))
    good = _file(agency, rows, PROPOSED)
    if not good:
        return 0
    _propose(agency, good, PROPOSED)
    _grant(agency, good, GRANTED)
    _sign(agency, good, SIGNED, SWORN)
    plan = ceremonies.Plan(
        "Pelantikan Desember 2025", _at(SWORN, 2), "Ruang Hidayah, Balai Kota", HEAD, letters.office_of_head(agency)
    )
    to_swear = [row.pk for row in queries.to_swear(INSTANSI)]
    if to_swear:
        _swear(agency, to_swear, plan)
    effect.take_effect(instansi=INSTANSI, actor="sistem", hand="sistem", at=_at(SWORN, 8))
    return len(good)


def _swear(agency: Any, keys: Sequence[int], plan: ceremonies.Plan) -> None:
    actor = NIP["bkpsdm"]
    event = ceremonies.plan_ceremony(instansi=agency, usulan=keys, plan=plan, actor=actor, at=_at(SIGNED, 7))
    kepala = letters.office_of_head(agency)
    ceremonies.invite(event=event, pengesah=SIGNER, kepala=kepala, actor=actor, at=_at(date(2025, 12, 18)))
    after = _at(SWORN, 5)
    ceremonies.note_attendance(event=event, absent=[], actor=actor, at=after)
    witnesses = [registry.person(CITY, NIP[desk]) for desk in ("tpk", "auditor")]
    saksi = [person for person in witnesses if person is not None]
    ceremonies.hold_ceremony(event=event, rohaniwan="H. Karim Usman", saksi=saksi, actor=actor, at=after)
    event.refresh_from_db()
    for kind in (Kind.SUMPAH, Kind.SPP, Kind.SPMT):
        ceremonies.print_papers(event=event, kind=kind, actor=actor, at=after)


def _under_way(agency: Any, rows: Sequence[Usulan]) -> None:
    """The rest: an SK not yet sworn in, two with BKN (one for too long), one sent back, the others with the PPK."""
    decreed, late, fresh, back = rows[:1], rows[1:2], rows[2:3], rows[3:4]
    if back:
        why = decisions.Decision("kembalikan", "Mohon dibandingkan lagi dengan calon dari dinas yang sama.")
        decisions.decide(usulan=[back[0].pk], decision=why, actor=NIP["ppk"], at=_at(_ago(2)))
    for some, days in ((decreed, 12), (late, 7), (fresh, 3)):
        if not some:
            continue
        _agree(some, _at(_ago(days + 1)))
        if _file(agency, some, _ago(days + 1)):
            _propose(agency, some, _ago(days))
            if some is decreed:
                _grant(agency, some, _ago(6))
                _try(lambda: _sign(agency, decreed, _ago(2), nth_working_day(timezone.localdate(), 5)))


def _try(act: Callable[[], None]) -> None:
    """An act that the law may refuse in a city of another seed: then the case stays where it is."""
    try:
        act()
    except Refused:
        return


def declared() -> bool:
    """Whether the period of 2025 exists."""
    return aspiration.periods(INSTANSI).filter(kode=KODE).exists()


def declare(report: Report) -> int:
    """Open Karier of July 2025 (2 to 10 July, as in Bengkulu), filed by a handful, closed before any other opens."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    plan = periods.Plan(
        kode=KODE, nama="Open Karier 2025 Tahap II", mulai=OPENED, batas=CLOSED, dasar="SE Wali Kota (contoh)"
    )
    planned = periods.plan_period(instansi=agency, plan=plan, actor=NIP["bkpsdm"], at=OPENED)
    period = periods.open_period(period=planned, actor=NIP["bkpsdm"], at=OPENED)
    own = {cast.nip for cast in CAST if cast.desk in ("asn", "operator", "asesor")}
    structural = registry.people(CITY).filter(jabatan__jenis="1").exclude(jabatan__jenjang="JPT_PRATAMA")
    nips = [*own, *structural.order_by("nip").values_list("nip", flat=True)[:HANDFUL]]
    posts = list(aspiration.wishable(period).filter(jenis="1").order_by("-jenjang").values_list("pk", flat=True))
    target = next(iter(table("target")))
    for place, nip in enumerate(sorted(nips)):
        person = registry.person(CITY, nip)
        if person is not None:
            _file_one(period, person, posts[place * 7 % len(posts)], target)
        report(place + 1, len(nips))
    periods.close_period(period=period, actor=NIP["bkpsdm"], at=CLOSED)
    return len(nips)


def _file_one(period: Any, person: Any, post: int, target: dict[str, str]) -> None:
    promise = {
        "indicator": target["capaian"], "unit": target["satuan"], "baseline": "4", "goal": "9", "due": "2026-01-31",
        "method": target["cara_ukur"],
    }  # fmt: skip
    draft = {"door": "pindah", "reason": "Ingin memperluas pengalaman memimpin.", "ready": "ya", "targets": [promise],
             "willing_pindah": "tujuan"}  # fmt: skip
    at = OPENED + timedelta(days=2)
    made = operations.begin(period=period, pegawai=person, at=at, draft={**draft, "wishes": [{"jabatan": post}]})
    operations.submit(aspiration=made, revision=1, actor=operations.Actor.of(person), hand="asn", at=at)


def _answer(period: Any) -> None:
    """Everybody of 2025 is answered; Rina objects, and the PPK decides."""
    if period is None or not answers.open_declarations(period).exists():
        return
    keys = list(answers.open_declarations(period).values_list("pk", flat=True))
    answers.answer_now(period=period, keys=keys, actor=NIP["bkpsdm"], at=_at(ANSWERED))
    rina = registry.person(CITY, NIP["asn"])
    found = answers.answer_of(INSTANSI, KODE, NIP["asn"])
    if rina is None or found is None:
        return
    filed = objections.object_to(
        pegawai=rina, jawaban=found, alasan="Pengalaman saya memimpin tim pasar murah belum dihitung.",
        bukti="SK Tim 511/2024; laporan kegiatan 2024", at=_at(OBJECTED),
    )  # fmt: skip
    said = "SK Tim bukan riwayat jabatan, sehingga tidak mengubah masa jabatan yang disyaratkan."
    objections.study(keberatan=filed, telaah=said, actor=NIP["bkpsdm"], at=_at(date(2026, 1, 9)))
    objections.rule_on(keberatan=filed, hasil="memperkuat", pertimbangan=said, actor=NIP["ppk"], at=_at(RULED))
