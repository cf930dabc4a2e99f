"""Tables of standards: local policy, heads of the region, what posts ask, the dictionary, critical posts, measures."""

from openkarier.stages.standards.models.critical import JabatanKritikal
from openkarier.stages.standards.models.head import PeriodeKepalaDaerah
from openkarier.stages.standards.models.performance import StandarKinerja
from openkarier.stages.standards.models.policy import Kebijakan
from openkarier.stages.standards.models.post import COLUMNS, KompetensiTeknis, LevelBawaan, StandarJabatan, SyaratTeknis

__all__ = [
    "COLUMNS",
    "JabatanKritikal",
    "Kebijakan",
    "KompetensiTeknis",
    "LevelBawaan",
    "PeriodeKepalaDaerah",
    "StandarJabatan",
    "StandarKinerja",
    "SyaratTeknis",
]
