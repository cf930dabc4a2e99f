"""Writes of Open Karier: save a draft, submit it, withdraw it. One transaction, one ledger entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from openkarier.core.aspiration import Declaration, Personal
from openkarier.foundation.journal.models import Receipt
from openkarier.foundation.journal.operations import issue_receipt, record, void_receipt
from openkarier.stages.registry.models import Pegawai

from . import cases, verdicts
from .draft import LONGEST, merged
from .holding import OTHER_DRAFT, Actor, hold, must_be_draft, must_be_open, period_held, subject_of, take_step
from .models import Aspiration, Period, PersonalReason, Submission, Target, Wish
from .refusal import Incomplete, Refused

__all__ = ["Actor", "add_wish", "begin", "move_wish", "remove_target", "save_draft", "submit", "withdraw"]


def begin(*, period: Period, pegawai: Pegawai, at: datetime, draft: Mapping[str, Any] | None = None) -> Aspiration:
    """Return the person's declaration in this period, making a draft (empty, or `draft`) the first time."""
    try:
        with transaction.atomic():
            aspiration, _ = Aspiration.objects.get_or_create(
                period=period, pegawai=pegawai, defaults={"saved_at": at, "draft": dict(draft or {})}
            )
    except IntegrityError:  # two tabs began at once; the other one won
        aspiration = Aspiration.objects.get(period=period, pegawai=pegawai)
    return aspiration


def save_draft(*, aspiration: Aspiration, page: str, typed: Mapping[str, str], at: datetime) -> Aspiration:
    """Keep what was typed on one page, complete or not. Raises Refused once the declaration is filed."""
    with transaction.atomic():
        held = hold(aspiration)
        must_be_draft(held)
        if page == "alasan":
            _keep_personal(held, typed)
        held.draft = merged(held.draft, page, typed)
        held.saved_at = at
        held.save(update_fields=["draft", "saved_at"])
    return held


def add_wish(*, aspiration: Aspiration, wish: Mapping[str, Any], at: datetime) -> Aspiration:
    """Put a wish (`{"jabatan": id}` or `{"kind": words, "opd": id}`) at the end of the list."""
    with transaction.atomic():
        held = hold(aspiration)
        must_be_draft(held)
        wishes = list(held.draft.get("wishes", []))
        if dict(wish) in wishes:
            raise Refused("Jabatan ini sudah ada dalam daftar Anda.")
        if len(wishes) >= held.period.max_wishes:
            most = held.period.max_wishes
            raise Refused(f"Paling banyak {most} jabatan dapat dituju. Hapus salah satu sebelum menambah yang lain.")
        return _keep(held, "wishes", [*wishes, dict(wish)], at)


def move_wish(*, aspiration: Aspiration, index: int, by: int, at: datetime) -> Aspiration:
    """Move the wish at `index` (0-based) up (`by` -1) or down (+1); `by` 0 removes it. Out of range changes nothing."""
    with transaction.atomic():
        held = hold(aspiration)
        must_be_draft(held)
        wishes = list(held.draft.get("wishes", []))
        if 0 <= index < len(wishes):
            moved = wishes.pop(index)
            if by:
                wishes.insert(max(0, index + by), moved)
        return _keep(held, "wishes", wishes, at)


def remove_target(*, aspiration: Aspiration, index: int, at: datetime) -> Aspiration:
    """Remove the target at `index` (0-based)."""
    with transaction.atomic():
        held = hold(aspiration)
        must_be_draft(held)
        targets = list(held.draft.get("targets", []))
        return _keep(held, "targets", targets[:index] + targets[index + 1 :], at)


def submit(
    *,
    aspiration: Aspiration,
    revision: int,
    actor: Actor,
    hand: str,
    at: datetime,
    consent: str = Submission.Consent.SENDIRI,
    consent_note: str = "",
    agreed: str = "",
) -> Submission:
    """File the draft as `revision` and return the submission; the same call again returns the same submission.

    `agreed`: digest of the draft that the person agreed to (empty = they file themselves). Raises Incomplete with the
    gaps, or Refused after the deadline, for another draft, or when another revision was filed meanwhile.
    """
    with transaction.atomic():
        held = hold(aspiration)
        filed = Submission.objects.filter(aspiration=held, revision=revision).first()
        if filed is not None:
            return filed
        _must_be_seen(held, revision, agreed)
        must_be_open(period_held(held), at)
        declaration = _complete(held)
        take_step(held, "ajukan", actor=actor, hand=hand, at=at)
        held.revision, held.filed_at, held.door = revision, at, declaration.door.value
        held.save(update_fields=["state", "revision", "filed_at", "door"])
        return _write(held, declaration, at, _Filer(actor, consent, consent_note))


