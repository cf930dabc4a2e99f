"""The demo's placements: what the sidang of 2025 released, in every state, and the answers to a period of that year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from openkarier.core.calendar import holidays_around, nth_working_day
from openkarier.core.election import Term
from openkarier.core.periods import working_day
from openkarier.core.placement.gates import PERTEK, PPK, barring
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.signing import Pkcs12, Secret
from openkarier.foundation.jobs.worker import Worker
from openkarier.gateways.demo import sidang
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.declared import KODE
from openkarier.gateways.esign.example import certificate
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.placement import (
    answers,
    cases,
    ceremonies,
    decisions,
    decrees,
    deliveries,
    effect,
    letters,
    objections,
    paper_queries,
    papers,
    pertek,
    queries,
    signing,
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
DECIDED, PROPOSED, GRANTED = date(2025, 12, 8), date(2025, 12, 9), date(2025, 12, 15)
SIGNED, SWORN, ANSWERED, OBJECTED, RULED = (
    date(2025, 12, 17), date(2025, 12, 22), date(2025, 12, 23), date(2026, 1, 5), date(2026, 1, 20),
)  # fmt: skip
SEATED = 3  # names of the sidang of 2025 that are in their posts
ITEMS, FEW = 10, 3  # items of the two sidang of this year
UNREACHED = 3  # people of whom nobody can prove that the answer reached them
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
    first = seatable(found)
    seated = _until_oath(agency, first)
    report(2, 4)
    _answer(period)
    report(3, 4)
    _ended(agency, [each for each in found if each not in first])
    _under_way(agency)
    Worker().drain()
    _handed_over(agency)
    report(4, 4)
    return len(found) or seated


def seatable(found: Sequence[Usulan]) -> list[Usulan]:
    """The first who held their post before the oath of 2025; in a small city somebody may have come to it later."""
    return [each for each in found if each.pegawai.tmt_jabatan is None or each.pegawai.tmt_jabatan < SWORN][:SEATED]


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
    order = decrees.Order("pengangkatan dan pemindahan dalam jabatan", day, tmt, SIGNER, elektronik=True)
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
    _sit(agency, _at(SIGNED, 7))
    plan = ceremonies.Plan(
        "Pelantikan Desember 2025", _at(SWORN, 2), "Ruang Hidayah, Balai Kota", HEAD, letters.office_of_head(agency)
    )
    to_swear = [row.pk for row in queries.to_swear(INSTANSI)]
    if to_swear:
        _swear(agency, to_swear, plan)
    effect.take_effect(instansi=INSTANSI, actor="sistem", hand="sistem", at=_at(SWORN, 8))
    return len(good)


def _sit(agency: Any, at: datetime) -> None:
    """The PPK signs what waits, with the certificate of an example city."""
    papers = paper_queries.unsigned(INSTANSI, NIP["ppk"], at.date()).values_list("pk", flat=True)
    made = signing.begin(instansi=agency, papers=list(papers), actor=NIP["ppk"], nama=HEAD, at=at)
    signer = Pkcs12(certificate("contoh"), Secret("contoh"))
    signing.carry_on(sitting=made.pk, signer=signer, clock=lambda: at)


def _handed_over(agency: Any) -> None:
    """Petikan and answers of 2025 reached most people: some opened them here, some signed for a letter."""
    at = _at(date(2026, 1, 6))
    for decree in queries.decrees(INSTANSI).filter(tanggal=SIGNED):
        people = list(queries.people_of(decree).values_list("pk", flat=True))
        given = deliveries.Handover("langsung", SWORN, "Tanda terima petikan, dibagikan sesudah pelantikan (contoh)")
        deliveries.hand_over_decree(
            keputusan=decree, usulan=people[1:] or people, handover=given, actor=NIP["bkpsdm"], at=at
        )
    period = aspiration.periods(INSTANSI).filter(kode=KODE).first()
    waiting = [each.pk for each in paper_queries.undelivered_answers(period)] if period else []
    if waiting[UNREACHED:]:
        sent = deliveries.Handover("pos", date(2025, 12, 30), "Resi pos tercatat 2025-12-27 (contoh)")
        deliveries.hand_over_answers(
            instansi=agency, jawaban=waiting[UNREACHED:], handover=sent, actor=NIP["bkpsdm"], at=at
        )


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


def _under_way(agency: Any) -> None:
    """This year: each kind of waiting once, from the oath that is near to the usulan the PPK has not read."""
    older, newer = _ago(14), _ago(3)
    sidang.another(f"{older.year}-1", f"Sidang TPK I Tahun {older.year}", older, ITEMS)
    sidang.another(f"{newer.year}-2", f"Sidang TPK II Tahun {newer.year}", newer, FEW)
    rows = [each for each in queries.waiting(CITY).order_by("pk") if each.jenis not in ("tetap", "tunda")]
    new = [each for each in rows if each.released_at and each.released_at.date() >= newer]
    old = [each for each in rows if each not in new]
    invited, decreed, granted, late, fresh, back = (old[place : place + 1] for place in range(6))
    if back:
        why = decisions.Decision("kembalikan", "Mohon dibandingkan lagi dengan calon dari dinas yang sama.")
        decisions.decide(usulan=[back[0].pk], decision=why, actor=NIP["ppk"], at=_at(_ago(2)))
    for some, days in ((invited, 12), (decreed, 11), (granted, 10), (late, 8), (fresh, 3)):
        if some:
            _try(lambda some=some, days=days: _on_the_way(agency, some, days))  # type: ignore[misc]
    for some in (granted, decreed, invited):
        if some:
            _try(lambda some=some: _grant(agency, some, _ago(5)))  # type: ignore[misc]
    tmt = nth_working_day(timezone.localdate(), 5)
    for some in (decreed, invited):
        if some:
            _try(lambda some=some: _sign(agency, some, _ago(2), tmt))  # type: ignore[misc]
    _invite(agency, invited)


def _ended(agency: Any, rows: Sequence[Usulan]) -> None:
    """Of 2025 too: one that the PPK did not agree to, and one that was cancelled after the decision."""
    for each in rows[:1]:
        why = decisions.Decision("tolak", "Masih diperlukan menyelesaikan audit kinerja tahun berjalan.")
        decisions.decide(usulan=[each.pk], decision=why, actor=NIP["ppk"], at=_at(DECIDED))
    for each in rows[1:]:
        _agree([each], _at(DECIDED))
        why_not = "Yang bersangkutan memasuki masa persiapan pensiun; jabatannya diusulkan kembali."
        decrees.cancel(usulan=[each.pk], why=why_not, actor=NIP["bkpsdm"], hand="bkpsdm", at=_at(GRANTED))


def _on_the_way(agency: Any, some: Sequence[Usulan], days: int) -> None:
    """Agreed to, its papers on file, and with BKN for so many working days."""
    _agree(some, _at(_ago(days + 1)))
    if _file(agency, some, _ago(days + 1)):
        _propose(agency, some, _ago(days))


def _invite(agency: Any, some: Sequence[Usulan]) -> None:
    """A ceremony three working days ahead, to which people are invited already."""
    keys = [row.pk for row in queries.to_swear(INSTANSI) if row.pk in {each.pk for each in some}]
    if not keys:
        return
    day = nth_working_day(timezone.localdate(), 3)
    plan = ceremonies.Plan(
        f"Pelantikan {day:%m/%Y}", _at(day, 2), "Ruang Hidayah, Balai Kota", HEAD, letters.office_of_head(agency)
    )
    actor, at = NIP["bkpsdm"], _at(_ago(1))
    event = ceremonies.plan_ceremony(instansi=agency, usulan=keys, plan=plan, actor=actor, at=at)
    ceremonies.invite(event=event, pengesah=SIGNER, kepala=letters.office_of_head(agency), actor=actor, at=at)


def _try(act: Callable[[], None]) -> None:
    """An act that the law may refuse in a city of another seed: then the case stays where it is."""
    try:
        act()
    except Refused:
        return


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
    deliveries.open_own(pegawai=rina, jawaban=found, at=_at(ANSWERED, 9))
    filed = objections.object_to(
        pegawai=rina, jawaban=found, alasan="Pengalaman saya memimpin tim pasar murah belum dihitung.",
        bukti="SK Tim 511/2024; laporan kegiatan 2024", at=_at(OBJECTED),
    )  # fmt: skip
    said = "SK Tim bukan riwayat jabatan, sehingga tidak mengubah masa jabatan yang disyaratkan."
    objections.study(keberatan=filed, telaah=said, actor=NIP["bkpsdm"], at=_at(date(2026, 1, 9)))
    objections.rule_on(keberatan=filed, hasil="memperkuat", pertimbangan=said, actor=NIP["ppk"], at=_at(RULED))
