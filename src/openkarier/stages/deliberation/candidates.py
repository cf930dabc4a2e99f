"""Who may come into question for which post: who wished for it, whom the plan puts there, who stands next by merit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from openkarier.core.deliberation import LADDER, UNRANKED, cutoff
from openkarier.core.eligibility import STATES, State
from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.stages.aspiration.models import FILED, Aspiration, Period, Wish
from openkarier.stages.aspiration.queries import NOT_SERVING, periods
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.talent import eligibility
from openkarier.stages.talent.merit import merit

BEST = 10  # who did not wish for the post but stands highest by merit; a choice of the product

FIT = (State.MEETS, State.OPEN)  # whose requirements are all proved, then who cannot be judged: that is no fail

Planned = Mapping[int, int]  # jabatan -> pegawai, of the adopted rotation plan


@dataclass(frozen=True)
class Candidate:
    """One person before one post. `merit` None: not known; `wish` is the rank of the wish for this post."""

    pegawai: Pegawai
    merit: int | None
    state: State
    wish: int | None = None
    planned: bool = False

    @property
    def ranked(self) -> int | None:
        """The merit with which the person stands in the order; who may not be proposed stands in none."""
        return None if self.state is State.SHORT else self.merit


def shortlists(
    instansi: str, posts: Sequence[Jabatan], on: date, planned: Planned | None = None
) -> dict[int, list[Candidate]]:
    """Jabatan id -> candidates, highest merit first. The queries do not depend on the number of posts or people."""
    if not posts:
        return {}
    plan, period = planned or {}, period_on(instansi, on)
    wishes = _wishes(period, posts)
    named = {person for found in wishes.values() for person in found} | set(plan.values())
    people, batch = eligibility.batch(_serving(instansi, named, on), posts, on, instansi)
    states, worth = eligibility.judged(batch), merit(people, posts, on)
    staying = _staying(period)
    found: dict[int, list[Candidate]] = {}
    for column, post in enumerate(posts):
        rows = [
            Candidate(
                person,
                _known(int(worth[row, column])),
                STATES[int(states[row, column])],
                wishes[post.pk].get(person.pk),
                plan.get(post.pk) == person.pk,
            )
            for row, person in enumerate(people)
            if person.jabatan_id != post.pk
        ]
        found[post.pk] = _shortened(rows, post, staying)
    return found


def _serving(instansi: str, named: Collection[int], on: date) -> QuerySet[Pegawai]:
    """Holders of structural posts and the people named, as far as they serve on the day."""
    pool = Q(jabatan__jenis=Jenis.STRUKTURAL) | Q(pk__in=named)
    found = Pegawai.objects.filter(pool, instansi__kode=instansi, aktif=True).exclude(kedudukan_hukum__in=NOT_SERVING)
    return found.exclude(tmt_pensiun__lte=on).select_related("instansi", "jabatan", "unit__opd")


def _known(worth: int) -> int | None:
    return None if worth == UNRANKED else worth


def _shortened(rows: Sequence[Candidate], post: Jabatan, staying: Collection[int]) -> list[Candidate]:
    """Who wished or is planned, and the BEST by merit of those one step below who did not choose to stay."""
    asked = [each for each in rows if each.wish is not None or each.planned]
    known = {each.pegawai.pk for each in asked}
    below = _one_below(post)
    others = [
        each
        for each in rows
        if each.pegawai.pk not in known
        and each.pegawai.pk not in staying
        and each.state in FIT
        and each.pegawai.jabatan is not None
        and each.pegawai.jabatan.jenjang == below
    ]
    nearest = sorted(others, key=lambda each: (FIT.index(each.state), _order(each)))
    return sorted([*asked, *nearest[:BEST]], key=_order)


def _order(each: Candidate) -> tuple[bool, int, str, int]:
    ranked = each.ranked
    return (ranked is None, -(ranked or 0), each.pegawai.nama, each.pegawai.pk)


def _one_below(post: Jabatan) -> str | None:
    jenjang = Jenjang(post.jenjang)
    place = LADDER.index(jenjang) if jenjang in LADDER else 0
    return LADDER[place - 1].value if place else None


def period_on(instansi: str, on: date) -> Period | None:
    """The period whose declarations count on a day: the last that had begun."""
    return periods(instansi).exclude(state="rancangan").filter(mulai__date__lte=on).first()


def preliminary(candidates: Sequence[Candidate], places: int = 1) -> int | None:
    """The preliminary cut-off of one post."""
    return cutoff((each.ranked for each in candidates), places)


def _wishes(period: Period | None, posts: Sequence[Jabatan]) -> dict[int, dict[int, int]]:
    """Jabatan -> {pegawai: rank of the wish}, from the declarations in force. A kind in an OPD counts for its posts."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    if period is None:
        return found
    kinds = {(post.nama.casefold(), post.unit.opd_id): post.pk for post in posts}
    rows = Wish.objects.filter(
        submission__withdrawn_at=None, submission__aspiration__period=period, submission__aspiration__state__in=FILED
    ).filter(Q(jabatan__in=[post.pk for post in posts]) | ~Q(kind=""))
    for post, kind, opd, person, rank in rows.values_list(
        "jabatan_id", "kind", "opd_id", "submission__aspiration__pegawai_id", "rank"
    ):
        wanted = post or kinds.get((kind.casefold(), opd))
        if wanted is not None:
            found[wanted].setdefault(person, rank)
    return found


def _staying(period: Period | None) -> set[int]:
    """Who declared to stay."""
    rows = (
        Aspiration.objects.filter(period=period, state__in=FILED, door="tetap") if period else Aspiration.objects.none()
    )
    return set(rows.values_list("pegawai_id", flat=True))
