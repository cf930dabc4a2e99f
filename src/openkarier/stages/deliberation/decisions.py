"""Deciding an item: a proposal within the law, votes of those who may vote, and the dossier frozen as it was seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from openkarier.core.deliberation import ITEM, UNMOVED, VOTES, Ranked, carried, needs_route
from openkarier.core.jabatan import Jenis
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.operations import record
from openkarier.stages.deliberation import freezing
from openkarier.stages.deliberation.models import Anggota, Butir, Calon, Suara, Usulan
from openkarier.stages.deliberation.proposing import (
    Proposal,
    examined,
    must_allow,
    must_give_reasons,
    ranking,
    serving,
)
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.deliberation.voting import Vote, must_be_complete, must_sit, voters


def propose(*, butir: Butir, proposal: Proposal, by: Anggota, at: datetime) -> Usulan:
    """Put one candidate to the vote, in place of the one before. Raises Refused with what stands in the way."""
    person = serving(proposal.pegawai, butir)
    examination = examined(person, butir)
    must_allow(proposal, butir, examination)
    rank = ranking(butir, person.pk)
    must_give_reasons(proposal, rank, examination)
    try:
        with transaction.atomic():
            held = _held(butir)
            must_sit(held, by)
            state = _after("propose", held.state)
            _forget(held)
            made = Usulan.objects.create(**_columns(held, proposal, rank, by, at))
            held.usulan, held.state = made, state
            held.save(update_fields=["usulan", "state"])
            _leaf(held, by.pegawai.nip, at, "usul", pegawai=person.nip, jenis=proposal.jenis)
    except IntegrityError as clash:
        raise Refused(_clash(butir, proposal)) from clash
    return made


def settle(*, butir: Butir, votes: Mapping[int, Vote], by: Anggota, at: datetime) -> Butir:
    """Write down the votes (member id -> vote) and carry or reject the proposal; carried, its dossier is frozen."""
    file = freezing.dossier_of(butir, at)
    with transaction.atomic():
        held = _held(butir)
        must_sit(held, by)
        entitled = voters(held)
        must_be_complete(held, entitled, votes)
        _write_votes(held, votes, by, at)
        yes = carried((vote.pilihan for vote in votes.values()), len(entitled))
        held.state = _after("carry" if yes else "reject", held.state)
        chosen = held.usulan
        if yes:
            freezing.keep(chosen, file, at)
        else:
            held.usulan, held.putaran = None, held.putaran + 1
        held.save(update_fields=["state", "usulan", "putaran"])
        if not yes and chosen is not None:
            chosen.delete()
        tally = {code: sum(vote.pilihan == code for vote in votes.values()) for code in VOTES}
        _leaf(held, by.pegawai.nip, at, "diputus" if yes else "ditolak", suara=tally)
    return held


def postpone(*, butir: Butir, why: str, by: Anggota, at: datetime) -> Butir:
    """Leave an item for another sidang, with a reason."""
    if not why.strip():
        raise Refused("Tuliskan mengapa butir ini ditunda; alasannya masuk berita acara.")
    with transaction.atomic():
        held = _held(butir)
        must_sit(held, by)
        held.state, held.catatan = _after("postpone", held.state), why.strip()
        _forget(held)
        held.save(update_fields=["state", "catatan", "usulan"])
        _leaf(held, by.pegawai.nip, at, "ditunda", alasan=held.catatan)
    return held


def reconsider(*, butir: Butir, by: Anggota, at: datetime) -> Butir:
    """Take a settled item up again while the sidang lasts; its votes stay on record as an earlier round."""
    with transaction.atomic():
        held = _held(butir)
        must_sit(held, by)
        held.state, held.catatan = _after("reconsider", held.state), ""
        held.putaran += 1
        _forget(held)
        held.save(update_fields=["state", "catatan", "usulan", "putaran"])
        _leaf(held, by.pegawai.nip, at, "dibahas ulang")
    return held


def _held(butir: Butir) -> Butir:
    rows = Butir.objects.select_for_update(of=("self",)).select_related("sidang__instansi", "jabatan", "usulan")
    return rows.get(pk=butir.pk)


def _after(verb: str, state: str) -> str:
    try:
        return ITEM.after(verb, state, "tpk")
    except StepRefused as refusal:
        raise Refused(f"{refusal} Muat ulang halaman untuk melihat keadaan terakhir.") from refusal


def _forget(butir: Butir) -> None:
    """Take the proposal off the item; votes on it belong to a round that is over."""
    if butir.usulan is None:
        return
    old, butir.usulan = butir.usulan, None
    Butir.objects.filter(pk=butir.pk).update(usulan=None, state="menunggu")
    old.delete()


def _columns(butir: Butir, proposal: Proposal, rank: Ranked, by: Anggota, at: datetime) -> dict[str, object]:
    person = proposal.pegawai
    unmoved = proposal.jenis in UNMOVED
    target = person.jabatan if unmoved and person.jabatan else butir.jabatan
    merit = Calon.objects.filter(butir=butir, pegawai=person).values_list("merit", flat=True).first()
    away = bool(rank.passed) and not unmoved
    return {
        "instansi": butir.sidang.instansi, "sidang": butir.sidang, "pegawai": person, "dari": person.jabatan,
        "ke": target, "tunggal": target.jenis == Jenis.STRUKTURAL, "pimpinan": needs_route(target.jenjang),
        "jenis": proposal.jenis, "alasan": proposal.alasan.strip(), "kode_alasan": proposal.kode_alasan if away else "",
        "dasar": proposal.dasar.strip(), "landasan": proposal.landasan if proposal.jenis == "demosi" else "",
        "jalur": proposal.jalur if needs_route(target.jenjang) else "", "merit": merit, "ambang": butir.ambang,
        "peringkat": rank.rank, "pelamar": rank.of, "dilewati": rank.passed, "terpakai": rank.taken,
        "oleh": by.pegawai.nip, "pada": at,
    }  # fmt: skip


def _write_votes(butir: Butir, votes: Mapping[int, Vote], by: Anggota, at: datetime) -> None:
    Suara.objects.bulk_create(
        Suara(
            butir=butir, anggota_id=member, putaran=butir.putaran, pilihan=vote.pilihan,
            pendapat=vote.pendapat.strip(), pada=at, dicatat_oleh=by.pegawai.nip,
        )
        for member, vote in votes.items()
    )  # fmt: skip


def _clash(butir: Butir, proposal: Proposal) -> str:
    """Which of the two constraints was met: the person or the post was proposed before."""
    other = Usulan.objects.filter(sidang=butir.sidang_id, pegawai=proposal.pegawai).select_related("ke").first()
    if other is not None:
        return (
            f"{proposal.pegawai.nama_gelar} sudah diusulkan untuk {other.ke.nama} dalam sidang ini. "
            "Satu orang satu jabatan: bahas ulang butir itu bila ingin mengubahnya."
        )
    return f"{butir.jabatan.nama} sudah diusulkan untuk orang lain dalam sidang ini. Satu jabatan satu orang."


def _leaf(butir: Butir, actor: str, at: datetime, result: str, **facts: object) -> None:
    subject = f"sidang:{butir.sidang_id}/{butir.nomor}"
    record(
        "SIDANG_BUTIR", subject=subject, actor=actor, at=at, facts={"hasil": result, "putaran": butir.putaran, **facts}
    )
