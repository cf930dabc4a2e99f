"""Tables of placement: cases and their steps, papers and pertek, decrees and ceremonies, objections, head and kuasa."""

from openkarier.stages.placement.models.cases import Langkah, Penempatan, Pengecualian, Surat
from openkarier.stages.placement.models.ceremonies import Pelantikan, Peserta
from openkarier.stages.placement.models.decrees import Keputusan
from openkarier.stages.placement.models.head import Kuasa
from openkarier.stages.placement.models.objections import Keberatan, LangkahKeberatan
from openkarier.stages.placement.models.pertek import PaketPertek, Pertek

__all__ = [
    "Keberatan",
    "Keputusan",
    "Kuasa",
    "Langkah",
    "LangkahKeberatan",
    "PaketPertek",
    "Pelantikan",
    "Penempatan",
    "Pengecualian",
    "Pertek",
    "Peserta",
    "Surat",
]
