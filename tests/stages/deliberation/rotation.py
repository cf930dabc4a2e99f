"""A small closed period with wishes, and a scenario of it, for the tests of the rotation."""

from __future__ import annotations

import numpy as np

from cast import NOW, PLAN, TARGET
from openkarier.foundation.jobs.worker import Worker
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.models import Period
from openkarier.stages.aspiration.periods import close_period, open_period, plan_period
from openkarier.stages.deliberation import scenarios
from openkarier.stages.registry.models import Jabatan, Pegawai, RiwayatJabatan


def period_of(made):
    """An open period of the city."""
    found = Period.objects.filter(instansi=made.instansi).first()
    if found:
        return found
    planned = plan_period(instansi=made.instansi, plan=PLAN, actor="dewi", at=PLAN.mulai)
    return open_period(period=planned, actor="dewi", at=PLAN.mulai)


def declares(made, who, *wishes, willing="tidak"):
    """File a declaration: wishes by key of the post; none means tetap. `willing`: to be placed elsewhere."""
    door = "pindah" if wishes else "tetap"
    draft = {"door": door, "reason": "Saya ingin menuntaskan penataan pasar.", "ready": "ya", "targets": [TARGET]}
    draft[f"willing_{door}"] = willing
    if wishes:
        draft["wishes"] = [{"jabatan": made.jabatan[key].pk} for key in wishes]
    person = made.orang[who]
    aspiration = operations.begin(period=period_of(made), pegawai=person, at=NOW, draft=draft)
    operations.submit(aspiration=aspiration, revision=1, actor=operations.Actor.of(person), hand="asn", at=NOW)


def closed(made):
    """Close the period."""
    return close_period(period=period_of(made), actor="dewi", at=PLAN.batas)


def scenario_of(made, **more):
    """A scenario of the closed period."""
    period = period_of(made)
    period = closed(made) if period.state == "dibuka" and not more.get("uji_coba") else period
    frame = scenarios.Frame(**{"nama": "Rotasi 2026", "benih": 7, **more})
    return scenarios.create(period=period, frame=frame, actor="tpk", at=NOW)


def prepared(skenario):
    """Let the worker freeze the input."""
    scenarios.ask_prepare(skenario=skenario, actor="tpk", hand="tpk", at=NOW)
    Worker(clock=lambda: NOW).drain()
    skenario.refresh_from_db()
    return skenario


def solved(skenario):
    """Let the worker freeze the input and solve it."""
    prepared(skenario)
    scenarios.ask_solve(skenario=skenario, actor="tpk", hand="tpk", at=NOW)
    Worker(clock=lambda: NOW).drain()
    skenario.refresh_from_db()
    return skenario


def another(made, key, nama, unit, *, jenjang="ADMINISTRATOR", holder=""):
    """One more post; with `holder` somebody (by key of the cast) is moved into it for good."""
    post = made.jabatan[key] = Jabatan.objects.create(
        unit=made.unit[unit], kode=key, nama=nama, jenis="1", jenjang=jenjang, bup=58
    )
    if holder:
        person = made.orang[holder]
        RiwayatJabatan.objects.filter(pegawai=person).update(
            jabatan=post, tunggal=True, nama_jabatan=nama, jenis="1", jenjang=jenjang
        )
        Pegawai.objects.filter(pk=person.pk).update(jabatan=post, unit=post.unit)
        person.refresh_from_db()
    return post


def known_merit(monkeypatch, worth, otherwise=500):
    """Give everybody a merit: `worth` maps (nip, post key in the database) to a value."""

    def merit(people, posts, on):
        return np.array(
            [[worth.get((person.nip, post.pk), otherwise) for post in posts] for person in people], np.int16
        )

    monkeypatch.setattr("openkarier.stages.deliberation.pairs.merit", merit)
