"""Signing many papers in one sitting: each exactly once, each with its own fate; the passphrase is only in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from openkarier.core.placement.signing import NOT_SENT, PAPER, PATIENCE, SILENT, STOPS
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import signing
from openkarier.foundation.documents.models import Signature
from openkarier.foundation.documents.signing import Reason, Signer, SigningError
from openkarier.foundation.journal.operations import record
from openkarier.stages.placement import paper_queries
from openkarier.stages.placement.models import NaskahTanda, Penandatanganan
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Instansi

TAKEN = "Salah satu naskah sudah ditandatangani atau sedang ditandatangani di jendela lain. Muat ulang halaman."
PURPOSE = "Penetapan keputusan kepegawaian"


def begin(*, instansi: Instansi, papers: Collection[int], actor: str, nama: str, at: datetime) -> Penandatanganan:
    """Open a sitting for papers (keys) that wait for this official. Raises Refused when one is in another sitting."""
    wanted = paper_queries.unsigned(instansi.kode, actor, at.date()).filter(pk__in=list(papers))
    found = list(wanted.order_by("pk"))
    if not found or len(found) != len(set(papers)):
        raise Refused(
            "Pilih sedikitnya satu naskah yang menunggu tanda tangan Anda. Muat ulang bila daftarnya berubah."
        )
    try:
        with transaction.atomic():
            made = Penandatanganan.objects.create(instansi=instansi, oleh=actor, nama=nama, mulai_at=at, denyut_at=at)
            NaskahTanda.objects.bulk_create(
                NaskahTanda(penandatanganan=made, naskah=each, urutan=place) for place, each in enumerate(found, 1)
            )
            record("TANDA_MULAI", actor=actor, at=at, subject=f"tanda:{made.pk}", facts={"jumlah": len(found)})
    except IntegrityError as clash:
        raise Refused(TAKEN) from clash
    return made


def again(*, sitting: Penandatanganan, actor: str, at: datetime) -> int:
    """Put the failed papers of a sitting back in turn, and those whose process is gone; return how many wait.

    A paper whose signature is kept is settled as signed, never sent again. Raises Refused while it still runs.
    """
    with transaction.atomic():
        held = Penandatanganan.objects.select_for_update().get(pk=sitting.pk)
        if held.oleh != actor:
            raise Refused("Penandatanganan ini dimulai pejabat lain. Mulailah milik Anda sendiri dari daftar naskah.")
        if held.selesai_at is None and at < held.denyut_at + SILENT:
            raise Refused("Penandatanganan masih berjalan. Tunggu sampai selesai, lalu ulangi yang gagal.")
        rows = list(held.naskah.filter(state__in=("gagal", "dikirim")).select_related("naskah"))
        for row in rows:
            row.state, row.alasan = PAPER.after("ulangi", row.state, "ppk"), ""
        try:
            with transaction.atomic():
                NaskahTanda.objects.bulk_update(rows, ["state", "alasan"], 500)
        except IntegrityError as clash:
            raise Refused(TAKEN) from clash
        waiting = held.naskah.filter(state="menunggu").count()
        if not waiting:
            raise Refused("Tidak ada yang perlu diulangi: semua naskah sudah ditandatangani.")
        Penandatanganan.objects.filter(pk=held.pk).update(denyut_at=at, selesai_at=None, pesan="")
        record("TANDA_MULAI", actor=actor, at=at, subject=f"tanda:{held.pk}", facts={"jumlah": waiting, "ulang": True})
    return waiting


def carry_on(*, sitting: int, signer: Signer, clock: Callable[[], datetime]) -> int:
    """Sign what waits in a sitting, one after the other; return how many were signed. Not inside a transaction.

    A wrong passphrase or certificate ends it at once, silence of the service after PATIENCE papers; the rest is
    marked as not sent, and `again` puts it back in turn.
    """
    signed, silent, said = 0, 0, ""
    while not said:
        row = _next(sitting, clock())
        if row is None:
            break
        try:
            _sign(row, signer, clock)
        except SigningError as error:
            _failed(row, str(error))
            silent = silent + 1 if error.reason is Reason.UNAVAILABLE else 0
            said = str(error) if error.reason in STOPS or silent >= PATIENCE else ""
        else:
            signed, silent = signed + 1, 0
    _end(sitting, said, clock())
    return signed


def _next(sitting: int, at: datetime) -> NaskahTanda | None:
    """Claim the next paper: of two processes at one sitting only one gets it."""
    alive = Penandatanganan.objects.filter(pk=sitting, selesai_at=None)
    if not alive.update(denyut_at=at):
        return None
    for key in NaskahTanda.objects.filter(penandatanganan=sitting, state="menunggu").values_list("pk", flat=True):
        if _claimed(NaskahTanda.objects.filter(pk=key, state="menunggu")):
            return NaskahTanda.objects.select_related("naskah__receipt", "penandatanganan").get(pk=key)
    return None


def _claimed(row: QuerySet[NaskahTanda]) -> bool:
    return bool(row.update(state=PAPER.after("kirim", "menunggu", "ppk")))


def _sign(row: NaskahTanda, signer: Signer, clock: Callable[[], datetime]) -> None:
    """Have one paper signed; its signature and its state are kept in one transaction."""
    NaskahTanda.objects.filter(pk=row.pk).update(percobaan=row.percobaan + 1)
    kept = row.naskah.signatures.exclude(method=Signature.Method.SCAN).last()
    if kept is not None:
        _settled(row, kept)
        return
    paper = documents.press(row.naskah, at=clock())
    signing.sign(
        paper, signer, actor=row.penandatanganan.oleh, at=clock(), reason=PURPOSE,
        then=lambda made: _settled(row, made),
    )  # fmt: skip


def _settled(row: NaskahTanda, made: Signature) -> None:
    mine = NaskahTanda.objects.filter(pk=row.pk, state="dikirim")
    mine.update(state=PAPER.after("terima", "dikirim", "ppk"), tanda=made, alasan="")


def _failed(row: NaskahTanda, why: str) -> None:
    mine = NaskahTanda.objects.filter(pk=row.pk, state="dikirim")
    mine.update(state=PAPER.after("gagal", "dikirim", "ppk"), alasan=why[:300])


def _end(sitting: int, said: str, at: datetime) -> None:
    with transaction.atomic():
        waiting = NaskahTanda.objects.filter(penandatanganan=sitting, state="menunggu")
        if said:
            waiting.update(state=PAPER.after("gagal", "menunggu", "ppk"), alasan=NOT_SENT)
        Penandatanganan.objects.filter(pk=sitting).update(selesai_at=at, denyut_at=at, pesan=said[:300])
