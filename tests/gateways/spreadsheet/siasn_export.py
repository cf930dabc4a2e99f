"""A second, independent maker of SIASN files: Faker names and rules of its own; nothing shared with the product.

It writes what BKPSDM downloads: "Export Data ASN" (67 or 69 columns), HierarkiUnor, the three reference lists,
a rw-jabatan history and an e-Kinerja recap; quirks and errors are planted on request. Serials are 9xx: nobody real.
"""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass, field
from datetime import date

import xlsxwriter
from faker import Faker

EXPORT = """PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR
|JENIS KELAMIN|AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS
|JENIS PEGAWAI ID|JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL
|NOMOR SK CPNS|TANGGAL SK CPNS|TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID
|GOL AKHIR NAMA|TMT GOLONGAN|MK TAHUN|MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|TMT JABATAN
|TINGKAT PENDIDIKAN ID|TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|KPKN ID|KPKN NAMA
|LOKASI KERJA ID|LOKASI KERJA NAMA|UNOR ID|UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|INSTANSI KERJA ID
|INSTANSI KERJA NAMA|SATUAN KERJA INDUK ID|SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA
|IS VALID NIK|NAMA SEKOLAH|FLAG IKD""".replace("\n", "").split("|")
PRIVATE = ("NIK", "NPWP NOMOR", "BPJS", "ALAMAT", "AGAMA NAMA", "JENIS KAWIN NAMA", "KARTU ASN VIRTUAL", "KPKN NAMA")
INSTANSI = "A5EB03E23C32F6A0E040640A040252AD"
RANKS = [f"{room}/{letter}" for room in ("II", "III", "IV") for letter in "abcd"]
ESELON = {"II.b": "22", "III.a": "31", "III.b": "32", "IV.a": "41"}
TITLES = [("Perawat", "TR MH PY"), ("Guru", "PT MU MA"), ("Auditor", "PT MU MA UT"), ("Pranata Komputer", "PT MU")]
LEVELS = {"TR": "Terampil", "MH": "Mahir", "PY": "Penyelia", "PT": "Ahli Pertama", "MU": "Ahli Muda",
          "MA": "Ahli Madya", "UT": "Ahli Utama"}  # fmt: skip
CLERKS = ["Pengadministrasi Perkantoran", "Penelaah Teknis Kebijakan", "Operator Layanan Operasional"]


def _id(prefix: str, number: int) -> str:
    return f"{prefix}{number:028X}"


