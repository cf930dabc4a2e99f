"""Who may do what, in which state: a placement, a ceremony, an objection. A jurist can read these tables."""

from __future__ import annotations

from datetime import timedelta

from openkarier.core.workflow import Workflow, step

DECIDED = ("disetujui", "ditetapkan", "dikembalikan", "ditolak")
BEFORE_SK = ("disetujui", "diusulkan", "pertek", "pertek-ditolak")

CASE = Workflow(
    states={
        "menunggu": "Menunggu putusan PPK",
        "dikembalikan": "Dikembalikan kepada TPK",
        "ditolak": "Tidak disetujui PPK",
        "ditetapkan": "Tetap pada jabatannya",
        "disetujui": "Disetujui PPK",
        "diusulkan": "Menunggu pertek BKN",
        "pertek": "Pertek BKN terbit",
        "pertek-ditolak": "Tidak disetujui BKN",
        "sk": "SK terbit",
        "dilantik": "Sudah dilantik",
        "berlaku": "Menduduki jabatan",
        "batal": "Dibatalkan",
    },
    steps=(
        step("setujui", "menunggu", "disetujui", "ppk", "Persetujuan usulan"),
        step("tetapkan", "menunggu", "ditetapkan", "ppk", "Penetapan tetap pada jabatan"),
        step("kembalikan", "menunggu", "dikembalikan", "ppk", "Pengembalian usulan"),
        step("tolak", "menunggu", "ditolak", "ppk", "Penolakan usulan"),
        step("urungkan", DECIDED, "menunggu", "ppk", "Pengurungan putusan"),
        step("usulkan", ("disetujui", "pertek-ditolak"), "diusulkan", "bkpsdm", "Pengusulan pertek"),
        step("pertek-setuju", "diusulkan", "pertek", "bkpsdm", "Pencatatan pertek yang menyetujui"),
        step("pertek-tolak", "diusulkan", "pertek-ditolak", "bkpsdm", "Pencatatan pertek yang menolak"),
        step("terbitkan", BEFORE_SK, "sk", "bkpsdm", "Penerbitan SK"),
        step("lantik", "sk", "dilantik", "bkpsdm", "Pelantikan"),
        step("berlakukan", ("sk", "dilantik"), "berlaku", "bkpsdm sistem", "Pemberlakuan jabatan"),
        step("batalkan", (*BEFORE_SK, "sk", "dilantik"), "batal", "ppk bkpsdm", "Pembatalan"),
    ),
)
OPEN = (*BEFORE_SK, "sk", "dilantik")  # on the way to a post; the post and the person are taken
DONE = ("ditetapkan", "dikembalikan", "ditolak", "berlaku", "batal")
UNDO = timedelta(minutes=15)  # ours: how long a decision can be taken back before others may build on it

CEREMONY = Workflow(
    states={
        "direncanakan": "Direncanakan",
        "diundang": "Undangan terkirim",
        "terlaksana": "Terlaksana",
        "batal": "Dibatalkan",
    },
    steps=(
        step("undang", "direncanakan", "diundang", "bkpsdm", "Pengiriman undangan"),
        step("laksanakan", "diundang", "terlaksana", "bkpsdm", "Pencatatan pelantikan"),
        step("batalkan", ("direncanakan", "diundang"), "batal", "bkpsdm", "Pembatalan acara"),
    ),
)

# PP 79/2021 articles 4 to 6: a late objection is answered too, by a letter that it cannot be accepted.
OBJECTION = Workflow(
    states={
        "diajukan": "Diterima, menunggu ditelaah",
        "terlambat": "Diterima lewat waktu",
        "ditelaah": "Sedang ditelaah",
        "diputus": "Sudah diputus",
        "tidak-diterima": "Tidak dapat diterima",
        "dicabut": "Dicabut",
    },
    steps=(
        step("telaah", ("diajukan", "terlambat"), "ditelaah", "bkpsdm", "Penelaahan keberatan"),
        step("putus", ("diajukan", "ditelaah"), "diputus", "ppk", "Putusan atas keberatan"),
        step("tidak-terima", ("terlambat", "ditelaah"), "tidak-diterima", "ppk", "Penetapan tidak dapat diterima"),
        step("cabut", ("diajukan", "terlambat", "ditelaah"), "dicabut", "asn", "Pencabutan keberatan"),
    ),
)
OUTCOMES = {  # PP 79/2021 article 6 paragraph (1)
    "memperkuat": "Memperkuat keputusan",
    "memperingan": "Memperingan keputusan",
    "memperberat": "Memperberat keputusan",
    "mengubah": "Mengubah keputusan",
    "mencabut": "Mencabut keputusan",
    "membatalkan": "Membatalkan keputusan",
}
