"""What is on record of a person beside posts: education, training, predicates, test results, sanctions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from openkarier.core.jabatan import Jenjang
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.lives import PPPK_GOLONGAN, Life, golongan
from openkarier.gateways.demo.seats import Seat
from openkarier.gateways.demo.tables import table
from openkarier.stages.appraisal.rows import PredikatRow
from openkarier.stages.assessment.rows import HasilUjiRow
from openkarier.stages.registry.rows import DiklatRow, GolonganRow, HukumanRow, JabatanPeriod, PendidikanRow

Study = tuple[str, str]  # name of the programme, title behind the name
_SCHOOL_AGE = {"15": 18, "17": 18, "30": 21, "40": 23, "42": 25}  # at graduation, years
_LADDER = ("15", "17", "30", "40", "42", "45", "47")
COMPETENCIES = (
    "integritas", "kerjasama", "komunikasi", "orientasiPadaHasil", "pelayananPublik", "pengembanganDiriDanOrla",
    "mengelolaPerubahan", "pengambilanKeputusan", "perekatBangsa",
)  # fmt: skip
POTENTIALS = ("intelektual", "interpersonal", "kesadaranDiri", "berfikirKritis", "motivasiKomitmen")
VALID_YEARS = 3  # 36 months
_STANDARD = {Jenjang.JPT_PRATAMA: 4, Jenjang.ADMINISTRATOR: 3, Jenjang.PENGAWAS: 2}  # level asked; others 2
_TESTED = {Jenjang.JPT_PRATAMA: 0.94, Jenjang.ADMINISTRATOR: 0.86, Jenjang.PENGAWAS: 0.74,
           Jenjang.JF_AHLI_MADYA: 0.4, Jenjang.JF_AHLI_MUDA: 0.3, Jenjang.PELAKSANA: 0.08}  # fmt: skip
_COURSES = {  # eselon group -> leadership training asked for, under its name until 2019 and since
    "II": ("Diklat Kepemimpinan Tingkat II", "Pelatihan Kepemimpinan Nasional Tingkat II"),
    "III": ("Diklat Kepemimpinan Tingkat III", "Pelatihan Kepemimpinan Administrator"),
    "IV": ("Diklat Kepemimpinan Tingkat IV", "Pelatihan Kepemimpinan Pengawas"),
}
_COURSE_HOURS = (360, 900)  # JP before 2019, since; round figures
_BASIC_HOURS = 500  # JP of the basic training of a CPNS; round figure
_TECHNICAL = (
    "Pelayanan Publik Prima", "Pengelolaan Keuangan Daerah", "Penyusunan SKP", "Manajemen Risiko", "Tata Naskah Dinas",
    "Literasi Digital ASN", "Penanganan Pengaduan", "Analisis Jabatan dan Beban Kerja", "Antikorupsi dan Gratifikasi",
)  # fmt: skip
_PREDICATE = {(1, 1): 5, (1, 2): 4, (2, 1): 4, (2, 2): 4, (3, 1): 3, (3, 2): 3, (1, 3): 2, (2, 3): 2, (3, 3): 1}
_SANCTIONS = (
    ("R", "Teguran tertulis", 0), ("R", "Pernyataan tidak puas secara tertulis", 0),
    ("S", "Pemotongan tunjangan kinerja 25% selama 6 bulan", 6),
    ("S", "Pemotongan tunjangan kinerja 25% selama 12 bulan", 12),
    ("B", "Penurunan jabatan setingkat lebih rendah selama 12 bulan", 12),
)  # fmt: skip


def ranks(life: Life) -> tuple[GolonganRow, ...]:
    """Return the climb; a PPPK has the one golongan of the contract."""
    if life.status == "PPPK":
        return (GolonganRow(PPPK_GOLONGAN[life.entry], life.start, f"PPPK/{life.start.year}"),)
    return tuple(GolonganRow(golongan(index), tmt, f"823/{tmt:%m}/{tmt.year}") for index, tmt in life.climb)


def schooling(life: Life, rumpun: str, chance: Chance) -> tuple[list[PendidikanRow], list[Study]]:
    """Return completed educations, and the studies behind the titles, lowest first."""
    rows, studies = [], []
    for level in _LADDER:
        early = level in {"15", "17"}
        if level not in {life.entry, life.level} and not (early and level == "15" and life.entry != "17"):
            continue
        study = chance.pick(_studies(rumpun, level))
        year = life.born.year + _SCHOOL_AGE[level] if level in _SCHOOL_AGE else 0
        if level not in _SCHOOL_AGE or (level == life.level != life.entry):
            year = life.start.year + chance.integer(2, max(3, min(14, len(life.climb) * 3)))
        elif level == life.entry:
            year = min(year, life.start.year)
        rows.append(PendidikanRow(level, study[0], year))
        studies.append(study)
    return rows, studies


def titles(studies: Sequence[Study]) -> str:
    """Return the titles behind a name, lowest first: "S.E., M.M."; a diploma's title goes when a degree follows."""
    behind = list(dict.fromkeys(title for _, title in studies if title))
    return ", ".join(behind[1:] if len(behind) > 1 and behind[0].startswith("A.Md") else behind)


