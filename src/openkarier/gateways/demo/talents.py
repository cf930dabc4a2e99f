"""The demo's talent management: honours on record, last year's frozen map, its group, successors, SIMATA, a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from openkarier.core.talent import DEFAULT, KINERJA, POTENSIAL
from openkarier.core.talent.boxes import BOX, levels_of
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.honour_rows import AwardRow, TeamRow, add_honours
from openkarier.stages.standards.queries import critical_posts
from openkarier.stages.talent import bulk, groups, operations, queries, succession

if TYPE_CHECKING:
    from collections.abc import Callable

    from openkarier.stages.talent.models import MapRow, TalentMap

NIP = {cast.desk: cast.nip for cast in CAST}
AWARDS = (  # name, level, share of people
    ("Satyalancana Karya Satya X Tahun", 2, 0.16), ("ASN Berprestasi Kota Bengkulu", 1, 0.07),
    ("Penghargaan Inovasi Pelayanan Publik Nasional", 3, 0.008),
)  # fmt: skip
TEAMS = (  # name, level, share, of whom chairs
    ("Tim Reformasi Birokrasi", 1, 0.10, 0.12), ("Tim Percepatan Penurunan Stunting", 1, 0.09, 0.1),
    ("Tim Pengendalian Inflasi Daerah Provinsi", 2, 0.02, 0.15), ("Kelompok Kerja Nasional SPBE", 3, 0.004, 0.1),
)  # fmt: skip
AGREES, KNOWN = 0.82, 0.9  # SIMATA says the same box; SIMATA knows the person
STEP = 300  # members moved at a time
WHOLE = Scope(Reach.INSTANSI, instansi=INSTANSI)


def there() -> bool:
    """Whether the demo has a frozen map."""
    return queries.maps(INSTANSI).exists()


def load(seed: int, today: date, report: Callable[[int, int], None]) -> int:
    """Put honours on record, freeze last year's map, set its group, and leave a draft; return the people mapped."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    year = today.year - 1
    _honours(seed, today)
    report(1, 4)
    peta = _map(agency, year)
    report(2, 4)
    _group(peta, year)
    report(3, 4)
    bulk.add_simata(_simata(seed, peta, year))
    _draft(agency, today)
    report(4, 4)
    return int(peta.orang)


def _honours(seed: int, today: date) -> None:
    keys = list(registry.people(WHOLE).order_by("pk").values_list("pk", "nip"))
    chances = [(key, Chance(seed, "talenta", nip)) for key, nip in keys]
    awards = [row for key, chance in chances for row in _awards(key, chance, today)]
    add_honours(awards, [row for key, chance in chances for row in _teams(key, chance, today)])


def _awards(key: int, chance: Chance, today: date) -> Iterator[AwardRow]:
    """Some are older than five years and no longer count."""
    for name, level, share in AWARDS:
        if chance.flip(share):
            day = today - timedelta(days=chance.integer(200, 2_600))
            yield AwardRow(key, name, level, day, f"Kep-{chance.integer(1, 400)}/{day.year}")


def _teams(key: int, chance: Chance, today: date) -> Iterator[TeamRow]:
    for name, level, share, chairs in TEAMS:
        if chance.flip(share):
            begin = date(today.year - chance.integer(0, 2), 1, 15)
            end = date(begin.year, 12, 31) if begin.year < today.year else None
            yield TeamRow(key, name, level, chance.flip(chairs), f"SK 800/{chance.integer(10, 99)}/{begin.year}",
                          begin, end)  # fmt: skip


