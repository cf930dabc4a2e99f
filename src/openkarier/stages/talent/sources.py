"""Where each part is read from, as it stood on a day. One query a source, however many people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Max, Sum

from openkarier.core.assessment import jpm
from openkarier.core.competence import POTENSI
from openkarier.core.jabatan import Jenjang
from openkarier.core.periods import add_months, full_months
from openkarier.core.talent.fields import fit
from openkarier.core.talent.parts import AWARD_MONTHS, DISCIPLINE_MONTHS, TEAM_MONTHS, TRAINING_MONTHS
from openkarier.stages.appraisal.bulk import feedback_scores
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.cases import LADDER, PENDIDIKAN
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.registry.models import HukumanDisiplin, Pegawai, RiwayatDiklat, RiwayatJabatan
from openkarier.stages.standards.queries import standards_of
from openkarier.stages.talent.inputs import Asked, Found, Reading

YEARS_BACK = 4  # an older predicate says nothing of today
LEVEL_OF = {"SD": 0, "SMP": 0, "SLTA": 2, "D1": 2, "D2": 2, "D3": 5, "S1": 6, "D4": 6, "S2": 7, "S3": 8}
CLEAN, DISCIPLINE = 4, {"R": 3, "S": 2, "B": 1}
RUNNING = 0  # a heavy sanction that is still being served
ELSEWHERE, ACROSS, ONE, STAND_IN = 4, 3, 2, 1  # codes of the part "keragaman"
ASPECTS = tuple(each.field for each in POTENSI)


def predicates(asked: Asked) -> dict[str, Found]:
    """The newest predicate of a closed year; older than the last closed year = stale."""
    closed = asked.on.year - 1
    rows = PredikatKinerja.objects.filter(pegawai__in=asked.keys, tahun__range=(closed - YEARS_BACK + 1, closed))
    found: Found = {}
    for person, year, value, source in rows.order_by("tahun").values_list("pegawai", "tahun", "nilai", "sumber"):
        found[person] = Reading(value, year < closed, date(year, 12, 31), source, f"Tahun {year}")
    return {"predikat": found}


def awards(asked: Asked) -> dict[str, Found]:
    """The highest award that is still valid. None counts as "tidak ada" only where the agency keeps such a register."""
    kept = Penghargaan.objects.filter(pegawai__instansi__kode=asked.instansi)
    rows = kept.filter(pegawai__in=asked.keys, tanggal__lte=asked.on, tanggal__gt=add_months(asked.on, -AWARD_MONTHS))
    found: Found = {}
    for person, level, day, name, sk in rows.order_by("tingkat", "tanggal").values_list(
        "pegawai", "tingkat", "tanggal", "nama", "nomor_sk"
    ):
        found[person] = Reading(level, False, day, sk or "Daftar penghargaan", name)
    return {"penghargaan": _filled(asked, found, kept.exists(), Reading(0, source="Daftar penghargaan"))}


def teams(asked: Asked) -> dict[str, Found]:
    """The highest assignment by SK that runs, or ended less than a year ago."""
    kept = PenugasanTim.objects.filter(pegawai__instansi__kode=asked.instansi)
    since = add_months(asked.on, -TEAM_MONTHS)
    rows = kept.filter(pegawai__in=asked.keys, mulai__lte=asked.on).exclude(selesai__lt=since)
    found: Found = {}
    for person, level, chair, begin, name, sk in rows.order_by("tingkat", "ketua", "mulai").values_list(
        "pegawai", "tingkat", "ketua", "mulai", "nama", "nomor_sk"
    ):
        found[person] = Reading(2 * level - (not chair), False, begin, sk, name)
    return {"penugasan": _filled(asked, found, kept.exists(), Reading(0, source="Daftar penugasan tim"))}


def feedback(asked: Asked) -> dict[str, Found]:
    """The 360 score of the last closed year; only where enough people answered."""
    year = asked.on.year - 1
    scores = feedback_scores(asked.instansi, year)
    wanted = {person.pk for person in asked.persons}
    day, note = date(year, 12, 31), f"Tahun {year}"
    found = {
        person: Reading(round(value * 100), False, day, "Umpan balik 360°", note)
        for person, value in scores.items()
        if person in wanted
    }
    return {"umpan_balik": found}


def tests(asked: Asked) -> dict[str, Found]:
    """JPM and potential of the result that counts; one that has expired is stale."""
    results = latest_results(asked.keys, asked.on)
    matched = _matched(asked, [row for row in results.values() if row.jpm is None and row.kompetensi])
    scores: Found = {}
    potentials: Found = {}
    for person, row in results.items():
        reported = int(row.jpm * 100) if row.jpm is not None else matched.get(person)
        rest = (row.expired(asked.on), row.tanggal, row.penyelenggara, f"Berlaku sampai {row.berlaku_sampai:%d-%m-%Y}")
        if reported is not None:
            scores[person] = Reading(reported, *rest)
        values = [row.potensi.get(name) for name in ASPECTS]
        if all(isinstance(value, int | float) for value in values):
            potentials[person] = Reading(int(sum(values) * 100) // len(ASPECTS), *rest)
    return {"uji": scores, "potensi": potentials}


def _matched(asked: Asked, rows: Iterable[HasilUji]) -> dict[int, int]:
    """JPM in hundredths against the post held now, for results whose provider reported levels only."""
    levels = {row.pegawai_id: row.kompetensi for row in rows}
    if not levels:
        return {}
    holders = Pegawai.objects.filter(pk__in=levels, jabatan__isnull=False).select_related("jabatan")
    posts = {each.pk: each.jabatan for each in holders if each.jabatan}
    wanted = standards_of(posts.values(), asked.on)
    found = {person: jpm(levels[person], wanted[post.pk].levels) for person, post in posts.items()}
    return {person: int(each.raw * 100) for person, each in found.items() if each is not None}


def training(asked: Asked) -> dict[str, Found]:
    """Hours (JP) of the twelve months before the day."""
    kept = RiwayatDiklat.objects.filter(pegawai__instansi__kode=asked.instansi)
    since = add_months(asked.on, -TRAINING_MONTHS)
    rows = kept.filter(pegawai__in=asked.keys, selesai__gt=since, selesai__lte=asked.on).values_list("pegawai")
    found: Found = {
        person: Reading(hours or 0, False, last, "Riwayat diklat", f"{number} pelatihan")
        for person, hours, last, number in rows.annotate(Sum("jam"), Max("selesai"), Count("pk"))
    }
    return {"pengembangan": _filled(asked, found, kept.exists(), Reading(0, source="Riwayat diklat"))}


def careers(asked: Asked) -> dict[str, Found]:
    """Months in the post held on the day, and how wide the experience is."""
    rows = RiwayatJabatan.objects.filter(pegawai__in=asked.keys, mulai__lte=asked.on).order_by("mulai").values_list(
        "pegawai", "penugasan", "mulai", "selesai", "jenjang", "nama_unit", "jabatan__unit__opd",
        "jabatan__unit__instansi__kode", "nama_jabatan",
    )  # fmt: skip
    past: dict[int, list[Any]] = defaultdict(list)
    for key, *row in rows:
        past[key].append(row)
    held: Found = {}
    breadth: Found = {}
    for person in asked.persons:
        history = past.get(person.pk, [])
        since = _since(history, asked.on) or (person.tmt if person.tmt and person.tmt <= asked.on else None)
        if since is not None:
            held[person.pk] = Reading(full_months(since, asked.on)[0], False, since, "Riwayat jabatan", "TMT jabatan")
        if history:
            breadth[person.pk] = _breadth(history, asked)
    return {"masa": held, "keragaman": breadth}


def _since(history: list[Any], on: date) -> date | None:
    """Begin of the definitive post held on a day."""
    running = [row[1] for row in history if row[0] == "D" and (row[2] is None or row[2] > on)]
    return max(running, default=None)


def _breadth(history: list[Any], asked: Asked) -> Reading:
    """How wide: other agencies, other OPD, a stand-in for a higher post; the best of them counts."""
    definitive = [row for row in history if row[0] == "D"]
    places = {row[5] or row[4] for row in definitive}
    code, words = (ONE, "Satu perangkat daerah") if definitive else (STAND_IN, "Plh saja")
    if len(places) > 1:
        code, words = ACROSS, f"{len(places)} perangkat daerah"
    acting = [row for row in history if row[0] == "PLT"]
    if code < ACROSS and definitive and any(_rank(row[3]) > _rank(definitive[-1][3]) for row in acting):
        code, words = ACROSS, f"Plt {acting[-1][7]}"
    if any(row[6] not in (None, asked.instansi) for row in definitive):
        code, words = ELSEWHERE, "Pernah bertugas di instansi lain"
    return Reading(code, False, history[-1][1], "Riwayat jabatan", words)


def _rank(jenjang: str) -> int:
    return LADDER.index(Jenjang(jenjang)) if jenjang in LADDER else -1


def studies(asked: Asked) -> dict[str, Found]:
    """Level of education, and whether its field fits the post held."""
    levels: Found = {}
    fields: Found = {}
    for person in asked.persons:
        level = LEVEL_OF.get(PENDIDIKAN.get(person.tingkat, ""))
        if level is None:
            continue
        day = date(person.tahun_lulus, 12, 31) if person.tahun_lulus and person.tahun_lulus <= asked.on.year else None
        levels[person.pk] = Reading(level, False, day, "Data utama SIASN", person.pendidikan)
        place = " ".join(filter(None, (person.jabatan, person.nama_unit, person.nama_opd)))
        code = fit(person.pendidikan, place, not (person.jenjang or "JF").startswith("JF"))
        if code is not None and person.jabatan:
            fields[person.pk] = Reading(code, False, day, "Nama program studi dan jabatan", person.pendidikan)
    return {"pendidikan": levels, "bidang": fields}


def discipline(asked: Asked) -> dict[str, Found]:
    """The gravest sanction of the last five years. SIASN holds all of them, so none means clean."""
    since = add_months(asked.on, -DISCIPLINE_MONTHS)
    rows = HukumanDisiplin.objects.filter(pegawai__in=asked.keys, mulai__lte=asked.on, mulai__gt=since)
    found: Found = {}
    for person, level, begin, end, kind, sk in rows.values_list(
        "pegawai", "tingkat", "mulai", "selesai", "jenis", "nomor_sk"
    ):
        code = RUNNING if level == "B" and (end is None or asked.on < end) else DISCIPLINE[level]
        if person not in found or code < found[person].value:
            found[person] = Reading(code, False, begin, sk, kind)
    return {"disiplin": _filled(asked, found, True, Reading(CLEAN, source="Riwayat hukuman disiplin"))}


def _filled(asked: Asked, found: Found, kept: bool, none: Reading) -> Found:
    """Where a register is kept, whoever is not in it has none; else nothing is known of them."""
    return {person.pk: none for person in asked.persons} | found if kept else found


READERS = (predicates, awards, teams, feedback, tests, training, careers, studies, discipline)
