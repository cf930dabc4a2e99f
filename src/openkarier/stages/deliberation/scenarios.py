"""Writes of a scenario: make one, set its limits, record decisions, ask for the run, keep what came of it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

import openkarier
from openkarier.core.rotation.limits import BY_KEY, LIMITS, LimitRefused
from openkarier.core.rotation.scenario import BUSY, DECISIONS, OF_PAIR, OF_POST, SCENARIO, SOLVED
from openkarier.core.workflow import StepRefused
from openkarier.foundation.jobs.operations import cancel, enqueue
from openkarier.foundation.journal.operations import record
from openkarier.stages.aspiration.models import Period
from openkarier.stages.deliberation.models import Batas, Ketetapan, Skenario
from openkarier.stages.registry.models import Jabatan, Pegawai, Unit
from openkarier.stages.standards.queries import local_parameters

PREPARE, SOLVE = "deliberation.prepare", "deliberation.solve"
ENGINE = f"openkarier {openkarier.__version__}, mesin rotasi 1"


class ScenarioRefused(Exception):
    """The act cannot be done; the message says what, why, and what to do now."""


@dataclass(frozen=True)
class Decision:
    """What the committee decides: its kind, whom or what it concerns, and why."""

    jenis: str
    alasan: str
    pegawai: Pegawai | None = None
    pasangan: Pegawai | None = None
    jabatan: Jabatan | None = None
    unit: Unit | None = None


@transaction.atomic
def create(*, period: Period, nama: str, benih: int, uji_coba: bool, actor: str, at: datetime) -> Skenario:
    """Make a scenario with the limits that local policy asks for today. An open period allows trials only."""
    if not nama.strip():
        raise ScenarioRefused("Beri nama skenario, misalnya “Rotasi pejabat struktural 2026”.")
    if period.state == "rancangan" or (period.state != "ditutup" and not uji_coba):
        raise ScenarioRefused("Periode masih dibuka. Tutup periode lebih dahulu, atau susun skenario sebagai uji coba.")
    day = timezone.localdate(at)
    made = Skenario.objects.create(
        instansi=period.instansi, period=period, nama=nama.strip()[:120], benih=benih, uji_coba=uji_coba,
        per_tanggal=day, oleh=actor, pada=at,
    )  # fmt: skip
    settled = local_parameters(period.instansi.kode)
    known = {row.name: row for row in settled.rows if row.mulai <= day and (row.sampai is None or day <= row.sampai)}
    Batas.objects.bulk_create(_default(made, limit, known, actor, at) for limit in LIMITS)
    _log(made, "ROTASI_BATAS", actor, at, {"perubahan": "skenario dibuat", "benih": benih, "uji_coba": uji_coba})
    return made


def _default(made: Skenario, limit: Any, known: Mapping[str, Any], actor: str, at: datetime) -> Batas:
    policy = known.get(limit.parameter)
    return Batas(
        skenario=made, kunci=limit.key, nilai=policy.value if policy else limit.default, aktif=limit.on,
        sumber=policy.sk if policy else limit.source, oleh=actor, pada=at,
    )  # fmt: skip


@transaction.atomic
def set_limit(
    *, skenario: Skenario, kunci: str, nilai: str, aktif: bool, alasan: str, actor: str, hand: str, at: datetime
) -> Batas:
    """Change one limit before the run, with a reason; a frozen input is given up, because it no longer fits."""
    if kunci not in BY_KEY:
        raise ScenarioRefused("Batas ini tidak dikenal.")
    if not alasan.strip():
        raise ScenarioRefused("Tuliskan alasan perubahan batas; alasan tercatat di Buku Merit.")
    held = _hold(skenario)
    _step(held, "ubah", hand)
    row = held.batas.select_for_update().get(kunci=kunci)
    try:
        row.nilai = BY_KEY[kunci].read(nilai) if aktif else row.nilai
    except LimitRefused as refusal:
        raise ScenarioRefused(str(refusal)) from refusal
    row.aktif, row.alasan, row.oleh, row.pada = aktif, alasan.strip()[:300], actor, at
    row.save(update_fields=["nilai", "aktif", "alasan", "oleh", "pada"])
    _thaw(held)
    change = {"batas": kunci, "nilai": row.nilai, "aktif": aktif, "alasan": row.alasan}
    _log(held, "ROTASI_BATAS", actor, at, {"perubahan": change})
    return row


@transaction.atomic
def decide(*, skenario: Skenario, decision: Decision, actor: str, hand: str, at: datetime) -> Ketetapan:
    """Record a decision before the run. After it, ask `what_if`."""
    held = _hold(skenario)
    _step(held, "ubah", hand)
    made = _decided(held, decision, actor, at)
    _thaw(held)
    return made


@transaction.atomic
def withdraw(*, ketetapan: Ketetapan, actor: str, hand: str, at: datetime) -> None:
    """Take back a decision before the run; the journal keeps that it was there."""
    held = _hold(ketetapan.skenario)
    _step(held, "ubah", hand)
    _thaw(held)
    said = {**_said(ketetapan), "dicabut": True}
    ketetapan.delete()
    _log(held, "ROTASI_KETETAPAN", actor, at, {"ketetapan": said, "alasan": "dicabut"})


@transaction.atomic
def what_if(
    *, skenario: Skenario, decision: Decision | None, without: Ketetapan | None, actor: str, at: datetime
) -> Skenario:
    """A child of a solved scenario: the same frozen data, one decision more or one less, solved again by the worker."""
    held = _hold(skenario)
    if held.state not in SOLVED:
        raise ScenarioRefused("Pengandaian dimulai dari skenario yang sudah selesai dihitung.")
    child = Skenario.objects.create(
        instansi=held.instansi, period=held.period, induk=held, nama=_child_name(held, decision, without),
        benih=held.benih, uji_coba=held.uji_coba, per_tanggal=held.per_tanggal, oleh=actor, pada=at,
        state="menyiapkan",
    )  # fmt: skip
    _copy(held, child, without)
    if decision:
        _decided(child, decision, actor, at)
    if without:
        _log(
            child, "ROTASI_KETETAPAN", actor, at, {"ketetapan": {**_said(without), "dicabut": True}, "alasan": "urung"}
        )
    _queue(child, PREPARE, actor, at, {"then_solve": True})
    return child


def _child_name(held: Skenario, decision: Decision | None, without: Ketetapan | None) -> str:
    kind = decision.jenis if decision else without.jenis if without else ""
    what = f"andai {DECISIONS[kind].lower()}" if decision else f"tanpa: {DECISIONS[kind].lower()}"
    root = held.nama.split(" · ")[0][:60]
    return f"{root} · {what}"[:120]


def _copy(held: Skenario, child: Skenario, without: Ketetapan | None) -> None:
    limits = list(held.batas.all())
    for row in limits:
        row.pk, row.skenario = None, child
    Batas.objects.bulk_create(limits)
    rows = [row for row in held.ketetapan.order_by("pk") if without is None or row.pk != without.pk]
    for each in rows:
        each.pk, each.skenario = None, child
    Ketetapan.objects.bulk_create(rows)


@transaction.atomic
def ask_prepare(*, skenario: Skenario, actor: str, hand: str, at: datetime) -> Skenario:
    """Have the worker read the data of today and freeze the input."""
    held = _hold(skenario)
    _step(held, "siapkan", hand)
    held.per_tanggal = timezone.localdate(at)
    held.galat = {}
    held.save(update_fields=["per_tanggal", "galat"])
    _queue(held, PREPARE, actor, at, {})
    return held


@transaction.atomic
def ask_solve(*, skenario: Skenario, actor: str, hand: str, at: datetime) -> Skenario:
    """Have the worker solve the three plans on the frozen input. The hash stands in the ledger before the run."""
    held = _hold(skenario)
    if held.state == "gagal" and not held.sidik:
        raise ScenarioRefused("Masukan belum dibekukan. Baca datanya lebih dahulu.")
    _step(held, "hitung", hand)
    held.galat = {}
    held.save(update_fields=["galat"])
    log_before(held, actor, at)
    _queue(held, SOLVE, actor, at, {})
    return held


@transaction.atomic
def stop(*, skenario: Skenario, hand: str, at: datetime) -> Skenario:
    """Cancel what the worker is doing; limits, decisions and a frozen input stay."""
    held = _hold(skenario)
    if held.state not in BUSY:
        raise ScenarioRefused("Tidak ada penghitungan yang berjalan.")
    _step(held, "urungkan" if held.state == "menyiapkan" else "hentikan", hand)
    if held.pekerjaan:
        cancel(held.pekerjaan, now=at)
    return held


def freeze(*, skenario: Skenario, raw: bytes, summary: Mapping[str, Any], at: datetime) -> Skenario:
    """Keep the frozen input file with its hash; in the transaction of the worker's step."""
    held = _hold(skenario)
    _step(held, "bekukan", "sistem")
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
    held = _hold(skenario)
    _step(held, "rampungkan", "sistem")
    facts = {"masukan": held.sidik, "versi": held.versi, "benih": held.benih, "keluaran": dict(outputs)}
    _log(held, "ROTASI_HITUNG", "sistem", at, facts)


