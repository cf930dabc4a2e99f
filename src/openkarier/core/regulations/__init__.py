"""What national law says about a career: one module per subject, one cited and dated function per requirement."""

from __future__ import annotations

from openkarier.core.law.requirement import Requirement
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.regulations import (
    administrator_pengawas,
    disiplin,
    fungsional,
    jabatan_khusus,
    jpt,
    kinerja,
    masa_jabatan,
    mutasi_wewenang,
    pangkat,
    pansel,
    pemberhentian,
    pemilu,
    penetapan,
    pensiun,
    pppk,
    rangkap,
    seleksi,
    talenta,
)
from openkarier.core.regulations.lokal import PARAMETERS

SUBJECTS = (
    jpt,
    administrator_pengawas,
    rangkap,
    fungsional,
    pensiun,
    masa_jabatan,
    kinerja,
    pansel,
    seleksi,
    jabatan_khusus,
    mutasi_wewenang,
    talenta,
    pemberhentian,
    disiplin,
    pemilu,
    pppk,
    penetapan,
    pangkat,
)
RULEBOOK = Rulebook(item for subject in SUBJECTS for item in vars(subject).values() if isinstance(item, Requirement))

__all__ = ["PARAMETERS", "RULEBOOK"]