def withdraw(*, aspiration: Aspiration, actor: Actor, at: datetime, why: str) -> Aspiration:
    """Take a filed declaration back before the deadline; what was written stays as a draft to be filed again."""
    with transaction.atomic():
        held = hold(aspiration)
        if held.state == "draf":  # pressed twice
            return held
        must_be_open(period_held(held), at)
        take_step(held, "tarik", actor=actor, hand="asn", at=at, why=why)
        take_step(held, "susun-ulang", actor=actor, hand="asn", at=at)
        held.filed_at, held.door = None, ""
        held.save(update_fields=["state", "filed_at", "door"])
        paper = held.submissions.get(revision=held.revision)
        paper.withdrawn_at = at
        paper.save(update_fields=["withdrawn_at"])
        void_receipt(
            receipt=Receipt.objects.get(number=paper.number), actor=actor.nip, at=at, why="Pernyataan ditarik kembali"
        )
        record(
            "PERNYATAAN_CABUT",
            subject=subject_of(held),
            actor=actor.nip,
            at=at,
            facts={"revisi": held.revision, "alasan": why},
        )
    return held


class _Filer(NamedTuple):
    """Who pressed the button, and how the person agreed."""

    actor: Actor
    consent: str
    consent_note: str


def _must_be_seen(aspiration: Aspiration, revision: int, agreed: str) -> None:
    """What is filed is what was on the screen, and what the person agreed to."""
    if revision != aspiration.revision + 1:
        raise Refused("Pernyataan ini sudah berubah di jendela lain. Muat ulang halaman, lalu periksa lagi.")
    if agreed and agreed != cases.draft_digest(aspiration):
        raise Refused(OTHER_DRAFT)


def _complete(aspiration: Aspiration) -> Declaration:
    reading = cases.reading(aspiration)
    if reading.declaration is None:
        raise Incomplete(reading.gaps)
    return reading.declaration


def _write(aspiration: Aspiration, declaration: Declaration, at: datetime, filer: _Filer) -> Submission:
    """The leaf, the receipt, and the rows of a filing."""
    leaf = record(
        "PERNYATAAN_TERIMA",
        subject=subject_of(aspiration),
        actor=filer.actor.nip,
        at=at,
        facts=cases.ledger_facts(aspiration, declaration),
    )
    submission = Submission.objects.create(
        aspiration=aspiration,
        revision=aspiration.revision,
        number=issue_receipt(period_code=aspiration.period.kode, leaf=leaf, kind="pernyataan", at=at).number,
        at=at,
        door=declaration.door.value,
        willing=declaration.willing.value,
        reason=declaration.reason,
        filed_by=filer.actor.nip,
        filed_by_name=filer.actor.nama,
        consent=filer.consent,
        consent_note=filer.consent_note,
        snapshot=cases.snapshot(aspiration, declaration),
    )
    _write_parts(submission, declaration)
    return submission


def _write_parts(submission: Submission, declaration: Declaration) -> None:
    """Wishes with what the law says of them today, and targets."""
    aspiration = submission.aspiration
    wished = Wish.objects.bulk_create(
        Wish(submission=submission, rank=w.rank, jabatan_id=w.jabatan, kind=w.kind, opd_id=w.opd)
        for w in declaration.wishes
    )
    verdicts.freeze_wishes(aspiration, wished, submission.at.astimezone(aspiration.period.zona).date())
    Target.objects.bulk_create(
        Target(submission=submission, rank=rank, **vars(target)) for rank, target in enumerate(declaration.targets, 1)
    )


def _keep_personal(aspiration: Aspiration, typed: Mapping[str, str]) -> None:
    """Keep the personal reason in its own table, out of the draft; an empty choice removes it."""
    kind = typed.get("personal", "")
    if kind not in {each.value for each in Personal}:
        PersonalReason.objects.filter(aspiration=aspiration).delete()
        return
    note = typed.get("personal_note", "").strip()[:LONGEST]
    PersonalReason.objects.update_or_create(aspiration=aspiration, defaults={"kind": kind, "note": note})


def _keep(aspiration: Aspiration, name: str, value: list[Any], at: datetime) -> Aspiration:
    aspiration.draft = {**aspiration.draft, name: value}
    aspiration.saved_at = at
    aspiration.save(update_fields=["draft", "saved_at"])
    return aspiration
