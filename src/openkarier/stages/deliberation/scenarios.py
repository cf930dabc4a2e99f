"""Writes of a scenario: make one, record decisions, ask for the run, keep what came of it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

import openkarier
from openkarier.core.rotation.scenario import BUSY, DECISIONS, OF_PAIR, OF_POST
from openkarier.foundation.jobs.operations import cancel
from openkarier.foundation.journal.operations import record
from openkarier.stages.aspiration.models import Period
from openkarier.stages.deliberation import scenario_limits
from openkarier.stages.deliberation.models import Ketetapan, Skenario
from openkarier.stages.deliberation.scenario_steps import (
    PREPARE,
    SOLVE,
    ScenarioRefused,
    hold,
    log,
    queue,
    step,
    subject_of,
    thaw,
)
from openkarier.stages.registry.models import Jabatan, Pegawai, Unit

ENGINE = f"openkarier {openkarier.__version__}, mesin rotasi 1"


@dataclass(frozen=True)
class Decision:
    """What the committee decides: its kind, whom or what it concerns, and why."""

    jenis: str
    alasan: str
    pegawai: Pegawai | None = None
    pasangan: Pegawai | None = None
    jabatan: Jabatan | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Frame:
    """What a scenario is made of: its name, the published seed, a trial or not, the planned day of the pelantikan."""

    nama: str
    benih: int
    uji_coba: bool = False
    tanggal_rencana: date | None = None  # None: today


@transaction.atomic
def create(*, period: Period, frame: Frame, actor: str, at: datetime) -> Skenario:
    """Make a scenario with the limits of local policy and of the planned day. An open period allows trials only."""
    nama, day = frame.nama.strip()[:120], timezone.localdate(at)
    if not nama:
        raise ScenarioRefused("Beri nama skenario, misalnya “Rotasi pejabat struktural 2026”.")
    if period.state == "rancangan" or (period.state != "ditutup" and not frame.uji_coba):
        raise ScenarioRefused("Periode masih dibuka. Tutup periode lebih dahulu, atau susun skenario sebagai uji coba.")
    if frame.tanggal_rencana and frame.tanggal_rencana < day:
        raise ScenarioRefused("Hari pelantikan yang direncanakan sudah lewat. Tuliskan hari ini atau sesudahnya.")
    made = Skenario.objects.create(
        instansi=period.instansi, period=period, nama=nama, benih=frame.benih, uji_coba=frame.uji_coba,
        per_tanggal=day, tanggal_rencana=frame.tanggal_rencana or day, oleh=actor, pada=at,
    )  # fmt: skip
    change = {"perubahan": "skenario dibuat", "benih": frame.benih, "uji_coba": frame.uji_coba}
    log(made, "ROTASI_BATAS", actor, at, change)
    scenario_limits.lay(made, actor, at)
    return made


@transaction.atomic
def decide(*, skenario: Skenario, decision: Decision, actor: str, hand: str, at: datetime) -> Ketetapan:
    """Record a decision before the run. After it, ask `what_if`."""
    held = hold(skenario)
    step(held, "ubah", hand)
    made = decided(held, decision, actor, at)
    thaw(held)
    return made


@transaction.atomic
def withdraw(*, ketetapan: Ketetapan, actor: str, hand: str, at: datetime) -> None:
    """Take back a decision before the run; the journal keeps that it was there."""
    held = hold(ketetapan.skenario)
    step(held, "ubah", hand)
    thaw(held)
    said = {**said_of(ketetapan), "dicabut": True}
    ketetapan.delete()
    log(held, "ROTASI_KETETAPAN", actor, at, {"ketetapan": said, "alasan": "dicabut"})


@transaction.atomic
def ask_prepare(*, skenario: Skenario, actor: str, hand: str, at: datetime) -> Skenario:
    """Have the worker read the data of today and freeze the input."""
    held = hold(skenario)
    step(held, "siapkan", hand)
    held.per_tanggal = timezone.localdate(at)
    held.galat = {}
    held.save(update_fields=["per_tanggal", "galat"])
    scenario_limits.look_at_window(held, actor, at)
    queue(held, PREPARE, actor, at, {})
    return held


@transaction.atomic
def ask_solve(*, skenario: Skenario, actor: str, hand: str, at: datetime) -> Skenario:
    """Have the worker solve the three plans on the frozen input. The hash stands in the ledger before the run."""
    held = hold(skenario)
    if held.state == "gagal" and not held.sidik:
        raise ScenarioRefused("Masukan belum dibekukan. Baca datanya lebih dahulu.")
    step(held, "hitung", hand)
    held.galat = {}
    held.save(update_fields=["galat"])
    log_before(held, actor, at)
    queue(held, SOLVE, actor, at, {})
    return held


@transaction.atomic
def stop(*, skenario: Skenario, hand: str, at: datetime) -> Skenario:
    """Cancel what the worker is doing; limits, decisions and a frozen input stay."""
    held = hold(skenario)
    if held.state not in BUSY:
        raise ScenarioRefused("Tidak ada penghitungan yang berjalan.")
    step(held, "urungkan" if held.state == "menyiapkan" else "hentikan", hand)
    if held.pekerjaan:
        cancel(held.pekerjaan, now=at)
    return held


def freeze(*, skenario: Skenario, raw: bytes, summary: Mapping[str, Any], at: datetime) -> Skenario:
    """Keep the frozen input file with its hash; in the transaction of the worker's step."""
    held = hold(skenario)
    step(held, "bekukan", "sistem")
    held.masukan, held.sidik = zlib.compress(raw, 9), hashlib.sha256(raw).hexdigest()
    held.ringkasan, held.versi = dict(summary), ENGINE
    held.state = "disiapkan"
    held.save(update_fields=["masukan", "sidik", "ringkasan", "versi", "state"])
    facts = {"sidik": held.sidik}
    record("DATA_BEKU", subject=subject_of(held), actor="sistem", at=at, facts=facts)
    return held


