"""The demo's standards: own sheets for heads of agencies, a dictionary, measures, critical posts; with blemishes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from openkarier.core.competence import KOMPETENSI
from openkarier.core.competence_sheet import Sheet, Syarat
from openkarier.core.jabatan import Jenjang
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.spreadsheet import importing
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import operations, queries

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Jabatan

OFFICER = next(cast.nip for cast in CAST if cast.desk == "bkpsdm")
WORDS = Path(__file__).parent / "data" / "kamus_teknis.csv"
SK = "Keputusan Wali Kota Nomor 061/214/2025 (contoh)"
SECOND = "Keputusan Wali Kota Nomor 061/087/2026 (contoh)"
OWN = 110  # posts with a standard of their own; the rest have the default of their jenjang
ODD = 12  # one in so many begins only next year, is lower than its jenjang, or says nothing but levels
Report = Callable[[int, int], None]
# word in a unit's name -> (urusan, technical competencies of its head)
FIELDS: dict[str, tuple[str, dict[str, int]]] = {
    "kesehatan": ("Kesehatan", {"KES.01": 4, "KES.02": 3}),
    "pendidikan": ("Pendidikan", {"PEN.01": 4}),
    "pekerjaan umum": ("Pekerjaan Umum", {"PU.01": 4, "PU.02": 3}),
    "lingkungan": ("Lingkungan Hidup", {"LH.01": 4}),
    "kependudukan": ("Administrasi Kependudukan", {"ADM.01": 4}),
    "keuangan": ("Keuangan", {"KEU.01": 4}),
    "kepegawaian": ("Kepegawaian", {"KEP.01": 4}),
    "komunikasi": ("Komunikasi dan Informatika", {"KOM.01": 4}),
}
MEASURES = (
    ("produktivitas", "Target perjanjian kinerja tercapai", "90 persen", "RPJMD misi 1: birokrasi yang melayani"),
    ("produktivitas", "Waktu layanan sesuai standar", "95 persen permohonan", "RPJMD sasaran 1.2: layanan cepat"),
    ("kompetensi", "Pengembangan diri", "20 JP setahun", "RPJMD sasaran 1.3: ASN yang cakap"),
    ("kompetensi", "Hasil uji kompetensi masih berlaku", "36 bulan", "RPJMD sasaran 1.3: ASN yang cakap"),
    ("integritas", "Laporan kekayaan disampaikan tepat waktu", "31 Maret", "RPJMD sasaran 1.1: pemerintahan bersih"),
    ("integritas", "Laporan pungutan liar yang terbukti", "0", "RPJMD sasaran 1.1: pemerintahan bersih"),
)
# word in a post's name -> tier, criteria, why
CRITICAL: dict[str, tuple[int, list[str], str]] = {
    "sekretaris daerah": (3, ["program_prioritas", "kinerja_tinggi", "dampak_lowong"], "Menggerakkan seluruh kota."),
    "kepala dinas kesehatan": (3, ["kompetensi_khusus", "dampak_lowong"], "Layanan dasar tidak boleh terhenti."),
    "kepala dinas pendidikan": (2, ["program_prioritas", "dampak_lowong"], "Layanan dasar tidak boleh terhenti."),
    "kepala dinas pekerjaan umum": (2, ["program_prioritas"], "Perbaikan jalan adalah program prioritas."),
    "inspektur": (2, ["kompetensi_khusus"], "Pengawasan menuntut kompetensi khusus."),
    "kepala dinas lingkungan": (1, ["program_prioritas"], "Sampah adalah program prioritas."),
}


def there() -> bool:
    """Whether the demo's standards exist."""
    return queries.dictionary(INSTANSI).exists()


def load(seed: int, report: Report) -> int:
    """Import the dictionary, then decide standards, measures and critical posts; return how many rows are new."""
    agency = registry.instansi(INSTANSI)
    if agency is None:
        return 0
    now = timezone.now()
    by: dict[str, Any] = {"actor": OFFICER, "at": now}
    with transaction.atomic():
        _dictionary(now)
        for aspek, indikator, ukuran, sasaran in MEASURES:
            given: dict[str, Any] = {"aspek": aspek, "indikator": indikator, "ukuran": ukuran, "sasaran": sasaran}
            operations.settle_performance(instansi=agency, **given, mulai=date(2026, 1, 1), sk=SECOND, **by)
        day = date(2026, 1, 1)
        operations.settle_default(instansi=agency, jenjang=Jenjang.JF_PENYELIA, level=3, mulai=day, sk=SECOND, **by)
        posts = _chosen(now.date())
        for place, post in enumerate(posts):
            _settle(post, Chance(seed, "standar", post.kode), place, by)
            report(place + 1, len(posts))
        decided = _critical(posts, by)
    return len(posts) + decided + len(MEASURES)


