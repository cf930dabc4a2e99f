"""What of a person's data can be disputed: its fields, who keeps the master, what rests on it; reading of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openkarier.core.jabatan import JENJANG_LABEL, PANGKAT
from openkarier.core.periods import tanggal

SIASN, EKINERJA, UJI, SENDIRI = "SIASN", "e-Kinerja", "penyelenggara uji", "instansi sendiri"
OFFICE, ANY_HAND = frozenset({"bkpsdm"}), frozenset({"operator", "bkpsdm"})
FIRST_YEAR = 1950
LONGEST = 200
HISTORY = frozenset({"riwayat_jabatan", "tmt_pelantikan_jpt", "pernah_jpt", "asn.tmt_jabatan_kini"})
RANKS = (
    *PANGKAT,
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip  # ranks of PNS, then golongan of PPPK
LEVELS = (  # SIASN ref_tingkat_pendidikan
    ("05", "SD"), ("10", "SMP"), ("12", "SMP kejuruan"), ("15", "SMA"), ("17", "SMK"), ("18", "SMA keguruan"),
    ("20", "D-I"), ("25", "D-II"), ("30", "D-III"), ("35", "D-IV"), ("40", "S-1"), ("42", "Profesi"), ("45", "S-2"),
    ("47", "Spesialis"), ("49", "Subspesialis"), ("50", "S-3"),
)  # fmt: skip


class Kind(StrEnum):
    """How a field is typed."""

    TEXT = "teks"
    DATE = "tanggal"
    YEAR = "tahun"
    NUMBER = "bilangan"
    CHOICE = "pilihan"


@dataclass(frozen=True)
class Isian:
    """One field. `open`: may stay empty."""

    nama: str
    label: str
    kind: Kind = Kind.TEXT
    open: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def shown(self, value: str) -> str:
        """A kept value as a person reads it."""
        if self.kind is Kind.DATE and value:
            return tanggal(date.fromisoformat(value))
        return dict(self.choices).get(value, value) or "belum tercatat"


@dataclass(frozen=True)
class Butir:
    """One datum that can be disputed.

    induk  : who keeps the master       histories: rows of their own, so one can be missing or too many
    written: what is accepted can be written down here; else it is passed on to the master
    hands  : desks that may decide      law, parts: what is not counted while it is disputed (docs/adr/sanggahan.md)
    """

    kode: str
    label: str
    isian: tuple[Isian, ...]
    induk: str = SIASN
    written: bool = True
    histories: bool = False
    hands: frozenset[str] = ANY_HAND
    law: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    @property
    def within(self) -> str:
        """The label inside a sentence; a word in capitals (TMT) stays so."""
        return self.label if self.label[1:2].isupper() else self.label[:1].lower() + self.label[1:]

    def said(self, values: Mapping[str, str]) -> str:
        """The values in one line: "III/d, 1 April 2022"."""
        shown = [each.shown(values[each.nama]) for each in self.isian if values.get(each.nama)]
        return ", ".join(shown) or "belum tercatat"


def _day(nama: str, label: str, *, open_: bool = False) -> Isian:
    return Isian(nama, label, Kind.DATE, open_)


def _one(nama: str, label: str, pairs: Iterable[tuple[str, str]]) -> Isian:
    return Isian(nama, label, Kind.CHOICE, choices=tuple(pairs))


RANK = _one("golongan", "Golongan", ((each, each) for each in RANKS))
JENJANG = _one("jenjang", "Jenjang", ((key.value, label) for key, label in JENJANG_LABEL.items()))
SEX = _one("jenis_kelamin", "Jenis kelamin", (("M", "Laki-laki"), ("F", "Perempuan")))
STATUS = _one("status", "Status", ((each, each) for each in ("PNS", "CPNS", "PPPK")))
COURSES = _one("jenis", "Jenis", (("struktural", "Kepemimpinan"), ("fungsional", "Fungsional"), ("teknis", "Teknis")))
SK = Isian("nomor_sk", "Nomor SK", open=True)

TABLE: tuple[Butir, ...] = (
    Butir("nama", "Nama", (Isian("nama", "Nama tanpa gelar"),)),
    Butir("gelar", "Gelar", (Isian("gelar_depan", "Gelar depan", open=True),
                             Isian("gelar_belakang", "Gelar belakang", open=True))),
    Butir("lahir", "Tempat dan tanggal lahir", (Isian("tempat_lahir", "Tempat lahir"),
          _day("tanggal_lahir", "Tanggal lahir")), hands=OFFICE, law=frozenset({"asn.tgl_lahir"})),
    Butir("kelamin", "Jenis kelamin", (SEX,), hands=OFFICE),
    Butir("status", "Status kepegawaian", (STATUS,),
          hands=OFFICE, law=frozenset({"asn.status"})),
    Butir("golongan", "Golongan", (RANK, _day("tmt_golongan", "TMT golongan")), law=frozenset({"asn.golongan"})),
    Butir("tmt-cpns", "TMT CPNS", (_day("tmt_cpns", "TMT CPNS"),)),
    Butir("tmt-pns", "TMT PNS", (_day("tmt_pns", "TMT PNS"),)),
    Butir("pendidikan", "Pendidikan terakhir", (_one("tingkat_pendidikan", "Tingkat", LEVELS),
          Isian("pendidikan", "Nama pendidikan"), Isian("tahun_lulus", "Tahun lulus", Kind.YEAR)),
          law=frozenset({"asn.pendidikan"}), parts=frozenset({"pendidikan", "bidang"})),
    Butir("kontak", "E-mail dan telepon", (Isian("email", "E-mail", open=True),
          Isian("telepon", "Telepon", open=True)), induk=SENDIRI),
    Butir("riwayat-jabatan", "Riwayat jabatan", (Isian("nama_jabatan", "Nama jabatan"),
          Isian("nama_unit", "Unit kerja"), JENJANG, _day("mulai", "TMT (mulai)"),
          _day("selesai", "Sampai", open_=True), SK, _day("tanggal_sk", "Tanggal SK", open_=True)),
          histories=True, law=HISTORY, parts=frozenset({"masa", "keragaman"})),
    Butir("riwayat-golongan", "Riwayat golongan", (RANK, _day("tmt", "TMT"), SK), histories=True),
    Butir("riwayat-pendidikan", "Riwayat pendidikan", (_one("tingkat", "Tingkat", LEVELS),
          Isian("nama", "Nama pendidikan"), Isian("tahun_lulus", "Tahun lulus", Kind.YEAR)), histories=True),
    Butir("riwayat-pelatihan", "Riwayat pelatihan", (COURSES, Isian("nama", "Nama pelatihan"),
          _day("selesai", "Tanggal selesai"), Isian("jam", "Jam pelajaran", Kind.NUMBER)),
          histories=True, parts=frozenset({"pengembangan"})),
    # A sanction stands until the one who imposed it or an appeal annuls it (PP 94/2021): a dispute lifts nothing.
    Butir("hukuman", "Hukuman disiplin", (Isian("jenis", "Jenis hukuman"), SK, _day("mulai", "Mulai", open_=True),
          _day("selesai", "Sampai", open_=True)), written=False, histories=True, hands=OFFICE),
    Butir("predikat", "Predikat kinerja", (Isian("tahun", "Tahun", Kind.YEAR), Isian("nilai", "Predikat")),
          induk=EKINERJA, written=False, histories=True, parts=frozenset({"predikat"}),
          law=frozenset({"kinerja.dua_tahun_terakhir", "kinerja.predikat_tahun_ini"})),
    Butir("uji", "Hasil uji kompetensi", (Isian("penyelenggara", "Penyelenggara"), _day("tanggal", "Tanggal uji"),
          Isian("hasil", "Hasil", open=True)), induk=UJI, written=False, histories=True, hands=OFFICE,
          parts=frozenset({"uji", "potensi"})),
)  # fmt: skip
BUTIR = {each.kode: each for each in TABLE}


def withheld_facts(codes: str) -> frozenset[str]:
    """Law keys that are not counted while data are disputed; `codes` as `Pegawai.disanggah` keeps them."""
    return frozenset().union(*(BUTIR[each].law for each in codes.split() if each in BUTIR))


def withheld_parts(codes: str) -> frozenset[str]:
    """Parts of the talent score that are not counted while data are disputed."""
    return frozenset().union(*(BUTIR[each].parts for each in codes.split() if each in BUTIR))


def read(butir: Butir, typed: Mapping[str, str], today: date) -> tuple[dict[str, str], dict[str, str]]:
    """Read what was typed: (values as kept, dates as 2026-12-31; sentences by field for what cannot be read)."""
    values: dict[str, str] = {}
    faults: dict[str, str] = {}
    for each in butir.isian:
        text = " ".join(typed.get(each.nama, "").split())
        fault = _fault(each, text, today)
        if fault:
            faults[each.nama] = fault
        values[each.nama] = text
    if not faults and values.get("mulai") and values.get("selesai") and values["selesai"] <= values["mulai"]:
        faults["selesai"] = "Tanggal “Sampai” harus sesudah tanggal mulai. Periksa kedua tanggalnya pada SK."
    return values, faults


def _fault(isian: Isian, text: str, today: date) -> str:
    if not text:
        return "" if isian.open else f"{isian.label} belum diisi. Isi menurut SK atau ijazah Anda."
    if len(text) > LONGEST:
        return f"{isian.label} terlalu panjang: paling banyak {LONGEST} huruf. Ringkaskan."
    return _READERS[isian.kind](isian, text, today)


def _date_fault(isian: Isian, text: str, today: date) -> str:
    try:
        read_on = date.fromisoformat(text)
    except ValueError:
        return f"{isian.label} tidak terbaca (“{text}”). Tuliskan seperti 2022-04-01 atau pilih dari kalender."
    if not FIRST_YEAR <= read_on.year <= today.year + 1:
        return f"{isian.label} {text} di luar masa kerja siapa pun. Periksa tahunnya."
    return ""


def _year_fault(isian: Isian, text: str, today: date) -> str:
    if text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text) <= today.year:
        return ""
    return f"{isian.label} ditulis empat angka, paling lambat {today.year}."


def _number_fault(isian: Isian, text: str, today: date) -> str:
    if text.isascii() and text.isdecimal() and len(text) < 5:
        return ""
    return f"{isian.label} ditulis dengan angka saja, misalnya 40."


def _choice_fault(isian: Isian, text: str, today: date) -> str:
    return "" if text in dict(isian.choices) else f"Pilih {isian.label.lower()} dari daftar."


_READERS = {
    Kind.TEXT: lambda isian, text, today: "",
    Kind.DATE: _date_fault,
    Kind.YEAR: _year_fault,
    Kind.NUMBER: _number_fault,
    Kind.CHOICE: _choice_fault,
}
