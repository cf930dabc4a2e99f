"""The career cycle: eleven stages in order; apps, menus, import contracts and the diagram derive from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """One room of the house. `name` is its Python name on every floor, `slug` its name in a URL."""

    name: str
    slug: str
    label: str
    purpose: str
    icon: str  # a Tabler icon


CYCLE = (
    Stage("registry", "kepegawaian", "Data kepegawaian", "Siapa bertugas di mana", "users"),
    Stage("standards", "standar", "Standar jabatan", "Apa yang dituntut sebuah jabatan", "ruler-measure"),
    Stage("appraisal", "kinerja", "Penilaian kinerja", "Hasil kerja dan perilaku kerja", "chart-bar"),
    Stage("assessment", "uji-kompetensi", "Uji kompetensi", "Potensi dan kompetensi yang teruji", "clipboard-check"),
    Stage("talent", "talenta", "Manajemen talenta", "Sembilan kotak dan rencana suksesi", "layout-grid"),
    Stage("aspiration", "aspirasi", "Open Karier", "Pindah atau tetap, dengan target", "compass"),
    Stage("selection", "seleksi", "Seleksi terbuka", "Pansel, tahapan, tiga nama", "users-group"),
    Stage("deliberation", "sidang", "Sidang TPK", "Pertimbangan Tim Penilai Kinerja", "scale"),
    Stage("placement", "penempatan", "Penempatan", "Keputusan PPK, SK, pelantikan", "building"),
    Stage("commitment", "komitmen", "Kontrak kinerja", "Janji, capaian, dan tindak lanjut", "signature"),
    Stage("development", "pengembangan", "Pengembangan", "Pelatihan, bimbingan, Jalan saya", "school"),
)

NAMES = tuple(stage.name for stage in CYCLE)
STAGE_APPS = tuple(f"openkarier.stages.{name}" for name in NAMES)
BY_NAME = {stage.name: stage for stage in CYCLE}
