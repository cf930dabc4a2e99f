"""Units and posts of one agency, after Kota Bengkulu's structure; other agencies take its pattern with other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.gateways.demo.agencies import FIRST, Agency
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.tables import table
from openkarier.stages.registry.rows import JabatanRow, UnitRow

TOP = "pemda"
FIRST_TIER = frozenset(
    {"sekretariat daerah", "sekretariat dprd", "inspektorat", "satpol pp", "badan", "dinas", "kecamatan"}
)
_STRUCTURAL = {"JPT Pratama": Jenjang.JPT_PRATAMA, "Administrator": Jenjang.ADMINISTRATOR, "Pengawas": Jenjang.PENGAWAS}
_BUP = {Jenjang.JPT_PRATAMA: 60, Jenjang.ADMINISTRATOR: 58, Jenjang.PENGAWAS: 58, Jenjang.PELAKSANA: 58}
JF = {  # code of ref_jenjang_jf -> jenjang, its words in a title, usual job class
    "PM": (Jenjang.JF_PEMULA, "Pemula", 5), "TR": (Jenjang.JF_TERAMPIL, "Terampil", 6),
    "MH": (Jenjang.JF_MAHIR, "Mahir", 7), "PY": (Jenjang.JF_PENYELIA, "Penyelia", 8),
    "PT": (Jenjang.JF_AHLI_PERTAMA, "Ahli Pertama", 8), "MU": (Jenjang.JF_AHLI_MUDA, "Ahli Muda", 9),
    "MA": (Jenjang.JF_AHLI_MADYA, "Ahli Madya", 11), "UT": (Jenjang.JF_AHLI_UTAMA, "Ahli Utama", 13),
}  # fmt: skip
_PELAKSANA_KELAS = {"15": 5, "17": 5, "30": 6, "40": 7}
_SCHOOLS = 10  # SMP Negeri; primary schools are grouped by kecamatan


@dataclass(frozen=True)
class Post:
    """A post with what the generator must know of its holder: field of study, usual education, share of people."""

    row: JabatanRow
    unit_name: str
    opd: str
    code: str  # eselon, code of the JF jenjang, or PL + education
    base: str  # title without jenjang
    rumpun: str
    weight: int = 0  # of people; 0 for structural posts


@dataclass(frozen=True)
class Structure:
    """An agency's units (parents first) and posts; structural posts first, in rank order within the file's order."""

    units: tuple[UnitRow, ...]
    structural: tuple[Post, ...]
    formation: tuple[Post, ...]

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts."""
        return self.structural + self.formation


def structure(agency: Agency, seed: int) -> Structure:
    """Build the structure of an agency."""
    places = _places(agency, seed)
    units = tuple(_units(agency, places))
    by_code = {unit.kode: unit for unit in units}
    structural = tuple(_structural(agency, places, by_code))
    return Structure(units, structural, tuple(_formation(agency, units)))


def _code(agency: Agency, code: str) -> str:
    return agency.prefix + code.removeprefix("BKL")


def _places(agency: Agency, seed: int) -> Mapping[str, str]:
    """Map the places of Kota Bengkulu's kecamatan and kelurahan to this agency's."""
    old = [
        row["name"].removeprefix("Kecamatan ").removeprefix("Kelurahan ")
        for row in table("opd_kota_bengkulu")
        if row["type"] in {"kecamatan", "kelurahan"}
    ]
    if agency.row.kode == FIRST:
        return {name: name for name in old}
    chance = Chance(seed, agency.row.kode, "places")
    names = [f"{one['depan']} {two['belakang']}" for one in table("nama_tempat") for two in table("nama_tempat")]
    order = sorted(names, key=lambda _: chance.between(0, 1))
    return dict(zip(dict.fromkeys(old), order, strict=False))


def _renamed(text: str, agency: Agency, places: Mapping[str, str], place: str) -> str:
    text = text.replace("Kota Bengkulu", agency.place).replace("Wali Kota", agency.row.sebutan_kepala)
    return text.replace(place, places[place]) if place else text


def _place(row: Mapping[str, str]) -> str:
    if row["type"] not in {"kecamatan", "kelurahan"}:
        return ""
    return row["name"].removeprefix("Kecamatan ").removeprefix("Kelurahan ")


