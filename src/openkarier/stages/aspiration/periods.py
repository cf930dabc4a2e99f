"""Writes of a period: plan it, open it, extend it, close it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from openkarier.core.aspiration import PERIOD
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Instansi

from .models import Period
from .refusal import Refused

STATEMENT = (
    "Saya bersedia melaksanakan target kinerja di atas dengan sungguh-sungguh. Apabila target tersebut tidak tercapai "
    "sampai batas waktunya bukan karena keadaan di luar kemampuan saya, saya bersedia dievaluasi dan menyatakan "
    "kesiapan mengundurkan diri dari jabatan sesuai peraturan perundang-undangan."
)
EXAMPLES = (
    ("pasar yang bersih menurut penilaian bersama", "pasar", "4", "11", "penilaian bersama kelurahan tiap bulan"),
    ("aset tanah yang bersertipikat", "bidang", "310", "620", "daftar sertipikat BPN pada akhir masa target"),
    ("permohonan izin yang selesai dalam tiga hari", "persen", "62", "90", "laporan bulanan aplikasi perizinan"),
)


@dataclass(frozen=True)
class Plan:
    """What BKPSDM decides about a period. Dates carry a zone; `wajib_jenjang` empty means every jenjang."""

    kode: str
    nama: str
    dasar: str
    mulai: datetime
    batas: datetime
    max_wishes: int = 3
    term_months: int = 6
    pernyataan: str = STATEMENT
    wajib_jenjang: tuple[str, ...] = ()
    wajib_status: tuple[str, ...] = field(default=("PNS",))

    def fields(self) -> dict[str, Any]:
        """As columns of the table."""
        return {**vars(self), "wajib_jenjang": list(self.wajib_jenjang), "wajib_status": list(self.wajib_status)}


def plan_period(*, instansi: Instansi, plan: Plan, actor: str, at: datetime) -> Period:
    """Make a period that is not open yet. Raises Refused when the code is taken or the dates are in the wrong order."""
    _check(plan)
    try:
        with transaction.atomic():
            period = Period.objects.create(instansi=instansi, **plan.fields())
            _log(period, "PERIODE_UBAH", actor, at, _facts(plan))
    except IntegrityError as clash:
        raise _code_taken(plan) from clash
    return period


def change_period(*, period: Period, plan: Plan, actor: str, at: datetime) -> Period:
    """Change a period; once open only the deadline, the name and the wording may move, and the deadline only later."""
    _check(plan)
    try:
        with transaction.atomic():
            held = _hold(period)
            if held.state != "rancangan":
                _check_open_change(held, plan)
            for name, value in plan.fields().items():
                setattr(held, name, value)
            held.save()
            _log(held, "PERIODE_UBAH", actor, at, _facts(plan))
    except IntegrityError as clash:
        raise _code_taken(plan) from clash
    return held


def _code_taken(plan: Plan) -> Refused:
    return Refused(f"Kode periode {plan.kode} sudah dipakai. Pilih kode lain, misalnya {plan.kode}b.")


def open_period(*, period: Period, actor: str, at: datetime) -> Period:
    """Open the period: from `mulai` on people can file. Raises Refused when another one is open in this agency."""
    try:
        return _move(period, "buka", actor, at)
    except IntegrityError as clash:
        raise Refused("Masih ada periode lain yang dibuka. Tutup periode itu lebih dahulu.") from clash


def close_period(*, period: Period, actor: str, at: datetime) -> Period:
    """Close the period: nothing can be filed or withdrawn any more; drafts are kept."""
    return _move(period, "tutup", actor, at)


def reopen_period(*, period: Period, batas: datetime, actor: str, at: datetime) -> Period:
    """Open a closed period again until a new deadline, which must lie in the future."""
    if batas <= at:
        raise Refused("Batas waktu yang baru harus di masa depan.")
    with transaction.atomic():
        held = _hold(period)
        held.batas = batas
        held.save(update_fields=["batas"])
        return _move(held, "buka-kembali", actor, at)


def _move(period: Period, verb: str, actor: str, at: datetime) -> Period:
    with transaction.atomic():
        held = _hold(period)
        try:
            held.state = PERIOD.after(verb, held.state, "bkpsdm")
        except StepRefused as refusal:
            raise Refused(str(refusal)) from refusal
        held.save(update_fields=["state"])
        kind = "PERIODE_TUTUP" if verb == "tutup" else "PERIODE_BUKA"
        _log(held, kind, actor, at, {"batas": held.batas.isoformat(), "langkah": verb})
    return held


def _hold(period: Period) -> Period:
    return Period.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=period.pk)


def _check(plan: Plan) -> None:
    if plan.batas <= plan.mulai:
        raise Refused("Batas waktu harus sesudah waktu mulai.")
    if not 1 <= plan.max_wishes <= 10:
        raise Refused("Jumlah jabatan yang dapat dituju harus antara 1 dan 10.")
    if not 1 <= plan.term_months <= 24:
        raise Refused("Masa target harus antara 1 dan 24 bulan.")
    if not plan.wajib_status:
        raise Refused("Pilih sedikitnya satu status pegawai yang wajib mengisi.")


def _check_open_change(held: Period, plan: Plan) -> None:
    fixed = ("kode", "mulai", "max_wishes", "pernyataan")
    if any(getattr(held, name) != getattr(plan, name) for name in fixed):
        raise Refused(
            "Periode sudah dibuka: kode, waktu mulai, jumlah pilihan, dan pernyataan tidak dapat diubah lagi."
        )
    if plan.batas < held.batas:
        raise Refused("Periode sudah dibuka: batas waktu hanya dapat diperpanjang, tidak dimajukan.")


def _facts(plan: Plan) -> Mapping[str, Any]:
    return {"perubahan": {**plan.fields(), "mulai": plan.mulai.isoformat(), "batas": plan.batas.isoformat()}}


def _log(period: Period, kind: str, actor: str, at: datetime, facts: Mapping[str, Any]) -> None:
    subject = f"period:{period.instansi.kode}/{period.kode}"
    record(kind, subject=subject, actor=actor, at=at, facts=facts, citation=period.dasar)
