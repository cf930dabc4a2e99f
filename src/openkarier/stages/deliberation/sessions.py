"""The course of a sidang: planned, invited, opened with a quorum, closed when all is settled, released at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from openkarier.core.deliberation import PROPOSAL, SIDANG, TIE_CITATION, TIES, UNMOVED, Standing, seats_needed
from openkarier.core.regulations import lokal
from openkarier.core.workflow import StepRefused
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.stages.deliberation import conflicts, minutes, papers, team
from openkarier.stages.deliberation.models import (
    Anggota,
    Benturan,
    Butir,
    Calon,
    Hadir,
    Hubungan,
    Sidang,
    Suara,
    Usulan,
)
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry.models import Instansi
from openkarier.stages.standards.queries import local_parameters


def plan_sidang(
    *, instansi: Instansi, kode: str, nama: str, tanggal: date, pukul: time, tempat: str, dasar: str, actor: str,
    at: datetime,
) -> Sidang:  # fmt: skip
    """Plan a sidang of the team whose term runs that day. Raises Refused when there is none, or it is not lawful."""
    tim = team.team_on(instansi.kode, tanggal)
    if tim is None:
        raise Refused(
            "Tidak ada Tim Penilai Kinerja yang masa tugasnya meliputi tanggal itu. Catat dahulu SK pembentukannya."
        )
    team.must_be_lawful([each.unsur for each in team.members(tim, tanggal)], tanggal)
    try:
        with transaction.atomic():
            made = Sidang.objects.create(
                instansi=instansi,
                tim=tim,
                kode=kode,
                nama=nama,
                tanggal=tanggal,
                pukul=pukul,
                tempat=tempat,
                dasar=dasar,
            )
            _step(made, "disiapkan", actor, at)
    except IntegrityError as clash:
        raise Refused(f"Sidang dengan kode {kode} sudah ada. Pilih kode lain.") from clash
    return made


def invite(*, sidang: Sidang, actor: str, at: datetime) -> Sidang:
    """Issue the invitation to all members. Raises Refused for an empty agenda."""
    if not sidang.butir.exists():
        raise Refused("Agenda masih kosong. Susun agendanya sebelum mengundang.")
    with transaction.atomic():
        held = _moved(sidang, "invite", "bkpsdm")
        letter = papers.undangan(held, members_of(held), at)
        held.undangan = documents.issue(
            Kind.UNDANGAN, letter, instansi=held.instansi.kode, actor=actor, at=at, subject=f"sidang:{held.pk}"
        )
        held.save(update_fields=["state", "undangan"])
        _step(held, "diundang", actor, at)
    return held


def open_sidang(*, sidang: Sidang, present: Collection[int], actor: str, at: datetime) -> Sidang:
    """Note who is present (ids of members) and open the sidang, if the team is lawful that day and has its quorum."""
    members = members_of(sidang)
    team.must_be_lawful([each.unsur for each in members], sidang.tanggal)
    here = [each for each in members if each.pk in present]
    needed = seats_needed(len(members), quorum_percent(sidang))
    if len(here) < needed:
        raise Refused(
            f"Kuorum belum tercapai: hadir {len(here)} dari {len(members)} anggota, diperlukan {needed}. "
            "Catat kehadiran anggota lain, atau jadwalkan ulang sidang."
        )
    with transaction.atomic():
        held = _moved(sidang, "open", "tpk")
        held.kuorum = needed
        held.save(update_fields=["state", "kuorum"])
        Hadir.objects.bulk_create(Hadir(sidang=held, anggota=each, pada=at, dicatat_oleh=actor) for each in here)
        _keep_computed(held, members, at)
        _step(held, "dibuka", actor, at, hadir=[each.pegawai.nip for each in here], kuorum=needed)
    return held


def attend(*, sidang: Sidang, anggota: Anggota, actor: str, at: datetime) -> Hadir:
    """Note a member who comes later."""
    if sidang.state != "dibuka":
        raise Refused("Kehadiran hanya dapat dicatat selama sidang berlangsung.")
    with transaction.atomic():
        made, _ = Hadir.objects.get_or_create(
            sidang=sidang, anggota=anggota, defaults={"pada": at, "dicatat_oleh": actor}
        )
        _step(sidang, "hadir", actor, at, anggota=anggota.pegawai.nip)
    return made


def declare(
    *, sidang: Sidang, anggota: Anggota, ties: Iterable[tuple[int, str]], actor: str, at: datetime
) -> list[Benturan]:
    """Let a present member declare ties, as (calon id, kind); none is an answer too. Family ties are remembered.

    The member stands aside from every item in which the candidate stands; a vote given there is taken back.
    """
    present = Hadir.objects.filter(sidang=sidang, anggota=anggota).first()
    if sidang.state != "dibuka" or present is None:
        raise Refused("Benturan kepentingan dinyatakan oleh anggota yang hadir selama sidang berlangsung.")
    kinds = {candidate: kind for candidate, kind in ties if kind in TIES}
    named = list(Calon.objects.filter(pk__in=kinds, butir__sidang=sidang))
    with transaction.atomic():
        for each in named:
            Hubungan.objects.get_or_create(
                pegawai=anggota.pegawai, dengan=each.pegawai, jenis=kinds[each.pk], defaults={"pada": at}
            )
        made = [
            _recuse(butir, anggota, each.pegawai_id, kinds[each.pk], at)
            for each in named
            for butir in Butir.objects.filter(sidang=sidang, calon__pegawai=each.pegawai_id)
        ]
        Hadir.objects.filter(pk=present.pk).update(menyatakan_pada=at)
        facts = {"anggota": anggota.pegawai.nip, "benturan": [[each.butir_id, each.jenis] for each in made]}
        record("BENTURAN", subject=f"sidang:{sidang.pk}", actor=actor, at=at, facts=facts, citation=TIE_CITATION)
    return made


def close_sidang(*, sidang: Sidang, actor: str, at: datetime) -> Sidang:
    """Close the discussion and issue the minutes. Raises Refused while an item is open."""
    open_items = list(
        sidang.butir.filter(state__in=["menunggu", "dibahas"]).order_by("nomor").values_list("nomor", flat=True)
    )
    if open_items:
        numbers = ", ".join(map(str, open_items[:12]))
        raise Refused(f"Butir {numbers} belum diputus. Putuskan atau tunda setiap butir sebelum menutup sidang.")
    with transaction.atomic():
        held = _moved(sidang, "close", "tpk")
        letter = papers.berita_acara(held, members_of(held), at)
        if held.berita_acara is not None:
            documents.void(held.berita_acara, why="Sidang dibuka lagi; berita acara diganti.", actor=actor, at=at)
        held.berita_acara = documents.issue(
            Kind.BERITA_ACARA, letter, instansi=held.instansi.kode, actor=actor, at=at, subject=f"sidang:{held.pk}"
        )
        held.save(update_fields=["state", "berita_acara"])
        _step(held, "ditutup", actor, at)
        minutes.tell(held, held.berita_acara, at)
    return held


def reopen_sidang(*, sidang: Sidang, why: str, actor: str, at: datetime) -> Sidang:
    """Discuss again what was closed and not yet released, with a reason."""
    if not why.strip():
        raise Refused("Tuliskan mengapa pembahasan dibuka lagi; alasannya tercatat di Buku Merit.")
    with transaction.atomic():
        held = _moved(sidang, "reopen", "tpk")
        held.save(update_fields=["state"])
        _step(held, "dibuka", actor, at, alasan=why.strip())
    return held


def release(*, sidang: Sidang, actor: str, at: datetime, why: str = "") -> list[Usulan]:
    """Hand all usulan of a sidang to the PPK in one go; until now nobody outside the committee has seen any.

    Raises Refused while the minutes are not approved, unless `why` says what could not wait.
    """
    with transaction.atomic():
        held = _moved(sidang, "release", "tpk")
        found = minutes.standing(held)
        _must_be_approved(found, why)
        held.released_at, held.rilis_alasan = at, "" if found.approved else why.strip()
        held.save(update_fields=["state", "released_at", "rilis_alasan"])
        said = {"setuju": found.agree, "keberatan": found.object, "alasan": held.rilis_alasan}
        _step(held, "dirilis", actor, at, **said)
        rows = held.usulan.filter(state="disusun").select_related("pegawai", "ke", "berkas").order_by("pk")
        proposed = list(rows)
        after = PROPOSAL.after("release", "disusun", "tpk")
        held.usulan.filter(state="disusun").update(state=after, released_at=at)
        record_all([deed for usulan in proposed for deed in _deeds(usulan, actor, at)])
    return proposed


def members_of(sidang: Sidang) -> list[Anggota]:
    """Who sits on the day of the sidang."""
    return team.members(sidang.tim, sidang.tanggal) if sidang.tim is not None else []


def quorum_percent(sidang: Sidang) -> int:
    """The share of members that the region asks for on the day of the sidang."""
    return int(local_parameters(sidang.instansi.kode).value(lokal.KUORUM_TPK, sidang.tanggal))


def _must_be_approved(found: Standing, why: str) -> None:
    if not found.approved and len(why.strip()) < minutes.SHORTEST:
        raise Refused(
            f"Berita acara baru disetujui {found.agree} anggota, diperlukan {found.needed}. Kumpulkan persetujuan "
            "lebih dahulu, atau tuliskan alasan mengapa usulan tidak dapat menunggu."
        )


def _moved(sidang: Sidang, verb: str, hand: str) -> Sidang:
    """The locked row with its next state, not saved yet. Raises Refused with the workflow's sentence."""
    rows = Sidang.objects.select_for_update(of=("self",)).select_related("instansi", "tim", "berita_acara__receipt")
    held = rows.get(pk=sidang.pk)
    try:
        held.state = SIDANG.after(verb, held.state, hand)
    except StepRefused as refusal:
        raise Refused(str(refusal)) from refusal
    return held


