"""The demo's rotation: an earlier period of Open Karier for structural posts, closed, with a solved scenario."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from openkarier.core.jabatan import Jenjang
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.jobs.worker import Worker
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.declarations import willing
from openkarier.gateways.demo.tables import table
from openkarier.stages.aspiration import operations, periods, queries
from openkarier.stages.deliberation import rotasi, scenarios
from openkarier.stages.registry import queries as registry

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Period
    from openkarier.stages.registry.models import Pegawai

KODE = "struktural-1"
LEVELS = (Jenjang.PENGAWAS, Jenjang.ADMINISTRATOR, Jenjang.JPT_PRATAMA)
AGO, LASTED = timedelta(days=75), timedelta(days=14)
FILED, MOVING, UPWARD, VACANT = 0.46, 0.72, 0.30, 0.45
CROWD = 1.8  # exponent that draws wishes towards the same few posts, as in life
SEED = 20_260_901  # the lottery's seed, announced when the period closed
HANDFUL = 100
OPERATOR = next(cast.nip for cast in CAST if cast.desk == "bkpsdm")
CHAIR = next(cast.nip for cast in CAST if cast.desk == "tpk")
Report = Callable[[int, int], None]
Posts = Mapping[tuple[str, bool], Sequence[int]]
"""(jenjang, whether nobody holds it) -> posts."""


def filed() -> bool:
    """Whether the closed period exists."""
    return queries.periods(INSTANSI).filter(kode=KODE).exists()


def solved() -> bool:
    """Whether a scenario exists."""
    return rotasi.scenarios(INSTANSI).exists()


def file(seed: int, report: Report) -> int:
    """Open, fill and close a period for holders of structural posts; return the number of declarations."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    begin = (timezone.now() - AGO).replace(hour=1, minute=0, second=0, microsecond=0)
    plan = periods.Plan(
        kode=KODE, nama=f"Open Karier Pejabat Struktural {begin.year}", mulai=begin, batas=begin + LASTED,
        dasar=f"Keputusan Wali Kota Nomor 700/{begin.year} (contoh)", wajib_jenjang=tuple(map(str, LEVELS)),
    )  # fmt: skip
    planned = periods.plan_period(instansi=agency, plan=plan, actor=OPERATOR, at=begin)
    period = periods.open_period(period=planned, actor=OPERATOR, at=begin)
    everyone = registry.people(Scope(Reach.INSTANSI, instansi=INSTANSI))
    people = list(queries.obliged(period, everyone).select_related("unit__opd", "jabatan"))
    posts = _posts(period)
    count = 0
    for start in range(0, len(people), HANDFUL):
        with transaction.atomic():
            count += sum(_declare(seed, period, each, posts) for each in people[start : start + HANDFUL])
        report(min(start + HANDFUL, len(people)), len(people))
    periods.close_period(period=period, actor=OPERATOR, at=begin + LASTED)
    return count


def solve(report: Report) -> int:
    """Make a scenario of that period, freeze its input and solve the three plans, as the worker does."""
    period = queries.periods(INSTANSI).filter(kode=KODE).first()
    if period is None:
        return 0
    now = timezone.now()
    made = scenarios.create(
        period=period, frame=scenarios.Frame(f"Rotasi pejabat struktural {period.mulai.year}", SEED), actor=OPERATOR,
        at=now,
    )  # fmt: skip
    scenarios.ask_prepare(skenario=made, actor=OPERATOR, hand="bkpsdm", at=now)
    report(1, 3)
    _Hand(clock=lambda: now).drain()
    report(2, 3)
    scenarios.ask_solve(skenario=made, actor=OPERATOR, hand="bkpsdm", at=now)
    _Hand(clock=lambda: now).drain()
    report(3, 3)
    return len(rotasi.plans(made))


class _Hand(Worker):
    """A worker that does what was asked for and nothing by the clock: the routines wait for the real one."""

    def _fire(self, now: datetime) -> None:
        return


def _posts(period: Period) -> Posts:
    """Structural posts of the agency by jenjang, and the vacant ones among them again."""
    found: dict[tuple[str, bool], list[int]] = defaultdict(list)
    rows = queries.wishable(period).filter(jenis="1").annotate(terisi=Count("pemangku", filter=Q(pemangku__aktif=True)))
    for key, level, taken in rows.values_list("pk", "jenjang", "terisi"):
        found[level, False].append(key)
        if not taken:
            found[level, True].append(key)
    return found


def _declare(seed: int, period: Period, person: Pegawai, posts: Posts) -> int:
    """Let one person file or stay silent; return 1 if filed."""
    chance = Chance(seed, "rotasi", person.nip)
    if person.nip in {cast.nip for cast in CAST} or not chance.flip(FILED):
        return 0
    at = period.mulai + LASTED * chance.between(0.02, 0.98)
    door = "pindah" if chance.flip(MOVING) else "tetap"
    draft = _draft(chance, door, person, posts, at) | willing(seed, person.nip, door)
    aspiration = operations.begin(period=period, pegawai=person, at=at, draft=draft)
    operations.submit(aspiration=aspiration, revision=1, actor=operations.Actor.of(person), hand="asn", at=at)
    return 1


def _draft(chance: Chance, door: str, person: Pegawai, posts: Posts, at: datetime) -> dict[str, Any]:
    """What the person typed."""
    reasons = [row["alasan"] for row in table("alasan") if row["pintu"] == door]
    row = chance.pick(list(table("target")))
    base = chance.integer(int(row["dari_min"]), int(row["dari_maks"]))
    goal = base + chance.integer(int(row["naik_min"]), int(row["naik_maks"]))
    target = {"indicator": row["capaian"], "unit": row["satuan"], "baseline": str(base), "goal": str(goal)}
    target |= {"due": f"{at + timedelta(days=200):%Y-%m-%d}", "method": row["cara_ukur"]}
    draft: dict[str, Any] = {"door": door, "reason": chance.pick(reasons), "ready": "ya", "targets": [target]}
    if door == "pindah":
        draft["wishes"] = [{"jabatan": post} for post in _wishes(chance, person, posts)]
    return draft


def _wishes(chance: Chance, person: Pegawai, posts: Posts) -> list[int]:
    """One to three posts of the own or the next level; some posts draw a crowd."""
    held = LEVELS.index(Jenjang(person.jabatan.jenjang)) if person.jabatan else 0
    found: dict[int, None] = {}
    for _ in range(chance.integer(1, 3)):
        level = LEVELS[min(held + chance.flip(UPWARD), 1 if held < 2 else 2)]
        offered = posts.get((level, chance.flip(VACANT))) or posts[level, False]
        post = offered[int(len(offered) * chance.between(0, 1) ** CROWD)]
        if post != person.jabatan_id:
            found[post] = None
    return list(found) or [next(post for post in posts[LEVELS[held], False] if post != person.jabatan_id)]
