"""Tables of deliberation: the team, the sidang, its agenda, minutes and proposals; the scenarios of the rotation."""

from openkarier.stages.deliberation.models.agenda import Benturan, Berkas, Butir, Calon, Hadir, Suara
from openkarier.stages.deliberation.models.minutes import Persetujuan
from openkarier.stages.deliberation.models.rotasi import Batas, Hasil, Ketetapan, Penyimpangan, Rencana, Skenario
from openkarier.stages.deliberation.models.sidang import Sidang, Usulan
from openkarier.stages.deliberation.models.tim import Anggota, Hubungan, Tim

__all__ = [
    "Anggota",
    "Batas",
    "Benturan",
    "Berkas",
    "Butir",
    "Calon",
    "Hadir",
    "Hasil",
    "Hubungan",
    "Ketetapan",
    "Penyimpangan",
    "Persetujuan",
    "Rencana",
    "Sidang",
    "Skenario",
    "Suara",
    "Tim",
    "Usulan",
]
