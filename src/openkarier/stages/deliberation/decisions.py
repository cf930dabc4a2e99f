"""Deciding an item: a proposal within the law, votes of those who may vote, and the dossier frozen as it was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from openkarier.core.deliberation import (
    DEMOTIONS,
    DEPARTURES,
    ITEM,
    ROUTES,
    TIES,
    UNMOVED,
    VOTES,
    Ranked,
    carried,
    kinds_between,
    needs_route,
    place,
)
from openkarier.core.eligibility import Examination, State, paper
from openkarier.core.jabatan import Jenis
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.operations import record
from openkarier.stages.deliberation import freezing
from openkarier.stages.deliberation.models import Anggota, Benturan, Butir, Calon, Hadir, Suara, Usulan
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.talent import eligibility


@dataclass(frozen=True)
class Proposal:
    """What a member proposes for one item, as typed."""

    pegawai: Pegawai
    jenis: str
    alasan: str = ""
    kode_alasan: str = ""
    dasar: str = ""
    landasan: str = ""
    jalur: str = ""


class Vote(NamedTuple):
    """A vote and, of who does not agree, why."""

    pilihan: str
    pendapat: str = ""


def propose(*, butir: Butir, proposal: Proposal, by: Anggota, at: datetime) -> Usulan:
    """Put one candidate to the vote, in place of the one before. Raises Refused with what stands in the way."""
    person = _serving(proposal.pegawai, butir)
    examination = _examined(person, butir)
    must_allow(proposal, butir, examination)
    rank = ranking(butir, person.pk)
    must_give_reasons(proposal, rank, examination)
    try:
        with transaction.atomic():
            held = _held(butir)
            _must_sit(held, by)
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
        _must_sit(held, by)
        entitled = voters(held)
        _must_be_complete(held, entitled, votes)
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
        _must_sit(held, by)
        held.state, held.catatan = _after("postpone", held.state), why.strip()
        _forget(held)
        held.save(update_fields=["state", "catatan", "usulan"])
        _leaf(held, by.pegawai.nip, at, "ditunda", alasan=held.catatan)
    return held


def reconsider(*, butir: Butir, by: Anggota, at: datetime) -> Butir:
    """Take a settled item up again while the sidang lasts; its votes stay on record as an earlier round."""
    with transaction.atomic():
        held = _held(butir)
        _must_sit(held, by)
        held.state, held.catatan = _after("reconsider", held.state), ""
        held.putaran += 1
        _forget(held)
        held.save(update_fields=["state", "catatan", "usulan", "putaran"])
        _leaf(held, by.pegawai.nip, at, "dibahas ulang")
    return held


# --- what the law and the order of merit say ---


def ranking(butir: Butir, pegawai: int) -> Ranked:
    """A candidate's place in an item, with regard to who is proposed for another post by the same sidang."""
    listed = Calon.objects.filter(butir=butir).values_list("pegawai_id", "merit", "keadaan")
    order = {person: None if state == State.SHORT else merit for person, merit, state in listed}
    moved = Usulan.objects.filter(sidang=butir.sidang_id).exclude(jenis__in=UNMOVED).exclude(ke=butir.jabatan_id)
    return place(pegawai, order, set(moved.values_list("pegawai_id", flat=True)))


def barring(examination: Examination) -> list[Verdict]:
    """Failing block rules about the person; a paper that is still to come does not bar."""
    return _failing(examination, Severity.BLOCK)


def warned(examination: Examination) -> list[Verdict]:
    """Failing warn rules: each needs a written reason."""
    return _failing(examination, Severity.WARN)


def _failing(examination: Examination, severity: Severity) -> list[Verdict]:
    return [
        verdict
        for rule, verdict in examination.judged
        if verdict.outcome is Outcome.FAIL and verdict.severity is severity and not paper(rule)
    ]


def must_allow(proposal: Proposal, butir: Butir, examination: Examination) -> None:
    """Raise Refused for what the law does not allow at all."""
    person, post = proposal.pegawai, butir.jabatan
    if proposal.jenis in UNMOVED:
        if person.jabatan_id is None:
            raise Refused(f"{person.nama_gelar} tidak menduduki jabatan, sehingga tidak dapat diusulkan tetap.")
        return
    allowed = kinds_between(person.jabatan.jenjang if person.jabatan else None, post.jenjang)
    if proposal.jenis not in allowed:
        words = " atau ".join(allowed)
        raise Refused(f"Perpindahan ini disebut {words}, bukan {proposal.jenis}. Ubah jenis usulannya.")
    if proposal.jenis == "demosi":
        _must_be_grounded(proposal)
    elif barred := barring(examination):
        first = barred[0]
        raise Refused(
            f"{person.nama_gelar} tidak dapat diusulkan: {first.message} ({first.citation}). "
            "Pilih calon lain, atau tunda butir ini."
        )
    if needs_route(post.jenjang) and (proposal.jalur not in ROUTES or not proposal.dasar.strip()):
        raise Refused(
            "Jabatan pimpinan tinggi tidak diisi lewat usulan biasa. Pilih jalurnya (seleksi terbuka, uji kompetensi, "
            "atau manajemen talenta) dan tuliskan surat hasilnya (PP 11/2017 Pasal 110, 131, 132, dan 134)."
        )