def refuse(*, skenario: Skenario, headline: str, causes: list[str], at: datetime) -> None:
    """Keep why the run could not be, word by word."""
    with transaction.atomic():
        held = _hold(skenario)
        _step(held, "tolak", "sistem")
        held.galat = {"judul": headline, "sebab": causes}
        held.save(update_fields=["galat"])
        _log(held, "ROTASI_BATAS", "sistem", at, {"perubahan": "tidak dapat dihitung", "sebab": causes})


def log_before(held: Skenario, actor: str, at: datetime) -> None:
    """The leaf that stands before the run: input, version, seed; the output is not there yet."""
    facts = {"masukan": held.sidik, "versi": held.versi, "benih": held.benih, "keluaran": "belum dihitung"}
    _log(held, "ROTASI_HITUNG", actor, at, facts)


def subject_of(skenario: Skenario) -> str:
    """The scenario as Buku Merit names it."""
    return f"skenario:{skenario.pk}"


def _decided(held: Skenario, decision: Decision, actor: str, at: datetime) -> Ketetapan:
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
    _log(held, "ROTASI_KETETAPAN", actor, at, {"ketetapan": _said(made), "alasan": made.alasan})
    return made


def _said(row: Ketetapan) -> dict[str, Any]:
    keys = ("pegawai_id", "pasangan_id", "jabatan_id", "unit_id")
    return {"jenis": row.jenis, **{key.removesuffix("_id"): getattr(row, key) for key in keys if getattr(row, key)}}


