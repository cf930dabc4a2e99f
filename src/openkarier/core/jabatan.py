"""Jabatan: kinds, jenjang and their order, as PP 11/2017 and the SIASN codes name them."""

from __future__ import annotations

from enum import StrEnum


class Jenis(StrEnum):
    """Kind of jabatan. Values are the SIASN codes of `ref_jenis_jabatan`."""

    STRUKTURAL = "1"
    FUNGSIONAL = "2"
    PELAKSANA = "4"


class Jenjang(StrEnum):
    """Level of a jabatan: JPT, jabatan administrasi (PP 11/2017 art. 50) and fungsional (art. 68-69)."""

    JPT_UTAMA = "JPT_UTAMA"
    JPT_MADYA = "JPT_MADYA"
    JPT_PRATAMA = "JPT_PRATAMA"
    ADMINISTRATOR = "ADMINISTRATOR"
    PENGAWAS = "PENGAWAS"
    PELAKSANA = "PELAKSANA"
    JF_AHLI_UTAMA = "JF_AHLI_UTAMA"
    JF_AHLI_MADYA = "JF_AHLI_MADYA"
    JF_AHLI_MUDA = "JF_AHLI_MUDA"
    JF_AHLI_PERTAMA = "JF_AHLI_PERTAMA"
    JF_PENYELIA = "JF_PENYELIA"
    JF_MAHIR = "JF_MAHIR"
    JF_TERAMPIL = "JF_TERAMPIL"
    JF_PEMULA = "JF_PEMULA"


JENJANG_LABEL = {
    Jenjang.JPT_UTAMA: "JPT utama",
    Jenjang.JPT_MADYA: "JPT madya",
    Jenjang.JPT_PRATAMA: "JPT pratama",
    Jenjang.ADMINISTRATOR: "Administrator",
    Jenjang.PENGAWAS: "Pengawas",
    Jenjang.PELAKSANA: "Pelaksana",
    Jenjang.JF_AHLI_UTAMA: "JF ahli utama",
    Jenjang.JF_AHLI_MADYA: "JF ahli madya",
    Jenjang.JF_AHLI_MUDA: "JF ahli muda",
    Jenjang.JF_AHLI_PERTAMA: "JF ahli pertama",
    Jenjang.JF_PENYELIA: "JF penyelia",
    Jenjang.JF_MAHIR: "JF mahir",
    Jenjang.JF_TERAMPIL: "JF terampil",
    Jenjang.JF_PEMULA: "JF pemula",
}
JPT = frozenset({Jenjang.JPT_UTAMA, Jenjang.JPT_MADYA, Jenjang.JPT_PRATAMA})

# Names of the ranks (SIASN reference golongan; order is the order of rank).
PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}


def rank_and_grade(golongan: str) -> str:
    """ "III/d" -> "Penata Tingkat I, III/d"; a golongan of PPPK has no name and stays as it is."""
    return f"{PANGKAT[golongan]}, {golongan}" if golongan in PANGKAT else golongan
