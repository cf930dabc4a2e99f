"""A declaration held for one transaction: who acts, what must be true of it, and the step it takes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from openkarier.core.aspiration import FILING
from openkarier.core.workflow import StepRefused
from openkarier.stages.registry.models import Pegawai

from .models import Aspiration, Period, StateChange
from .refusal import Refused

OTHER_DRAFT = "Isi pernyataan berubah sesudah kode dikirim. Kirim kode baru agar pegawai menyetujui isinya."


class Actor(NamedTuple):
    """Who acts: log-in name (a NIP, usually) and the name that stands on the paper."""

    nip: str
    nama: str

    @staticmethod
    def of(person: Pegawai) -> Actor:
        """A person who acts for themselves."""
        return Actor(person.nip, person.nama_gelar)


def subject_of(aspiration: Aspiration) -> str:
    """Name the declaration in the ledger."""
    return f"aspiration:{aspiration.period.kode}/{aspiration.pegawai.nip}"


def hold(aspiration: Aspiration) -> Aspiration:
    """Lock the row until the transaction ends."""
    rows = Aspiration.objects.select_for_update(of=("self",)).select_related("period__instansi", "pegawai")
    return rows.get(pk=aspiration.pk)


def period_held(aspiration: Aspiration) -> Period:
    """The period as it is now; it closes before this transaction or after it, not in between."""
    return Period.objects.select_for_update(no_key=True).get(pk=aspiration.period_id)


def must_be_draft(aspiration: Aspiration) -> None:
    if aspiration.state != "draf":
        raise Refused("Pernyataan sudah diajukan. Tarik kembali lebih dahulu bila hendak mengubahnya.")


def must_be_open(period: Period, at: datetime) -> None:
    if period.accepts(at):
        return
    if at >= period.batas:
        raise Refused("Batas waktu periode ini sudah lewat. Draf Anda tetap tersimpan; hubungi BKPSDM bila perlu.")
    raise Refused("Periode ini belum dibuka. Draf Anda tersimpan dan dapat diajukan sesudah periode dibuka.")


def take_step(aspiration: Aspiration, verb: str, *, actor: Actor, hand: str, at: datetime, why: str = "") -> None:
    try:
        after = FILING.after(verb, aspiration.state, hand)
    except StepRefused as refusal:
        raise Refused(str(refusal)) from refusal
    StateChange.objects.create(
        aspiration=aspiration,
        at=at,
        actor=actor.nip,
        hand=hand,
        before=aspiration.state,
        after=after,
        why=why[:300],
    )
    aspiration.state = after
