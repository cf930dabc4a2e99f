"""The sidang of the Tim Penilai Kinerja: its states, the kinds of decision, and the reasons to depart from rank."""

from __future__ import annotations

from openkarier.core.workflow import Workflow, step

SIDANG = Workflow(
    {
        "disiapkan": "Disiapkan",
        "diundang": "Undangan terkirim",
        "dibuka": "Bersidang",
        "ditutup": "Selesai dibahas",
        "dirilis": "Disampaikan kepada PPK",
    },
    (
        step("invite", "disiapkan", "diundang", "bkpsdm", "Mengirim undangan"),
        step("open", "diundang", "dibuka", "tpk", "Membuka sidang"),
        step("close", "dibuka", "ditutup", "tpk", "Menutup pembahasan"),
        step("reopen", "ditutup", "dibuka", "tpk", "Membuka lagi pembahasan"),
        step("release", "ditutup", "dirilis", "tpk", "Menyampaikan usulan"),
    ),
)

PROPOSAL = Workflow(
    {
        "disusun": "Disusun",
        "dirilis": "Disampaikan kepada PPK",
        "dikembalikan": "Dikembalikan oleh PPK",
        "disetujui": "Disetujui PPK",
    },
    (
        step("release", "disusun", "dirilis", "tpk", "Menyampaikan usulan"),
        step("return", "dirilis", "dikembalikan", "ppk", "Mengembalikan usulan"),
        step("approve", "dirilis", "disetujui", "ppk", "Menyetujui usulan"),
    ),
)

KINDS = {
    "promosi": "Promosi",
    "rotasi": "Rotasi",
    "mutasi": "Mutasi",
    "demosi": "Demosi",
    "tetap": "Tetap",
    "tunda": "Tunda",
}

# Why somebody who does not stand first may be proposed: each needs words, an author and a paper besides.
DEPARTURES = {
    "kebutuhan": "Kebutuhan organisasi yang mendesak",
    "keahlian": "Keahlian khusus yang dituntut jabatan",
    "keseimbangan": "Kesinambungan layanan di unit asal calon lain",
    "kesediaan": "Calon di atasnya menyatakan tidak bersedia",
    "rekam_jejak": "Rekam jejak yang belum terbaca dalam nilai merit",
    "kesehatan": "Keterangan kesehatan atau alasan pribadi sah",
    "pemeriksaan": "Calon di atasnya sedang diperiksa",
}
