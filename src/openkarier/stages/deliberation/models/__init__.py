"""Tables of deliberation: the sidang and what it proposes; the scenarios of the rotation."""

from openkarier.stages.deliberation.models.rotasi import Batas, Hasil, Ketetapan, Penyimpangan, Rencana, Skenario
from openkarier.stages.deliberation.models.sidang import Sidang, Usulan

__all__ = ["Batas", "Hasil", "Ketetapan", "Penyimpangan", "Rencana", "Sidang", "Skenario", "Usulan"]
