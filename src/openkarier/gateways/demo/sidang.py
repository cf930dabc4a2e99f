"""The demo's committee: seven members, a sidang of 2025 with one departure from rank, and one that is prepared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from openkarier.core.talent import DEFAULT
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.stages.deliberation import (
    agenda,
    decisions,
    minutes,
    proposing,
    queries,
    rotasi,
    sessions,
    team,
    voting,
)
from openkarier.stages.deliberation.proposing import Proposal
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.deliberation.voting import Vote
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import operations as talent
from openkarier.stages.talent import queries as maps

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Anggota, Butir, Sidang
    from openkarier.stages.registry.models import Pegawai

CITY = Scope(Reach.INSTANSI, instansi=INSTANSI)
OPERATOR = next(cast.nip for cast in CAST if cast.desk == "bkpsdm")
CHAIR = next(cast.nip for cast in CAST if cast.desk == "tpk")
APPOINTED, HELD = date(2025, 1, 2), date(2025, 12, 4)
MAPPED = date(2025, 6, 30)  # the talent map on which the sidang of 2025 rests
AWAY = 4  # the item on which somebody ranked lower was proposed
DECIDED, SOON, AHEAD = 9, 24, timedelta(days=6)  # items of the first, of the second, days until it
WORDS = (
    "Paling siap menurut nilai merit dan hasil uji kompetensi.",
    "Menguasai urusan jabatan dan pernah memimpin tim lintas bidang.",
    "Berkinerja baik dan dibutuhkan segera oleh perangkat daerah.",
)
Report = Callable[[int, int], None]


def there() -> bool:
    """Whether the second sidang exists."""
    return queries.sittings(CITY).filter(state="diundang").exists()


def load(report: Report) -> int:
    """Appoint the team, hold the first sidang and prepare the second; return the number of items."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    _map(agency)
    if team.team_on(INSTANSI, HELD) is None:
        at = _moment(APPOINTED)
        sk = "Keputusan Sekretaris Daerah Nomor 800/12/2025 (contoh)"
        team.appoint_team(instansi=agency, sk=sk, mulai=APPOINTED, selesai=None, seats=_seats(), actor=OPERATOR, at=at)
    report(1, 3)
    first = _hold(_sidang(agency, "2025-4", "Sidang TPK IV Tahun 2025", HELD))
    report(2, 3)
    soon = timezone.localdate() + AHEAD
    soon += timedelta(days=max(0, 7 - soon.weekday()) if soon.weekday() > 4 else 0)  # offices are shut at weekends
    second = _prepare(_sidang(agency, f"{soon.year}-3", f"Sidang TPK III Tahun {soon.year}", soon))
    report(3, 3)
    return first + second


def _seats() -> list[team.Seat]:
    """The Sekda, who logs in as TPK; heads of BKPSDM and Inspektorat; four heads of perangkat daerah."""
    leaders = registry.people(CITY).filter(jabatan__kepala=True, jabatan__jenjang="JPT_PRATAMA")
    heads = list(leaders.exclude(nip=CHAIR).select_related("jabatan", "unit__opd").order_by("jabatan__kode"))
    chair = registry.person(CITY, CHAIR)
    personnel = _of("BKL.09", heads) or registry.person(CITY, OPERATOR)
    oversight = _of("BKL.03", heads) or registry.person(CITY, next(c.nip for c in CAST if c.desk == "auditor"))
    named = [each for each in (chair, personnel, oversight) if each is not None]
    others = [each for each in heads if each not in named][:4]
    elements = ("PYB", "KEPEGAWAIAN", "PENGAWASAN_INTERNAL")
    offices = ("ketua", "sekretaris", "anggota")
    first = [team.Seat(*each) for each in zip(named, elements, offices, strict=True)]
    return [*first, *(team.Seat(each, "JPT_TERKAIT") for each in others)]


def _of(code: str, heads: list[Pegawai]) -> Pegawai | None:
    return next((each for each in heads if each.jabatan and each.jabatan.kode.startswith(f"{code}-")), None)


def _map(agency: Any) -> None:
    """A talent map of 2025, unless the talent stage has one."""
    if maps.last_map(INSTANSI, HELD) is not None:
        return
    at = _moment(MAPPED)
    drafted = talent.draft_formula(instansi=agency, nama="Rumus semester I 2025", isi=DEFAULT, actor=OPERATOR, at=at)
    sk = "Keputusan Wali Kota Nomor 800/311/2025 (contoh)"
    formula = talent.freeze_formula(formula=drafted, sk=sk, tanggal_sk=MAPPED, actor=OPERATOR, at=at)
    talent.freeze_map(formula=formula, nama="Peta talenta semester I 2025", on=MAPPED, actor=OPERATOR, at=at)


