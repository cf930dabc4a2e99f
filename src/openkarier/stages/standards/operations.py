"""Writes of standards: what the region decides on parameters, posts and measures; dated, with its SK."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from openkarier.core import competence_sheet, critical, registry_disputes
from openkarier.core.competence import LEVELS
from openkarier.core.competence_sheet import ASPEK, Sheet, StandardRefused
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.law import LocalRow
from openkarier.core.regulations import PARAMETERS
from openkarier.core.standards import DecisionRefused, with_decision
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Instansi, Jabatan

from .models import (
    COLUMNS,
    JabatanKritikal,
    Kebijakan,
    KompetensiTeknis,
    LevelBawaan,
    StandarJabatan,
    StandarKinerja,
    SyaratTeknis,
)
from .queries import local_parameters

KNOWN = {parameter.name: parameter for parameter in (*PARAMETERS, *registry_disputes.PARAMETERS)}


def decide(*, instansi: Instansi, kunci: str, nilai: Any, mulai: date, sk: str, actor: str, at: datetime) -> Kebijakan:
    """Set a parameter from a day on. The decision before it ends that day; one that comes later stays.

    Raises DecisionRefused for an unknown key, a value of another kind, a missing SK, or a second one from that day.
    """
    if kunci not in KNOWN or not KNOWN[kunci].accepts(nilai):
        raise DecisionRefused("Nilai ini bukan nilai yang dikenal hukum untuk ketentuan itu.")
    return settle(instansi=instansi, kunci=kunci, nilai=nilai, mulai=mulai, sk=sk, actor=actor, at=at)


def settle(*, instansi: Instansi, kunci: str, nilai: Any, mulai: date, sk: str, actor: str, at: datetime) -> Kebijakan:
    """Write a decision down whose value the caller has judged: a parameter of the law, or a table of another stage."""
    if not sk.strip():
        raise DecisionRefused("Tuliskan nomor keputusan yang menjadi dasarnya.")
    with transaction.atomic():
        Instansi.objects.select_for_update().get(pk=instansi.pk)  # two decisions at once queue here
        new = LocalRow(kunci, nilai, mulai, None, sk.strip())
        with_decision(local_parameters(instansi.kode).rows, new)
        own = Kebijakan.objects.filter(instansi=instansi, kunci=kunci)
        later = own.filter(mulai__gt=mulai).order_by("mulai").first()
        own.filter(mulai__lt=mulai, selesai__isnull=True).update(selesai=mulai)
        own.filter(mulai__lt=mulai, selesai__gt=mulai).update(selesai=mulai)
        made = Kebijakan.objects.create(
            instansi=instansi, kunci=kunci, nilai=nilai, mulai=mulai, selesai=later.mulai if later else None,
            sk=new.sk, oleh=actor, pada=at,
        )  # fmt: skip
        facts = {"sumber": new.sk, "kunci": kunci, "nilai": nilai, "mulai": mulai.isoformat()}
        subject = f"kebijakan:{instansi.kode}/{kunci}"
        record("KEBIJAKAN_TETAP", subject=subject, actor=actor, at=at, facts=facts, citation=new.sk)
    return made


def settle_standard(
    *, jabatan: Jabatan, sheet: Sheet, mulai: date, sk: str, actor: str, at: datetime
) -> StandarJabatan:
    """Keep a new version of what a post asks, from a day on; the versions before it stay as they were.

    Raises StandardRefused for a sheet that cannot stand, an unknown technical competency, a missing SK, or a day that
    has a version already.
    """
    competence_sheet.check(sheet)
    _has_sk(sk)
    levels = {column: sheet.levels[name] for column, name in COLUMNS.items()}
    try:
        with transaction.atomic():
            known = _dictionary(jabatan, sheet)
            made = StandarJabatan.objects.create(
                jabatan=jabatan, mulai=mulai, sk=sk.strip(), kode=sheet.kode, urusan=sheet.urusan,
                ikhtisar=sheet.ikhtisar, pangkat=sheet.pangkat, ukuran=list(sheet.ukuran), oleh=actor, pada=at,
                syarat=[[row.jenis, row.isi, row.penting] for row in sheet.syarat], **levels,
            )  # fmt: skip
            SyaratTeknis.objects.bulk_create(
                SyaratTeknis(standar=made, kompetensi=known[code], level=level)
                for code, level in sheet.technical.items()
            )
            facts = {"sumber": made.sk, "mulai": mulai.isoformat(), "level": dict(sheet.levels)}
            _leaf(f"standar:{jabatan.pk}", facts, actor, at)
    except IntegrityError as error:
        raise StandardRefused(_same_day(mulai)) from error
    return made


def settle_default(
    *, instansi: Instansi, jenjang: str, level: int, mulai: date, sk: str, actor: str, at: datetime
) -> LevelBawaan:
    """Decide what posts of a jenjang ask that have no standard of their own. Raises StandardRefused."""
    if jenjang not in JENJANG_LABEL:
        raise StandardRefused(f"Jenjang “{jenjang}” tidak dikenal.")
    if isinstance(level, bool) or level not in LEVELS:
        raise StandardRefused(f"Level harus 1 sampai 5; tertulis {level}.")
    _has_sk(sk)
    row = LevelBawaan(
        instansi=instansi, jenjang=jenjang, level=level, mulai=mulai, sk=sk.strip(), oleh=actor, pada=at
    )  # fmt: skip
    facts = {"sumber": row.sk, "jenjang": jenjang, "level": level, "mulai": mulai.isoformat()}
    _keep(row, f"level-bawaan:{instansi.kode}/{jenjang}", facts, at)
    return row


def settle_critical(
    *, jabatan: Jabatan, tier: int, kriteria: list[str], alasan: str, mulai: date, sk: str, actor: str, at: datetime
) -> JabatanKritikal:
    """Decide how critical a post is, from a day on; tier 0 ends it. Raises StandardRefused."""
    refused = critical.objection(tier, kriteria)
    if refused:
        raise StandardRefused(refused)
    if not alasan.strip():
        raise StandardRefused("Tuliskan alasannya; keputusan ini menentukan jabatan mana yang diisi lebih dahulu.")
    _has_sk(sk)
    row = JabatanKritikal(
        jabatan=jabatan, tier=tier, kriteria=kriteria, alasan=alasan.strip(), mulai=mulai, sk=sk.strip(),
        oleh=actor, pada=at,
    )  # fmt: skip
    facts = {"sumber": row.sk, "tingkat": tier, "kriteria": kriteria, "mulai": mulai.isoformat()}
    _keep(row, f"kritikal:{jabatan.pk}", facts, at)
    return row


def settle_performance(
    *, instansi: Instansi, aspek: str, indikator: str, ukuran: str, sasaran: str, mulai: date, sk: str, actor: str,
    at: datetime,
) -> StandarKinerja:  # fmt: skip
    """Add an indicator to the local performance standard. Raises StandardRefused."""
    if aspek not in ASPEK:
        raise StandardRefused("Pilih aspek: produktivitas, kompetensi, atau integritas.")
    for text, name in ((indikator, "indikator"), (ukuran, "ukuran"), (sasaran, "sasaran daerah")):
        if not text.strip():
            raise StandardRefused(f"Tuliskan {name}nya." if name != "sasaran daerah" else "Tuliskan sasaran daerah.")
    _has_sk(sk)
    row = StandarKinerja(
        instansi=instansi, aspek=aspek, indikator=indikator.strip(), ukuran=ukuran.strip(), sasaran=sasaran.strip(),
        mulai=mulai, sk=sk.strip(), oleh=actor, pada=at,
    )  # fmt: skip
    facts = {"sumber": row.sk, "aspek": aspek, "indikator": row.indikator, "mulai": mulai.isoformat()}
    _keep(row, f"standar-kinerja:{instansi.kode}", facts, at, "Indikator ini sudah berlaku. Akhiri dahulu.")
    return row


def end_performance(*, row: StandarKinerja, selesai: date, sk: str, actor: str, at: datetime) -> None:
    """Let an indicator end (the day itself no longer counts), under an SK. Raises StandardRefused."""
    _has_sk(sk)
    if selesai <= row.mulai:
        raise StandardRefused(f"Tanggal berakhir harus sesudah {row.mulai:%d-%m-%Y}, hari indikator ini mulai berlaku.")
    with transaction.atomic():
        ended = StandarKinerja.objects.filter(pk=row.pk, selesai__isnull=True).update(selesai=selesai)
        if not ended:
            raise StandardRefused("Indikator ini sudah diakhiri. Muat ulang halaman untuk melihatnya.")
        facts = {"sumber": sk.strip(), "indikator": row.indikator, "selesai": selesai.isoformat()}
        _leaf(f"standar-kinerja:{row.instansi_id}", facts, actor, at)


def _has_sk(sk: str) -> None:
    if not sk.strip():
        raise StandardRefused("Tuliskan nomor keputusan yang menjadi dasarnya.")


def _same_day(mulai: date) -> str:
    return f"Sudah ada keputusan yang mulai berlaku {mulai:%d-%m-%Y}. Pilih tanggal lain."


def _dictionary(jabatan: Jabatan, sheet: Sheet) -> dict[str, KompetensiTeknis]:
    rows = KompetensiTeknis.objects.filter(instansi=jabatan.unit.instansi_id, kode__in=sheet.technical, aktif=True)
    known = {row.kode: row for row in rows}
    unknown = sorted(set(sheet.technical) - set(known))
    if unknown:
        raise StandardRefused(f"Kompetensi teknis {unknown[0]} tidak ada dalam kamus. Impor kamusnya lebih dahulu.")
    return known


def _keep(row: Any, subject: str, facts: dict[str, Any], at: datetime, twice: str = "") -> None:
    """Store a dated decision with its leaf; a second one of that day is told, not stored."""
    try:
        with transaction.atomic():
            row.save()
            _leaf(subject, facts, row.oleh, at)
    except IntegrityError as error:
        raise StandardRefused(twice or _same_day(row.mulai)) from error


def _leaf(subject: str, facts: dict[str, Any], actor: str, at: datetime) -> None:
    record("STANDAR_TETAP", subject=subject, actor=actor, at=at, facts=facts, citation=facts["sumber"])
