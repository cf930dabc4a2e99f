"""The minutes after the discussion: sent to who sat, agreed or objected to, signed with ink or electronically."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from openkarier.core.deliberation import Standing
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.models import Document, Signature
from openkarier.foundation.documents.signing import Scan, Signer, SigningError, sign
from openkarier.foundation.journal.operations import record
from openkarier.foundation.notices.operations import Notice, notify
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.deliberation.models import Anggota, Hadir, Persetujuan, Sidang
from openkarier.stages.deliberation.refusal import Refused

SHORTEST = 10  # letters of an objection, and of why usulan go out before the minutes are approved


class Answer(NamedTuple):
    """What a member says of the minutes; who objects says to what."""

    setuju: bool
    kalimat: str = ""


def present(sidang: Sidang) -> list[Anggota]:
    """Who sat: only they can say whether the minutes are true."""
    rows = Hadir.objects.filter(sidang=sidang).select_related("anggota__pegawai__jabatan")
    return [row.anggota for row in rows.order_by("anggota__pegawai__nama")]


def answers(sidang: Sidang) -> dict[int, Persetujuan]:
    """Member id -> the answer to the minutes in force. One query."""
    rows = Persetujuan.objects.filter(naskah=sidang.berita_acara_id) if sidang.berita_acara_id else ()
    return {row.anggota_id: row for row in rows}


def signature(sidang: Sidang) -> Signature | None:
    """The newest signing of the minutes in force, or None."""
    return sidang.berita_acara.signatures.last() if sidang.berita_acara else None


def standing(sidang: Sidang) -> Standing:
    """How the minutes in force stand."""
    here, said = Hadir.objects.filter(sidang=sidang).count(), answers(sidang).values()
    agree = sum(row.setuju for row in said)
    return Standing(agree, len(said) - agree, here - len(said), sidang.kuorum or 0)


def approve(*, sidang: Sidang, said: Mapping[int, Answer], actor: str, at: datetime) -> Standing:
    """Write down what members (id -> answer) say of the minutes; an answer may change until the usulan are released."""
    here = {each.pk: each for each in present(sidang)}
    if sidang.state != "ditutup" or sidang.berita_acara is None:
        raise Refused("Berita acara disetujui sesudah pembahasan ditutup dan sebelum usulan disampaikan.")
    if not said or set(said) - set(here):
        raise Refused("Catat jawaban sedikitnya satu anggota yang hadir dalam sidang ini.")
    for member, answer in said.items():
        if not answer.setuju and len(answer.kalimat.strip()) < SHORTEST:
            name = here[member].pegawai.nama_gelar
            raise Refused(f"Keberatan {name} memerlukan satu kalimat: bagian mana yang keliru, dan apa seharusnya.")
    with transaction.atomic():
        for member, answer in said.items():
            Persetujuan.objects.update_or_create(
                naskah=sidang.berita_acara, anggota_id=member,
                defaults={
                    "setuju": answer.setuju, "kalimat": "" if answer.setuju else answer.kalimat.strip(), "pada": at,
                    "dicatat_oleh": actor,
                },
            )  # fmt: skip
        words = {here[member].pegawai.nip: "setuju" if each.setuju else each.kalimat for member, each in said.items()}
        facts = {"tahap": "persetujuan berita acara", "nomor": sidang.berita_acara.number, "jawaban": words}
        record("SIDANG_TAHAP", subject=f"sidang:{sidang.pk}", actor=actor, at=at, facts=facts)
    return standing(sidang)


def keep_signed(*, sidang: Sidang, signer: Signer, actor: str, at: datetime) -> Signature:
    """Have the minutes in force signed, by a scan of the signed paper or a service; the hash goes into Buku Merit."""
    paper = sidang.berita_acara
    if paper is None or sidang.state not in ("ditutup", "dirilis"):
        raise Refused("Belum ada berita acara. Tutup pembahasan lebih dahulu, lalu naskahnya tersusun.")
    try:
        made = sign(documents.press(paper, at=at), signer, actor=actor, at=at, reason=sidang.nama)
    except SigningError as error:
        raise Refused(str(error)) from error
    facts = {"tahap": "berita acara ditandatangani", "nomor": paper.number, "sidik": made.sha256}
    with transaction.atomic():
        record("SIDANG_TAHAP", subject=f"sidang:{sidang.pk}", actor=actor, at=at, facts=facts)
    return made


def keep_scan(*, sidang: Sidang, scan: bytes, actor: str, at: datetime) -> Signature:
    """The minutes printed, signed with ink by who sat, and scanned."""
    return keep_signed(sidang=sidang, signer=Scan(scan), actor=actor, at=at)


def tell(sidang: Sidang, paper: Document, at: datetime) -> None:
    """Ask who sat for their answer; in the transaction that issues the minutes. Nothing is said of what was decided."""
    people = [each.pegawai for each in present(sidang)]
    notice = Notice(
        event="sidang.berita-acara", key=f"sidang.berita-acara:{paper.pk}", instansi=sidang.instansi.kode,
        zone=sidang.instansi.zona, title=f"Berita acara {sidang.nama}",
        subject=f"Setujui berita acara {sidang.nama}",
        body=(
            "Yth. {nama}, pembahasan sudah ditutup dan berita acaranya tersusun. Baca, lalu nyatakan setuju, atau "
            "tuliskan bagian yang keliru."
        ),
        link=f"/tpk/sidang/acara/{sidang.kode}/",
    )  # fmt: skip
    notify(notice, [Recipient(each.nip, each.nama_gelar, each.email) for each in people], now=at)
