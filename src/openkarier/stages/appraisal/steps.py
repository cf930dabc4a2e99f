"""One step of an SKP: by a hand that may take it, kept as a row, recorded by the verb that took it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from openkarier.core.appraisal import SKP
from openkarier.core.workflow import StepRefused
from openkarier.stages.registry.models import Pegawai

from . import hands
from .models import Skp, StateChange
from .refusal import Refused


class Actor(NamedTuple):
    """Who acts: log-in name (a NIP, usually) and the name that stands on the paper."""

    nip: str
    nama: str

    @staticmethod
    def of(person: Pegawai) -> Actor:
        """A person who acts for themselves."""
        return Actor(person.nip, person.nama_gelar)


def hold(skp: Skp) -> Skp:
    """Lock the row until the transaction ends."""
    rows = Skp.objects.select_for_update(of=("self",)).select_related("pegawai__instansi", "pegawai__unit")
    return rows.get(pk=skp.pk)


def take(skp: Skp, verb: str, *, actor: Actor, at: datetime, why: str = "", acting: Iterable[str] = ()) -> Skp:
    """Take a step in the first hand of the actor that may; the caller saves and records. Raises Refused.

    `acting`: hands that do not follow from the organisation ("bkpsdm", "sistem").
    """
    held = (*acting, *hands.held_by(skp, actor.nip, at)) if actor.nip else tuple(acting)
    after, hand = _permitted(skp, verb, held)
    StateChange.objects.create(
        skp=skp, at=at, actor=actor.nip, hand=hand, before=skp.state, after=after, why=why.strip()[:500]
    )
    if after != skp.state:
        skp.state, skp.since = after, at
    return skp


def _permitted(skp: Skp, verb: str, held: Iterable[str]) -> tuple[str, str]:
    said = "Langkah ini bukan wewenang Anda atas SKP ini."
    for hand in held:
        try:
            return SKP.after(verb, skp.state, hand), hand
        except StepRefused as refusal:
            said = str(refusal)
    raise Refused(said)


def subject_of(skp: Skp) -> str:
    """Name the SKP in the ledger."""
    return f"skp:{skp.pegawai.nip}/{skp.kode}"
