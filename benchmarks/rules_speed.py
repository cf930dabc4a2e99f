"""How fast the law answers: a whole city at once, one person before every jabatan, one pair with its explanation.

    python benchmarks/rules_speed.py [people] [jabatan]      (5,500 and 900 unless told otherwise)

Synthetic people and posts. 1,000 random pairs of the big run are judged again, one by one, rule by rule, and compared.
Targets on 2 cores: all pairs under 5 s and 2 GB, one person under 50 ms, one pair under 2 ms.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from openkarier.core.law import Columns, Facts, Severity, cross  # the path is set just above
from openkarier.core.law.lapse import Service
from openkarier.core.law.services import Related, services
from openkarier.core.people import POST_TEXTS, PREDIKAT, jenis
from openkarier.core.regulations import RULEBOOK

ACUAN = date(2026, 3, 1)
BIDANG = 30
LADDER = ("PELAKSANA", "PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA")
SHARE = (0.24, 0.55, 0.17, 0.04)  # of the jabatan of a city
ACTS = ("promosi", "rotasi", "demosi", "seleksi_terbuka", "jobfit")
EDUCATION = ("SLTA", "D3", "S1", "S1", "D4", "S2")
RELATIONS = ("bidang_terkait", "sesuai_bidang_target", "bidang_jf_target")


def person(random: Random) -> tuple[dict[str, Any], list[tuple[Service, int]]]:
    """Facts of one person, and the posts held with their bidang."""
    born = date(random.randint(1967, 1998), random.randint(1, 12), random.randint(1, 28))
    level, posts, start = 0, [], born.replace(year=born.year + 23) + timedelta(days=random.randint(0, 900))
    while start < ACUAN:
        end = start + timedelta(days=random.randint(300, 2200))
        word = random.choice(("JF_AHLI_MADYA", "JF_AHLI_MUDA")) if random.random() < 0.15 else LADDER[level]
        facts: dict[str, Any] = {"jenjang": word, "jenis": jenis(word)}
        if facts["jenis"] == "JF":
            facts["setingkat"] = "PENGAWAS"
        posts.append((Service(start, end if end < ACUAN else None, facts), random.randrange(BIDANG)))
        start, level = end, min(3, level + (random.random() < 0.3))
    predicates = tuple(random.choice([word for word, _ in PREDIKAT.ranks] + ["Baik"] * 20) for _ in range(2))
    values = {"asn.status": random.choice(("PNS", "PNS", "PNS", "PPPK")), "asn.tgl_lahir": born,
              "asn.pendidikan": random.choice(EDUCATION), "asn.sedang_mpp": False, "asn.golongan": "III/d",
              "kinerja.dua_tahun_terakhir": predicates, "hukdis.berat_berjalan": random.random() < 0.01,
              "hukdis.pemeriksaan_berjalan": False, "lhk.tahun_terakhir_dilaporkan": True,
              "asn.tmt_jabatan_kini": posts[-1][0].mulai, "level": level}  # fmt: skip
    if LADDER[level] == "JPT_PRATAMA":
        values["tmt_pelantikan_jpt"] = posts[-1][0].mulai
    return values, posts


def city(people: int, jabatan: int) -> tuple[list[Any], list[dict[str, Any]], dict[str, Any]]:
    """Draw people, jabatan (with their bidang) and the facts all pairs share."""
    random = Random(20260301)
    usual = {"jabatan.kode_khusus": "UMUM", "jabatan.unit_dukcapil": False, "jabatan.kepala_perangkat_daerah": False}
    posts = [
        {**usual, "target": random.choices(LADDER, SHARE)[0], "bidang": random.randrange(BIDANG)}
        for _ in range(jabatan)
    ]
    common = {"tgl_acuan": ACUAN, "tgl_pelantikan_rencana": date(2026, 6, 1), "tgl_keputusan": date(2026, 5, 1),
              "penanda_tangan.status": "DEFINITIF", "kepala_daerah.jenis": "DEFINITIF",
              "kepala_daerah.tgl_pelantikan": date(2025, 2, 20), "konflik_kepentingan.pengambil_keputusan": 0,
              "dasar_jobfit": "ps132"}  # fmt: skip
    return [person(random) for _ in range(people)], posts, common


def act(level: int, target: str) -> str:
    """What a move from a level into a jabatan is."""
    wanted = LADDER.index(target)
    if target == "JPT_PRATAMA":
        return "jobfit" if level == wanted else "seleksi_terbuka"
    return "rotasi" if level == wanted else ("promosi" if level < wanted else "demosi")


def batch(people: list[Any], posts: list[dict[str, Any]], common: dict[str, Any]) -> Columns:
    """Put the city in columns; every relation between a past post and a jabatan goes through its bidang."""
    cells = cross([_known(values) for values, _ in people], [_known(post) for post in posts], common)
    moves = np.array([[ACTS.index(act(level, target)) for target in LADDER] for level in range(len(LADDER))], np.int8)
    wanted = np.array([LADDER.index(post["target"]) for post in posts])
    cells["action"] = moves[np.array([values["level"] for values, _ in people])][:, wanted]
    held = services([[post for post, _ in history] for _, history in people], POST_TEXTS, ())
    bidang = np.array([code for _, history in people for _, code in history])  # already by person and start
    relation = Related((bidang[:, None] == np.arange(BIDANG)).astype(np.int8), np.array([p["bidang"] for p in posts]))
    facts = {**held.facts, **dict.fromkeys(RELATIONS, relation)}
    held = type(held)(held.people, held.recorded, held.owner, held.mulai, held.selesai, facts)
    return Columns(len(people), len(posts), cells, {"riwayat_jabatan": held}, acts=ACTS)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in ("level", "bidang")}


def pair(one: Any, post: dict[str, Any], common: dict[str, Any]) -> Facts:
    """The same pair as a single case."""
    values, history = one
    related = [
        Service(past.mulai, past.selesai, {**past.facts, **dict.fromkeys(RELATIONS, code == post["bidang"])})
        for past, code in history
    ]
    return Facts({**common, **_known(values), **_known(post), "riwayat_jabatan": tuple(related),
                  "action": act(values["level"], post["target"])})  # fmt: skip


def timed(work: Callable[[], Any], times: int) -> tuple[float, float, Any]:
    """CPU seconds and wall seconds a run (the best of `times`), and the last result."""
    runs, result = [], None
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        result = work()
        runs.append((time.process_time() - cpu, time.perf_counter() - wall))
    return *min(runs), result


def main(words: list[str]) -> int:
    """Run, print figures, compare; 1 if a figure is missed or a pair differs."""
    count, width = (int(word) for word in (*words, "5500", "900")[:2]) if len(words) != 1 else (int(words[0]), 900)
    people, posts, common = city(count, width)
    columns = batch(people, posts, common)
    seconds, wall, (judgement, worst, barred) = timed(lambda: _all(columns), 1)
    memory, pairs = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count * width
    print(f"{len(judgement.judged)} aturan, {pairs:,} pasangan: {seconds:.2f} s CPU ({wall:.2f} s jam dinding),")
    print(f"{pairs / seconds:,.0f} pasangan/s, memori puncak {memory:,.0f} MB")
    print(f"memenuhi semua syarat {np.mean(worst == 2):.1%}, ada syarat block yang gagal {np.mean(barred == 0):.1%}")
    single = batch(people[:1], posts, common)
    alone, _, _ = timed(lambda: _all(single), 20)
    print(f"satu orang x {width} jabatan: {alone * 1000:.1f} ms CPU")
    case = pair(people[1], posts[0], common)
    explained, _, verdicts = timed(lambda: RULEBOOK.examine(case), 50)
    print(f"satu pasangan dengan penjelasan ({len(verdicts)} aturan): {explained * 1000:.2f} ms CPU")
    differing = compare(judgement, people, posts, common)
    print(f"1.000 pasangan acak diperiksa satu per satu: {differing} berbeda")
    return int(bool(differing) or seconds > 5 or memory > 2048 or alone > 0.05 or explained > 0.002)


def _all(columns: Columns) -> Any:
    judgement = RULEBOOK.judge(columns)
    return judgement, judgement.worst(Severity.BLOCK, Severity.GATE), judgement.worst(Severity.BLOCK)


def compare(judgement: Any, people: list[Any], posts: list[dict[str, Any]], common: dict[str, Any]) -> int:
    """Judge 1,000 random pairs again, one by one, and count verdicts that differ."""
    random, differing = Random(7), 0
    for _ in range(1000):
        row, column = random.randrange(len(people)), random.randrange(len(posts))
        facts = pair(people[row], posts[column], common)
        for judged in judgement.judged:
            place = np.searchsorted(judged.jabatan, column)
            if place == len(judged.jabatan) or judged.jabatan[place] != column:
                continue
            shape = judged.outcomes.shape
            code = judged.outcomes[row if shape[0] > 1 else 0, place if shape[1] > 1 else 0]
            differing += int(code) != judged.requirement.examine(facts).outcome
    return differing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
