"""For which acts and which jenjang requirements are asked, by name."""

from __future__ import annotations

from openkarier.core.law.requirement import JF, SEMUA, Scope

MADYA, PRATAMA = "JPT_MADYA", "JPT_PRATAMA"
ADMINISTRATOR, PENGAWAS, PELAKSANA = "ADMINISTRATOR", "PENGAWAS", "PELAKSANA"
KETERAMPILAN = ("JF_PEMULA", "JF_TERAMPIL", "JF_MAHIR", "JF_PENYELIA")
KEAHLIAN = ("JF_AHLI_PERTAMA", "JF_AHLI_MUDA", "JF_AHLI_MADYA", "JF_AHLI_UTAMA")
JA = (ADMINISTRATOR, PENGAWAS, PELAKSANA)
STRUKTURAL = (PRATAMA, ADMINISTRATOR, PENGAWAS)
JPT = (PRATAMA, MADYA)

MASUK_JPT = ("promosi", "pengangkatan", "seleksi_terbuka")
MENDUDUKI_JA = ("promosi", "rotasi", "pengangkatan")
PINDAH = (*MENDUDUKI_JA, "mutasi_internal")
BERHENTI = "pemberhentian_jabatan"
MENGGANTI = ("promosi", "rotasi", "demosi", "penetapan_jpt", "mutasi_internal", BERHENTI)

MASUK_PRATAMA = Scope(MASUK_JPT, (PRATAMA,))
MENDUDUKI_PRATAMA = Scope(("promosi", "rotasi", "pengangkatan", "seleksi_terbuka", "jobfit"), (PRATAMA,))
MASUK_MADYA = Scope(MASUK_JPT, (MADYA,))
SELEKSI_JPT = Scope(("seleksi_terbuka",), JPT)
PANSEL_JPT = Scope(("pembentukan_pansel",), JPT)
JOBFIT = Scope(("jobfit",), (PRATAMA,))
MASUK_ADMINISTRATOR = Scope(("promosi", "pengangkatan"), (ADMINISTRATOR,))
MASUK_PENGAWAS = Scope(("promosi", "pengangkatan"), (PENGAWAS,))
MENJADI_ADMINISTRATOR = Scope(MENDUDUKI_JA, (ADMINISTRATOR,))
MENJADI_PENGAWAS = Scope(MENDUDUKI_JA, (PENGAWAS,))
MENJADI_PELAKSANA = Scope(MENDUDUKI_JA, (PELAKSANA,))
PINDAH_KEAHLIAN = Scope(("perpindahan_jf",), KEAHLIAN)
PINDAH_KETERAMPILAN = Scope(("perpindahan_jf",), KETERAMPILAN)
PINDAH_JF = Scope(("perpindahan_jf",), KEAHLIAN + KETERAMPILAN)
MENUJU_SEMUA = Scope(
    ("promosi", "rotasi", "pengangkatan", "seleksi_terbuka", "perpindahan_jf", "mutasi_internal"), (SEMUA,)
)
PEMANTAUAN = Scope(("pemantauan",), (SEMUA,))
SIDANG = Scope(("sidang_tpk",), (SEMUA,))
PENGGANTIAN = Scope(MENGGANTI, STRUKTURAL)
PELANTIKAN = Scope(("pelantikan",), (*STRUKTURAL, JF))
