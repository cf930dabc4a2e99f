"""The side constraints of a scenario as named rows: what each means, its kind of value, its default and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.core.rotation.instance import Constraints, GenderShare

SWITCH, PERCENT, COUNT, MONTHS = "sakelar", "persen", "bilangan", "bulan"
LADDER = (Jenjang.JPT_PRATAMA, Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS)
LOCAL = "Kebijakan daerah; bukan perintah peraturan nasional"


class LimitRefused(ValueError):
    """The value does not fit the row; the message says what, why and what to do."""


@dataclass(frozen=True)
class Limit:
    """One row. `parameter` names the dated policy that gives the default, where there is one."""

    key: str
    label: str
    kind: str
    default: int = 0
    on: bool = False
    source: str = LOCAL
    why: str = ""
    parameter: str = ""
    range: tuple[int, int] = (0, 100_000)

    def read(self, typed: str) -> int:
        """The value that a person typed. Raises LimitRefused."""
        text = typed.strip().removesuffix("%").strip()
        if self.kind == SWITCH:
            return 0
        low, high = (0, 100) if self.kind == PERCENT else self.range
        if not (text.isascii() and text.isdecimal() and low <= int(text[:9]) <= high):
            what = f"“{self.label}” menuntut bilangan bulat {low} sampai {high}"
            raise LimitRefused(f"{what}. Tuliskan misalnya {max(low, self.default)}.")
        return int(text)

    def shown(self, value: int) -> str:
        """A value as a person reads it."""
        return {SWITCH: "", PERCENT: f"{value} %", MONTHS: f"{value} bulan"}.get(
            self.kind, f"{value:,}".replace(",", ".")
        )


MUTASI, JPT = "Pasal 190 ayat (3) PP 11/2017", "Pasal 133 PP 11/2017"
SELEKSI = "Pasal 117 dan 120 PP 11/2017"
PILKADA = "Pasal 71 ayat (2) dan 162 ayat (3) UU 10/2016, Pasal 132A PP 49/2008"
DISIPLIN, KONFLIK = "Pasal 8 ayat (4) PP 94/2021", "Pasal 190 ayat (5) PP 11/2017"

LIMITS = (
    Limit("kunci_masa", "Kunci pejabat yang belum cukup lama menjabat", MONTHS, 24, True, MUTASI,
          "Mutasi dilakukan paling cepat setelah dua tahun pada jabatan.", "mutasi_minimal", (0, 120)),
    Limit("kunci_pensiun", "Kunci pejabat menjelang pensiun", MONTHS, 12, True, LOCAL,
          "Jabatan baru yang segera ditinggalkan membuat unit kosong lagi.", "rotasi_sisa_bup", (0, 120)),
    Limit("kunci_hukdis", "Kunci pegawai yang menjalani hukuman disiplin berat", SWITCH, 0, True, DISIPLIN,
          "Penempatan selama hukuman berjalan memerlukan keputusan tersendiri."),
    Limit("kunci_jpt", "Kunci JPT yang seleksi terbukanya belum berjalan", SWITCH, 0, True, SELEKSI,
          "Masuk ke JPT dari jenjang lain hanya lewat seleksi terbuka; sesama JPT lewat uji kompetensi."),
    Limit("kunci_pilkada", "Kunci semua jabatan struktural selama jendela pilkada", SWITCH, 0, False, PILKADA,
          "Dihitung dari masa jabatan kepala daerah pada rencana hari pelantikan. Matikan bila Mendagri sudah "
          "menyetujui secara tertulis; sebutkan nomor suratnya."),
    Limit("wajib_jpt", "JPT yang genap lima tahun wajib berpindah", SWITCH, 0, True, JPT,
          "Dapat diperpanjang orang per orang dengan persetujuan PPK."),
    Limit("pergantian_unit", "Pergantian paling banyak per perangkat daerah", PERCENT, 30, True, LOCAL,
          "Layanan tetap berjalan bila sebagian besar pejabat bertahan.", "rotasi_pergantian_unit"),
    Limit("perpindahan", "Perpindahan paling banyak seluruhnya", COUNT, 100),
    Limit("promosi", "Promosi paling banyak", COUNT, 50),
    Limit("penerus_kritis", "Jabatan kritis tidak ditinggalkan tanpa pengganti", SWITCH, 0, True, LOCAL,
          "Jabatan yang ditandai kritis harus tetap terisi bila pejabatnya pindah."),
    Limit("suami_istri", "Suami istri tidak dalam satu perangkat daerah", SWITCH, 0, True, KONFLIK,
          "Hanya bagi pasangan yang dicatat panitia pada daftar ketetapan."),
    *(Limit(f"perempuan_{level.lower()}", f"Perempuan paling sedikit pada jenjang {JENJANG_LABEL[level]}", PERCENT, 30)
      for level in LADDER),
    Limit("tanpa_persetujuan", "Buka penempatan tanpa persetujuan", SWITCH, 0, False, LOCAL,
          "Hanya pegawai yang tidak memilih tetap, ke jabatan lowong yang setingkat."),
    Limit("harga_iri", "Harga satu iri beralasan pada rencana B", COUNT, 3_000, True, LOCAL,
          "300 mengutamakan keinginan, 10.000 mengutamakan merit.", "rotasi_harga_iri", (300, 10_000)),
    Limit("batas_waktu", "Batas waktu hitung tiap rencana (detik)", COUNT, 60, True, LOCAL,
          "Bila habis, rencana terbaik sejauh itu disimpan beserta celah pembuktiannya.", "", (1, 1_800)),
    Limit("longgarkan", "Longgarkan batas bila tidak dapat dipenuhi semuanya", SWITCH, 0, False, LOCAL,
          "Setiap batas yang dilanggar lalu disebut satu per satu pada rencana."),
)  # fmt: skip
BY_KEY = {limit.key: limit for limit in LIMITS}
Values = Mapping[str, int | None]
"""Key -> value of every row that is switched on (switches: 0); a row that is off is absent."""


def constraints(values: Values, decided: Mapping[str, Any]) -> Constraints:
    """The engine's constraints; `decided` holds pins, forbids, freeze_units and both_or_neither."""
    turnover = values.get("pergantian_unit")
    shares = (
        GenderShare(jenjang.value, "F", found / 100)
        for jenjang in LADDER
        if (found := values.get(f"perempuan_{jenjang.lower()}")) is not None
    )
    return Constraints(
        turnover_cap=None if turnover is None else turnover / 100,
        max_moves=values.get("perpindahan"),
        max_promotions=values.get("promosi"),
        gender_share=tuple(shares),
        spouses_apart="suami_istri" in values,
        successor_for_critical="penerus_kritis" in values,
        involuntary="tanpa_persetujuan" in values or bool(decided.get("involuntary")),
        relax="longgarkan" in values,
        pins=tuple(decided.get("pins", ())),
        forbids=tuple(decided.get("forbids", ())),
        freeze_units=tuple(decided.get("freeze_units", ())),
        both_or_neither=tuple(decided.get("both_or_neither", ())),
    )
