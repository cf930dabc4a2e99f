"""Samples of the pages in web/pages/standards.py."""

from __future__ import annotations

from datetime import date

from cast import NOW, City
from openkarier.stages.standards.models import StandarKinerja
from samples.kinds import Sample, Shared


def post(city: City) -> dict[str, object]:
    """The head post of Dinas Laut."""
    return {"jabatan": city.jabatan["kadis-laut"].pk}


def measure(city: City) -> dict[str, object]:
    """An indicator of the agency's performance standard."""
    row, _ = StandarKinerja.objects.get_or_create(
        instansi=city.instansi, aspek="integritas", indikator=f"Tanpa pungutan di {city.instansi.nama}",
        defaults={
            "ukuran": "0 laporan", "sasaran": "RPJMD sasaran 1", "mulai": date(2026, 1, 1), "sk": "SK 1",
            "oleh": "dewi", "pada": NOW,
        },
    )  # fmt: skip
    return {"butir": row.pk}


SAMPLES: dict[str, Sample] = {
    "bkpsdm:standards-post": post,
    "bkpsdm:standards-post_edit": post,
    "bkpsdm:standards-critical_edit": post,
    "bkpsdm:standards-performance_end": measure,
}
SHARED: dict[str, Shared] = {
    "bkpsdm:standards-decide": {"kunci": "sisa_bup"},
    "bkpsdm:standards-template": {"jenis": "standar-jabatan"},
}