def dmy(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


@dataclass
class City:
    """Everything a set of files says. `people` are rows of the export by column name."""

    units: list[tuple[str, str, str]] = field(default_factory=list)  # id, name, parent id
    heads: list[tuple[str, str, str, str]] = field(default_factory=list)  # unit id, unit, post, eselon id
    functional: list[tuple[str, str, str, int]] = field(default_factory=list)
    clerks: list[tuple[str, str]] = field(default_factory=list)
    people: list[dict[str, str]] = field(default_factory=list)

    @property
    def export(self) -> list[list[str]]:
        return [[person[column] for column in EXPORT] for person in self.people]


def city(people: int = 60, seed: int = 7, offices: int = 4) -> City:
    """A made-up city: `offices` dinas of three bidang each, every structural post held, the rest JF and clerks."""
    dice, fake, made = random.Random(seed), Faker("id_ID"), City()
    fake.seed_instance(seed)
    root = _id("AAAA", 1)
    made.units.append((root, "Pemerintah Kota Contoh", ""))
    for number in range(1, offices + 1):
        office = _id("AAAA", number * 100)
        name = f"Dinas {fake.unique.last_name()}"
        made.units.append((office, name, root))
        made.heads.append((office, name, f"Kepala {name}", ESELON["II.b"]))
        for part in range(1, 4):
            unit = _id("AAAA", number * 100 + part)
            made.units.append((unit, f"Bidang {fake.unique.first_name()}", office))
            made.heads.append((unit, made.units[-1][1], f"Kepala {made.units[-1][1]}", ESELON["III.b"]))
    made.functional = [
        (_id("BBBB", 10 * place + rank), f"{title} {LEVELS[level]}", level, 65 if level == "UT" else 60)
        for place, (title, levels) in enumerate(TITLES)
        for rank, level in enumerate(levels.split())
    ]
    made.clerks = [(_id("CCCC", place), title) for place, title in enumerate(CLERKS)]
    made.people = [_person(number, dice, fake, made) for number in range(people)]
    return made


def _person(number: int, dice: random.Random, fake: Faker, made: City) -> dict[str, str]:
    woman = dice.random() < 0.5
    born = date(dice.randint(1968, 1995), dice.randint(1, 12), dice.randint(1, 28))
    contract = number >= len(made.heads) and dice.random() < 0.2
    entry = date(min(born.year + dice.randint(22, 30), 2022), dice.randint(1, 12), 1)
    tail = f"{entry.year}21" if contract else f"{entry:%Y%m}"
    nip = f"{born:%Y%m%d}{tail}{2 if woman else 1}{900 + number % 100}"
    row = dict.fromkeys(EXPORT, "")
    row |= {
        "PNS ID": _id("DDDD", number), "NIP BARU": f"'{nip}", "NIP LAMA": "null",
        "NAMA": (fake.name_female() if woman else fake.name_male()).split(",")[0].replace(".", "").upper(),
        "GELAR BELAKANG": dice.choice(["S.E.", "S.Sos., M.Si.", "null", "A.Md."]),
        "TEMPAT LAHIR ID": _id("EEEE", 1), "TEMPAT LAHIR NAMA": "BENGKULU", "TANGGAL LAHIR": dmy(born),
        "JENIS KELAMIN": "F" if woman else "M", "NOMOR HP": f"'0812{number:08}", "EMAIL": f"asn{number}@contoh.id",
        "JENIS PEGAWAI ID": "15", "KEDUDUKAN HUKUM ID": "01", "KEDUDUKAN HUKUM NAMA": "Aktif",
        "STATUS CPNS PNS": "PPPK" if contract else "P", "TMT CPNS": dmy(entry), "TMT PNS": dmy(entry),
        "MK TAHUN": "10", "MK BULAN": "3", "TINGKAT PENDIDIKAN ID": "40", "TINGKAT PENDIDIKAN NAMA": "S-1/Sarjana",
        "PENDIDIKAN NAMA": dice.choice(["S-1 ILMU HUKUM", "S-1 AKUNTANSI", "S-1 KEPERAWATAN"]),
        "TAHUN LULUS": str(entry.year - 1), "INSTANSI KERJA ID": INSTANSI, "INSTANSI KERJA NAMA": "Kota Contoh",
        "IS VALID NIK": "1", "FLAG IKD": "0", "NAMA SEKOLAH": "UNIVERSITAS RAHASIA",
        # private: must never be seen again
        "NIK": f"177199{number:010}", "NPWP NOMOR": f"99.888.{number:06}-777.000", "BPJS": f"000177{number:07}",
        "ALAMAT": f"JALAN RAHASIA NOMOR {number}", "AGAMA NAMA": "AGAMARAHASIA", "JENIS KAWIN NAMA": "KAWINRAHASIA",
        "KARTU ASN VIRTUAL": f"KAV{number:09}", "KPKN NAMA": "KPKNRAHASIA",
    }  # fmt: skip
    rank = dice.choice(["IX", "VII"]) if contract else dice.choice(RANKS)
    row |= {"GOL AKHIR NAMA": rank, "TMT GOLONGAN": dmy(date(dice.randint(2018, 2024), 4, 1))}
    return row | _post(number, dice, made)


def _post(number: int, dice: random.Random, made: City) -> dict[str, str]:
    since = dmy(date(dice.randint(2016, 2024), dice.randint(1, 12), 1))
    if number < len(made.heads):
        unit, name, post, _ = made.heads[number]
        kind, post_id = "1", unit
    else:
        unit, name, _ = dice.choice(made.units[1:])
        if dice.random() < 0.5:
            kind, (post_id, post, _, _) = "2", dice.choice(made.functional)
        else:
            kind, (post_id, post) = "4", dice.choice(made.clerks)
    return {"UNOR ID": unit, "UNOR NAMA": name, "JENIS JABATAN ID": kind, "JABATAN ID": post_id,
            "JABATAN NAMA": post, "TMT JABATAN": since}  # fmt: skip


def xlsx(headings, rows, *, above=(), shuffle=0, sheets=("Sheet1",)) -> bytes:
    """An xlsx of text cells (numbers stay numbers, dates stay dates); `above` are title rows over the headings."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": False})
    as_date = book.add_format({"num_format": "dd-mm-yyyy"})
    order = list(range(len(headings)))
    if shuffle:
        random.Random(shuffle).shuffle(order)
    for place, name in enumerate(sheets):
        sheet = book.add_worksheet(name)
        if place:
            continue
        for line, title in enumerate(above):
            sheet.merge_range(line, 0, line, max(len(headings) - 1, 1), title) if title else None
        for line, row in enumerate([list(headings), *rows], start=len(above)):
            for column, source in enumerate(order):
                _write(sheet, line, column, row[source], as_date)
    book.close()
    return buffer.getvalue()


def _write(sheet, line, column, value, as_date) -> None:
    if isinstance(value, date):
        sheet.write_datetime(line, column, value, as_date)
    elif isinstance(value, int | float):
        sheet.write_number(line, column, value)
    elif value:
        sheet.write_string(line, column, str(value))


def csv_bytes(headings, rows, *, delimiter=",", encoding="utf-8", above=()) -> bytes:
    """The same as csv."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([[title] for title in above])
    writer.writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def export_xlsx(made: City, **options) -> bytes:
    return xlsx(EXPORT, made.export, **options)


def units_xlsx(made: City, **options) -> bytes:
    return xlsx(["ID", "NAMA_UNOR", "ID_ATASAN"], made.units, **options)


def heads_xlsx(made: City) -> bytes:
    return xlsx(["ID", "Nama_unor", "Nama_jabatan", "Eselon_id"], made.heads)


def functional_xlsx(made: City) -> bytes:
    return xlsx(["ID", "Nama", "Jenjang", "BUP"], made.functional)


def clerks_xlsx(made: City) -> bytes:
    return xlsx(["ID", "Nama"], made.clerks)


HISTORY = ["id", "nipBaru", "jenisJabatan", "namaJabatan", "unorId", "namaUnor", "eselonId", "tmtJabatan", "nomorSk",
           "tanggalSk", "jenisPenugasanId", "path"]  # fmt: skip


def history_rows(made: City, each: int = 2) -> list[list[str]]:
    """Earlier clerk's posts of everybody, one a year, before the present one."""
    rows = []
    for number, person in enumerate(made.people):
        now = person["TMT JABATAN"]
        for back in range(each, 0, -1):
            since = f"{now[:6]}{int(now[6:]) - back}"
            rows.append([
                _id("FFFF", number * 10 + back), person["NIP BARU"], "4", f"Pengadministrasi Umum {back}", "",
                "Bagian Umum", "null", since, f"821/{number}/{back}", since, "D", "{}",
            ])  # fmt: skip
    return rows


def history_xlsx(made: City) -> bytes:
    return xlsx(HISTORY, history_rows(made))


PREDICATES = ["Sangat Baik", "Baik", "BUTUH PERBAIKAN", "Kurang", "Sangat Kurang"]


def recap_xlsx(made: City, title="REKAPITULASI PREDIKAT KINERJA TAHUN 2024") -> bytes:
    """The e-Kinerja recap: headings in row 8."""
    rows = [
        [place + 1, person["NIP BARU"], person["NAMA"], PREDICATES[place % 2]]
        for place, person in enumerate(made.people)
    ]
    above = ["BADAN KEPEGAWAIAN NEGARA", title, "", "Instansi: Kota Contoh", "", "", ""]
    return xlsx(["no", "nip", "nama", "hasil_akhir"], rows, above=above)
