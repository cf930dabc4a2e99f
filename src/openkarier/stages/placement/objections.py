"""Keberatan under PP 79/2021: filed with reasons and data, studied by BKPSDM, decided by the PPK, each in its time."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.placement.objections import CITE_DECIDE, CITE_LATE, CITE_OBJECT, to_decide, to_object
from openkarier.core.placement.steps import OBJECTION, OUTCOMES
from openkarier.core.workflow import StepRefused
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.journal.operations import issue_receipt, record
from openkarier.foundation.notices.operations import Notice, notify
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.aspiration.models import Jawaban
from openkarier.stages.placement import deliveries, letters
from openkarier.stages.placement.models import Keberatan, LangkahKeberatan, Penempatan
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.standards import heads

SHORTEST = 20  # letters of reasons and of a consideration
LATE = "Diajukan lewat 14 hari kerja; PPK menetapkannya tidak dapat diterima."
TOLD = "Yth. {nama}, keberatan Anda {tiket} {hasil}. Buka untuk membaca pertimbangannya."


def object_to(
    *,
    pegawai: Pegawai,
    alasan: str,
    bukti: str,
    at: datetime,
    jawaban: Jawaban | None = None,
    penempatan: Penempatan | None = None,
) -> Keberatan:
    """File an objection against the own answer or the own placement; late ones are taken, and marked.

    The clock runs from the receipt on record (PP 79/2021 article 4 paragraph (2)); who objects has received.

    Raises Refused without reasons and data (PP 79/2021 article 4 paragraph (1)), or for a second one.
    """
    if len(alasan.strip()) < SHORTEST or not bukti.strip():
        raise Refused("Tuliskan alasan yang jelas dan data pendukungnya (PP 79/2021 Pasal 4 ayat (1)).")
    received = deliveries.open_own(pegawai=pegawai, at=at, jawaban=jawaban, penempatan=penempatan)
    row = Keberatan(
        instansi=pegawai.instansi, pegawai=pegawai, jawaban=jawaban, penempatan=penempatan, alasan=alasan.strip(),
        bukti=bukti.strip(), diterima_on=received.diterima_on, diajukan_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            return _file(row, at)
    except IntegrityError as clash:
        raise Refused(
            "Keberatan atas keputusan ini sudah Anda ajukan. Lihat kemajuannya di daftar keberatan."
        ) from clash


def _file(row: Keberatan, at: datetime) -> Keberatan:
    """Work out both clocks, draw the ticket, keep the row and its first step."""
    today, nip = timezone.localtime(at).date(), row.pegawai.nip
    clock = to_object(row.diterima_on, today)
    row.batas_ajukan, row.batas_putus = clock.last, to_decide(today, today).last
    row.state = "terlambat" if clock.passed else "diajukan"
    facts = {"alasan": row.alasan, "bukti": row.bukti, "terlambat": clock.passed}
    cited = CITE_LATE if clock.passed else CITE_OBJECT
    leaf = record("KEBERATAN", actor=nip, at=at, subject=f"keberatan:{nip}", facts=facts, citation=cited)
    row.tiket = issue_receipt(period_code=f"K{today.year}", leaf=leaf, kind="keberatan", at=at).number
    row.save(force_insert=True)
    why = LATE if clock.passed else ""
    LangkahKeberatan.objects.create(keberatan=row, at=at, actor=nip, hand="asn", after=row.state, why=why)
    return row


def study(*, keberatan: Keberatan, telaah: str, actor: str, at: datetime) -> Keberatan:
    """BKPSDM's study for the PPK."""
    if len(telaah.strip()) < SHORTEST:
        raise Refused("Tuliskan telaahnya: duduk perkara, data, dan saran.")
    with transaction.atomic():
        row = _hold(keberatan)
        _step(row, "telaah", actor=actor, hand="bkpsdm", at=at)
        row.telaah = telaah.strip()
        row.save(update_fields=["state", "telaah"])
        facts = {"putusan": "ditelaah", "telaah": row.telaah}
        record("KEBERATAN_JAWAB", actor=actor, at=at, subject=_subject(row), facts=facts, citation=CITE_DECIDE)
    return row


