"""Writes of an SKP from draft to the end of the period: results, filing, dialogue, fixing, realisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core import appraisal
from openkarier.core.appraisal import CHANGE_GROUNDS, MOST_INDICATORS, MOST_RESULTS
from openkarier.foundation.documents.queries import fingerprint
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Pegawai

from . import cases, hands
from .models import Indicator, Result, Skp
from .refusal import Incomplete, Refused
from .steps import Actor, hold, subject_of, take

# Kedudukan hukum without an SKP: CLTN, suspended, pre-retirement (PP 30/2019 Pasal 23); codes of SIASN.
WITHOUT_SKP = ("02", "04", "13", "20", "52", "66", "77", "88", "98", "99")
EDITABLE = ("rancangan",)


@dataclass(frozen=True)
class Planned:
    """A result as it was typed: words, kind, and its measures in order."""

    rencana: str
    utama: bool = True
    from_superior: str = ""
    perspektif: str = ""
    dasar: str = ""
    asal: str = ""
    indikator: Sequence[appraisal.Indicator] = field(default_factory=tuple)


def begin(*, pegawai: Pegawai, tahun: int, at: datetime) -> Skp:
    """Return the person's SKP of a year in the present post, making a draft the first time.

    A move within the year ends the part before it on the day before TMT and begins the next (PP 30/2019 Pasal 24, 36).
    """
    if pegawai.jabatan is None or pegawai.unit is None:
        raise Refused("Jabatan Anda belum tercatat, jadi SKP belum dapat disusun. Hubungi operator kepegawaian.")
    if pegawai.kedudukan_hukum in WITHOUT_SKP:
        raise Refused("Pada kedudukan Anda sekarang SKP tidak disusun (PP 30/2019 Pasal 23).")
    try:
        with transaction.atomic():
            return _part(pegawai, tahun, at)
    except IntegrityError:  # two tabs began at once; the other one won
        return Skp.objects.filter(pegawai=pegawai, tahun=tahun).latest("bagian")


def _part(pegawai: Pegawai, tahun: int, at: datetime) -> Skp:
    last = Skp.objects.select_for_update().filter(pegawai=pegawai, tahun=tahun).order_by("-bagian").first()
    moved = pegawai.tmt_jabatan
    if last is not None and (moved is None or moved.year != tahun or moved <= last.mulai):
        return last
    start = max(date(tahun, 1, 1), moved if moved and moved.year == tahun else date(tahun, 1, 1))
    if last is not None:
        last.selesai = start - timedelta(days=1)
        last.save(update_fields=["selesai"])
    assert pegawai.jabatan is not None
    assert pegawai.unit is not None
    both = hands.of(pegawai, timezone.localdate(at))
    return Skp.objects.create(
        pegawai=pegawai, tahun=tahun, bagian=last.bagian + 1 if last else 1, mulai=start, selesai=date(tahun, 12, 31),
        nama_jabatan=pegawai.jabatan.nama, nama_unit=pegawai.unit.nama, jenjang=pegawai.jabatan.jenjang,
        unit=pegawai.unit, penilai=both.penilai, atasan_penilai=both.atasan_penilai, since=at,
    )  # fmt: skip


def keep_result(*, skp: Skp, nomor: int, planned: Planned, at: datetime | None = None) -> Result:
    """Keep result `nomor` (1-based; one beyond the last adds one), complete or not. Raises Refused once filed.

    `at`: when a person typed it; the page says so.
    """
    with transaction.atomic():
        held = hold(skp)
        _must_be_draft(held)
        there = held.hasil.count()
        if not 1 <= nomor <= min(there + 1, MOST_RESULTS):
            raise Refused(f"Paling banyak {MOST_RESULTS} hasil kerja dalam satu SKP.")
        words = {name: getattr(planned, name) for name in ("utama", "perspektif", "asal")}
        words |= {"rencana": planned.rencana.strip()[:500], "from_superior": planned.from_superior.strip()[:500]}
        words["dasar"] = planned.dasar.strip()[:160]
        kept, _ = Result.objects.update_or_create(skp=held, nomor=nomor, defaults=words)
        _keep_indicators(kept, planned.indikator)
        _typed(held, at)
    return kept


def add_result(*, skp: Skp, planned: Planned) -> Result:
    """Add a result at the end; the entry for later stages, such as the targets of a Pernyataan Karier (`asal`)."""
    return keep_result(skp=skp, nomor=skp.hasil.count() + 1, planned=planned)


def remove_result(*, skp: Skp, nomor: int) -> None:
    """Remove a result; those after it move up. A number that is not there changes nothing."""
    with transaction.atomic():
        held = hold(skp)
        _must_be_draft(held)
        held.hasil.filter(nomor=nomor).delete()
        for row in held.hasil.filter(nomor__gt=nomor).order_by("nomor"):
            row.nomor -= 1
            row.save(update_fields=["nomor"])


def file(*, skp: Skp, actor: Actor, at: datetime) -> Skp:
    """File the draft with the superior. Raises Incomplete with the gaps."""
    with transaction.atomic():
        held = hold(skp)
        if held.state == "diajukan":  # pressed twice
            return held
        gaps = appraisal.draft_gaps(cases.results_of(held), held.jenjang)
        if gaps:
            raise Incomplete(gaps)
        take(held, "ajukan", actor=actor, at=at)
        both = hands.of(held.pegawai, timezone.localdate(at))
        held.penilai, held.atasan_penilai, held.agreed_at = both.penilai, both.atasan_penilai, None
        _keep(held, "penilai", "atasan_penilai", "agreed_at")
        _told(held, "ajukan", actor, at)
    return held


def send_back(*, skp: Skp, actor: Actor, at: datetime, why: str) -> Skp:
    """Give the SKP back to the person, with the reason."""
    if len(why.strip()) < 10:
        raise Refused("Tuliskan apa yang perlu diperbaiki, sedikitnya satu kalimat pendek; pegawai membacanya.")
    return _stepped(skp, "kembalikan", actor=actor, at=at, why=why)


def start_dialog(*, skp: Skp, actor: Actor, at: datetime) -> Skp:
    """Open the dialogue about a filed SKP."""
    return _stepped(skp, "mulai-dialog", actor=actor, at=at)


def keep_dialog(*, skp: Skp, settled: appraisal.Settled, pendekatan: str, actor: Actor, at: datetime) -> dict[str, str]:
    """Keep what the dialogue settles, complete or not; return field -> sentence for what is missing.

    A change takes back the person's agreement. Unlawful consequences are refused, not kept.
    """
    gaps = appraisal.dialog_gaps(settled, skp.jenjang)
    if "catatan_konsekuensi" in gaps:
        raise Incomplete(fields={"catatan_konsekuensi": gaps["catatan_konsekuensi"]})
    with transaction.atomic():
        held = hold(skp)
        if held.state != "dialog" or not {"atasan", "pengganti"} & set(hands.held_by(held, actor.nip, at)):
            raise Refused("Hasil dialog hanya dicatat oleh pejabat penilai selama dialog kinerja berlangsung.")
        lawful = appraisal.consequences_for(held.jenjang)
        held.ekspektasi = {key: words.strip()[:500] for key, words in settled.perilaku.items() if words.strip()}
        held.dukungan, held.pertanggungjawaban = settled.dukungan.strip(), settled.pertanggungjawaban.strip()
        held.konsekuensi = [key for key in settled.konsekuensi if key in lawful]
        held.catatan_konsekuensi, held.agreed_at = settled.catatan_konsekuensi.strip()[:500], None
        held.pendekatan = pendekatan if pendekatan in Skp.Way.values else held.pendekatan
        held.save()
        _told(held, "catat-dialog", actor, at)
    return gaps


def agree(*, skp: Skp, actor: Actor, at: datetime) -> Skp:
    """The person agrees to what the dialogue settled."""
    with transaction.atomic():
        held = hold(skp)
        if held.state != "dialog" or "asn" not in hands.held_by(held, actor.nip, at):
            raise Refused("Persetujuan diberikan oleh pegawai selama dialog kinerja berlangsung.")
        gaps = appraisal.dialog_gaps(cases.settled_of(held), held.jenjang)
        if gaps:
            raise Incomplete(fields=gaps)
        held.agreed_at = at
        held.save(update_fields=["agreed_at"])
        _told(held, "sepakati", actor, at)
    return held


def fix(*, skp: Skp, actor: Actor, at: datetime, why: str = "") -> Skp:
    """Fix the SKP after the dialogue; without the person's agreement the superior says why. Raises Incomplete."""
    with transaction.atomic():
        held = hold(skp)
        gaps = appraisal.dialog_gaps(cases.settled_of(held), held.jenjang)
        if gaps:
            raise Incomplete(fields=gaps)
        if held.agreed_at is None and len(why.strip()) < 10:
            raise Refused("Pegawai belum menyetujui hasil dialog. Tunggu persetujuannya, atau tuliskan alasannya.")
        take(held, "tetapkan", actor=actor, at=at, why=why)
        held.ditetapkan_at = at
        _keep(held, "ditetapkan_at")
        sidik = fingerprint(cases.sheet_facts(held, cases.results_of(held)))
        facts = {"sidik": sidik, "disepakati": held.agreed_at is not None, "alasan": why.strip()}
        record("SKP_TETAP", subject=subject_of(held), actor=actor.nip, at=at, facts=facts, citation="PP 30/2019 Ps. 24")
    return held


