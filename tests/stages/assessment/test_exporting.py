"""What goes to SIASN: its field names, only what changed, journaled, people without a PNS ID beside."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW
from openkarier.foundation.journal.models import Payload
from openkarier.stages.assessment.exporting import NothingToExport, body, prepare_export
from openkarier.stages.registry.models import Pegawai
from stages.assessment.conftest import NINE


def export(city, everything=False):
    return prepare_export(
        instansi=city.instansi, jenis="kompetensi", alasan="SIASN", everything=everything, on=NOW.date(), actor="dewi",
        at=NOW,
    )  # fmt: skip


def test_only_what_changed_goes_out_again(city, result):
    sari, tono = city.orang["sari"], city.orang["tono"]
    Pegawai.objects.filter(pk=sari.pk).update(siasn_id="A1")
    held = result(sari, date(2025, 11, 28))
    result(tono, date(2025, 11, 28))
    first = export(city)
    assert (len(first.isi), first.tanpa_id) == (1, [[tono.nip, tono.nama]])
    assert body("kompetensi", first.isi[0]) == {"pnsId": "A1"} | dict.fromkeys(NINE, "3")
    assert Payload.objects.filter(kind="DATA_EKSPOR").count() == 1
    Pegawai.objects.filter(pk=tono.pk).update(siasn_id="B2")
    assert [row["pnsId"] for row in export(city).isi] == ["B2"]
    with pytest.raises(NothingToExport):
        export(city)
    held.refresh_from_db()
    held.kompetensi = {**held.kompetensi, "integritas": 4}
    held.save()
    assert [row["integritas"] for row in export(city).isi] == [4]
    assert len(export(city, everything=True).isi) == 2