def _step(sidang: Sidang, name: str, actor: str, at: datetime, **facts: object) -> None:
    record("SIDANG_TAHAP", subject=f"sidang:{sidang.pk}", actor=actor, at=at, facts={"tahap": name, **facts})


def _keep_computed(sidang: Sidang, members: list[Anggota], at: datetime) -> None:
    """Stand aside whom the data tie to a candidate."""
    candidates = list(Calon.objects.filter(butir__sidang=sidang))
    found = conflicts.ties(members, {each.pegawai_id for each in candidates}, sidang.tanggal)
    own = conflicts.nominated(members, candidates)
    Benturan.objects.bulk_create(
        Benturan(butir_id=each.butir_id, anggota=member, pegawai_id=each.pegawai_id, jenis=kind, pada=at)
        for each in candidates
        for member in members
        for kind in sorted(found.get((member.pk, each.pegawai_id), set()) | _nominator(own, member, each))
    )


def _nominator(own: conflicts.Ties, member: Anggota, each: Calon) -> set[str]:
    return own.get((member.pk, each.pegawai_id), set()) if each.pengusul_id == member.pegawai_id else set()


def _recuse(butir: Butir, anggota: Anggota, pegawai: int, kind: str, at: datetime) -> Benturan:
    Suara.objects.filter(butir=butir, anggota=anggota, putaran=butir.putaran, butir__state="dibahas").delete()
    made, _ = Benturan.objects.get_or_create(
        butir=butir, anggota=anggota, pegawai_id=pegawai, jenis=kind, defaults={"pada": at, "dinyatakan": True}
    )
    return made


def _deeds(usulan: Usulan, actor: str, at: datetime) -> list[Deed]:
    """The leaves of one released usulan: what is proposed, and a departure by itself."""
    subject, file = f"usulan:{usulan.pk}", getattr(usulan, "berkas", None)
    what = {"jenis": usulan.jenis, "pegawai": usulan.pegawai.nip, "ke": usulan.ke_id, "peringkat": usulan.peringkat}
    facts = {"usulan": what, "pelamar": usulan.pelamar, "sidik": file.sidik if file else ""}
    found = [Deed("USULAN_TPK", actor, at, subject, facts, "PP 11/2017 Pasal 191")]
    if usulan.menyimpang and usulan.jenis not in UNMOVED:
        away = {"kode_alasan": usulan.kode_alasan, "alasan": usulan.alasan, "dasar": usulan.dasar}
        found.append(Deed("PENYIMPANGAN", usulan.oleh, at, subject, {**away, "dilewati": usulan.dilewati}))
    return found
