"""Random cases for the law engine: facts a requirement reads, around its own bounds, with gaps."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from openkarier.core.law import Facts, Requirement
from openkarier.core.law.fields import FIELDS, Field
from openkarier.core.law.kinds import Angka, Benar, Dokumen, Himpunan, Kode, Tanggal, Tingkat
from openkarier.core.law.series import Deret
from openkarier.core.people import Riwayat
from openkarier.core.periods import add_months

BASES = (
    date(2024, 2, 29),
    date(2023, 10, 31),
    date(2020, 2, 28),
    date(2026, 3, 1),
    date(2017, 4, 6),
    date(2026, 8, 31),
)
MONTHS = (0, 1, 3, 6, 12, 24, 36, 48, 60, 84, 12 * 53, 12 * 56, 12 * 58, 12 * 60)
HOLIDAYS = (date(2026, 3, 19), date(2026, 3, 20), date(2024, 3, 11))
WORDS = (
    "PNS", "PPPK", "memenuhi", "belum", "lulus", "DEFINITIF", "PLT", "PJ", "NASIONAL", "CAMAT", "INSPEKTUR", "SEKWAN",
    "SEKDA_KABKOTA", "IRBAN", "DISETUJUI", "KOSONG", "BERHALANGAN", "ps131", "Kurang", "Cukup", "CLTN", "II.b", "III.a",
    "MENGUNDURKAN_DIRI", "PENATAAN_ORGANISASI", "TIDAK_PENUHI_PENDIDIKAN_PS54_6", "kabkota_satu_provinsi",
    "antar_provinsi", "GUBERNUR", "MENDAGRI", "KEPALA_BKN", "di luar tabel",
)  # fmt: skip
JENJANG = (
    "JPT_PRATAMA", "JPT_MADYA", "ADMINISTRATOR", "PENGAWAS", "PELAKSANA", "JF_AHLI_MADYA", "JF_AHLI_UTAMA", "JF_MAHIR",
)  # fmt: skip
SPANS = (0, 1, 30, 31, 365, 730, 731, 1095)
COUNTS = (0, 0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 15, 20, 25, 35, 45, 45.5, 60, 70, 100)


def facts_for(rule: Requirement, random: Random) -> Facts:
    """Draw one case for a requirement: mostly in its scope, mostly complete, dates close to its bounds."""
    checks = [check for check in (rule.check, rule.when, rule.unless) if check is not None]
    keys = dict.fromkeys(key for check in checks for term in check.terms() for key in term.keys())  # noqa: SIM118
    acuan = _near(random.choice(BASES), random)
    values: dict[str, Any] = {key: _value(FIELDS[key], acuan, random) for key in keys if random.random() < 0.88}
    values["tgl_acuan"] = acuan if random.random() < 0.97 else None
    values["action"] = random.choice((*rule.scope.actions * 8, "lain", None))
    values["target"] = random.choice((*rule.scope.targets * 6, *JENJANG, None))
    values["hari_libur"] = HOLIDAYS
    return Facts({key: value for key, value in values.items() if value is not None})


def _near(base: date, random: Random) -> date:
    return base + timedelta(days=random.choice((-1, 0, 0, 1, 5, 14, 15, random.randint(-900, 900))))


def _earlier(acuan: date, random: Random) -> date:
    return add_months(acuan, -random.choice(MONTHS)) + timedelta(
        days=random.choice((-1, 0, 0, 1, random.randint(-60, 60)))
    )


def _value(field: Field, acuan: date, random: Random) -> Any:
    if isinstance(field, Riwayat):
        return field.read([_post(acuan, random) for _ in range(random.randint(0, 5))])
    if isinstance(field, Tanggal):
        return _earlier(acuan, random) if random.random() < 0.7 else _near(acuan, random)
    if isinstance(field, Kode):
        return (
            random.choice([word for word, _ in field.words] or WORDS) if random.random() < 0.5 else random.choice(WORDS)
        )
    return _plain(field, random)


def _plain(field: Field, random: Random) -> Any:
    if isinstance(field, (Tingkat, Deret)):
        words = [word for word, _ in field.scale.ranks]
        if isinstance(field, Tingkat):
            return random.choice(words)
        return tuple(random.choice([*words, "Baik", "Baik", "Sangat Baik", None]) for _ in range(random.randint(0, 3)))
    if isinstance(field, Benar):
        return random.random() < 0.5
    if isinstance(field, Angka):
        return random.choice(COUNTS)
    if isinstance(field, Himpunan):
        return frozenset(word for word, _ in field.words if random.random() < 0.9)
    assert isinstance(field, Dokumen)
    return "ND-1"


def _post(acuan: date, random: Random) -> dict[str, Any]:
    mulai = _earlier(acuan, random)
    post: dict[str, Any] = {"mulai": mulai, "jenjang": random.choice(JENJANG)}
    if random.random() < 0.6:
        post["selesai"] = mulai + timedelta(days=random.choice((*SPANS, random.randint(0, 3000))))
    for key in ("bidang_terkait", "sesuai_bidang_target", "bidang_jf_target"):
        if random.random() < 0.9:
            post[key] = random.random() < 0.8
    if random.random() < 0.5:
        post["setingkat"] = random.choice(("PENGAWAS", "PELAKSANA"))
    for key in [key for key in post if random.random() < 0.03]:
        del post[key]
    return post
