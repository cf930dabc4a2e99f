"""What a person signs: surat permohonan, pernyataan, pakta integritas, perjanjian kinerja, pengunduran diri."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from openkarier.foundation.documents.parts import (
    Form,
    Kop,
    Nama,
    Orang,
    Part,
    Penanda,
    Pilihan,
    Target,
    Teks,
    Tujuan,
    Uang,
)

# A promise, not a resignation: no article ends a post for a missed target by itself (PP 11/2017 Ps. 64, 94, 144).
KESEDIAAN = (
    "saya sanggup mencapai target kinerja yang saya janjikan pada tenggat yang tercantum di dalamnya;",
    "apabila target tersebut tidak tercapai sesudah evaluasi yang memberi saya kesempatan "
    "menyampaikan penjelasan, saya "
    "bersedia mengajukan pengunduran diri dari jabatan dengan surat tersendiri yang bertanggal;",
    "saya memahami bahwa pernyataan ini bukan surat pengunduran diri, dan bahwa pemberhentian dari jabatan hanya dapat "
    "dilakukan dengan keputusan Pejabat Pembina Kepegawaian sesuai dengan ketentuan peraturan perundang-undangan;",
    "saya memahami bahwa pernyataan ini tidak mengurangi hak saya untuk mengajukan keberatan; dan",
    "pernyataan ini saya buat dengan sadar dan tanpa paksaan dari siapa pun.",
)

PAKTA = (  # PermenPANRB 49/2011, lampiran
    "berperan secara proaktif dalam upaya pencegahan dan pemberantasan korupsi, kolusi, dan nepotisme serta tidak "
    "melibatkan diri dalam perbuatan tercela;",
    "tidak meminta atau menerima pemberian secara langsung atau tidak langsung berupa suap, hadiah, bantuan, atau "
    "bentuk lainnya yang tidak sesuai dengan ketentuan yang berlaku;",
    "bersikap transparan, jujur, objektif, dan akuntabel dalam melaksanakan tugas;",
    "menghindari pertentangan kepentingan (conflict of interest) dalam pelaksanaan tugas;",
    "memberi contoh dalam kepatuhan terhadap peraturan perundang-undangan dalam melaksanakan tugas, terutama kepada "
    "pegawai yang berada di bawah pengawasan saya dan sesama pegawai di lingkungan kerja saya secara konsisten;",
    "menyampaikan informasi penyimpangan integritas serta turut menjaga kerahasiaan saksi atas pelanggaran peraturan "
    "yang dilaporkannya; dan",
    "apabila saya melanggar hal-hal tersebut di atas, saya siap menghadapi konsekuensinya.",
)


class SuratPermohonan(Form, frozen=True, kw_only=True):
    """Surat permohonan of an ASN to the kepala daerah: a personal letter, so no kop and no number."""

    tempat: Nama
    tanggal: date
    hal: Nama
    kepada: Nama
    pemohon: Orang
    pintu: Literal["pindah", "tetap"]
    target: Annotated[tuple[Target, ...], msgspec.Meta(min_length=1)]
    penanda: Penanda
    di: Pilihan = ""
    lampiran: Pilihan = "-"
    melalui: tuple[Nama, ...] = ()
    tujuan: tuple[Tujuan, ...] = ()
    kesediaan: Pilihan = ""
    alasan: tuple[Teks, ...] = ()
    pernyataan: tuple[Teks, ...] = ()
    tembusan: tuple[Nama, ...] = ()


class SuratPernyataan(Form, frozen=True, kw_only=True):
    """A statement with numbered points; with KESEDIAAN it is the readiness to step down."""

    tempat: Nama
    tanggal: date
    pembuat: Orang
    butir: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    penanda: Penanda
    tentang: Pilihan = ""
    target: tuple[Target, ...] = ()
    mengetahui: Penanda | None = None


class PaktaIntegritas(Form, frozen=True, kw_only=True):
    """Pakta integritas (PermenPANRB 49/2011): the maker's promise before a witness, usually the superior."""

    tempat: Nama
    tanggal: date
    pembuat: Orang
    penanda: Penanda
    saksi: Penanda
    instansi: Nama
    butir: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)] = PAKTA


class Sasaran(Part, frozen=True, kw_only=True):
    """One row of the annex: objective, indicator, target with its unit."""

    sasaran: Teks
    indikator: Teks
    target: Nama


class Program(Part, frozen=True, kw_only=True):
    """A programme or activity and its budget."""

    nama: Teks
    anggaran: Uang
    keterangan: Pilihan = ""


class Aksi(Part, frozen=True, kw_only=True):
    """An action and its target in each triwulan."""

    uraian: Teks
    triwulan: tuple[Pilihan, Pilihan, Pilihan, Pilihan]


class Konsekuensi(Part, frozen=True, kw_only=True):
    """What was agreed for a point that is missed; lawful exits only."""

    butir: Teks
    tenggat: date
    konsekuensi: Teks


class PerjanjianKinerja(Form, frozen=True, kw_only=True):
    """Perjanjian kinerja (Perpres 29/2014, PermenPANRB 53/2014): statement, annex, plan of action, consequences."""

    tahun: Annotated[int, msgspec.Meta(ge=2014, le=2200)]
    tempat: Nama
    tanggal: date
    kop: Kop
    pihak_pertama: Orang
    pihak_kedua: Orang
    penanda_pertama: Penanda
    penanda_kedua: Penanda
    sasaran: Annotated[tuple[Sasaran, ...], msgspec.Meta(min_length=1)]
    nomor: Pilihan = ""
    program: tuple[Program, ...] = ()
    jumlah: Uang | None = None
    rencana_aksi: tuple[Aksi, ...] = ()
    dukungan: tuple[Teks, ...] = ()
    konsekuensi: tuple[Konsekuensi, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a total that is not the sum of its rows."""
        if self.jumlah and self.jumlah.rupiah != sum(row.anggaran.rupiah for row in self.program):
            message = "jumlah anggaran tidak sama dengan jumlah baris program"
            raise ValueError(message)


class PengunduranDiri(Form, frozen=True, kw_only=True):
    """Resignation from the post, not from the service; `dasar` is the article for the kind of jabatan (PP 11/2017)."""

    tempat: Nama
    tanggal: date
    kepada: Nama
    pembuat: Orang
    dasar: Nama
    alasan: Annotated[tuple[Teks, ...], msgspec.Meta(min_length=1)]
    penanda: Penanda
    tmt: date | None = None
    di: Pilihan = ""
    melalui: tuple[Nama, ...] = ()
    tembusan: tuple[Nama, ...] = ()