def _sidang(agency: Any, kode: str, nama: str, on: date) -> Sidang:
    found = queries.sitting(CITY, kode)
    if found is not None:
        return found
    return sessions.plan_sidang(
        instansi=agency, kode=kode, nama=nama, tanggal=on, pukul=time(9), tempat="Ruang Rapat Hidayah, Balai Kota",
        dasar=f"Nota Dinas Kepala BKPSDM Nomor 800/97/BKPSDM/{on.year} (contoh)", actor=OPERATOR, at=_before(on, 7),
    )  # fmt: skip


def another(kode: str, nama: str, on: date, most: int) -> int:
    """Hold one more sidang on vacant posts, from its agenda to the release; return the number of items."""
    agency = registry.instansi(INSTANSI)
    return _hold(_sidang(agency, kode, nama, on), most) if agency else 0


def _hold(sidang: Sidang, most: int = DECIDED) -> int:
    """Hold a sidang from its agenda to the release."""
    if sidang.state != "disiapkan":
        return 0
    on, at = sidang.tanggal, _moment(sidang.tanggal)
    agenda.build_agenda(sidang=sidang, sources=["lowong"], planned={}, actor=OPERATOR, at=_before(on, 6), most=most)
    sidang = sessions.invite(sidang=sidang, actor=OPERATOR, at=_before(on, 5))
    members = sessions.members_of(sidang)
    here = {each.pk for each in members[:-1]}  # the last was travelling
    sidang = sessions.open_sidang(sidang=sidang, present=here, actor=CHAIR, at=at)
    for each in members[:-1]:
        sessions.declare(sidang=sidang, anggota=each, ties=[], actor=CHAIR, at=at + timedelta(minutes=10))
    for place, butir in enumerate(queries.items(sidang), 1):
        _decide(butir, place, members, at + timedelta(minutes=15 * place))
    sidang = sessions.close_sidang(sidang=sidang, actor=CHAIR, at=at + timedelta(hours=4))
    agreed = {each.pk: minutes.Answer(setuju=True) for each in minutes.present(sidang)}
    minutes.approve(sidang=sidang, said=agreed, actor=CHAIR, at=at + timedelta(hours=4, minutes=20))
    sessions.release(sidang=sidang, actor=CHAIR, at=at + timedelta(hours=5))
    return sidang.butir.count()


def _decide(butir: Butir, place: int, members: list[Anggota], at: datetime) -> None:
    """Propose the best who may be proposed (on item AWAY the next), and let the members vote."""
    chair = next((each for each in members if each in voting.voters(butir)), members[0])
    ranked = [line.calon.pegawai for line in queries.lines(butir) if line.rank]
    if place == AWAY:
        ranked = [each for each in ranked if proposing.ranking(butir, each.pk).passed]
    for person in ranked:
        words = Proposal(
            person, "promosi", alasan=WORDS[place % len(WORDS)], kode_alasan="keahlian",
            dasar=f"Nota Dinas Kepala Perangkat Daerah Nomor 800/{100 + place}/2025 (contoh)",
        )  # fmt: skip
        try:
            decisions.propose(butir=butir, proposal=words, by=chair, at=at)
        except Refused:
            continue
        votes = {each.pk: Vote("setuju") for each in voting.voters(butir)}
        if place == AWAY and len(votes) > 3:
            votes[max(votes)] = Vote("tidak", "Calon pertama lebih lama memimpin seksi sejenis.")
        decisions.settle(butir=butir, votes=votes, by=chair, at=at + timedelta(minutes=5))
        return
    high = butir.jabatan.jenjang == "JPT_PRATAMA"
    why = "Menunggu hasil seleksi terbuka." if high else "Belum ada calon yang dapat diperingkatkan."
    decisions.postpone(butir=butir, why=why, by=chair, at=at)


def _prepare(sidang: Sidang) -> int:
    """Build the agenda of the coming sidang and invite."""
    if sidang.state != "disiapkan":
        return 0
    now, plan = timezone.now(), rotasi.adopted(INSTANSI)
    planned = {move.ke_id: move.pegawai_id for move in rotasi.moves(plan)} if plan else {}
    made = agenda.build_agenda(
        sidang=sidang, sources=["lowong", "rencana"], planned=planned, actor=OPERATOR, at=now, most=SOON
    )
    sessions.invite(sidang=sidang, actor=OPERATOR, at=now)
    return made


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)  # 09.00 WIB


def _before(day: date, days: int) -> datetime:
    return min(_moment(day) - timedelta(days=days), timezone.now())
