"""The words of state: each has a colour class, an icon and a word; one table for the whole product."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """How a state looks and reads."""

    look: str  # memenuhi, belum, tidak, tak-dinilai, utama
    icon: str
    word: str


STATES = {
    "memenuhi": State("memenuhi", "circle-check", "Memenuhi"),
    "belum": State("belum", "clock", "Belum memenuhi"),
    "tidak": State("tidak", "circle-x", "Tidak memenuhi"),
    "tak-dinilai": State("tak-dinilai", "circle-dashed", "Belum dapat dinilai"),
    "tanpa-syarat": State("tak-dinilai", "circle-dashed", "Tanpa syarat khusus"),
    "selesai": State("memenuhi", "circle-check", "Selesai"),
    "berjalan": State("utama", "player-play", "Sedang berjalan"),
    "menunggu": State("belum", "hourglass", "Menunggu"),
    "belum-mulai": State("tak-dinilai", "circle-dashed", "Belum dimulai"),
    "rancangan": State("tak-dinilai", "pencil", "Rancangan"),
    "diajukan": State("memenuhi", "send", "Sudah diajukan"),
    "ditarik": State("tak-dinilai", "arrow-back-up", "Ditarik kembali"),
    "lewat": State("tidak", "alert-triangle", "Lewat tenggat"),
    "terisi": State("memenuhi", "user-check", "Terisi"),
    "lowong": State("belum", "user-x", "Lowong"),
    "plt": State("utama", "user", "Dijabat Plt."),
    "aktif": State("memenuhi", "circle-check", "Aktif"),
    "berakhir": State("tak-dinilai", "ban", "Berakhir"),
    "ditolak": State("tidak", "circle-x", "Ditolak"),
    "gagal": State("tidak", "circle-x", "Gagal"),
    "diperiksa": State("belum", "alert-triangle", "Perlu diperiksa"),
    "terkirim": State("memenuhi", "circle-check", "Terkirim"),
    "baru": State("utama", "mail", "Baru"),
    "disetujui": State("memenuhi", "circle-check", "Disetujui"),
}