@cache
def _studies(rumpun: str, level: str) -> tuple[Study, ...]:
    found: defaultdict[tuple[str, str], list[Study]] = defaultdict(list)
    for row in table("pendidikan"):
        found[row["rumpun"], row["tingkat"]].append((row["nama"], row["gelar"]))
    return tuple(found[rumpun, level] or found["umum", level])


def training(life: Life, periods: Sequence[JabatanPeriod], chance: Chance, today: date) -> list[DiklatRow]:
    """Return leadership courses of the eselon held, and technical ones of the last three years."""
    rows = list(_leadership(periods, chance, today))
    rows += [
        DiklatRow("teknis", f"Pelatihan {chance.pick(_TECHNICAL)} {year}", date(year, chance.integer(2, 9), 15), jam)
        for year in range(today.year - 2, today.year + 1)
        if life.start.year < year and chance.flip(0.6)
        for jam in (chance.pick((8, 16, 20, 24, 30, 40)),)
    ]
    if life.status == "PNS" and life.start.year >= 2017:
        rows.append(DiklatRow("dasar", "Pelatihan Dasar CPNS", life.start + timedelta(days=200), _BASIC_HOURS))
    return rows


def _leadership(periods: Sequence[JabatanPeriod], chance: Chance, today: date) -> Iterator[DiklatRow]:
    done: set[str] = set()
    for period in periods:
        group = period.eselon.split(".")[0]
        if group not in _COURSES or group in done or period.penugasan != "D" or not chance.flip(0.82):
            continue
        day = period.mulai + timedelta(days=chance.integer(90, 700))
        if day < today:
            done.add(group)
            modern = day.year >= 2019
            yield DiklatRow("struktural", _COURSES[group][modern], day, _COURSE_HOURS[modern])


def predicates(life: Life, chance: Chance, today: date) -> list[PredikatRow]:
    """Return the last four years; the talent moves them, some years are missing."""
    rows = []
    for year in range(today.year - 4, today.year):
        if life.start.year >= year or chance.flip(0.04):
            continue
        results, conduct = (_component(life.talent, chance) for _ in range(2))
        rows.append(PredikatRow(year, _PREDICATE[results, conduct], results, conduct))
    return rows


def _component(talent: float, chance: Chance) -> int:
    mark = 0.6 * talent + 0.8 * chance.normal()
    return 1 if mark > 0.75 else 3 if mark < -2.05 else 2


def tests(seat: Seat, life: Life, chance: Chance, today: date) -> list[HasilUjiRow]:
    """Return test results: some valid, some expired (36 months), some people never tested."""
    jenjang = Jenjang(seat.post.row.jenjang) if seat.post else Jenjang.PELAKSANA
    if not (seat.cast or chance.flip(_TESTED.get(jenjang, 0.04))):
        return []
    days = _test_days(today)
    expired = not seat.cast and chance.flip(0.3)
    chosen = [chance.pick(days[:2] if expired else days[2:])]
    if not expired and chance.flip(0.2):
        chosen.insert(0, days[0])
    return [_result(day, _STANDARD.get(jenjang, 2), life.talent, chance) for day in chosen if day > life.start]


def _test_days(today: date) -> tuple[date, ...]:
    """Four mass events: two expired, two still valid."""
    return (
        date(today.year - 4, 10, 18), date(today.year - 3, 9, 12), date(today.year - 2, 11, 14),
        date(today.year - 1, 8, 19),
    )  # fmt: skip


def _result(day: date, standard: int, talent: float, chance: Chance) -> HasilUjiRow:
    levels = {
        name: min(5, max(1, round(standard - 0.1 + 0.45 * talent + 0.5 * chance.normal()))) for name in COMPETENCIES
    }
    scores = {name: min(99, max(30, round(70 + 8 * talent + 7 * chance.normal()))) for name in POTENTIALS}
    met = sum(min(level, standard) for level in levels.values())
    jpm = Decimal(met * 10_000 // (standard * len(levels))) / 100
    return HasilUjiRow(
        tanggal=day,
        berlaku_sampai=day.replace(year=day.year + VALID_YEARS),
        penyelenggara="Kantor Regional VII BKN (contoh)",
        tujuan="pemetaan",
        kompetensi=levels,
        potensi={**scores, "total": round(sum(scores.values()) / len(scores))},
        jpm=jpm,
    )


def sanctions(life: Life, chance: Chance, today: date) -> tuple[HukumanRow, ...]:
    """Return the few sanctions: one person in a hundred and twenty, most of them served."""
    if not chance.flip(0.008) or (today - life.start).days < 900:
        return ()
    tingkat, jenis, months = chance.pick(_SANCTIONS)
    start = today - timedelta(days=chance.integer(60, 1500))
    end = start + timedelta(days=round(months * 30.44)) if months else None
    return (HukumanRow(tingkat, jenis, f"862/{chance.integer(1, 99):02}/{start.year}", start, end),)
