"""Stage, apply, discard: a person decides, all or nothing, and what was shown is what happens."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from gateways.spreadsheet import siasn_export as siasn
from openkarier.foundation.journal.models import Payload
from openkarier.gateways.spreadsheet import importing
from openkarier.stages.registry.imports import operations, queries
from openkarier.stages.registry.imports.plan import Batch
from openkarier.stages.registry.models import Pegawai, RiwayatJabatan
from openkarier.stages.registry.staging import ImportRow

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)


def apply(run, skip_errors=False):
    return importing.apply(run, skip_errors=skip_errors, actor="uji", at=NOW)


@pytest.fixture
def spoilt(grounds):
    """The export with one row in error."""
    grounds.people[4]["TANGGAL LAHIR"] = "kapan-kapan"
    return siasn.export_xlsx(grounds)


def test_rows_with_errors_are_left_out_only_by_choice(stage, spoilt):
    run = stage(spoilt)
    with pytest.raises(operations.ImportRefused, match="1 baris masih galat"):
        apply(run)
    assert Pegawai.objects.count() == 0
    run = apply(run, skip_errors=True)
    assert (Pegawai.objects.count(), run.skipped, run.state) == (29, True, "terap")


def test_a_run_is_applied_once(stage, grounds):
    run = apply(stage(siasn.export_xlsx(grounds)))
    with pytest.raises(operations.ImportRefused, match="sudah diterapkan"):
        apply(run)


def test_a_discarded_run_is_not_applied_and_leaves_no_rows(stage, grounds):
    run = stage(siasn.export_xlsx(grounds))
    operations.discard_import(run=run.pk, actor="uji", at=NOW)
    with pytest.raises(operations.ImportRefused, match="dibatalkan"):
        apply(run)
    assert (Pegawai.objects.count(), ImportRow.objects.filter(run=run).count()) == (0, 0)


def test_what_would_now_differ_from_the_review_is_refused(stage, load, grounds):
    content = siasn.export_xlsx(grounds)
    load(content)
    grounds.people[0]["NAMA"] = "NAMA LAIN"
    run = stage(siasn.export_xlsx(grounds))
    Pegawai.objects.filter(siasn_id=grounds.people[0]["PNS ID"]).update(nama="DIUBAH ORANG LAIN")
    with pytest.raises(operations.ImportRefused, match="Data berubah sejak pratinjau"):
        apply(run)


@pytest.mark.parametrize("step", range(6))
def test_a_failure_at_any_step_leaves_nothing_behind(stage, grounds, monkeypatch, step):
    run = stage(siasn.export_xlsx(grounds))

    def breaking(self, progress):
        for number, (_, write) in enumerate(self.steps):
            if number == step:
                raise IntegrityError("listrik padam")
            write()

    monkeypatch.setattr(Batch, "run", breaking)
    with pytest.raises(operations.ImportRefused, match="Tidak ada yang diubah"):
        apply(run)
    run.refresh_from_db()
    assert (Pegawai.objects.count(), RiwayatJabatan.objects.count(), run.state) == (0, 0, "tinjau")


def test_one_leaf_of_the_journal_an_import_with_its_fingerprint_and_counts(stage, spoilt):
    before = Payload.objects.filter(kind="DATA_IMPOR").count()
    run = apply(stage(spoilt), skip_errors=True)
    leaves = Payload.objects.filter(kind="DATA_IMPOR").order_by("pk")
    assert leaves.count() == before + 1
    assert (leaves.last().subject, leaves.last().actor) == (f"impor:{run.pk}", "uji")
    body = leaves.last().body
    assert all(f'"{key}":{value}' in body for key, value in {"baris": 30, "baru": 29, "dilewati": 1}.items())
    assert run.sha256 in body


def test_a_file_that_changes_nothing_leaves_no_leaf(stage, load, grounds):
    content = siasn.export_xlsx(grounds)
    load(content)
    before = Payload.objects.count()
    assert stage(content).state == "sama"
    assert Payload.objects.count() == before


def test_once_applied_the_values_read_are_forgotten(stage, grounds):
    run = apply(stage(siasn.export_xlsx(grounds)))
    assert set(map(str, run.rows.values_list("record", flat=True))) == {"{}"}


def test_a_mapping_is_remembered_for_its_headings_and_its_agency(stage, agency, grounds):
    heads = ["Nomor Induk" if each == "NIP BARU" else each for each in siasn.EXPORT]
    content = siasn.xlsx(heads, grounds.export)
    with pytest.raises(importing.intake.NeedsMapping) as caught:
        stage(content)
    for columns in ({"nip": "NAMA"}, {"nip": "Nomor Induk"}):  # the later answer counts
        operations.remember_mapping(
            instansi=agency.kode,
            fingerprint=caught.value.fingerprint,
            kind="pegawai",
            columns=columns,
            actor="uji",
            at=NOW,
        )
    assert stage(content).baru == 30
    assert queries.mapping("lain", caught.value.fingerprint) is None
