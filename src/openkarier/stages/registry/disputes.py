"""Sanggah data, the verbs: file, add evidence, ask for it, pass on, accept, refuse, withdraw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.registry_data import BUTIR, Butir
from openkarier.core.registry_disputes import (
    CITE,
    MOST_FILES,
    OPEN,
    REASONS,
    SANGGAH,
    SHORTEST,
    due,
    news_due,
)
from openkarier.core.workflow import StepRefused
from openkarier.foundation.documents import uploads
from openkarier.foundation.documents.models import Upload
from openkarier.foundation.journal.operations import issue_receipt, record
from openkarier.stages.registry import dispute_notices as notices
from openkarier.stages.registry import dispute_values as values_of
from openkarier.stages.registry.dispute_papers import as_filed
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.sanggahan import BuktiSanggahan, LangkahSanggahan, Sanggahan

LONGEST = 2_000
TWICE = "Data ini sedang Anda sanggah. Lihat kemajuannya di “Sanggahan saya”, atau cabut dahulu yang lama."
CLASH = "Basis data menolak nilai ini karena bertentangan dengan riwayat lain (misalnya masa jabatan bertumpuk)."


class Refused(ValueError):
    """The act cannot be done; the message says what, why, and what to do now."""


@dataclass(frozen=True)
class Office:
    """Who answers: log-in name, and the desk they sit at."""

    actor: str
    hand: str


@dataclass(frozen=True)
class Claim:
    """What a person says: which datum, what it should be, why, with which files.

    `tercatat`: what the record says, for data of another stage that the registry cannot read.
    """

    butir: Butir
    baris: int
    values: Mapping[str, str]
    keterangan: str
    files: Sequence[Upload] = ()
    hapus: bool = False
    tercatat: Mapping[str, str] | None = None


def dispute(*, pegawai: Pegawai, claim: Claim, answer_days: int, at: datetime) -> Sanggahan:
    """File a dispute and give it a receipt; the datum is marked from now on. Raises Refused."""
    _must_be_founded(claim)
    try:
        with transaction.atomic():
            person = Pegawai.objects.select_for_update().get(pk=pegawai.pk)
            known = values_of.held(person, claim.butir, claim.baris)
            if known is None and claim.baris and claim.tercatat is None:
                raise Refused("Data ini sudah tidak tercatat, mungkin baru diganti impor. Muat ulang “Data saya”.")
            said = dict(known or claim.tercatat or {})
            if said == dict(claim.values) and not claim.hapus:
                raise Refused("Isinya sama dengan yang tercatat. Ubah yang keliru, lalu kirim.")
            return _file(person, claim, said, answer_days, at)
    except IntegrityError as clash:
        raise Refused(TWICE) from clash


def _must_be_founded(claim: Claim) -> None:
    if len(claim.keterangan.strip()) < SHORTEST:
        raise Refused("Jelaskan apa yang keliru, sedikitnya satu kalimat pendek.")
    if not claim.files and claim.butir.kode != "kontak" and not claim.hapus:
        raise Refused("Lampirkan foto SK, ijazah, atau sertifikatnya; tanpa itu data tidak dapat diperiksa.")
    if len(claim.files) > MOST_FILES:
        raise Refused(f"Paling banyak {MOST_FILES} berkas. Kirim yang terpenting dahulu.")
    if claim.hapus and not (claim.butir.histories and claim.baris):
        raise Refused("Hanya baris riwayat yang dapat disebut bukan milik Anda.")


def _file(person: Pegawai, claim: Claim, said: dict[str, str], days: int, at: datetime) -> Sanggahan:
    local = _local(person, at)
    facts = {
        "butir": claim.butir.kode, "tercatat": said, "seharusnya": dict(claim.values), "hapus": claim.hapus,
        "bukti": [each.sha256 for each in claim.files],
    }  # fmt: skip
    leaf = record("DATA_SANGGAH", actor=person.nip, at=at, subject=f"pegawai:{person.nip}", facts=facts, citation=CITE)
    receipt = issue_receipt(period_code=f"D{local.year}", leaf=leaf, kind="sanggahan", at=at)
    until = due(local, days)
    made = Sanggahan.objects.create(
        instansi=person.instansi, nomor=receipt.number, pegawai=person, butir=claim.butir.kode, baris=claim.baris,
        hapus=claim.hapus, tercatat=said, seharusnya=dict(claim.values), keterangan=claim.keterangan.strip()[:LONGEST],
        salinan=as_filed(person, until), diajukan_at=at, batas=until, kabar_at=at,
    )  # fmt: skip
    LangkahSanggahan.objects.create(sanggahan=made, at=at, actor=person.nip, hand="asn", after=made.state)
    _attach(made, claim.files)
    mark(person)
    return made


def add_evidence(*, sanggahan: Sanggahan, files: Sequence[Upload], note: str, answer_days: int, at: datetime) -> None:
    """The person sends what was asked for; the clock of the answer begins anew."""
    if not files and len(note.strip()) < SHORTEST:
        raise Refused("Lampirkan berkas yang diminta, atau jelaskan dalam satu kalimat.")
    with transaction.atomic():
        row = hold(sanggahan)
        if row.bukti.count() + len(files) > 2 * MOST_FILES:
            raise Refused("Berkas sudah cukup banyak. Jelaskan dengan kata-kata, atau datang ke BKPSDM.")
        _step(row, "lengkapi", actor=row.pegawai.nip, hand="asn", at=at, why=note)
        _attach(row, files)
        row.batas = due(_local(row, at), answer_days)
        row.save(update_fields=["state", "batas"])
        facts = {"hasil": "dilengkapi", "bukti": [each.sha256 for each in files]}
        _leaf(row, facts, row.pegawai.nip, at)


def ask_evidence(*, sanggahan: Sanggahan, why: str, by: Office, at: datetime) -> Sanggahan:
    """Ask the person for more; it is their turn."""
    if len(why.strip()) < SHORTEST:
        raise Refused("Tuliskan bukti apa yang diperlukan; pegawai membacanya apa adanya.")
    return _answer(sanggahan, "minta", by, at, why)


def pass_on(*, sanggahan: Sanggahan, rujukan: str, why: str, news_days: int, by: Office, at: datetime) -> Sanggahan:
    """Pass a founded dispute on to the keeper of the master; the next import is compared with it."""
    if not rujukan.strip():
        raise Refused("Tuliskan nomor usul atau surat penerusannya, agar dapat ditelusuri.")
    with transaction.atomic():
        row = hold(sanggahan)
        row.rujukan = rujukan.strip()[:80]
        row.batas = news_due(_local(row, at), news_days)
        return _answered(row, "teruskan", by, at, why or f"Diteruskan dengan nomor {row.rujukan}.", "rujukan", "batas")


def accept(*, sanggahan: Sanggahan, values: Mapping[str, str], why: str, by: Office, at: datetime) -> Sanggahan:
    """Write the accepted value into the registry, tell the person, and close. `values` as the office read the paper."""
    butir = BUTIR[sanggahan.butir]
    if by.hand not in butir.hands:
        raise Refused(f"{butir.label} diputus BKPSDM. Beri catatan Anda lewat telepon, atau biarkan menunggu.")
    try:
        with transaction.atomic():
            row = hold(sanggahan)
            baris = values_of.write(row.pegawai, butir, row.baris, values, hapus=row.hapus)
            row.dicatat, row.baris = dict(values), baris or row.baris
            _close(row, by, at, why)
            change = {"butir": butir.kode, "lama": row.tercatat, "baru": dict(values), "hapus": row.hapus}
            facts = {"perubahan": change, "sanggahan": row.nomor}
            done = _answered(row, "terima", by, at, why, "dicatat", "baris", *CLOSED)
            record("DATA_UBAH", actor=by.actor, at=at, subject=f"pegawai:{row.pegawai.nip}", facts=facts, citation=CITE)
            return done
    except values_of.Unwritable as refusal:
        raise Refused(str(refusal)) from refusal
    except IntegrityError as clash:
        raise Refused(f"{CLASH} Perbaiki riwayat yang bertentangan lebih dahulu.") from clash


def refuse(*, sanggahan: Sanggahan, alasan: str, jawaban: str, by: Office, at: datetime) -> Sanggahan:
    """Refuse with a coded reason and words; the record stays as it is."""
    if alasan not in REASONS:
        raise Refused("Pilih alasan penolakan dari daftar.")
    if len(jawaban.strip()) < SHORTEST:
        raise Refused("Tuliskan penjelasannya; pegawai berhak tahu apa yang kurang dan apa yang dapat dilakukan.")
    with transaction.atomic():
        row = hold(sanggahan)
        row.alasan = alasan
        _close(row, by, at, jawaban)
        return _answered(row, "tolak", by, at, jawaban, "alasan", *CLOSED)


def withdraw(*, sanggahan: Sanggahan, at: datetime) -> Sanggahan:
    """The person takes it back; the datum counts again as recorded."""
    with transaction.atomic():
        row = hold(sanggahan)
        _step(row, "cabut", actor=row.pegawai.nip, hand="asn", at=at)
        row.save(update_fields=["state"])
        mark(row.pegawai)
        _leaf(row, {"hasil": "dicabut"}, row.pegawai.nip, at)
    return row


def hold(sanggahan: Sanggahan) -> Sanggahan:
    """Lock the person, then the dispute, until the transaction ends: all acts on one person queue here."""
    Pegawai.objects.select_for_update().get(pk=sanggahan.pegawai_id)
    rows = Sanggahan.objects.select_for_update(of=("self",)).select_related("instansi", "pegawai__jabatan")
    return rows.get(pk=sanggahan.pk)


CLOSED = ("jawaban", "diputus_at", "diputus_oleh")


def _close(row: Sanggahan, by: Office, at: datetime, words: str) -> None:
    row.jawaban, row.diputus_at, row.diputus_oleh = words.strip()[:LONGEST], at, by.actor


def _answer(sanggahan: Sanggahan, verb: str, by: Office, at: datetime, why: str) -> Sanggahan:
    with transaction.atomic():
        return _answered(hold(sanggahan), verb, by, at, why)


def _answered(row: Sanggahan, verb: str, by: Office, at: datetime, why: str, *fields: str) -> Sanggahan:
    """A step of the office: not in one's own case; the mark, the word to the person and the leaf go with it."""
    if by.actor == row.pegawai.nip:
        raise Refused("Ini sanggahan Anda sendiri. Mintalah petugas lain menjawabnya.")
    _step(row, verb, actor=by.actor, hand=by.hand, at=at, why=why)
    row.kabar_at = at
    row.save(update_fields=["state", "kabar_at", *fields])
    mark(row.pegawai)
    notices.tell(row, at)
    _leaf(row, {"hasil": row.state, "penjelasan": why.strip()[:LONGEST]}, by.actor, at)
    return row


