"""A scenario of the committee: its states, what the committee may decide in it, and why it departs from a plan."""

from __future__ import annotations

from openkarier.core.deliberation import DEPARTURES
from openkarier.core.workflow import Workflow, step

SCENARIO = Workflow(
    {
        "rancangan": "Disusun",
        "menyiapkan": "Membaca data",
        "disiapkan": "Siap dihitung",
        "menghitung": "Menghitung",
        "selesai": "Selesai dihitung",
        "gagal": "Tidak dapat dihitung",
        "diadopsi": "Diadopsi",
    },
    (
        step("ubah", ("rancangan", "disiapkan", "gagal"), "rancangan", "bkpsdm tpk", "Perubahan batas"),
        step("siapkan", ("rancangan", "disiapkan", "gagal"), "menyiapkan", "bkpsdm tpk", "Pembacaan data"),
        step("bekukan", "menyiapkan", "disiapkan", "sistem", "Pembekuan masukan"),
        step("hitung", ("disiapkan", "gagal"), "menghitung", "bkpsdm tpk", "Penghitungan"),
        step("rampungkan", "menghitung", "selesai", "sistem", "Penyimpanan rencana"),
        step("tolak", ("menyiapkan", "menghitung"), "gagal", "sistem", "Penghentian"),
        step("urungkan", "menyiapkan", "rancangan", "bkpsdm tpk", "Pembatalan"),
        step("hentikan", "menghitung", "disiapkan", "bkpsdm tpk", "Pembatalan"),
        step("adopsi", "selesai", "diadopsi", "tpk", "Adopsi rencana"),
        step("lepas", "diadopsi", "selesai", "tpk", "Pelepasan rencana"),
    ),
)
BUSY = ("menyiapkan", "menghitung")
SOLVED = ("selesai", "diadopsi")

TETAPKAN, LARANG, BEKUKAN = "tetapkan", "larang", "bekukan"
BUKA_TETAP, PERPANJANG, PISAHKAN, BERSAMA = "buka_tetap", "perpanjang", "pisahkan", "bersama"
DECISIONS = {
    TETAPKAN: "Tetapkan seorang pegawai pada satu jabatan",
    LARANG: "Larang seorang pegawai ke satu jabatan",
    BEKUKAN: "Bekukan satu perangkat daerah",
    BUKA_TETAP: "Buka pilihan tetap seorang pegawai",
    PERPANJANG: "Perpanjang JPT yang genap lima tahun",
    PISAHKAN: "Suami istri tidak dalam satu perangkat daerah",
    BERSAMA: "Dua pegawai pindah bersama atau tidak sama sekali",
}
OF_POST, OF_PAIR = (TETAPKAN, LARANG), (PISAHKAN, BERSAMA)

PLAN_NAMES = {"a": "A Merit ketat", "b": "B Seimbang", "c": "C Keinginan"}
PLAN_MEANING = {
    "a": "Tidak ada yang tersisih oleh orang bermerit lebih rendah.",
    "b": "Sedikit iri beralasan ditukar dengan lebih banyak keinginan yang terpenuhi.",
    "c": "Keinginan pertama sebanyak mungkin; batas atas yang dapat dicapai.",
}

FOLLOWS = "akibat"
REASONS = {**DEPARTURES, FOLLOWS: "Akibat penyimpangan lain pada rantai yang sama"}
"""Codes of a departure from the adopted plan; `FOLLOWS` is written by the system, never chosen."""

GRANTED, WILLING, SENT, KEPT, HOMELESS = "terpenuhi", "bersedia", "dipindah", "bertahan", "tanpa"
OUTCOMES = {
    GRANTED: "Keinginan terpenuhi",
    WILLING: "Ditempatkan atas kesediaannya",
    SENT: "Dipindahkan tanpa keinginan",
    KEPT: "Tetap di jabatan sekarang",
    HOMELESS: "Wajib pindah, belum ada jabatan",
}
