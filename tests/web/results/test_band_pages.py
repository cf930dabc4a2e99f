"""Categories by decision: what leaves a value out is refused with the value, what was typed stays."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from openkarier.stages.assessment.bands import bands_on

TYPED = {"kode": ["SB", "B", "K"], "label": ["Sangat baik", "Baik", "Kurang"], "dari": ["91", "85", "0"],
         "mulai": "2026-01-01", "sk": "Permen KKP 39/2023"}  # fmt: skip


def test_a_gap_is_refused_and_a_whole_set_holds_from_its_day(world):
    client = world.client(world.actor["bkpsdm"])
    url = reverse("bkpsdm:assessment-bands_decide", args=["pengisian", "pimpinan"])
    page = client.post(url, TYPED | {"kurang": ["", "90", "85"]})
    told = page.content.decode()
    assert (page.status_code, "misalnya 90,5" in told, "Sangat baik" in told) == (422, True, True)
    assert client.post(url, TYPED | {"kurang": ["", "91", "85"]}).status_code == 302
    sets = bands_on("5871", date(2026, 7, 9))
    assert [band.code for band in sets.of("pengisian", "JPT_PRATAMA").bands] == ["SB", "B", "K"]
    assert [band.code for band in sets.of("pengisian", "PENGAWAS").bands] == ["MS", "MMS", "KMS"]
    assert [band.code for band in bands_on("5871", date(2025, 12, 31)).of("pengisian", "JPT_PRATAMA").bands] == [
        "MS", "MMS", "KMS",
    ]  # fmt: skip
    assert "Permen KKP 39/2023" in client.get(reverse("bkpsdm:assessment-bands")).content.decode()