def _must_be_grounded(proposal: Proposal) -> None:
    if proposal.landasan not in DEMOTIONS or not proposal.dasar.strip():
        grounds = "; ".join(f"{ground.label} ({ground.citation})" for ground in DEMOTIONS.values())
        raise Refused(f"Demosi memerlukan landasan hukum dan suratnya. Yang dikenal: {grounds}.")


def must_give_reasons(proposal: Proposal, rank: Ranked, examination: Examination) -> None:
    """Raise Refused when a warning or a departure from rank has no written reason."""
    if proposal.jenis in UNMOVED:
        return
    warnings = warned(examination) if proposal.jenis != "demosi" else []
    if warnings and not proposal.alasan.strip():
        raise Refused(f"Tuliskan alasan: {warnings[0].message} ({warnings[0].citation}).")
    if rank.passed:
        missing = [
            label
            for label, given in (
                ("kode alasan", proposal.kode_alasan in DEPARTURES),
                ("alasan", proposal.alasan.strip()),
                ("surat yang mendasari", proposal.dasar.strip()),
            )
            if not given
        ]
        if missing:
            raise Refused(
                f"{rank.passed} calon bernilai lebih tinggi dilewati. Lengkapi {', '.join(missing)}; "
                "penyimpangan tercatat di Buku Merit atas nama Anda."
            )


# --- who may vote ---


def voters(butir: Butir) -> list[Anggota]:
    """Present members who declared their ties and do not stand aside from this item."""
    tied = Benturan.objects.filter(butir=butir).values("anggota")
    rows = Hadir.objects.filter(sidang=butir.sidang_id, menyatakan_pada__isnull=False).exclude(anggota__in=tied)
    return [row.anggota for row in rows.select_related("anggota__pegawai").order_by("anggota__pegawai__nama")]


def _must_be_complete(butir: Butir, entitled: list[Anggota], votes: Mapping[int, Vote]) -> None:
    allowed = {each.pk: each for each in entitled}
    for member in Anggota.objects.filter(pk__in=set(votes) - set(allowed)).select_related("pegawai"):
        tie = Benturan.objects.filter(butir=butir, anggota=member).first()
        if tie is not None:
            raise Refused(f"{member.pegawai.nama_gelar} tidak dapat memberi suara: {TIES[tie.jenis]}.")
        raise Refused(f"{member.pegawai.nama_gelar} belum hadir atau belum menyatakan benturan kepentingannya.")
    silent = [each.pegawai.nama_gelar for pk, each in allowed.items() if pk not in votes]
    if silent or not allowed:
        raise Refused(f"Suara {', '.join(silent) or 'anggota'} belum dicatat. Catat suara setiap anggota yang berhak.")
    if any(vote.pilihan not in VOTES for vote in votes.values()):
        raise Refused("Suara yang dikenal: setuju, tidak setuju, atau abstain.")


def _must_sit(butir: Butir, by: Anggota) -> None:
    sidang = butir.sidang
    if sidang.state != "dibuka":
        raise Refused(f"Sidang ini {sidang.get_state_display().lower()}; butirnya tidak dapat diputus sekarang.")
    present = Hadir.objects.filter(sidang=sidang)
    if present.count() < (sidang.kuorum or 0):
        raise Refused("Kuorum tidak tercapai; tidak ada suara yang dapat diberikan.")
    own = present.filter(anggota=by).first()
    if own is None:
        raise Refused("Hanya anggota yang hadir dapat mengusulkan dan memutus.")
    if own.menyatakan_pada is None:
        raise Refused("Nyatakan dahulu ada atau tidaknya benturan kepentingan Anda dengan para calon.")
    if Benturan.objects.filter(butir=butir, anggota=by).exists():
        raise Refused("Anda tidak ikut membahas butir ini karena ada benturan kepentingan (UU 30/2014 Pasal 43).")


# --- rows ---


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


def _serving(person: Pegawai, butir: Butir) -> Pegawai:
    on = butir.sidang.tanggal
    if not person.aktif or (person.tmt_pensiun and person.tmt_pensiun <= on):
        since = f" sejak {tanggal(person.tmt_pensiun)}" if person.tmt_pensiun else ""
        raise Refused(f"{person.nama_gelar} sudah pensiun atau tidak aktif{since}, sehingga tidak dapat diusulkan.")
    if not Calon.objects.filter(butir=butir, pegawai=person).exists():
        raise Refused(f"{person.nama_gelar} tidak ada dalam daftar calon butir ini. Tambahkan dahulu sebagai calon.")
    return person


def _examined(person: Pegawai, butir: Butir) -> Examination:
    post = Jabatan.objects.select_related("unit__opd").get(pk=butir.jabatan_id)
    return eligibility.examined(person, [post], butir.sidang.tanggal)[0]


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