def rule_on(*, keberatan: Keberatan, hasil: str, pertimbangan: str, actor: str, at: datetime) -> Keberatan:
    """The PPK decides, with reasons: a key of OUTCOMES, or "tidak-diterima" for one that came late."""
    if hasil not in OUTCOMES and hasil != "tidak-diterima":
        raise Refused("Pilih putusannya dari daftar (PP 79/2021 Pasal 6 ayat (1)).")
    if len(pertimbangan.strip()) < SHORTEST:
        raise Refused("Tuliskan pertimbangannya, sedikitnya satu kalimat; pemohon membacanya.")
    with transaction.atomic():
        row = _hold(keberatan)
        late = timezone.localtime(row.diajukan_at).date() > row.batas_ajukan
        if hasil == "tidak-diterima" and not late:
            raise Refused("Keberatan ini tepat waktu, sehingga harus diputus isinya (PP 79/2021 Pasal 4 ayat (3)).")
        _step(row, "putus" if hasil in OUTCOMES else "tidak-terima", actor=actor, hand="ppk", at=at, why=hasil)
        row.hasil = hasil if hasil in OUTCOMES else ""
        row.pertimbangan, row.diputus_at, row.diputus_oleh = pertimbangan.strip(), at, actor
        row.save(update_fields=["state", "hasil", "pertimbangan", "diputus_at", "diputus_oleh"])
        _ruling(row, hasil, actor, at)
        _tell(row, hasil, at)
        facts = {"putusan": hasil, "pertimbangan": row.pertimbangan}
        record("KEBERATAN_JAWAB", actor=actor, at=at, subject=_subject(row), facts=facts, citation=CITE_DECIDE)
    return row


def _ruling(row: Keberatan, hasil: str, actor: str, at: datetime) -> None:
    """The decision as a keputusan (PP 79/2021 article 6 paragraph (2))."""
    on = timezone.localtime(at).date()
    ruling = f"{OUTCOMES[hasil]}." if hasil in OUTCOMES else "Keberatan tidak dapat diterima."
    kepala = letters.head(row.instansi, heads.head_on(row.instansi.kode, on))
    form = letters.objection_ruling(
        row.instansi, kepala, tiket=row.tiket, person=row.pegawai, ruling=ruling, why=row.pertimbangan, at=at
    )
    documents.issue(Kind.SK, form, instansi=row.instansi.kode, actor=actor, at=at, subject=_subject(row))


def _tell(row: Keberatan, hasil: str, at: datetime) -> None:
    notice = Notice(
        event="keberatan.putusan", key=f"keberatan.putusan:{row.pk}", instansi=row.instansi.kode,
        zone=row.instansi.zona, title=f"Putusan keberatan {row.tiket}", subject="Putusan atas keberatan Anda",
        body=TOLD, link=f"/asn/penempatan/keberatan/{row.tiket}/",
    )  # fmt: skip
    said = "sudah diputus" if hasil in OUTCOMES else "ditetapkan tidak dapat diterima"
    person = row.pegawai
    fields = {"tiket": row.tiket, "hasil": said}
    notify(notice, [Recipient(person.nip, person.nama_gelar, person.email, "", fields)], now=at)


def withdraw(*, keberatan: Keberatan, why: str, at: datetime) -> Keberatan:
    """The person takes it back; another one may be filed in time."""
    with transaction.atomic():
        row = _hold(keberatan)
        _step(row, "cabut", actor=row.pegawai.nip, hand="asn", at=at, why=why)
        row.save(update_fields=["state"])
        facts = {"putusan": "dicabut", "alasan": why.strip()}
        record("KEBERATAN_JAWAB", actor=row.pegawai.nip, at=at, subject=_subject(row), facts=facts)
    return row


def _hold(keberatan: Keberatan) -> Keberatan:
    rows = Keberatan.objects.select_for_update(of=("self",)).select_related("instansi", "pegawai")
    return rows.get(pk=keberatan.pk)


def _step(row: Keberatan, verb: str, *, actor: str, hand: str, at: datetime, why: str = "") -> None:
    try:
        after = OBJECTION.after(verb, row.state, hand)
    except StepRefused as refusal:
        raise Refused(str(refusal)) from refusal
    LangkahKeberatan.objects.create(
        keberatan=row, at=at, actor=actor, hand=hand, before=row.state, after=after, why=why[:300]
    )
    row.state = after


def _subject(row: Keberatan) -> str:
    return f"keberatan:{row.tiket}"
