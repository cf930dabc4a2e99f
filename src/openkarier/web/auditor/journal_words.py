"""An act in words: its facts as a person reads them, and what its record is called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from openkarier.web.templatetags.openkarier import angka, tanggal, waktu

NIP = re.compile(r"(?<![0-9])[0-9]{18}(?![0-9])")
HASH = re.compile(r"[0-9a-f]{40,128}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LABELS = {
    "adopsi": "Adopsi", "alasan": "Alasan", "anggota": "Anggota", "barang": "Rincian", "baris": "Baris",
    "batas": "Batas waktu", "baru": "Yang baru", "benih": "Benih acak", "benturan": "Benturan kepentingan",
    "bobot": "Bobot", "dasar": "Dasar", "diakhiri": "Diakhiri", "diberikan": "Diberikan", "gerbang": "Gerbang",
    "hasil": "Hasil", "jabatan": "Jabatan", "jenis": "Jenis", "jumlah": "Jumlah", "keluaran": "Sidik keluaran",
    "ketetapan": "Ketetapan", "kode_alasan": "Kode alasan", "lama": "Yang lama", "langkah": "Langkah",
    "leaf": "Catatan nomor", "masukan": "Sidik masukan", "meja": "Meja", "mulai": "Mulai", "nama": "Nama",
    "nomor": "Nomor", "orang": "Jumlah orang", "pasal": "Pasal", "perilaku": "Perilaku kerja",
    "perubahan": "Perubahan", "peta": "Peta", "pilihan": "Pilihan", "predikat": "Predikat", "putusan": "Putusan",
    "rencana": "Rencana", "sampai": "Sampai", "saringan": "Saringan", "sebelumnya": "Sidik sebelumnya",
    "selesai": "Selesai", "sidik": "Sidik SHA-256", "sk": "Surat keputusan", "sumber": "Sumber", "tahap": "Tahap",
    "tmt": "TMT", "usulan": "Usulan", "versi": "Versi",
}  # fmt: skip
RECORDS = {
    "akun": "Akun", "aspiration": "Pernyataan Karier", "document": "Dokumen", "hasil": "Hasil uji", "impor": "Impor",
    "instansi": "Instansi", "keberatan": "Keberatan", "kelompok-suksesi": "Kelompok rencana suksesi",
    "kepala": "Masa jabatan kepala daerah", "kritikal": "Jabatan kritikal", "kuasa": "Kuasa",
    "layanan": "Layanan publik",    "leaf": "Catatan", "level-bawaan": "Level bawaan",
    "notices.batch": "Kiriman pesan", "pegawai": "Pegawai",
    "pelantikan": "Pelantikan", "penempatan": "Penempatan", "penyelenggara": "Penyelenggara uji",
    "penyimpangan": "Penyimpangan", "period": "Periode", "peta-talenta": "Peta talenta", "receipt": "Tanda terima",
    "rumus-talenta": "Rumus talenta", "sidang": "Sidang", "sk": "SK penempatan", "skenario": "Skenario rotasi",
    "skp": "SKP", "standar": "Standar jabatan", "standar-kinerja": "Standar kinerja", "surat": "Pengaturan surat",
    "surat-gerbang": "Persetujuan pihak lain", "survei": "Survei", "tim": "Tim Penilai Kinerja",
    "uji": "Uji kompetensi", "unit": "Unit", "usulan": "Usulan", "buku-merit": "Buku Merit",
    "angka-terbuka": "Angka terbuka",
}  # fmt: skip


class Said(NamedTuple):
    """One fact: its label, its words, and whether it is a fingerprint that is set in figures."""

    label: str
    words: str
    code: bool = False


def facts(told: Mapping[str, Any]) -> list[Said]:
    """The facts of an act in the order of their labels; a nested one as "label: words"."""
    found = [Said(label(key), words(value), _code(value)) for key, value in told.items()]
    return sorted(found, key=lambda each: (each.code, each.label))


def label(key: str) -> str:
    """What a fact is called; an unknown key speaks for itself."""
    return LABELS.get(key, key.replace("_", " ").replace("-", " ").capitalize())


def words(value: Any) -> str:
    """A value as a person reads it. Nothing is left out; an empty one is said to be empty."""
    if value is None or value == "":
        return "tidak diisi"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int):
        return angka(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{label(str(key)).lower()}: {words(item)}" for key, item in value.items()) or "tidak diisi"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(words(item) for item in value) or "tidak ada"
    return _text(str(value))


def _text(value: str) -> str:
    if DAY.fullmatch(value):
        return tanggal(date.fromisoformat(value))
    if DAY.match(value) and "T" in value:
        try:
            return waktu(datetime.fromisoformat(value))
        except ValueError:
            return value
    return value


def _code(value: Any) -> bool:
    return isinstance(value, str) and HASH.fullmatch(value) is not None


def record(subject: str) -> str:
    """ "skp:196…/2025-1" -> "SKP 196…/2025-1"."""
    kind, found, key = subject.partition(":")
    return f"{RECORDS.get(kind, kind.replace('-', ' ').capitalize())} {key}".strip() if found else subject


def people_in(*texts: str) -> set[str]:
    """The NIPs that stand in some texts."""
    return {nip for text in texts for nip in NIP.findall(text)}
