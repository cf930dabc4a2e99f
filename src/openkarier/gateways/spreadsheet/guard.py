"""The doorkeeper: tells what a file is and how much it would unpack to, before any reader opens it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

MEGABYTE = 1024 * 1024
LARGEST_FILE = 25 * MEGABYTE  # an export of 50,000 people is about 15 MB
LARGEST_UNPACKED = 256 * MEGABYTE
MOST_PARTS = 200
MOST_ROWS = 100_000
MOST_COLUMNS = 256  # column IV


class FileRefused(ValueError):
    """A file that cannot be taken as a whole: why, and what to do now."""

    def __init__(self, alasan: str, tindakan: str) -> None:
        super().__init__(f"{alasan} {tindakan}")
        self.alasan, self.tindakan = alasan, tindakan


_SAVE_AS = "Buka di Excel atau LibreOffice, pilih Simpan Sebagai (Save As) .xlsx, lalu unggah hasilnya."
_STRANGERS = (
    (b"%PDF", "Ini berkas PDF, bukan lembar kerja.", "Unduh dari SIASN sebagai .xlsx atau .csv."),
    (b"\xd0\xcf\x11\xe0", "Ini berkas .xls lama, atau .xlsx yang terkunci kata sandi.", _SAVE_AS),
    (b"{\\rtf", "Ini dokumen teks, bukan lembar kerja.", _SAVE_AS),
    (b"\x1f\x8b", "Berkas ini dimampatkan (gzip).", "Ekstrak dahulu, lalu unggah isinya."),
    (b"Rar!", "Berkas ini arsip RAR.", "Ekstrak dahulu, lalu unggah isinya."),
    (b"7z\xbc\xaf", "Berkas ini arsip 7z.", "Ekstrak dahulu, lalu unggah isinya."),
    (b"\x89PNG", "Ini gambar, bukan lembar kerja.", "Unduh dari SIASN sebagai .xlsx atau .csv."),
    (b"\xff\xd8\xff", "Ini gambar, bukan lembar kerja.", "Unduh dari SIASN sebagai .xlsx atau .csv."),
)


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(<\?xml|<!doctype|<html|<table|<style)", re.IGNORECASE)


def kind_of_content(content: bytes) -> str:
    """Return "xlsx" or "csv" by what the bytes are, whatever the file is called. Raises FileRefused."""
    if not content.strip():
        raise FileRefused("Berkas ini kosong.", "Unduh ulang dari sumbernya.")
    if len(content) > LARGEST_FILE:
        size = len(content) // MEGABYTE
        raise FileRefused(
            f"Berkas ini {size} MB, lebih dari batas {LARGEST_FILE // MEGABYTE} MB.",
            "Bagi menjadi beberapa berkas, masing-masing dengan baris judul yang sama.",
        )
    for magic, alasan, tindakan in _STRANGERS:
        if content.startswith(magic):
            raise FileRefused(alasan, tindakan)
    if content.startswith(b"PK"):
        _check_archive(content)
        return "xlsx"
    if _MARKUP.match(content[:200]):
        raise FileRefused("Ini halaman web yang dinamai lembar kerja.", _SAVE_AS)
    return "csv"


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise FileRefused("Berkas ini rusak atau terpotong.", "Unduh ulang dari sumbernya.") from None
    _check_family({part.filename for part in parts})
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("Berkas ini terkunci kata sandi.", "Buka kuncinya di Excel, simpan, lalu unggah lagi.")
    if len(parts) > MOST_PARTS:
        raise _bomb()
    _check_parts(content, parts)


def _check_family(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise FileRefused("Ini berkas .xlsb.", _SAVE_AS)
    if "mimetype" in names and "content.xml" in names:
        raise FileRefused("Ini berkas OpenDocument (.ods).", _SAVE_AS)
    if "word/document.xml" in names:
        raise FileRefused("Ini dokumen Word, bukan lembar kerja.", "Unduh dari SIASN sebagai .xlsx atau .csv.")
    raise FileRefused("Ini arsip zip, bukan lembar kerja.", "Ekstrak dahulu, lalu unggah berkas .xlsx di dalamnya.")


def _bomb() -> FileRefused:
    limit = LARGEST_UNPACKED // MEGABYTE
    return FileRefused(
        f"Isi berkas ini akan membengkak melebihi {limit} MB saat dibuka.",
        "Salin hanya kolom dan baris data ke lembar kerja baru, simpan, lalu unggah.",
    )


def _check_parts(content: bytes, parts: list[zipfile.ZipInfo]) -> None:
    """Unpack every part into nothing and count: the sizes an archive declares may lie."""
    room = LARGEST_UNPACKED
    for part in parts:
        scan = _SheetScan() if part.filename.startswith("xl/worksheets/") else None
        for piece in _unpacked(content, part):
            room -= len(piece)
            if room < 0:
                raise _bomb()
            if scan:
                scan.feed(piece)


def _unpacked(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a part, a MiB at a time, read past what the archive declares of them."""
    start = part.header_offset
    names = int.from_bytes(content[start + 26 : start + 28], "little")
    extra = int.from_bytes(content[start + 28 : start + 30], "little")
    begin = start + 30 + names + extra
    if part.compress_type == zipfile.ZIP_STORED:
        yield content[begin : begin + part.compress_size]
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise FileRefused("Berkas ini dimampatkan dengan cara yang tidak biasa.", _SAVE_AS)
    unpack = zlib.decompressobj(-15)
    packed = content[begin : begin + part.compress_size]
    try:
        while packed:
            yield unpack.decompress(packed, MEGABYTE)
            packed = unpack.unconsumed_tail
    except zlib.error:
        raise FileRefused("Berkas ini rusak.", "Unduh ulang dari sumbernya.") from None


# A cell with content far from the origin makes a reader lay out the whole rectangle: <c r="XFD1048576"><v>…
_FAR = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"'](?:\w{3,}?(?<=[A-Za-z]{3})\d+|[J-Zj-z][A-Za-z]\d+|I[W-Zw-z]\d+|[A-Za-z]+\d{6,})[\"'](?:[^>]*[^/>])?>"
)
_FAR_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"']\d{6,}[\"']")
_NAMELESS = re.compile(rb"<(?:\w+:)?c(?:\s+[a-qs-z]\w*\s*=\s*[\"'][^\"']*[\"'])*\s*>")


class _SheetScan:
    """Looks through a sheet's XML, piece by piece, for cells beyond MOST_ROWS and MOST_COLUMNS."""

    def __init__(self) -> None:
        self.tail = b""
        self.far_row = self.nameless = False

    def feed(self, piece: bytes) -> None:
        """Look at the next piece; raises FileRefused."""
        window = self.tail + piece
        if not self.tail and window[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise FileRefused("Lembar kerja ini disimpan dengan sandi huruf yang tidak biasa.", _SAVE_AS)
        self.far_row = self.far_row or bool(_FAR_ROW.search(window))
        self.nameless = self.nameless or bool(_NAMELESS.search(window))
        if _FAR.search(window) or (self.far_row and self.nameless):
            raise too_large()
        self.tail = window[-300:]


def too_large() -> FileRefused:
    """Beyond MOST_ROWS rows or MOST_COLUMNS columns."""
    return FileRefused(
        f"Lembar kerja ini lebih dari {MOST_ROWS:,} baris atau {MOST_COLUMNS} kolom.".replace(",", "."),
        "Hapus baris dan kolom kosong jauh di bawah atau di kanan data, atau bagi menjadi beberapa berkas.",
    )
