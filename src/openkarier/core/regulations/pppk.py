"""What the contract staff (PPPK) may hold, and what their contract means: PP 49/2018."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, since
from openkarier.core.people import Calon
from openkarier.core.regulations.lingkup import ADMINISTRATOR, PEMANTAUAN, PENGAWAS, PINDAH
from openkarier.core.regulations.sumber import PP_49_2018


@requirement(
    "pp49-2018-ps2-1",
    since("2018-11-28", PP_49_2018.pasal(2).ayat(1).bersama("ayat (2) dan (3)")),
    title="PPPK hanya dapat menduduki JF dan JPT (serta jabatan lain yang ditetapkan Menteri)",
    scope=Scope((*PINDAH, "aspirasi_pindah"), (ADMINISTRATOR, PENGAWAS)),
    severity=Severity.BLOCK,
    fail=(
        "Sebagai PPPK Anda belum dapat diangkat ke jabatan administrator atau pengawas. Aspirasi Anda tetap dicatat."
    ),
    note=(
        "Perpindahan unit PPPK hanya diatur dalam perampingan organisasi (Ps 68 (1)). UU 20/2023 dapat "
        "mengubah ini (tidak terbaca)."
    ),
)
def jabatan_pppk(calon: Calon) -> Check:
    """PPPK dapat mengisi jabatan fungsional dan JPT, serta jabatan lain yang ditetapkan Menteri dan bukan jabatan
    struktural.
    """
    return calon.status.differs("PPPK")


@requirement(
    "pp49-2018-ps53-2c",
    since("2018-11-28", PP_49_2018.pasal(53).ayat(2).huruf("c").bersama("Pasal 35 ayat (9)")),
    title="PPPK tidak memenuhi target perjanjian kerja",
    scope=PEMANTAUAN,
    severity=Severity.INFO,
    when=Calon.status.equals("PPPK"),
    fail=(
        "Target dalam perjanjian kerja Anda tercatat belum terpenuhi. Bagi PPPK, hal ini dapat menjadi dasar "
        "pemutusan hubungan kerja; gunakan hak tanggapan Anda."
    ),
    note=("Berbeda dari PNS: bagi PPPK, target tidak tercapai memang alasan pemutusan. Sistem tidak memutus otomatis."),
)
def target_perjanjian(calon: Calon) -> Check:
    """PPPK memenuhi target kinerja yang disepakati dalam perjanjian kerja."""
    return calon.target_pppk.true
