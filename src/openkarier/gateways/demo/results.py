"""The mass test of the demo city: 361 officials called on one day, twenty absent, results of all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from hashlib import blake2b

from openkarier.core.assessment import jpm, valid_until
from openkarier.core.competence import DEFAULT_LEVELS, KOMPETENSI, POTENSI, even
from openkarier.core.jabatan import Jenjang
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.stages.assessment import bulk
from openkarier.stages.assessment.bulk import Official
from openkarier.stages.assessment.rows import HasilUjiRow
from openkarier.stages.registry import bulk as registry

EVENT = "UJI-2025-11"
DAY = date(2025, 11, 28)
PROVIDER = "Kantor Regional VII BKN Palembang"
QUOTA, ABSENT = 361, 20  # Kab. Lebong, 28 November 2025
UNKNOWN_ID = 14  # people whose PNS ID the city never got
# Where officials usually fall short, in levels; the others are about at their standard.
WEAK = {"mengelolaPerubahan": -0.45, "pengembanganDiriDanOrla": -0.35, "pengambilanKeputusan": -0.3}
STRONG = {"integritas": 0.3, "perekatBangsa": 0.2, "kerjasama": 0.15}
Report = Callable[[int, int], None]


def called(seed: int) -> list[Official]:
    """The 361 who are called: the highest posts first, as the quota allows."""
    return bulk.officials(INSTANSI)[:QUOTA]


def absentees(seed: int, people: Sequence[Official]) -> frozenset[str]:
    """NIP of the twenty who did not come; nobody of the cast is among them."""
    cast = {each.nip for each in CAST}
    lots = sorted((Chance(seed, EVENT, "absen", each.nip).between(0, 1), each.nip) for each in people)
    return frozenset([nip for _, nip in lots if nip not in cast][:ABSENT])


def there() -> bool:
    """Whether the event's results are on record."""
    return bulk.of_event(EVENT) > 0


def load(seed: int, today: date, report: Report) -> int:
    """Put the results on record; return how many."""
    people = called(seed)
    away = absentees(seed, people)
    rows = [(each.key, _row(seed, place, each)) for place, each in enumerate(people, 1) if each.nip not in away]
    if today < DAY:
        return 0
    bulk.add_results(rows)
    registry.give_siasn_ids({each.key: pns_id(each.nip) for each in people[:-UNKNOWN_ID]})
    report(len(rows), len(rows))
    return len(rows)


def pns_id(nip: str) -> str:
    """A made-up PNS ID: 32 hexadecimal digits, as SIASN's are."""
    return blake2b(nip.encode(), digest_size=16).hexdigest().upper()


def _row(seed: int, number: int, person: Official) -> HasilUjiRow:
    chance, unit = Chance(seed, EVENT, person.nip), Chance(seed, EVENT, "unit", person.opd)
    asked = DEFAULT_LEVELS[Jenjang(person.jenjang)]
    talent = 0.7 * chance.normal() + 1.3 * unit.between(-1, 1) - 0.35
    levels = {each.field: _level(asked, each.field, talent, chance) for each in KOMPETENSI}
    match = jpm(levels, even(asked))
    return HasilUjiRow(
        tanggal=DAY,
        berlaku_sampai=valid_until(DAY),
        penyelenggara=PROVIDER,
        tujuan="pemetaan",
        kompetensi=levels,
        potensi=_scores(talent, chance),
        jpm=match.raw if match else Decimal(0),
        kegiatan=EVENT,
        metode="cact",
        terakreditasi=True,
        nomor_peserta=f"{number:03}/{EVENT}",
    )


def _level(asked: int, name: str, talent: float, chance: Chance) -> int:
    mark = asked + WEAK.get(name, 0) + STRONG.get(name, 0) + 0.38 * talent + 0.42 * chance.normal()
    return min(5, max(1, round(mark)))


def _scores(talent: float, chance: Chance) -> dict[str, int]:
    """Potential on 0-100; of some the provider left one aspect out."""
    names = [each.field for each in POTENSI]
    scores = {name: min(98, max(32, round(73 + 6 * talent + 6.5 * chance.normal()))) for name in names}
    if chance.flip(0.02):
        del scores["kesadaranDiri"]
    return {**scores, "total": round(sum(scores.values()) / len(scores))}
