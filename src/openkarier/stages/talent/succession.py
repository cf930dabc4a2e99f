"""Writes of succession: open the group of a year, move its members step by step, set it, put up successors of posts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.talent import POOL
from openkarier.core.talent.pool import MEMBERSHIP
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards.queries import critical_posts
from openkarier.stages.talent.announcing import announce
from openkarier.stages.talent.entry import entries
from openkarier.stages.talent.models import MapRow, Member, MemberStep, Slate, SuccessionGroup, Successor, TalentMap
from openkarier.stages.talent.refusal import TalentRefused
from openkarier.stages.talent.slates import propose

LEAST_REASON = 10  # letters of a reason; one short sentence


@dataclass(frozen=True)
class Hand:
    """Who acts, from which desk, when, and why."""

    actor: str
    desk: str
    at: datetime
    why: str = ""


def open_group(*, peta: TalentMap, tahun: int, hand: Hand) -> SuccessionGroup:
    """Begin the group of a year: everybody in boxes 7, 8 and 9 of a frozen map becomes a candidate, judged."""
    rows = list(MapRow.objects.filter(peta=peta, kotak__in=POOL))
    if not rows:
        raise TalentRefused("Peta ini tidak menempatkan siapa pun pada kotak 7, 8, atau 9.")
    people = Pegawai.objects.filter(pk__in=MapRow.objects.filter(peta=peta, kotak__in=POOL).values("pegawai"))
    judged = entries(peta.instansi.kode, people, _day(hand.at, peta.instansi.zona))
    try:
        with transaction.atomic():
            group = SuccessionGroup.objects.create(
                instansi=peta.instansi, peta=peta, tahun=tahun, dibuat_oleh=hand.actor, dibuat_pada=hand.at
            )
            Member.objects.bulk_create(
                Member(kelompok=group, pegawai_id=row.pegawai_id, kotak=row.kotak or 0, nilai=row.nilai,
                       state="kandidat", putusan=judged[row.pegawai_id].plain)
                for row in rows
            )  # fmt: skip
            _told(group, "kandidat", len(rows), hand)
    except IntegrityError as taken:
        raise TalentRefused(f"Kelompok rencana suksesi {tahun} sudah ada. Lanjutkan yang ada.") from taken
    return group


def step_members(*, group: SuccessionGroup, verb: str, members: Collection[int], hand: Hand) -> int:
    """Move some members one step; return how many. All of them or none.

    A candidate who fails a condition of the law is not nominated; one who cannot be judged needs a written reason, as
    striking out and bringing back do.
    """
    if verb == "tetapkan":
        raise TalentRefused("Penetapan berlaku untuk seluruh kelompok sekaligus, dengan SK.")
    with transaction.atomic():
        held = list(Member.objects.select_for_update(of=("self",)).select_related("pegawai")
                    .filter(kelompok=group, pk__in=members))  # fmt: skip
        if not held:
            raise TalentRefused("Pilih sedikitnya satu orang.")
        _reasoned(verb, held, hand)
        _move(held, verb, hand)
        _told(group, verb, len(held), hand, [each.pegawai.nip for each in held])
    return len(held)


def set_group(*, group: SuccessionGroup, sk: str, tanggal_sk: date, hand: Hand) -> SuccessionGroup:
    """The PPK sets the group: every verified member at once, under one SK; the announcement waits in the outbox."""
    if not sk.strip():
        raise TalentRefused("Tuliskan nomor keputusan yang menetapkan kelompok ini.")
    with transaction.atomic():
        held = SuccessionGroup.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=group.pk)
        if held.ditetapkan_pada is not None:
            raise TalentRefused(f"Kelompok {held.tahun} sudah ditetapkan dengan {held.sk}.")
        members = list(held.anggota.filter(state="diverifikasi").select_related("pegawai"))
        if not members:
            raise TalentRefused("Belum ada anggota yang diverifikasi. BKPSDM memverifikasi calon lebih dahulu.")
        _move(members, "tetapkan", hand)
        held.sk, held.tanggal_sk = sk.strip()[:120], tanggal_sk
        held.ditetapkan_oleh, held.ditetapkan_pada = hand.actor, hand.at
        held.save()
        announce(held, [each.pegawai for each in members], hand.actor, hand.at)
        facts = {"sk": held.sk, "jumlah": len(members), "nip": [each.pegawai.nip for each in members]}
        record("SUKSESI_TETAP", subject=_subject(held), actor=hand.actor, at=hand.at, facts=facts, citation=held.sk)
    return held


def put_up_slates(*, group: SuccessionGroup, hand: Hand) -> int:
    """Put up at most three successors for every critical post from the group that was set; return how many posts.

    Earlier slates stay on record beside the new ones.
    """
    if group.ditetapkan_pada is None:
        raise TalentRefused("Kelompok ini belum ditetapkan PPK; calon penerus diambil dari yang sudah ditetapkan.")
    on = _day(hand.at, group.instansi.zona)
    tiers = critical_posts(group.instansi.kode, on)
    posts = list(Jabatan.objects.filter(pk__in=tiers, aktif=True).select_related("unit__opd").order_by("pk"))
    if not posts:
        raise TalentRefused("Belum ada jabatan kritikal. Tetapkan dahulu pada Standar jabatan.")
    keys = group.anggota.filter(state="ditetapkan").values("pegawai")
    people = list(Pegawai.objects.filter(pk__in=keys, aktif=True).select_related("instansi", "jabatan").order_by("pk"))
    found = propose(people, posts, on)
    with transaction.atomic():
        for post in posts:
            slate = Slate.objects.create(
                kelompok=group, jabatan=post, tier=tiers[post.pk], disusun_oleh=hand.actor, disusun_pada=hand.at
            )
            Successor.objects.bulk_create(
                Successor(rencana=slate, pegawai=each.person, peringkat=rank, kesiapan=each.judged.readiness.value,
                          merit=each.merit, siap_pada=each.judged.on, alasan=list(each.judged.why))
                for rank, each in enumerate(found[post.pk], 1)
            )  # fmt: skip
        facts = {"jabatan": [{"id": pk, "penerus": [each.person.nip for each in rows]} for pk, rows in found.items()]}
        record("SUKSESI_SUSUN", subject=_subject(group), actor=hand.actor, at=hand.at, facts=facts)
    return len(posts)


def _reasoned(verb: str, members: Sequence[Member], hand: Hand) -> None:
    written = len(hand.why.strip()) >= LEAST_REASON
    if verb in {"keluarkan", "pulihkan"} and not written:
        raise TalentRefused("Tuliskan alasannya, sedikitnya satu kalimat pendek.")
    if verb != "nominasi":
        return
    fails = [each for each in members if "tidak" in {row["state"] for row in each.putusan}]
    if fails:
        names = ", ".join(each.pegawai.nama for each in fails[:3])
        raise TalentRefused(
            f"{len(fails)} orang tidak memenuhi syarat Pasal 199 ayat (2) PP 11/2017, antara lain {names}. "
            "Keluarkan mereka dari pilihan; lihat putusannya pada kartu masing-masing."
        )
    unknown = [each for each in members if "tak-dinilai" in {row["state"] for row in each.putusan}]
    if unknown and not written:
        raise TalentRefused(
            f"Bagi {len(unknown)} orang ada syarat yang belum dapat dinilai. Lengkapi datanya, atau tuliskan alasan "
            "mengapa mereka tetap dinominasikan."
        )


def _move(members: Sequence[Member], verb: str, hand: Hand) -> None:
    """Take a step with each, leaving a row each."""
    steps = []
    for each in members:
        try:
            after = MEMBERSHIP.after(verb, each.state, hand.desk)
        except StepRefused as refusal:
            raise TalentRefused(f"{each.pegawai.nama}: {refusal}") from refusal
        steps.append(MemberStep(anggota=each, pada=hand.at, oleh=hand.actor, hand=hand.desk, before=each.state,
                                after=after, alasan=hand.why.strip()[:300]))  # fmt: skip
        each.state = after
    Member.objects.bulk_update(members, ["state"], batch_size=500)
    MemberStep.objects.bulk_create(steps)


def _told(group: SuccessionGroup, verb: str, count: int, hand: Hand, nips: Sequence[str] = ()) -> None:
    facts = {"langkah": verb, "jumlah": count, "alasan": hand.why.strip()[:300], "nip": list(nips)}
    record("SUKSESI_LANGKAH", subject=_subject(group), actor=hand.actor, at=hand.at, facts=facts)


def _subject(group: SuccessionGroup) -> str:
    return f"kelompok-suksesi:{group.instansi_id}/{group.tahun}"


def _day(at: datetime, zone: str) -> date:
    return timezone.localdate(at, ZoneInfo(zone))
