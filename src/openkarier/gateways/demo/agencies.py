"""Which agencies are filled, and how many people each takes: Kota Bengkulu first, then others of the national list."""

from __future__ import annotations

from dataclasses import dataclass

from openkarier.gateways.demo.tables import table
from openkarier.stages.registry.rows import InstansiRow

FIRST = "5871"  # BKN's code of Pemerintah Kota Bengkulu
USUAL_SIZE = 5_500  # ASN of one agency; OpenKarier's guess for Kota Bengkulu
FEWEST = 200  # below this the eleven demo accounts crowd out everybody else

_WITA = (
    "Bali",
    "Nusa Tenggara",
    "NTT",
    "Kalimantan Selatan",
    "Kalimantan Timur",
    "Kalimantan Utara",
    "Sulawesi",
    "Gorontalo",
)
_WIT = ("Maluku", "Papua")


@dataclass(frozen=True)
class Agency:
    """One agency to fill: its place in the line (0 = Kota Bengkulu), its row, prefix of unit codes, and size."""

    index: int
    row: InstansiRow
    prefix: str
    size: int

    @property
    def place(self) -> str:
        """Name without "Pemerintah": "Kota Bengkulu", "Kab. Lebong"."""
        return self.row.nama.removeprefix("Pemerintah ")


def agencies(people: int) -> tuple[Agency, ...]:
    """Share `people` among as many agencies as keep the usual size; raises ValueError below FEWEST."""
    if people < FEWEST:
        message = f"Kota contoh memerlukan paling sedikit {FEWEST} ASN; yang diminta {people}."
        raise ValueError(message)
    line = _line()
    number = min(len(line), max(1, round(people / USUAL_SIZE)))
    base, extra = divmod(people, number)
    return tuple(
        Agency(index, row, "BKL" if row.kode == FIRST else row.kode, base + (index < extra))
        for index, row in enumerate(line[:number])
    )


def _line() -> list[InstansiRow]:
    """Kota Bengkulu, then every other kota and kabupaten in the order of the list."""
    rows, zone = [], "Asia/Jakarta"
    for each in table("ref_instansi_daerah"):
        if each["jenis"] == "PROV":
            zone = _zone(each["nama"])
        elif each["jenis"]:  # Kepulauan Seribu has none: an administrative kabupaten without ASN of its own
            rows.append(_row(each, zone))
    rows.sort(key=lambda row: row.kode != FIRST)  # stable: only the first one moves
    return rows


def _zone(province: str) -> str:
    if any(name in province for name in _WIT):
        return "Asia/Jayapura"
    return "Asia/Makassar" if any(name in province for name in _WITA) else "Asia/Jakarta"


def _row(each: dict[str, str], zone: str) -> InstansiRow:
    city = each["jenis"].startswith("KOT")
    place = each["nama"].removeprefix("Pemerintah ").removeprefix("Kota ").removeprefix("Kab. ")
    return InstansiRow(
        kode=each["kode_cepat"],
        siasn_id=each["siasn_id"],
        nama=each["nama"],
        jenis="KOTA" if city else "KAB",
        sebutan_kepala="Wali Kota" if city else "Bupati",
        ibu_kota=place,
        zona=zone,
    )
