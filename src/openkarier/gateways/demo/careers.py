"""Riwayat jabatan: the periods that lead to today's seat, without gap or overlap, oldest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.lives import BAND, YEAR, Life
from openkarier.gateways.demo.seats import Seat
from openkarier.gateways.demo.structure import JF, Post
from openkarier.stages.registry.rows import JabatanPeriod

EQUALISED = date(2021, 12, 31)  # many pengawas became JF ahli muda on that day (PermenPANRB 17/2021)
_EQUALISED_SHARE = 0.45
_BELOW = {  # eselon -> eselon usually held before
    "II.a": ("II.b",), "II.b": ("III.a",), "III.a": ("III.b",), "III.b": ("IV.a",), "IV.a": ("IV.b",), "IV.b": (),
}  # fmt: skip
_LOWER_JF = {"MH": "TR", "PY": "MH", "MU": "PT", "MA": "MU", "UT": "MA"}
_CLERKS = ("Pengadministrasi Perkantoran", "Pengolah Data dan Informasi", "Penelaah Teknis Kebijakan")
_MANUAL = frozenset({"guru", "dokter", "perawat", "bidan", "kesehatan"})


@dataclass(frozen=True)
class Step:
    """One period before it has dates and papers."""

    post: Post | None
    title: str
    unit: str
    jenis: str
    jenjang: str
    eselon: str = ""


class Past:
    """Titles that people of an agency held before: drawn from its own structure."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._by_rank: defaultdict[str, list[Post]] = defaultdict(list)
        for post in posts:
            self._by_rank[post.code].append(post)

    def structural(self, eselon: str, chance: Chance) -> Step:
        """Return a former structural post."""
        post = chance.pick(self._by_rank[eselon])
        return Step(None, post.row.nama, post.unit_name, Jenis.STRUKTURAL, post.row.jenjang, eselon)

    def clerk(self, unit: str, chance: Chance) -> Step:
        """Return a former pelaksana post."""
        return Step(None, chance.pick(_CLERKS), unit, Jenis.PELAKSANA, Jenjang.PELAKSANA)


def career(seat: Seat, life: Life, past: Past, chance: Chance, today: date) -> tuple[JabatanPeriod, ...]:
    """Return all periods of a person; the last is open unless the seat has no post."""
    steps = list(_steps(seat, life, past, chance, today))
    steps.sort(key=lambda pair: pair[0])
    days = [max(life.start, day) for day, _ in steps]
    days[0] = life.start
    ends: list[date | None] = [*days[1:], None]
    if seat.post is None:
        ends[-1] = today - timedelta(days=chance.integer(20, 400))
    periods = [
        _period(step, mulai, selesai, chance)
        for (_, step), mulai, selesai in zip(steps, days, ends, strict=True)
        if selesai is None or selesai > mulai
    ]
    return (*periods, *_extra(seat, life, chance, today))


def _steps(seat: Seat, life: Life, past: Past, chance: Chance, today: date) -> list[tuple[date, Step]]:
    """Return (first day, step), youngest first."""
    post = seat.post
    if post is None:
        return [(life.start, past.clerk("Sekretariat Daerah", chance))]
    step = Step(post, post.row.nama, post.unit_name, post.row.jenis, post.row.jenjang, post.row.eselon)
    if post.row.jenis == Jenis.STRUKTURAL:
        return _rise(step, life, past, chance, today)
    if post.row.jenis == Jenis.FUNGSIONAL:
        return _skilled(step, post, life, past, chance)
    begin = today - timedelta(days=chance.between(0.3, 7) * YEAR)
    if life.status != "PNS" or begin <= life.start:
        return [(life.start, step)]
    return [(begin, step), (life.start, past.clerk(post.unit_name, chance))]


def _rise(step: Step, life: Life, past: Past, chance: Chance, today: date) -> list[tuple[date, Step]]:
    """From pelaksana through the eselon to the present one; some in it for years, some for weeks."""
    tenure = chance.between(0.05, 2.4) if chance.flip(0.45) else chance.between(2.4, 6)
    begin = max(today - timedelta(days=tenure * YEAR), life.start + timedelta(days=2 * YEAR))
    steps, eselon = [(begin, step)], step.eselon
    while _BELOW[eselon]:
        eselon = _BELOW[eselon][0]
        begin -= timedelta(days=chance.between(1.6, 4.6) * YEAR)
        if (begin - life.start).days < 3 * YEAR:
            break
        steps.append((begin, past.structural(eselon, chance)))
    steps.append((life.start, past.clerk(step.unit, chance)))
    return steps


def _skilled(step: Step, post: Post, life: Life, past: Past, chance: Chance) -> list[tuple[date, Step]]:
    """Through the jenjang of one JF, each begun when the golongan reached it."""
    if post.code == "MU" and post.rumpun not in _MANUAL and life.start.year < 2012 and chance.flip(_EQUALISED_SHARE):
        before = EQUALISED - timedelta(days=chance.between(1.5, 5) * YEAR)
        return [
            (EQUALISED, step),
            (before, past.structural("IV.a", chance)),
            (life.start, past.clerk(step.unit, chance)),
        ]
    steps, code = [(_reached(post.code, life), step)], post.code
    while code in _LOWER_JF and steps[-1][0] > life.start:
        code = _LOWER_JF[code]
        jenjang, words, _ = JF[code]
        steps.append((_reached(code, life), Step(None, f"{post.base} {words}", step.unit, step.jenis, jenjang)))
    return [pair for index, pair in enumerate(steps) if index == 0 or pair[0] < steps[index - 1][0]]


def _reached(code: str, life: Life) -> date:
    """Return the day on which the golongan reached the band of a jenjang, or the start."""
    return next((tmt for index, tmt in life.climb if index >= BAND[code][0]), life.start)


def _period(step: Step, mulai: date, selesai: date | None, chance: Chance) -> JabatanPeriod:
    post = step.post
    return JabatanPeriod(
        jabatan=(post.row.unit, post.row.kode) if post else None,
        tunggal=post is not None and post.row.jenis == Jenis.STRUKTURAL,
        nama_jabatan=step.title,
        nama_unit=step.unit,
        jenis=str(step.jenis),
        jenjang=str(step.jenjang),
        eselon=step.eselon,
        penugasan="D",
        mulai=mulai,
        selesai=selesai,
        nomor_sk=f"821/{chance.integer(1, 999):03}/BKPSDM/{mulai.year}",
        tanggal_sk=mulai - timedelta(days=chance.integer(1, 20)),
    )


def _extra(seat: Seat, life: Life, chance: Chance, today: date) -> Sequence[JabatanPeriod]:
    """Plt. beside the own post, or the additional duty of heading a school or puskesmas."""
    since = max(life.start, today - timedelta(days=chance.integer(10, 330)))
    if seat.acting:
        post = seat.acting
        own = Step(post, post.row.nama, post.unit_name, post.row.jenis, post.row.jenjang, post.row.eselon)
        period = _period(own, since, None, chance)
        return [_assigned(period, "PLT")]
    if seat.duty and seat.post:
        own = Step(None, seat.duty, seat.post.unit_name, seat.post.row.jenis, seat.post.row.jenjang)
        return [_assigned(_period(own, since, None, chance), "TT")]
    return []


def _assigned(period: JabatanPeriod, penugasan: str) -> JabatanPeriod:
    return replace(period, penugasan=penugasan)
