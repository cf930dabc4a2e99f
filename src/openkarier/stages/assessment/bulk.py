"""Load results of competency tests in batches, and find whom a demo tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.db import transaction

from openkarier.foundation import bulk
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.rows import HasilUjiRow
from openkarier.stages.registry.models import Pegawai


def add_results(rows: Iterable[tuple[int, HasilUjiRow]]) -> None:
    """Add results, each with the key of its person. One transaction."""
    told = (
        "tanggal", "berlaku_sampai", "penyelenggara", "tujuan", "jpm", "kegiatan", "metode", "terakreditasi",
        "nomor_peserta",
    )  # fmt: skip
    columns = ("pegawai_id", *told, "kompetensi", "potensi")
    plain = attrgetter(*told)
    with transaction.atomic():
        bulk.insert(
            HasilUji,
            columns,
            ((key, *plain(row), json.dumps(row.kompetensi), json.dumps(row.potensi)) for key, row in rows),
        )


@dataclass(frozen=True, slots=True)
class Official:
    """Who heads something: key, NIP, jenjang, and the code of the perangkat daerah."""

    key: int
    nip: str
    jenjang: str
    opd: str


def officials(instansi: str) -> list[Official]:
    """Serving holders of structural posts of an agency (by code): JPT first, then by jenjang; inside by NIP."""
    order = ("JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
    rows = Pegawai.objects.filter(instansi__kode=instansi, aktif=True, jabatan__jenjang__in=order)
    found = [Official(*row) for row in rows.values_list("pk", "nip", "jabatan__jenjang", "unit__opd__kode")]
    return sorted(found, key=lambda each: (order.index(each.jenjang), each.nip))


def of_event(kegiatan: str) -> int:
    """How many results an event brought."""
    return HasilUji.objects.filter(kegiatan=kegiatan).count()
