"""SIASN "Export Data ASN": 67 to 69 columns, of which we keep 28 and need 12. The others are never read into a record.

Left out on purpose: NIK, NPWP, BPJS, agama, status kawin, alamat, KARTU ASN VIRTUAL, KPKN and all not listed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from openkarier.core.jabatan import Jenis
from openkarier.core.records import PersonRecord, Record
from openkarier.core.registry import ESELON
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Doubt, Kind, Values
from openkarier.gateways.spreadsheet.nip import doubts, nip
from openkarier.gateways.spreadsheet.values import (
    code,
    day,
    email,
    eselon,
    kind_of_post,
    phone,
    rank,
    sex,
    status,
    whole,
    words,
)


def _build(values: Values, context: Context) -> PersonRecord:
    kept: dict[str, Any] = dict(values)
    official = kept.pop("email_gov", None)
    kept["email"] = official or kept.get("email")  # the office's address goes before the private one
    number = cast("str | None", kept.get("eselon"))
    name, jenjang = ESELON.get(number or "", ("", ""))
    structural = kept.get("jenis_jabatan") == Jenis.STRUKTURAL and name
    kept["eselon"], kept["jenjang"] = (name, str(jenjang)) if structural else (None, None)
    if (kind := kept.get("jenis_jabatan")) is not None:
        kept["jenis_jabatan"] = str(kind)
    return PersonRecord(**kept)


def _doubts(record: Record, context: Context) -> Iterable[Doubt]:
    person = cast("PersonRecord", record)
    for kode, column, alasan, galat in doubts(person, context.today):
        yield Doubt(kode, column, alasan, "Cocokkan dengan SK, lalu perbaiki di SIASN.", galat=galat)
    for column, moment in (("tmt_golongan", person.tmt_golongan), ("tmt_jabatan", person.tmt_jabatan)):
        if moment and moment < date(person.tanggal_lahir.year + 15, 1, 1):
            yield Doubt(
                "URUTAN", column, "Tanggal ini terlalu dekat dengan tanggal lahir.", "Cocokkan dengan SK.", galat=True
            )


KIND = Kind(
    name="pegawai",
    label="Data ASN (Export Data ASN dari SIASN)",
    order=3,
    record=PersonRecord,
    build=_build,
    doubts=_doubts,
    columns=(
        Column("siasn_id", "PNS ID", code(42), ("ASN ID", "ID PNS"), required=True, filled=True),
        Column("nip", "NIP BARU", nip, ("NIP",), required=True, filled=True),
        Column("nama", "NAMA", words(200), ("NAMA PEGAWAI",), required=True, filled=True),
        Column("tanggal_lahir", "TANGGAL LAHIR", day, ("TGL LAHIR",), required=True, filled=True),
        Column("jenis_kelamin", "JENIS KELAMIN", sex, ("JK", "KELAMIN"), required=True, filled=True),
        Column("status", "STATUS CPNS PNS", status, ("STATUS KEPEGAWAIAN",), required=True, filled=True),
        Column("kedudukan_hukum", "KEDUDUKAN HUKUM ID", code(2, 2), ("KEDUDUKAN PNS ID",), required=True, filled=True),
        Column("golongan", "GOL AKHIR NAMA", rank, ("GOLONGAN NAMA", "GOL RUANG AKHIR", "GOLONGAN"), required=True),
        Column("jenis_jabatan", "JENIS JABATAN ID", kind_of_post, ("JENIS JABATAN",), required=True),
        Column("jabatan", "JABATAN NAMA", words(250), ("NAMA JABATAN", "JABATAN"), required=True),
        Column("tmt_jabatan", "TMT JABATAN", day, required=True),
        Column("unit_id", "UNOR ID", code(42), ("UNIT ORGANISASI ID",), required=True),
        Column("unit", "UNOR NAMA", words(200), ("UNIT ORGANISASI NAMA",)),
        Column("jabatan_id", "JABATAN ID", code(42)),
        Column("eselon", "ESELON ID", eselon, ("ESELON NAMA", "ESELON")),
        Column("gelar_depan", "GELAR DEPAN", words(50)),
        Column("gelar_belakang", "GELAR BELAKANG", words(80)),
        Column("tempat_lahir", "TEMPAT LAHIR NAMA", words(80), ("TEMPAT LAHIR",)),
        Column("tmt_golongan", "TMT GOLONGAN", day, ("TMT GOL AKHIR",)),
        Column("tmt_cpns", "TMT CPNS", day),
        Column("tmt_pns", "TMT PNS", day),
        Column("tingkat_pendidikan", "TINGKAT PENDIDIKAN ID", code(2, 2), ("TK PENDIDIKAN ID",)),
        Column("pendidikan", "PENDIDIKAN NAMA", words(200)),
        Column("tahun_lulus", "TAHUN LULUS", whole(1950, 2100)),
        Column("email", "EMAIL", email, ("SUREL",)),
        Column("email_gov", "EMAIL GOV", email, ("EMAIL DINAS",)),
        Column("telepon", "NOMOR HP", phone, ("NO HP", "NOMOR TELPON", "NOMOR TELEPON")),
        Column("instansi_id", "INSTANSI KERJA ID", code(42)),
    ),
)
