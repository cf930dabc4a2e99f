"""What follows from a decision of the PPK: keputusan (SK), surat pernyataan pelantikan, melaksanakan tugas."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from openkarier.core.placement import ceremony
from openkarier.foundation.documents.parts import (
    Form,
    Kop,
    Lampiran,
    Nama,
    Orang,
    Part,
    Penanda,
    Pilihan,
    Teks,
    Uang,
    Waktu,
)


class Diktum(Part, frozen=True, kw_only=True):
    """One ruling; its ordinal (KESATU to KESEPULUH) is printed by the template."""

    isi: Teks


class Keputusan(Form, frozen=True, kw_only=True):
    """A decision in the form of produk hukum daerah. `bentuk`: the original, a petikan for one person, or a salinan,
    which names who certifies it (`pengesah`)."""

    kop: Kop
    pejabat: Nama
    tentang: Nama
    tempat: Nama
    tanggal: date
    menimbang: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    mengingat: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    diktum: Annotated[tuple[Diktum, ...], msgspec.Meta(min_length=1, max_length=10)]
    penanda: Penanda
    nomor: Pilihan = ""
    memperhatikan: tuple[Teks, ...] = ()
    tembusan: tuple[Nama, ...] = ()
    lampiran: tuple[Lampiran, ...] = ()
    bentuk: Literal["asli", "petikan", "salinan"] = "asli"
    pengesah: Penanda | None = None

    def __post_init__(self) -> None:
        """Refuse a petikan or salinan that nobody certifies."""
        if (self.bentuk != "asli") != (self.pengesah is not None):
            message = "petikan dan salinan, dan hanya keduanya, memerlukan pengesah"
            raise ValueError(message)


class _PernyataanJabatan(Form, frozen=True, kw_only=True):
    kop: Kop
    tempat: Nama
    tanggal: date
    pejabat: Orang
    pegawai: Orang
    keputusan: Nama
    nomor_keputusan: Nama
    tanggal_keputusan: date
    jabatan: Nama
    penanda: Penanda
    nomor: Pilihan = ""
    tembusan: tuple[Nama, ...] = ()


class PernyataanPelantikan(_PernyataanJabatan, frozen=True, kw_only=True):
    """Surat pernyataan pelantikan (SPP): the official who swore in states on which day."""

    dilantik: date
    bertempat: Pilihan = ""


class PernyataanMelaksanakanTugas(_PernyataanJabatan, frozen=True, kw_only=True):
    """Surat pernyataan melaksanakan tugas (SPMT): since when the duty is done, and the allowance."""

    tmt: date
    tunjangan: Uang | None = None


class BeritaAcaraSumpah(Form, frozen=True, kw_only=True):
    """Minutes of one oath (PP 11/2017 articles 57 to 62): signed by who takes it, who swears, and two witnesses.

    The person's religion is not among the data: every opening of articles 58 and 59 stands there to be ticked.
    """

    kop: Kop
    waktu: Waktu
    bertempat: Nama
    pegawai: Orang
    keputusan: Nama
    jabatan: Nama
    rohaniwan: Nama
    pelantik: Penanda
    saksi: Annotated[tuple[Penanda, ...], msgspec.Meta(min_length=2, max_length=2)]
    nomor: Pilihan = ""
    pembuka: tuple[Teks, ...] = ceremony.OPENINGS
    bunyi: tuple[Teks, ...] = ceremony.OATH
    penutup: Teks = ceremony.CLOSING