def reopen(*, skp: Skp, actor: Actor, at: datetime, ground: str, why: str) -> Skp:
    """Open a fixed SKP again, on one of the four grounds of PP 30/2019 Pasal 28."""
    if ground not in CHANGE_GROUNDS:
        raise Refused(
            "SKP yang sudah ditetapkan hanya diubah karena salah satu dari empat sebab (PP 30/2019 Pasal 28)."
        )
    return _stepped(skp, "ubah", actor=actor, at=at, why=f"{CHANGE_GROUNDS[ground]}. {why}")


def keep_realisation(
    *, skp: Skp, typed: Mapping[int, tuple[str, str]], actor: Actor, at: datetime, typing: bool = False
) -> Skp:
    """Keep realisation and evidence by id of the indicator, while the SKP runs or waits for its rating.

    `typing`: kept between two key strokes; what counts is recorded when the person saves or reports.
    """
    with transaction.atomic():
        held = hold(skp)
        if held.state not in {"ditetapkan", "penilaian"} or "asn" not in hands.held_by(held, actor.nip, at):
            raise Refused("Realisasi diisi oleh pegawai sesudah SKP ditetapkan dan sebelum dinilai.")
        rows = list(Indicator.objects.filter(hasil__skp=held, pk__in=typed))
        for row in rows:
            row.realisasi, row.bukti = (words.strip()[:300] for words in typed[row.pk])
        Indicator.objects.bulk_update(rows, ["realisasi", "bukti"])
        _typed(held, at)
        if not typing:
            _told(held, "realisasi", actor, at)
    return held


