"""Writes of a rating: quarter, year, calibration, handing over, signing, and the predicate that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from openkarier.core.appraisal import months_between, objection_until
from openkarier.core.feedback import BERAKHLAK, SCALE
from openkarier.core.ratings import Part, predicate, prorated
from openkarier.foundation.jobs.task import Task
from openkarier.foundation.journal.operations import record

from . import hands
from .models import Difference, Periodic, PredikatKinerja, RatingChange, Result, Skp, StateChange
from .models.predicates import OURS
from .refusal import Incomplete, Refused
from .steps import Actor, hold, subject_of, take

SYSTEM = Actor("sistem", "Sistem")


@dataclass(frozen=True)
class Rating:
    """A rating as given: the two ratings (1 to 3), the seven answers (1 to 5), and the words beside them."""

    hasil: int
    perilaku: int
    answers: Mapping[str, int] = field(default_factory=dict)
    why: str = ""
    problems: str = ""
    advice: str = ""
    feedback: Mapping[int, str] = field(default_factory=dict)  # id of the result -> umpan balik


def rate_quarter(*, skp: Skp, triwulan: int, hasil: int, perilaku: int, note: str, actor: Actor, at: datetime) -> None:
    """Give the rating of one triwulan, or replace it while the year is not rated yet."""
    if triwulan not in {1, 2, 3, 4}:
        raise Refused("Pilih triwulan I sampai IV.")
    nilai = _predicate(hasil, perilaku)
    with transaction.atomic():
        held = hold(skp)
        _must_be_superior(held, actor, at)
        if held.state not in {"ditetapkan", "penilaian"}:
            raise Refused("Penilaian triwulan diberikan sesudah SKP ditetapkan dan sebelum dinilai setahun.")
        words = {"hasil_kerja": hasil, "perilaku_kerja": perilaku, "nilai": nilai, "note": note.strip()[:500]}
        Periodic.objects.update_or_create(skp=held, triwulan=triwulan, defaults={**words, "actor": actor.nip, "at": at})
        facts = {"hasil": hasil, "perilaku": perilaku, "triwulan": triwulan}
        record("KINERJA_NILAI", subject=subject_of(held), actor=actor.nip, at=at, facts=facts)


def rate(*, skp: Skp, rating: Rating, actor: Actor, at: datetime) -> Skp:
    """Rate the year (or its part). Below expectation needs a reason, and so does a rating without all seven answers."""
    fields = _missing(rating)
    if fields:
        raise Incomplete(fields=fields)
    nilai = _predicate(rating.hasil, rating.perilaku)
    with transaction.atomic():
        held = take(hold(skp), "nilai", actor=actor, at=at)
        held.hasil_kerja = held.hasil_awal = rating.hasil
        held.perilaku_kerja = held.perilaku_awal = rating.perilaku
        held.nilai, held.perilaku_atasan, held.dinilai_at = nilai, dict(rating.answers), at
        held.alasan_nilai, held.permasalahan = rating.why.strip(), rating.problems.strip()
        held.rekomendasi = rating.advice.strip()
        held.save()
        _keep_feedback(held, rating.feedback)
        facts = {"hasil": rating.hasil, "perilaku": rating.perilaku, "predikat": int(nilai)}
        record(
            "KINERJA_NILAI", subject=subject_of(held), actor=actor.nip, at=at, facts=facts,
            citation="PermenPANRB 6/2022",
        )  # fmt: skip
    return held


def calibrate(*, skp: Skp, hasil: int, perilaku: int, why: str, actor: Actor, at: datetime) -> Skp:
    """Change a rating before it is handed over, with the reason; only the one who rates may (PP 30/2019 Pasal 46)."""
    if len(why.strip()) < 15:
        raise Incomplete(fields={"why": "Tuliskan alasan perubahan ini; alasan dibaca pegawai dan pengawas."})
    with transaction.atomic():
        held = take(hold(skp), "kalibrasi", actor=actor, at=at, why=why)
        return change_rating(held, hasil, perilaku, hand="kalibrasi", why=why, actor=actor, at=at)


def change_rating(skp: Skp, hasil: int, perilaku: int, *, hand: str, why: str, actor: Actor, at: datetime) -> Skp:
    """Write a changed rating and its reason, in the caller's transaction."""
    nilai = _predicate(hasil, perilaku)
    if (hasil, perilaku) == (skp.hasil_kerja, skp.perilaku_kerja):
        raise Refused("Rating yang dipilih sama dengan yang sekarang, jadi tidak ada yang diubah.")
    assert skp.hasil_kerja is not None
    assert skp.perilaku_kerja is not None
    RatingChange.objects.create(
        skp=skp, at=at, actor=actor.nip, hand=hand, hasil_before=skp.hasil_kerja, perilaku_before=skp.perilaku_kerja,
        hasil_after=hasil, perilaku_after=perilaku, why=why.strip()[:500],
    )  # fmt: skip
    facts = {"alasan": why.strip(), "dari": [skp.hasil_kerja, skp.perilaku_kerja], "menjadi": [hasil, perilaku]}
    skp.hasil_kerja, skp.perilaku_kerja, skp.nilai = hasil, perilaku, nilai
    skp.save(update_fields=["hasil_kerja", "perilaku_kerja", "nilai", "state", "since"])
    record("KINERJA_KALIBRASI", subject=subject_of(skp), actor=actor.nip, at=at, facts=facts)
    return skp


def hand_over(*, skp: Skp, actor: Actor, at: datetime) -> Skp:
    """Give the document to the person (PP 30/2019 Pasal 49)."""
    with transaction.atomic():
        held = take(hold(skp), "serahkan", actor=actor, at=at)
        held.diserahkan_at = at
        held.save(update_fields=["state", "since", "diserahkan_at"])
        _told(held, "serahkan", actor, at)
    return held


