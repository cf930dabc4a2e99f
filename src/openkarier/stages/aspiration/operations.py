"""Writes of Open Karier: save a draft, submit it, withdraw it, give an opinion. One transaction, one ledger entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from openkarier.core.aspiration import FILING, Declaration, Personal
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.models import Receipt
from openkarier.foundation.journal.operations import issue_receipt, record, void_receipt
from openkarier.stages.registry.models import Pegawai

from . import cases, verdicts
from .draft import LONGEST, merged
from .models import Aspiration, Opinion, Period, PersonalReason, StateChange, Submission, Target, Wish
from .refusal import Incomplete, Refused

OTHER_DRAFT = "Isi pernyataan berubah sesudah kode dikirim. Kirim kode baru agar pegawai menyetujui isinya."


class Actor(NamedTuple):
    """Who acts: log-in name (a NIP, usually) and the name that stands on the paper."""

    nip: str
    nama: str

    @staticmethod
    def of(person: Pegawai) -> Actor:
        """A person who acts for themselves."""
        return Actor(person.nip, person.nama_gelar)


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
        if revision != held.revision + 1:
            raise Refused("Pernyataan ini sudah berubah di jendela lain. Muat ulang halaman, lalu periksa lagi.")
        if agreed and agreed != cases.draft_digest(held):
            raise Refused(OTHER_DRAFT)
        _must_be_open(_period_held(held), at)
        declaration = _complete(held)
        _step(held, "ajukan", actor=actor, hand=hand, at=at)
        held.revision, held.filed_at, held.door = revision, at, declaration.door.value
        held.save(update_fields=["state", "revision", "filed_at", "door"])
        leaf = record(
            "PERNYATAAN_TERIMA",
            subject=subject_of(held),
            actor=actor.nip,
            at=at,
            facts=cases.ledger_facts(held, declaration),
        )
        receipt = issue_receipt(period_code=held.period.kode, leaf=leaf, kind="pernyataan", at=at)
        submission = _write(held, declaration, receipt.number, actor, at)
        submission.consent, submission.consent_note = consent, consent_note
        submission.save(update_fields=["consent", "consent_note"])
        return submission


def withdraw(*, aspiration: Aspiration, actor: Actor, at: datetime, why: str) -> Aspiration:
    """Take a filed declaration back before the deadline; what was written stays as a draft to be filed again."""
    with transaction.atomic():
        held = hold(aspiration)
        if held.state == "draf":  # pressed twice
            return held
        _must_be_open(_period_held(held), at)
        _step(held, "tarik", actor=actor, hand="asn", at=at, why=why)
        _step(held, "susun-ulang", actor=actor, hand="asn", at=at)
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


def give_opinion(
    *, submission: Submission, atasan: Pegawai, stance: str, note: str, at: datetime, read: str = ""
) -> Opinion:
    """Record what the superior says; saying it again replaces it and both stand in the ledger.

    `read`: number of the paper the superior had in view. Refused when the person filed another one since.
    """
    if read and read != submission.number:
        raise Refused(
            "Pernyataan ini sudah diganti oleh pegawai. Baca isinya yang baru di atas, lalu simpan sekali lagi."
        )
    if stance not in Opinion.Stance.values:
        raise Refused("Pilih salah satu: mendukung, mendukung dengan catatan, atau belum mendukung.")
    if stance != Opinion.Stance.MENDUKUNG and len(note.strip()) < 10:
        raise Refused("Tuliskan alasannya, sedikitnya satu kalimat pendek; pegawai berhak mengetahuinya.")
    with transaction.atomic():
        held = (
            Submission.objects.select_for_update(of=("self",))
            .select_related("aspiration__period", "aspiration__pegawai")
            .get(pk=submission.pk)
        )
        if held.withdrawn_at is not None:
            raise Refused("Pernyataan ini sudah ditarik kembali oleh pegawai; pendapat tidak diperlukan lagi.")
        opinion, _ = Opinion.objects.update_or_create(
            submission=held, defaults={"atasan": atasan, "stance": stance, "note": note.strip()[:LONGEST], "at": at}
        )
        record(
            "PENDAPAT_ATASAN",
            subject=subject_of(held.aspiration),
            actor=atasan.nip,
            at=at,
            facts={"nomor": held.number, "pendapat": stance, "catatan": note.strip()[:LONGEST]},
        )
    return opinion


def subject_of(aspiration: Aspiration) -> str:
    """Name the declaration in the ledger."""
    return f"aspiration:{aspiration.period.kode}/{aspiration.pegawai.nip}"


def hold(aspiration: Aspiration) -> Aspiration:
    """Lock the row until the transaction ends."""
    rows = Aspiration.objects.select_for_update(of=("self",)).select_related("period__instansi", "pegawai")
    return rows.get(pk=aspiration.pk)


def _period_held(aspiration: Aspiration) -> Period:
    """The period as it is now; it closes before this transaction or after it, not in between."""
    return Period.objects.select_for_update(no_key=True).get(pk=aspiration.period_id)


def must_be_draft(aspiration: Aspiration) -> None:
    if aspiration.state != "draf":
        raise Refused("Pernyataan sudah diajukan. Tarik kembali lebih dahulu bila hendak mengubahnya.")


def _must_be_open(period: Period, at: datetime) -> None:
    if period.accepts(at):
        return
    if at >= period.batas:
        raise Refused("Batas waktu periode ini sudah lewat. Draf Anda tetap tersimpan; hubungi BKPSDM bila perlu.")
    raise Refused("Periode ini belum dibuka. Draf Anda tersimpan dan dapat diajukan sesudah periode dibuka.")


def _complete(aspiration: Aspiration) -> Declaration:
    reading = cases.reading(aspiration)
    if reading.declaration is None:
        raise Incomplete(reading.gaps)
    return reading.declaration


def _step(aspiration: Aspiration, verb: str, *, actor: Actor, hand: str, at: datetime, why: str = "") -> None:
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


def _write(aspiration: Aspiration, declaration: Declaration, number: str, actor: Actor, at: datetime) -> Submission:
    submission = Submission.objects.create(
        aspiration=aspiration,
        revision=aspiration.revision,
        number=number,
        at=at,
        door=declaration.door.value,
        reason=declaration.reason,
        filed_by=actor.nip,
        filed_by_name=actor.nama,
        snapshot=cases.snapshot(aspiration, declaration),
    )
    wished = Wish.objects.bulk_create(
        Wish(submission=submission, rank=w.rank, jabatan_id=w.jabatan, kind=w.kind, opd_id=w.opd)
        for w in declaration.wishes
    )
    verdicts.freeze_wishes(aspiration, wished, at.astimezone(aspiration.period.zona).date())
    Target.objects.bulk_create(
        Target(submission=submission, rank=rank, **vars(target)) for rank, target in enumerate(declaration.targets, 1)
    )
    return submission


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
