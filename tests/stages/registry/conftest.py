"""An agency and a way to import files into it as BKPSDM does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from gateways.spreadsheet import siasn_export as siasn

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)


@pytest.fixture
def agency(db):
    from openkarier.stages.registry.models import Instansi  # pytest reads this file before Django is ready

    return Instansi.objects.create(kode="5871", nama="Kota Contoh", jenis="KOTA", siasn_id=siasn.INSTANSI)


@pytest.fixture
def stage(agency):
    """Read and stage a file; nothing is applied."""

    from openkarier.gateways.spreadsheet import importing

    def staged(content, tahun=None, name="berkas.xlsx"):
        taken = importing.read(content, instansi=agency.kode, at=NOW, tahun=tahun)
        return importing.stage(taken, instansi=agency.kode, file_name=name, actor="uji", at=NOW)

    return staged


@pytest.fixture
def load(stage):
    """Stage and apply files one after the other; return the last run."""

    from openkarier.gateways.spreadsheet import importing

    def loaded(*contents, skip_errors=False):
        for content in contents:
            run = stage(content)
            if run.state == run.State.REVIEW:
                run = importing.apply(run, skip_errors=skip_errors, actor="uji", at=NOW)
        return run

    return loaded


@pytest.fixture
def grounds(load):
    """A small city with its units, heads and titles, without people."""
    made = siasn.city(30)
    load(siasn.units_xlsx(made), siasn.heads_xlsx(made), siasn.functional_xlsx(made), siasn.clerks_xlsx(made))
    return made