def _dictionary(now: datetime) -> None:
    content = WORDS.read_bytes()
    taken = importing.read(content, instansi=INSTANSI, at=now)
    run = importing.stage(taken, instansi=INSTANSI, file_name="kamus-teknis-contoh.csv", actor=OFFICER, at=now)
    importing.apply(run, skip_errors=False, actor=OFFICER, at=now)


def _chosen(today: date) -> list[Jabatan]:
    """The posts with a standard of their own: JPT pratama first, then heads at administrator level."""
    found = queries.posts(Scope(Reach.INSTANSI, instansi=INSTANSI), today)
    first = list(found.filter(jenjang=Jenjang.JPT_PRATAMA))
    return (first + list(found.filter(jenjang=Jenjang.ADMINISTRATOR, kepala=True)))[:OWN]


def _settle(post: Jabatan, chance: Chance, place: int, by: dict[str, Any]) -> None:
    sheet = _sheet(post, chance, place)
    odd = place % ODD
    begin = date(2027, 1, 1) if odd == 5 else date(2025, 7, 1)
    operations.settle_standard(jabatan=post, sheet=sheet, mulai=begin, sk=SK, **by)
    if odd == 7:  # a second version, a year later, that asks more of one competency
        more = {name: min(5, level + (name == "mengelolaPerubahan")) for name, level in sheet.levels.items()}
        later = Sheet(more, sheet.technical, sheet.kode, sheet.urusan, sheet.ikhtisar, sheet.pangkat, sheet.syarat)
        operations.settle_standard(
            jabatan=post, sheet=later, mulai=begin + timedelta(days=300), sk=SECOND, **by
        )  # fmt: skip


def _sheet(post: Jabatan, chance: Chance, place: int) -> Sheet:
    """A sheet around the level of the jenjang; some say nothing but levels, some ask less than their jenjang."""
    usual = 4 if post.jenjang == Jenjang.JPT_PRATAMA else 3
    usual -= place % ODD == 3
    levels = {each.field: min(5, max(1, usual + (chance.flip(0.15)))) for each in KOMPETENSI}
    if place % ODD == 9:
        return Sheet(levels)
    urusan, technical = next(
        (found for word, found in FIELDS.items() if word in post.unit.nama.lower()), ("Sekretariat dan penunjang", {})
    )
    high = post.jenjang == Jenjang.JPT_PRATAMA
    syarat = [
        Syarat("pendidikan", "S-1 atau D-IV" if high else "S-1, D-IV, atau D-III yang sesuai", "mutlak"),
        Syarat("pelatihan", "PKN Tingkat II" if high else "Pelatihan Kepemimpinan Administrator", "penting"),
        Syarat("pengalaman", f"Paling singkat {5 if high else 3} tahun dalam bidang {urusan.lower()}", "perlu"),
    ]
    ikhtisar = f"Memimpin {post.unit.nama} dan mempertanggungjawabkan pelaksanaan tugasnya kepada atasan langsung."
    ukuran = ["Persentase target perjanjian kinerja yang tercapai", "Indeks kepuasan masyarakat atas layanan unit"]
    grade = "IV/b" if high else "III/d"
    return Sheet(levels, technical, f"SKJ-{place + 1:03}", urusan, ikhtisar, grade, syarat, ukuran)


def _critical(posts: list[Jabatan], by: dict[str, Any]) -> int:
    made = 0
    for post in posts:
        found = next((row for word, row in CRITICAL.items() if post.nama.lower().startswith(word)), None)
        if found:
            tier, kriteria, alasan = found
            operations.settle_critical(
                jabatan=post, tier=tier, kriteria=kriteria, alasan=alasan, mulai=date(2026, 1, 1), sk=SECOND, **by
            )
            made += 1
    return made