def _units(agency: Agency, places: Mapping[str, str]) -> Iterator[UnitRow]:
    opd = ""
    for row in table("opd_kota_bengkulu"):
        code = _code(agency, row["unit_code"])
        if row["type"] in FIRST_TIER:
            opd = code
        name = _renamed(row["name"], agency, places, _place(row))
        yield UnitRow(code, name, row["type"], _code(agency, row["parent"]) if row["parent"] else "", opd)
    yield from _service_units(agency, places)


def _service_units(agency: Agency, places: Mapping[str, str]) -> Iterator[UnitRow]:
    """Puskesmas and primary schools by kecamatan, and junior high schools: not in the list of OPD, so made here."""
    health, school = f"{agency.prefix}.24", f"{agency.prefix}.11"
    districts = [places[_place(row)] for row in table("opd_kota_bengkulu") if row["type"] == "kecamatan"]
    for number, place in enumerate(districts, 1):
        yield UnitRow(f"{health}.P{number:02}", f"Puskesmas {place}", "puskesmas", health, health)
        yield UnitRow(f"{school}.W{number:02}", f"Korwil Pendidikan Kecamatan {place}", "korwil", school, school)
    for number in range(1, _SCHOOLS + 1):
        yield UnitRow(f"{school}.S{number:02}", f"SMP Negeri {number}", "smp", school, school)


def _structural(agency: Agency, places: Mapping[str, str], units: Mapping[str, UnitRow]) -> Iterator[Post]:
    source = {row["unit_code"]: row for row in table("opd_kota_bengkulu")}
    headed: set[str] = set()
    for row in table("jabatan_struktural_kota_bengkulu"):
        old = source[row["unit_code"]]
        unit = units[_code(agency, row["unit_code"])]
        head = row["eselon"] == old["eselon_head"] and unit.kode not in headed
        headed.update({unit.kode} if head else ())
        jenjang = _STRUCTURAL[row["jenjang"]]
        title = _renamed(row["title"], agency, places, _place(old))
        post = JabatanRow(
            unit=unit.kode,
            kode=_code(agency, row["post_code"]),
            nama=title,
            jenis=Jenis.STRUKTURAL.value,
            jenjang=jenjang.value,
            eselon=row["eselon"],
            kelas=int(row["kelas_jabatan_lazim_UNVERIFIED"]),
            bup=_BUP[jenjang],
            formasi=1,
            kepala=head,
        )
        yield Post(post, unit.nama, unit.opd, row["eselon"], title, "umum")


def _formation(agency: Agency, units: tuple[UnitRow, ...]) -> Iterator[Post]:
    counter: defaultdict[str, int] = defaultdict(int)
    for row in table("formasi"):
        for unit in units:
            if _selected(row["unit"], unit, agency):
                counter[unit.kode] += 1
                yield _formation_post(row, unit, counter[unit.kode])


def _selected(selector: str, unit: UnitRow, agency: Agency) -> bool:
    if selector == "OPD":
        return unit.kode == unit.opd and unit.jenis != "kecamatan"
    if selector.startswith("BKL"):
        return unit.kode == _code(agency, selector)
    return unit.jenis.split()[0] == selector


def _formation_post(row: Mapping[str, str], unit: UnitRow, number: int) -> Post:
    code = row["jenjang"]
    if code.startswith("PL"):
        jenis, jenjang, title = Jenis.PELAKSANA, Jenjang.PELAKSANA, row["nama"]
        kelas, bup = _PELAKSANA_KELAS[code[2:]], _BUP[Jenjang.PELAKSANA]
    else:
        jenjang, words, kelas = JF[code]
        jenis, title, bup = Jenis.FUNGSIONAL, f"{row['nama']} {words}", jf_bup(row["nama"], code)
    post = JabatanRow(
        unit.kode, f"{unit.kode}-F{number:02}", title, jenis.value, jenjang.value, "", kelas, bup, 1, False
    )
    return Post(post, unit.nama, unit.opd, code, row["nama"], row["rumpun"], int(row["bobot"]))


def jf_bup(name: str, code: str) -> int:
    """Return the age of retirement of a JF at a jenjang, as `jf_umum_kab_kota` lists it (the lower of two)."""
    row = next(row for row in table("jf_umum_kab_kota") if row["nama_jf"] == name)
    ages = dict(part.split(":") for part in row["bup_per_jenjang"].split())
    return int(ages[code].split("/")[0])