def report(*, skp: Skp, actor: Actor, at: datetime) -> Skp:
    """The person hands in the realisation; every indicator has one."""
    with transaction.atomic():
        empty = Indicator.objects.filter(hasil__skp=skp, realisasi="").count()
        if empty:
            raise Refused(f"Masih ada {empty} indikator tanpa realisasi. Isi semuanya; bila nihil, tuliskan 0.")
        return _stepped(skp, "lapor", actor=actor, at=at)


def open_rating(*, skp: Skp, actor: Actor, at: datetime) -> Skp:
    """The superior begins to rate without waiting for the person's report."""
    return _stepped(skp, "buka-penilaian", actor=actor, at=at)


def _stepped(skp: Skp, verb: str, *, actor: Actor, at: datetime, why: str = "") -> Skp:
    """A step that changes nothing but the state."""
    with transaction.atomic():
        held = take(hold(skp), verb, actor=actor, at=at, why=why)
        _keep(held)
        _told(held, verb, actor, at, why)
    return held


def _keep(skp: Skp, *fields: str) -> None:
    skp.save(update_fields=["state", "since", *fields])


def _told(skp: Skp, verb: str, actor: Actor, at: datetime, why: str = "") -> None:
    facts = {"langkah": verb, "keadaan": skp.state, "alasan": why.strip()[:500]}
    record("SKP_LANGKAH", subject=subject_of(skp), actor=actor.nip, at=at, facts=facts)


def _typed(skp: Skp, at: datetime | None) -> None:
    if at is not None:
        skp.saved_at = at
        _keep(skp, "saved_at")


def _must_be_draft(skp: Skp) -> None:
    if skp.state not in EDITABLE:
        raise Refused("SKP sudah diajukan. Minta pejabat penilai mengembalikannya bila hendak mengubah isinya.")


def _keep_indicators(result: Result, wanted: Sequence[appraisal.Indicator]) -> None:
    """Replace the measures; those whose every field is empty are left out."""
    said = [each for each in wanted if each.indikator.strip() or each.target.strip()][:MOST_INDICATORS]
    result.indikator.all().delete()
    Indicator.objects.bulk_create(
        Indicator(
            hasil=result, nomor=nomor, aspek=each.aspek if each.aspek in appraisal.ASPECTS else "kuantitas",
            indikator=each.indikator.strip()[:300], target=each.target.strip()[:160],
        )
        for nomor, each in enumerate(said, 1)
    )  # fmt: skip