def _queue(held: Skenario, kind: str, actor: str, at: datetime, more: Mapping[str, Any]) -> None:
    word = "Membaca data" if kind == PREPARE else "Menghitung"
    held.pekerjaan = enqueue(
        kind, {"skenario": held.pk, **more}, title=f"{word}: {held.nama}"[:200], now=at, owner=actor,
        instansi=held.instansi.kode, key=f"skenario:{held.pk}", once=False, priority=5,
    )  # fmt: skip
    held.save(update_fields=["pekerjaan"])


def _hold(skenario: Skenario) -> Skenario:
    rows = Skenario.objects.select_for_update(of=("self",)).select_related("instansi", "period__instansi")
    return rows.defer("masukan").get(pk=skenario.pk)


def _step(held: Skenario, verb: str, hand: str) -> None:
    """Take a step of the table. `freeze` and `adopt` write the state themselves, with what it needs."""
    try:
        after = SCENARIO.after(verb, held.state, hand)
    except StepRefused as refusal:
        raise ScenarioRefused(str(refusal)) from refusal
    if verb not in ("bekukan", "adopsi"):
        held.state = after
        held.save(update_fields=["state"])


def _thaw(held: Skenario) -> None:
    held.masukan, held.sidik, held.ringkasan, held.galat = None, "", {}, {}
    held.save(update_fields=["masukan", "sidik", "ringkasan", "galat"])


def _log(held: Skenario, kind: str, actor: str, at: datetime, facts: Mapping[str, Any]) -> None:
    record(kind, subject=subject_of(held), actor=actor, at=at, facts=facts, citation=held.period.dasar)
