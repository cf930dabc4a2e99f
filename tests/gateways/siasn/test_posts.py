"""The riwayat sheet for SIASN: the names of POST /jabatan/unorjabatan/save, dates as dd-mm-yyyy, codes as text."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from types import SimpleNamespace as Row

import pytest
from python_calamine import CalamineWorkbook

from openkarier.gateways.siasn.posts import FIELDS, sheet
from openkarier.gateways.spreadsheet.export import About, write

# POST /jabatan/save; /jabatan/unorjabatan/save as published client code sends it.
PUBLISHED = {
    "id", "pnsId", "instansiId", "instansiIndukId", "satuanKerjaId", "unorId", "eselonId", "jenisJabatan",
    "jabatanFungsionalId", "jabatanFungsionalUmumId", "subJabatanId", "nomorSk", "tanggalSk", "tmtJabatan",
    "tmtPelantikan", "jenisMutasiId", "jenisPenugasanId", "tmtMutasi",
}  # fmt: skip


def placed(**changes):
    plain = {
        "jenis": "1",
        "eselon": "III.a",
        "siasn_id": "JAB-01",
        "nomor": "800/0001/5871/2026",
        "nip": "19870301201001",
    }
    given = {**plain, **changes}
    return Row(
        ke=Row(jenis=given["jenis"], eselon=given["eselon"], siasn_id=given["siasn_id"], unit=Row(siasn_id="0012")),
        pegawai=Row(siasn_id="A8ACA7F0", nip="198703012010011901"), instansi=Row(siasn_id="A5EB03E2"),
        keputusan=Row(nomor=given["nomor"], tanggal=date(2026, 11, 1), tmt=date(2026, 11, 6)),
    )  # fmt: skip


def rows(*pairs):
    target = io.BytesIO()
    write(target, [sheet(pairs)], About("uji", "dewi", datetime(2026, 11, 9, tzinfo=UTC)))
    return CalamineWorkbook.from_filelike(io.BytesIO(target.getvalue())).get_sheet_by_name("unorjabatan").to_python()


def row(*pair):
    return dict(zip(FIELDS, rows(pair)[1], strict=True))


def test_every_field_of_the_service_is_there_and_the_nip_helps_who_reads():
    assert set(FIELDS) == PUBLISHED | {"nipBaru"}
    assert rows() == [list(FIELDS)]


def test_codes_keep_their_zeros_and_dates_are_written_day_first():
    found = row(placed(), date(2026, 11, 5))
    assert (found["unorId"], found["eselonId"], found["jenisJabatan"]) == ("0012", "31", "1")
    assert [found[name] for name in ("tanggalSk", "tmtJabatan", "tmtPelantikan")] == [
        "01-11-2026", "06-11-2026", "05-11-2026",
    ]  # fmt: skip
    assert (found["jabatanFungsionalId"], found["jabatanFungsionalUmumId"]) == ("", "")


@pytest.mark.parametrize(("jenis", "field"), [("2", "jabatanFungsionalId"), ("4", "jabatanFungsionalUmumId")])
def test_a_functional_or_general_post_is_named_in_its_own_field(jenis, field):
    found = row(placed(jenis=jenis, eselon=""), None)
    assert (found[field], found["eselonId"], found["tmtPelantikan"]) == ("JAB-01", "99", "")


def test_a_number_that_looks_like_a_formula_stays_text():
    assert row(placed(nomor="=1+1"), None)["nomorSk"] == "=1+1"
