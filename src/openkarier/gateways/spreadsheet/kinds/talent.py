"""Files of talent management: SIMATA's boxes (SIASN talentmapping names), awards, and team assignments by SK."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openkarier.core.aspiration import number
from openkarier.core.records import AwardRecord, Record, SimataRecord, TeamRecord
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Doubt, Kind, Values
from openkarier.gateways.spreadsheet.nip import nip
from openkarier.gateways.spreadsheet.values import Cell, Unreadable, code, day, one_of, shown, text, whole, words

_LEVELS = "Tulis internasional, nasional, lintas instansi, atau instansi."
AWARD_LEVELS = {
    "internasional": 4, "nasional": 3, "lintasinstansi": 2, "satyalancana": 2, "provinsi": 2, "instansi": 1,
    "instansisendiri": 1, "daerah": 1,
}  # fmt: skip
TEAM_LEVELS = {"nasional": 3, "lintasinstansi": 2, "provinsi": 2, "instansi": 1, "instansisendiri": 1, "daerah": 1}
ROLES = {"ketua": 1, "koordinator": 1, "anggota": 0, "sekretaris": 0}
LAST_YEAR, FIRST_YEAR = 2100, 2000


def points(cell: Cell) -> int | None:
    """A score 0 to 110 as hundredths: "87,5", 87.5 -> 8750."""
    value = text(cell)
    if value is None:
        return None
    found = number(value)
    if found is None or not 0 <= found <= 110:  # a predicate may bring 110 (core.talent.formula)
        raise Unreadable(f"“{shown(cell)}” bukan nilai 0 sampai 110.", "Tulis angka, misalnya 87,5.")
    return int(found * 100)


def _simata(values: Values, context: Context) -> SimataRecord:
    kept: dict[str, Any] = dict(values)
    tahun = kept.pop("tahun", None) or context.tahun
    if tahun is None:
        raise Unreadable("Tahun pemetaan tidak tertulis.", "Sebutkan tahunnya saat mengimpor.", "TAHUN")
    if not (kept.get("nip") or kept.get("pns_id")):
        raise Unreadable("Baris ini tidak menyebut NIP atau PNS ID.", "Isi salah satunya.", "WAJIB")
    return SimataRecord(tahun=tahun, **kept)


def _far(record: Record, context: Context) -> Iterable[Doubt]:
    """A year before this one is not wrong, but is said."""
    if isinstance(record, SimataRecord) and record.tahun < context.today.year - 1:
        yield Doubt("LAMA", "tahun", f"Peta SIMATA tahun {record.tahun} sudah lama.", "Unduh yang terbaru bila ada.")


SIMATA = Kind(
    name="simata",
    label="Peta talenta SIMATA (BKN)",
    order=6,
    record=SimataRecord,
    build=_simata,
    doubts=_far,
    columns=(
        Column("kotak", "box", whole(1, 9), ("kotak", "kotak talenta", "nine box"), required=True, filled=True),
        Column("nip", "nip", nip, ("nipBaru", "NIP PEGAWAI")),
        Column("pns_id", "pns_id", code(42), ("PNS ID", "id pns")),
        Column("sumbu_x", "sumbu_x", points, ("potensial", "nilai potensial"), required=True),
        Column("sumbu_y", "sumbu_y", points, ("kinerja", "nilai kinerja"), required=True),
        Column("total", "total_sumbu", points, ("nilai talenta", "total")),
        Column("tahun", "tahun", whole(FIRST_YEAR, LAST_YEAR)),
    ),
)
AWARDS = Kind(
    name="penghargaan",
    label="Daftar penghargaan",
    order=7,
    record=AwardRecord,
    build=lambda values, context: AwardRecord(**dict(values)),  # type: ignore[arg-type]
    columns=(
        Column("nip", "nip", nip, ("nipBaru", "NIP PEGAWAI"), required=True, filled=True),
        Column("nama", "penghargaan", words(200), ("nama penghargaan", "hargaNama"), required=True, filled=True),
        Column("tingkat", "tingkat penghargaan", one_of(AWARD_LEVELS, _LEVELS), ("tingkat",), True, True),
        Column("tanggal", "tanggal penghargaan", day, ("tanggal", "tanggal sk", "skDate"), True, True),
        Column("nomor_sk", "nomor sk", words(80), ("skNomor", "sk")),
    ),
)
TEAMS = Kind(
    name="penugasan",
    label="Penugasan tim kerja dengan SK",
    order=8,
    record=TeamRecord,
    build=lambda values, context: TeamRecord(**dict(values)),  # type: ignore[arg-type]
    columns=(
        Column("nip", "nip", nip, ("nipBaru", "NIP PEGAWAI"), required=True, filled=True),
        Column("nama", "nama tim", words(200), ("tim", "tim kerja"), required=True, filled=True),
        Column("tingkat", "tingkat tim", one_of(TEAM_LEVELS, _LEVELS.replace("internasional, ", "")), ("tingkat",),
               True, True),
        Column("ketua", "peran", one_of(ROLES, "Tulis ketua atau anggota."), ("kedudukan", "peran dalam tim")),
        Column("nomor_sk", "nomor sk", words(80), ("skNomor", "sk"), required=True, filled=True),
        Column("mulai", "mulai", day, ("tanggal mulai", "tmt"), required=True, filled=True),
        Column("selesai", "selesai", day, ("tanggal selesai", "sampai")),
    ),
)  # fmt: skip
