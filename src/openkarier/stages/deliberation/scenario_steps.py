"""How a scenario moves: held, taken a step of its table, thawed, written into Buku Merit, handed to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from openkarier.core.rotation.scenario import SCENARIO
from openkarier.core.workflow import StepRefused
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.journal.operations import record
from openkarier.stages.deliberation.models import Skenario

PREPARE, SOLVE = "deliberation.prepare", "deliberation.solve"


class ScenarioRefused(Exception):
    """The act cannot be done; the message says what, why, and what to do now."""


def subject_of(skenario: Skenario) -> str:
    """The scenario as Buku Merit names it."""
    return f"skenario:{skenario.pk}"


def hold(skenario: Skenario) -> Skenario:
    """The locked row, without its frozen input."""
    rows = Skenario.objects.select_for_update(of=("self",)).select_related("instansi", "period__instansi")
    return rows.defer("masukan").get(pk=skenario.pk)


def step(held: Skenario, verb: str, hand: str) -> None:
    """Take a step of the table. `freeze` and `adopt` write the state themselves, with what it needs."""
    try:
        after = SCENARIO.after(verb, held.state, hand)
    except StepRefused as refusal:
        raise ScenarioRefused(str(refusal)) from refusal
    if verb not in ("bekukan", "adopsi"):
        held.state = after
        held.save(update_fields=["state"])


def thaw(held: Skenario) -> None:
    """Give up a frozen input that no longer fits."""
    held.masukan, held.sidik, held.ringkasan, held.galat = None, "", {}, {}
    held.save(update_fields=["masukan", "sidik", "ringkasan", "galat"])


def log(held: Skenario, kind: str, actor: str, at: datetime, facts: Mapping[str, Any]) -> None:
    """One leaf about the scenario, under the decision that opened its period."""
    record(kind, subject=subject_of(held), actor=actor, at=at, facts=facts, citation=held.period.dasar)


def queue(held: Skenario, kind: str, actor: str, at: datetime, more: Mapping[str, Any]) -> None:
    """Give the worker its part."""
    word = "Membaca data" if kind == PREPARE else "Menghitung"
    held.pekerjaan = enqueue(
        kind, {"skenario": held.pk, **more}, title=f"{word}: {held.nama}"[:200], now=at, owner=actor,
        instansi=held.instansi.kode, key=f"skenario:{held.pk}", once=False, priority=5,
    )  # fmt: skip
    held.save(update_fields=["pekerjaan"])
