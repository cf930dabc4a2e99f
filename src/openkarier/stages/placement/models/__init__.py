"""Tables of placement: cases, papers, pertek, decrees, signing, ceremonies, deliveries, objections, head and kuasa."""

from openkarier.stages.placement.models.cases import Langkah, Penempatan, Pengecualian, Surat
from openkarier.stages.placement.models.ceremonies import Pelantikan, Peserta
from openkarier.stages.placement.models.decrees import Keputusan
from openkarier.stages.placement.models.deliveries import Penyampaian
from openkarier.stages.placement.models.head import Kuasa
from openkarier.stages.placement.models.objections import Keberatan, LangkahKeberatan
from openkarier.stages.placement.models.pertek import PaketPertek, Pertek
from openkarier.stages.placement.models.signing import NaskahTanda, Penandatanganan

__all__ = [
    "Keberatan",
    "Keputusan",
    "Kuasa",
    "Langkah",
    "LangkahKeberatan",
    "NaskahTanda",
    "PaketPertek",
    "Pelantikan",
    "Penandatanganan",
    "Penempatan",
    "Pengecualian",
    "Penyampaian",
    "Pertek",
    "Peserta",
    "Surat",
]
