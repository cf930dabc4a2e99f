"""Declarations that came in: who is willing is marked, found by a chip, and stands in the xlsx."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

import cast
from openkarier.stages.aspiration import operations

pytestmark = pytest.mark.django_db
LIST, BOOK = "/bkpsdm/aspirasi/masuk/", "/bkpsdm/aspirasi/masuk.xlsx"


@pytest.fixture
def dewi(client):
    """Sari stays and is willing within her Dinas; Tono stays and is not. Dewi of BKPSDM reads."""
    city = cast.city()
    period = cast.open_period_of(city)
    for key, answer in (("sari", "opd"), ("tono", "tidak")):
        draft = operations.begin(period=period, pegawai=city.orang[key], at=cast.NOW)
        cast.fill(draft)
        operations.save_draft(aspiration=draft, page="penempatan", typed={"willing_tetap": answer}, at=cast.NOW)
        who = operations.Actor.of(city.orang[key])
        operations.submit(aspiration=draft, revision=1, actor=who, hand="asn", at=cast.NOW)
    client.force_login(cast.account(city.orang["dewi"], "bkpsdm"))
    return client


def rows(response):
    """The sheet as lists, without its head."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response)))
    return book.get_sheet_by_name("Pernyataan masuk").to_python()[1:]


@pytest.mark.parametrize(("chosen", "names"), [("", {"Sari Melati", "Tono Hidayat"}), ("bersedia", {"Sari Melati"})])
def test_list_and_sheet_are_narrowed_alike(dewi, chosen, names):
    page = dewi.get(LIST, {"pilihan": chosen})
    assert {paper.aspiration.pegawai.nama for paper in page.context["slice"].rows} == names
    sheet = rows(dewi.get(BOOK, {"pilihan": chosen}))
    assert {row[2] for row in sheet} == names


def test_the_sheet_says_what_was_answered(dewi):
    said = {row[2]: row[5:7] for row in rows(dewi.get(BOOK))}
    assert said == {
        "Sari Melati": ["Tetap", "Ya, tetapi hanya di perangkat daerah saya sekarang"],
        "Tono Hidayat": ["Tetap", "Tidak, saya hanya ingin tetap di jabatan sekarang"],
    }
