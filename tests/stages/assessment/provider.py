"""Files of results as a provider makes them."""

from __future__ import annotations

import io

import xlsxwriter

HEADS = (
    "No", "Nomor Peserta", "NIP Peserta", "Nama", "Integritas", "Kerja Sama", "Komunikasi", "Orientasi pada Hasil",
    "Pelayanan Publik", "Pengembangan Diri dan Orang Lain", "Mengelola Perubahan", "Pengambilan Keputusan",
    "Perekat Bangsa", "Kemampuan intelektual", "Kemampuan interpersonal", "Kesadaran diri",
    "Kemampuan berpikir kritis dan strategis", "Motivasi dan komitmen",
)  # fmt: skip
TITLE = ("HASIL UJI KOMPETENSI PEJABAT", "Tanggal pelaksanaan: 28 November 2025", "")


def line(nip, levels=(3,) * 9, potensi=(70, 72, 68, 75, 80), number=1, nama="Peserta"):
    """A row of the table."""
    return [number, f"{number:03}/XI/2025", nip, nama, *levels, *potensi]


def xlsx(rows, heads=HEADS, title=TITLE):
    """A workbook: title lines, headings, rows. Text stays text, numbers stay numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Hasil")
        for place, words in enumerate(title):
            sheet.write(place, 0, words)
        for place, row in enumerate([heads, *rows], start=len(title)):
            for column, value in enumerate(row):
                sheet.write(place, column, value)
    return out.getvalue()


def csv(heads, rows):
    """The same as text."""
    return "\n".join(";".join(map(str, row)) for row in [heads, *rows]).encode()


NAMES = (
    "integritas", "kerjasama", "komunikasi", "orientasiPadaHasil", "pelayananPublik", "pengembanganDiriDanOrla",
    "mengelolaPerubahan", "pengambilanKeputusan", "perekatBangsa",
)  # fmt: skip