@transaction.atomic
def finish(*, skenario: Skenario, outputs: Mapping[str, str], at: datetime) -> None:
    """The three plans are there (`outputs`: kind -> SHA-256): the leaf after the run, beside the one before it."""
    held = hold(skenario)
    step(held, "rampungkan", "sistem")
    facts = {"masukan": held.sidik, "versi": held.versi, "benih": held.benih, "keluaran": dict(outputs)}
    log(held, "ROTASI_HITUNG", "sistem", at, facts)


def refuse(*, skenario: Skenario, headline: str, causes: list[str], at: datetime) -> None:
    """Keep why the run could not be, word by word."""
    with transaction.atomic():
        held = hold(skenario)
        step(held, "tolak", "sistem")
        held.galat = {"judul": headline, "sebab": causes}
        held.save(update_fields=["galat"])
        log(held, "ROTASI_BATAS", "sistem", at, {"perubahan": "tidak dapat dihitung", "sebab": causes})


def log_before(held: Skenario, actor: str, at: datetime) -> None:
    """The leaf that stands before the run: input, version, seed; the output is not there yet."""
    facts = {"masukan": held.sidik, "versi": held.versi, "benih": held.benih, "keluaran": "belum dihitung"}
    log(held, "ROTASI_HITUNG", actor, at, facts)


def decided(held: Skenario, decision: Decision, actor: str, at: datetime) -> Ketetapan:
    """Write a decision down. Raises ScenarioRefused with what is missing."""
    if decision.jenis not in DECISIONS:
        raise ScenarioRefused("Jenis ketetapan ini tidak dikenal.")
    if not decision.alasan.strip():
        raise ScenarioRefused("Tuliskan alasan ketetapan; alasan tercatat di Buku Merit.")
    if decision.jenis in OF_POST and not decision.jabatan:
        raise ScenarioRefused("Pilih jabatan yang dimaksud.")
    if decision.jenis in OF_PAIR and (not decision.pasangan or decision.pasangan == decision.pegawai):
        raise ScenarioRefused("Pilih dua pegawai yang berbeda.")
    if not (decision.unit if decision.jenis == "bekukan" else decision.pegawai):
        raise ScenarioRefused("Pilih pegawai atau perangkat daerah yang dimaksud.")
    made = Ketetapan.objects.create(skenario=held, oleh=actor, pada=at, **vars(decision))
    log(held, "ROTASI_KETETAPAN", actor, at, {"ketetapan": said_of(made), "alasan": made.alasan})
    return made


def said_of(row: Ketetapan) -> dict[str, Any]:
    """A decision as Buku Merit keeps it."""
    keys = ("pegawai_id", "pasangan_id", "jabatan_id", "unit_id")
    return {"jenis": row.jenis, **{key.removesuffix("_id"): getattr(row, key) for key in keys if getattr(row, key)}}