def receive(*, skp: Skp, actor: Actor, at: datetime, verb: str = "terima") -> Skp:
    """The person signs for the document; with `verb` "sahkan" the superior's superior does instead (Pasal 50)."""
    with transaction.atomic():
        held = take(hold(skp), verb, actor=actor, at=at)
        held.diterima_at = at
        held.save(update_fields=["state", "since", "diterima_at"])
        _told(held, verb, actor, at)
    return held


def conclude(*, skp: Skp, at: datetime, actor: Actor = SYSTEM) -> Skp:
    """End an appraisal whose time for an objection is over; the year's predicate follows."""
    with transaction.atomic():
        held = hold(skp)
        if held.state == "final":
            return held
        if held.diterima_at is None or at.date() <= objection_until(held.diterima_at.date()):
            raise Refused("Masa keberatan 14 hari belum lewat, jadi penilaian ini belum dapat diakhiri.")
        StateChange.objects.create(
            skp=held,
            at=at,
            actor=actor.nip,
            hand="sistem",
            before=held.state,
            after="final",
            why="Masa keberatan lewat",
        )
        held.state, held.since = "final", at
        held.save(update_fields=["state", "since"])
        settle_year(held, actor=actor, at=at)
    return held


def settle_year(skp: Skp, *, actor: Actor, at: datetime) -> None:
    """Write the predicate of the year once all its parts are final; a differing record is shown, not overwritten."""
    parts = list(Skp.objects.filter(pegawai=skp.pegawai_id, tahun=skp.tahun))
    facts: dict[str, object] = {"tahun": skp.tahun, "bagian": skp.bagian}
    facts |= {"hasil": skp.hasil_kerja, "perilaku": skp.perilaku_kerja}
    if all(part.state == "final" for part in parts):
        hasil, perilaku = prorated(
            [Part(p.hasil_kerja or 0, p.perilaku_kerja or 0, months_between(p.mulai, p.selesai)) for p in parts]
        )
        facts |= {"predikat": int(predicate(hasil, perilaku)), "tertulis": _write(skp, hasil, perilaku, at)}
    record(
        "KINERJA_TETAP", subject=subject_of(skp), actor=actor.nip, at=at, facts=facts, citation="PP 30/2019 Ps. 36, 41"
    )


def _write(skp: Skp, hasil: int, perilaku: int, at: datetime) -> str:
    """The record of the year: new, changed (ours), the same, or a difference for a person to decide."""
    nilai = int(predicate(hasil, perilaku))
    words = {"nilai": nilai, "hasil_kerja": hasil, "perilaku_kerja": perilaku}
    row, made = PredikatKinerja.objects.get_or_create(
        pegawai_id=skp.pegawai_id, tahun=skp.tahun, defaults={**words, "sumber": OURS}
    )
    if made:
        return "baru"
    if row.sumber == OURS:
        PredikatKinerja.objects.filter(pk=row.pk).update(**words)
        return "diperbarui"
    if row.agrees(nilai, hasil, perilaku):
        return "sama"
    Difference.objects.update_or_create(predikat=row, choice="", defaults={**words, "sumber": OURS, "found_at": at})
    return "selisih"


def close_due(task: Task) -> str:
    """The daily routine: end what was received and not objected to within 14 days."""
    now, ended = task.clock(), 0
    for skp in Skp.objects.filter(state="diterima").select_related("pegawai").iterator(chunk_size=500):
        received = skp.diterima_at
        if received is None or now.date() <= objection_until(received.date()):
            continue
        conclude(skp=skp, at=now)
        ended += 1
    return f"{ended} penilaian diakhiri."


def _predicate(hasil: int, perilaku: int) -> int:
    try:
        return int(predicate(hasil, perilaku))
    except ValueError as error:
        raise Incomplete(fields={"hasil": "Pilih rating hasil kerja dan rating perilaku kerja."}) from error


def _missing(rating: Rating) -> dict[str, str]:
    fields = {}
    if rating.hasil not in {1, 2, 3}:
        fields["hasil"] = "Pilih rating hasil kerja."
    if rating.perilaku not in {1, 2, 3}:
        fields["perilaku"] = "Pilih rating perilaku kerja."
    if set(rating.answers) != set(BERAKHLAK) or any(answer not in SCALE for answer in rating.answers.values()):
        fields["answers"] = "Jawab ketujuh nilai BerAKHLAK; jawaban Anda berbobot 60 % dari penilaian perilaku."
    if 3 in {rating.hasil, rating.perilaku} and len(rating.why.strip()) < 15:
        fields["why"] = "Rating di bawah ekspektasi memerlukan alasan yang dapat dibaca pegawai."
    return fields


def _keep_feedback(skp: Skp, feedback: Mapping[int, str]) -> None:
    rows = list(Result.objects.filter(skp=skp, pk__in=feedback))
    for row in rows:
        row.umpan_balik = feedback[row.pk].strip()
    Result.objects.bulk_update(rows, ["umpan_balik"])


def _must_be_superior(skp: Skp, actor: Actor, at: datetime) -> None:
    if not {"atasan", "pengganti"} & set(hands.held_by(skp, actor.nip, at)):
        raise Refused("Penilaian hanya diberikan oleh pejabat penilai kinerja.")


def _told(skp: Skp, verb: str, actor: Actor, at: datetime) -> None:
    record("SKP_LANGKAH", subject=subject_of(skp), actor=actor.nip, at=at, facts={"langkah": verb})