def _step(row: Sanggahan, verb: str, *, actor: str, hand: str, at: datetime, why: str = "") -> None:
    try:
        after = SANGGAH.after(verb, row.state, hand)
    except StepRefused as refusal:
        raise Refused(str(refusal)) from refusal
    LangkahSanggahan.objects.create(
        sanggahan=row, at=at, actor=actor, hand=hand, before=row.state, after=after, why=why.strip()[:500]
    )
    row.state = after


def _attach(row: Sanggahan, files: Sequence[Upload]) -> None:
    uploads.take(list(files), subject=subject_of(row))
    BuktiSanggahan.objects.bulk_create(BuktiSanggahan(sanggahan=row, berkas=each) for each in files)


def mark(person: Pegawai) -> None:
    """Repeat on the person which data are in dispute, so that lists and the law need not ask."""
    running = Sanggahan.objects.filter(pegawai=person, state__in=OPEN).values_list("butir", flat=True)
    person.disanggah = " ".join(sorted(set(running)))
    person.save(update_fields=["disanggah"])


def _leaf(row: Sanggahan, facts: dict[str, Any], actor: str, at: datetime) -> None:
    record("SANGGAH_JAWAB", actor=actor, at=at, subject=subject_of(row), facts=facts, citation=CITE)


def _local(row: Sanggahan | Pegawai, at: datetime) -> datetime:
    return timezone.localtime(at, ZoneInfo(row.instansi.zona))


def subject_of(row: Sanggahan) -> str:
    """Name the dispute in the ledger."""
    return f"sanggahan:{row.nomor}"
