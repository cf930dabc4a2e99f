"""A life in outline: sex, education, birth, start, and the climb through the ranks that fits the seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.seats import Seat
from openkarier.gateways.demo.tables import column

YEAR = 365.2425  # days
ENTRY = {"15": 4, "17": 4, "30": 6, "40": 8, "42": 9}  # education -> index of the golongan one starts in (II/a = 4)
_YOUNGEST = {"15": 19.0, "17": 19.0, "30": 21.5, "40": 22.6, "42": 25.0}  # at the start of service, years
PPPK_GOLONGAN = {"15": "V", "17": "V", "30": "VII", "40": "IX", "42": "X"}
# Lowest and highest golongan (index) usual in a seat: ref_eselon and ref_jenjang_jf; PL = pelaksana by education.
BAND = {
    "II.a": (14, 15), "II.b": (13, 14), "III.a": (12, 13), "III.b": (11, 12), "IV.a": (10, 11), "IV.b": (9, 10),
    "PM": (4, 4), "TR": (5, 7), "MH": (8, 9), "PY": (10, 11), "PT": (8, 9), "MU": (10, 11), "MA": (12, 14),
    "UT": (15, 16), "PL15": (4, 9), "PL17": (4, 9), "PL30": (6, 10), "PL40": (8, 11),
}  # fmt: skip
_AGE = {  # mean and spread of today's age, years: the pyramid of a city whose officials are past forty
    "II.a": (55.0, 2.0), "II.b": (53.5, 3.5), "III.a": (51.0, 4.0), "III.b": (48.5, 5.0), "IV.a": (46.0, 6.0),
    "IV.b": (43.5, 6.5), "PM": (30.0, 5.0), "TR": (37.0, 7.0), "MH": (42.0, 6.0), "PY": (48.0, 6.0), "PT": (37.0, 8.0),
    "MU": (46.5, 6.5), "MA": (52.0, 4.5), "UT": (57.0, 3.0), "PL15": (46.0, 8.5), "PL17": (46.0, 8.5),
    "PL30": (43.0, 8.0), "PL40": (42.5, 8.5),
}  # fmt: skip
_MASTER = {"II.a": 0.9, "II.b": 0.8, "III.a": 0.55, "III.b": 0.5, "IV.a": 0.28, "IV.b": 0.18, "MA": 0.4, "MU": 0.12}
_PPPK = {"guru": 0.45, "perawat": 0.3, "bidan": 0.3, "kesehatan": 0.3, "hayati": 0.25, "umum": 0.14}
_WOMEN = {"guru": 0.68, "perawat": 0.7, "bidan": 1.0, "kesehatan": 0.66, "dokter": 0.58, "teknik": 0.25}
_WOMEN_RANK = {"II.a": 0.1, "II.b": 0.22, "III.a": 0.32, "III.b": 0.38, "IV.a": 0.42, "IV.b": 0.48}
_UNIFORMED = ("Polisi Pamong Praja", "Pemadam Kebakaran", "Operator Layanan Operasional")


@dataclass(frozen=True)
class Life:
    """Born and started on days of the calendar; `climb` lists (golongan index, TMT), oldest first; PPPK: empty."""

    sex: str
    status: str  # PNS, CPNS or PPPK
    born: date
    start: date  # TMT CPNS, or the first contract of a PPPK
    entry: str  # education at the start, SIASN code
    level: str  # highest education today
    climb: tuple[tuple[int, date], ...]
    talent: float  # mean 0, spread 1: moves predicates and test results together


def live(seat: Seat, chance: Chance, today: date) -> Life:
    """Draw the outline of the life that leads to a seat."""
    code = seat.post.code if seat.post else "PL40"
    rumpun = seat.post.rumpun if seat.post else "umum"
    entry, level = _education(code, rumpun, chance)
    sex = "F" if chance.flip(_women(seat, code, rumpun)) else "M"
    talent = chance.normal()
    if seat.cast:
        return _cast_life(seat, entry, level, today)
    if code in {"PT", "TR", "PL15", "PL17", "PL30"} and chance.flip(_PPPK.get(rumpun, 0.1)):
        return _contract(sex, entry, talent, chance, today)
    served, years = _service(code, entry, seat.post.row.bup if seat.post else 58, chance)
    start = _first_of_month(today - timedelta(days=served.total * YEAR))
    born = start - timedelta(days=served.age_at_start * YEAR)
    status = "CPNS" if (today - start).days < 400 else "PNS"
    return Life(sex, status, born, start, entry, level, climb(ENTRY[entry], years, start, today), talent)


@dataclass(frozen=True)
class Served:
    """Years of service until today, and the age at their start, in years."""

    total: float
    age_at_start: float


def _service(code: str, entry: str, bup: int, chance: Chance) -> tuple[Served, list[int]]:
    """Draw an age usual for the seat, then service and intervals of promotion that fit age, seat and education."""
    youngest, (mean, spread) = _YOUNGEST[entry], _AGE[code]
    age = min(bup - 0.2, max(youngest + 0.3, mean + spread * chance.normal()))
    late = chance.between(0, 1) * chance.between(0, 1) * 11  # years between study and service
    total = age - min(youngest + late, age - 0.2)
    low, high = BAND[code]
    target = min(high, max(low, ENTRY[entry] + int((total - 0.7) / 4)))
    if target > low and chance.flip(0.25):
        target -= 1  # waits longer than others
    years = [4 if chance.flip(0.8) else 3 for _ in range(target - ENTRY[entry])]
    total = min(max(total, sum(years) + (0.8 if years else 0.1)), bup - youngest - 0.2)
    return Served(total, max(age, total + youngest) - total), years


def climb(first: int, years: Sequence[int], start: date, today: date) -> tuple[tuple[int, date], ...]:
    """Climb one golongan after each interval, on the next 1 April or 1 October, as far as today allows."""
    steps, day = [(first, start)], start
    for offset, interval in enumerate(years, 1):
        day = _rank_day(day.replace(year=day.year + interval))
        if day > today:
            break
        steps.append((first + offset, day))
    return tuple(steps)


def golongan(index: int) -> str:
    """Return the name of a golongan: 8 -> "III/a"."""
    return column("ref_golongan_pns", "golongan_ruang")[index]


def _cast_life(seat: Seat, entry: str, level: str, today: date) -> Life:
    """Take the dates from the fixed NIP and climb as high as the seat usually stands."""
    cast, post = seat.cast, seat.post
    if cast is None or post is None:
        message = "a cast seat has a cast and a post"
        raise ValueError(message)
    entry = "40" if entry in {"15", "17", "30"} else entry
    steps = [4] * (BAND[post.code][1] - ENTRY[entry])
    ladder = climb(ENTRY[entry], steps, cast.start, today)
    return Life(cast.sex, "PNS", cast.born, cast.start, entry, level, ladder, 0.8)


def _contract(sex: str, level: str, talent: float, chance: Chance, today: date) -> Life:
    """A PPPK: appointed in the last five years, older at the start."""
    start = _first_of_month(today - timedelta(days=chance.between(0.6, 5.4) * YEAR))
    born = start - timedelta(days=chance.between(_YOUNGEST[level] + 2, 46) * YEAR)
    return Life(sex, "PPPK", born, start, level, level, (), talent)


def _education(code: str, rumpun: str, chance: Chance) -> tuple[str, str]:
    """Return (education at the start, highest education), SIASN codes."""
    if rumpun == "dokter":
        return "42", "47" if code in {"MU", "MA"} and chance.flip(0.45) else "42"
    if code in {"TR", "MH", "PY"}:
        return "30", "30"
    if code.startswith("PL") and code != "PL40":
        entry = "17" if code == "PL15" and chance.flip(0.3) else code[2:]
        return entry, "40" if entry != "30" and chance.flip(0.12) else entry
    level = "45" if chance.flip(_MASTER.get(code, 0.05)) else "40"
    risen = ("." in code or code == "PL40") and chance.flip(0.12)  # began with a diploma, finished S1 in service
    return "30" if risen else "40", level


def _women(seat: Seat, code: str, rumpun: str) -> float:
    if seat.post and seat.post.base in _UNIFORMED:
        return 0.14
    return _WOMEN_RANK.get(code, _WOMEN.get(rumpun, 0.5))


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _rank_day(day: date) -> date:
    """Return the next 1 April or 1 October, the same day included."""
    for month in (4, 10):
        if day <= date(day.year, month, 1):
            return date(day.year, month, 1)
    return date(day.year + 1, 4, 1)
