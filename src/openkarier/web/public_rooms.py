"""The rooms that anybody may enter without log-in: one table for the public navigation and the front door."""

from __future__ import annotations

from typing import NamedTuple


class PublicRoom(NamedTuple):
    """One door: the URL's name, its label, its icon, and a sentence that says what is behind it."""

    name: str
    label: str
    icon: str
    sentence: str

    def holds(self, page: str) -> bool:
        """Whether a page (by its name) lies in this room."""
        return page == self.name or page.startswith(f"{self.name}-")


ROOMS = (
    PublicRoom(
        "angka-terbuka", "Angka terbuka", "chart-bar", "Partisipasi, jabatan lowong, dan nasib keinginan, tanpa nama."
    ),
    PublicRoom(
        "verifikasi", "Periksa surat", "qrcode", "Pastikan surat atau tanda terima benar diterbitkan dan masih berlaku."
    ),
    PublicRoom("buku-merit", "Buku Merit", "book-2", "Lihat sendiri bahwa tidak ada catatan yang diubah atau dihapus."),
    PublicRoom("peraturan", "Peraturan", "gavel", "Baca syarat yang diperiksa, dengan pasal dan tanggal berlakunya."),
)