def _map(agency: Any, year: int) -> TalentMap:
    """Last year's formula, frozen in November, and the map as of the last day of the year."""
    begun, sk = datetime(year, 11, 3, 3, tzinfo=UTC), f"Keputusan Wali Kota 800/{year}.11 (contoh)"
    made = operations.draft_formula(
        instansi=agency, nama=f"Rumus {year}", isi=DEFAULT, actor=NIP["asesor"], at=begun
    )  # fmt: skip
    held = operations.freeze_formula(
        formula=made, sk=sk, tanggal_sk=begun.date(), actor=NIP["asesor"], at=begun + timedelta(days=4)
    )
    return operations.freeze_map(
        formula=held, nama=f"Peta talenta {year}", on=date(year, 12, 31), actor=NIP["asesor"],
        at=datetime(year + 1, 1, 6, 3, tzinfo=UTC),
    )  # fmt: skip


def _group(peta: TalentMap, year: int) -> None:
    """Candidates judged, most of the sound ones verified, the group set by the mayor."""
    at = datetime(year + 1, 1, 12, 3, tzinfo=UTC)
    group = succession.open_group(peta=peta, tahun=year, hand=succession.Hand(NIP["bkpsdm"], "bkpsdm", at))
    members = groups.members(WHOLE, group)
    sound = [each.pk for each in members if {row["state"] for row in each.putusan} == {"memenuhi"}]
    for verb, share in (("nominasi", 1.0), ("verifikasi", 0.85)):
        chosen, at = sound[: int(len(sound) * share)], at + timedelta(days=5)
        for start in range(0, len(chosen), STEP):
            succession.step_members(group=group, verb=verb, members=chosen[start : start + STEP],
                                    hand=succession.Hand(NIP["bkpsdm"], "bkpsdm", at))  # fmt: skip
    if sound:
        succession.set_group(group=group, sk=f"Keputusan Wali Kota 800/{year + 1}.02 (contoh)",
                             tanggal_sk=date(year + 1, 2, 2),
                             hand=succession.Hand(NIP["ppk"], "ppk", at + timedelta(days=6)))  # fmt: skip


def successors_there(today: date) -> bool:
    """Whether successors were put up; also while no post is critical, or no group was set."""
    group = groups.group(INSTANSI)
    waits = group is not None and group.ditetapkan_pada is not None and bool(critical_posts(INSTANSI, today))
    return not waits or (group is not None and bool(groups.slates(WHOLE, group)))


def put_up(today: date) -> int:
    """Put up successors of the critical posts; return how many posts."""
    group = groups.group(INSTANSI)
    if group is None:
        return 0
    at = datetime(today.year, today.month, today.day, 3, tzinfo=UTC)
    return succession.put_up_slates(group=group, hand=succession.Hand(NIP["bkpsdm"], "bkpsdm", at))


def _simata(seed: int, peta: TalentMap, year: int) -> Iterator[tuple[int, int, int, int, int, int]]:
    """SIMATA knows most of those tested, and differs now and then by one third of one axis."""
    rows = queries.rows(WHOLE, peta).filter(kotak__isnull=False).defer("bukti")
    for row in rows.order_by("pegawai__nip"):
        chance = Chance(seed, "simata", row.pegawai.nip)
        if chance.flip(KNOWN):
            yield (row.pegawai_id, year, _box(row, chance), row.potensial // 10_000, row.kinerja // 10_000,
                   row.nilai // 10_000)  # fmt: skip


def _box(row: MapRow, chance: Chance) -> int:
    kinerja, potensial = levels_of(row.kotak or 1)
    if chance.flip(AGREES):
        return row.kotak or 1
    if chance.flip(0.5):
        return BOX[max(0, kinerja - 1) if kinerja else 1][potensial]
    return BOX[kinerja][max(0, potensial - 1) if potensial else 1]


def _draft(agency: Any, today: date) -> None:
    """What the analyst thinks about for this year: cut-offs of 78 and 60 for potensial, the predicate decides."""
    isi = replace(DEFAULT, mode="predikat", batas={KINERJA: (8_000, 6_000), POTENSIAL: (7_800, 6_000)})
    at = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    operations.draft_formula(instansi=agency, nama=f"Usulan rumus {today.year}", isi=isi, actor=NIP["asesor"], at=at)
